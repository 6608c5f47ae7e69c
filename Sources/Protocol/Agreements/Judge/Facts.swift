import ParleyPact
import ParleyWire

extension Ledger {
  /// When a fact of the agreement, or an event, was first established by the instant.
  func fact(_ id: String, _ look: inout Evaluation) -> Finding? {
    if let known = look.facts[id] { return known }
    guard look.open.insert(id).inserted else { return nil }
    defer { look.open.remove(id) }
    let found = established(id, &look)
    look.facts[id] = .some(found)
    return found
  }

  private func established(_ id: String, _ look: inout Evaluation) -> Finding? {
    if plan.agreement.event(id) != nil {
      let found = occurrences(of: id, &look).filter {
        $0.isEstablished && look.has(come: $0.at)
      }
      guard let first = found.first else { return nil }
      return Finding(
        since: first.at, evidence: found.flatMap { $0.records.map { messages[Int($0)].id } })
    }
    guard let kind = plan.agreement.fact(id) else { return nil }
    switch kind.rule {
    case .when(let condition): return holds(condition, Subjectless.binding, &look)
    case .after(let span, let start, let earlier):
      var best: Finding?
      if let base = fact(start, &look), let time = Timestamp(seconds: base.since),
        let sum = try? plan.calculation.add(span, to: time), look.has(come: sum.seconds)
      {
        best = Finding(since: sum.seconds, evidence: base.evidence)
      }
      if let earlier, let found = holds(earlier, Subjectless.binding, &look),
        best.map({ found.since < $0.since }) ?? true
      {
        best = found
      }
      return best
    }
  }
}
