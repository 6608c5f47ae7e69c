import ParleyPact
import ParleyWire

extension Ledger {
  /// Since when a condition holds and what shows it; nil while it is not shown.
  func holds(_ condition: Condition, _ binding: Binding, _ look: inout Evaluation) -> Finding? {
    switch condition {
    case .all(let parts):
      var joined = Finding(since: 0, evidence: [])
      for part in parts {
        guard let found = holds(part, binding, &look) else { return nil }
        joined.since = max(joined.since, found.since)
        joined.evidence += found.evidence
      }
      return joined
    case .any(let parts):
      let found = parts.compactMap { holds($0, binding, &look) }
      guard let first = found.map(\.since).min() else { return nil }
      return found.first { $0.since == first }
    case .not(let part):
      return holds(part, binding, &look) == nil ? Finding(since: 0, evidence: []) : nil
    case .fact(let id, let state, let agreement):
      guard let agreement else { return fact(id, &look) }
      return look.others[agreement].flatMap { $0.holds(id, state) }
    case .article(let number, let state, let agreement):
      guard let agreement else { return article(number, is: state, binding, &look) }
      return look.others[agreement].flatMap { $0.article(number, is: state) }
    case .hasDone(let name, let event):
      return done(event, by: who(name, binding), &look)
    case .sends(let name, let kind):
      return sends(kind, by: who(name, binding), &look)
    case .allConsent: return consent(&look)
    case .threshold(let threshold): return within(threshold, binding)
    }
  }

  private func who(_ name: String, _ binding: Binding) -> PartyName? {
    isSomebody(name) ? name : binding.names[name]
  }

  private func done(_ event: String, by party: PartyName?, _ look: inout Evaluation) -> Finding? {
    guard let party else { return nil }
    let found = occurrences(of: event, &look).filter { occurrence in
      occurrence.isEstablished && isPerformer(party, of: occurrence)
        && look.has(come: occurrence.at)
    }
    guard let first = found.first else { return nil }
    return Finding(
      since: first.at, evidence: found.flatMap { $0.records.map { messages[Int($0)].id } })
  }

  /// An event that both sides record was performed by each of them.
  private func isPerformer(_ party: PartyName, of occurrence: Occurrence) -> Bool {
    if let performer = occurrence.performer { return performer == party }
    return occurrence.records.contains { messages[Int($0)].author == party }
  }

  private func sends(_ kind: String, by party: PartyName?, _ look: inout Evaluation) -> Finding? {
    guard let party else { return nil }
    var finding: Finding?
    for index in sent(kind) {
      let message = messages[Int(index)]
      guard message.author == party, look.has(come: message.knownFrom) else { continue }
      let time = message.dispatch(tolerance: plan.tolerance).shown
      guard look.has(come: time) else { continue }
      finding = Finding(
        since: min(finding?.since ?? time, time), evidence: (finding?.evidence ?? []) + [message.id]
      )
    }
    return finding
  }

  private func consent(_ look: inout Evaluation) -> Finding? {
    var first: [PartyName: Int64] = [:]
    var evidence: [String] = []
    for index in acts(.consent) {
      let message = messages[Int(index)]
      guard plan.agreement.parties.contains(message.author), look.has(come: message.knownFrom)
      else { continue }
      let time = message.dispatch(tolerance: plan.tolerance).shown
      first[message.author] = min(first[message.author] ?? time, time)
      evidence.append(message.id)
    }
    guard first.count == plan.agreement.parties.count, let last = first.values.max() else {
      return nil
    }
    return Finding(since: last, evidence: evidence)
  }

  private func within(_ threshold: Threshold, _ binding: Binding) -> Finding? {
    var sources = binding.message.map { [$0] } ?? []
    sources += binding.occurrence?.records.map { Int($0) } ?? []
    let shown = sources.filter { threshold.holds(for: messages[$0].field(threshold.field)) }
    guard !shown.isEmpty else { return nil }
    return Finding(since: binding.base, evidence: shown.map { messages[$0].id })
  }

  private func article(
    _ number: String, is state: InstanceState, _ binding: Binding, _ look: inout Evaluation
  ) -> Finding? {
    guard
      let source = plan.articles.first(where: { $0.article.number == number && !$0.isOtherwise })
    else { return nil }
    let chain = triggerChain(binding)
    var isByMessage = false
    if case .sends? = source.article.trigger { isByMessage = true }
    var finding: Finding?
    for judged in look.judged[source.index] ?? [] where judged.row.state.is(state) {
      // About the same message, or about one that it refers to.
      if isByMessage, !chain.isEmpty, !chain.contains(judged.row.trigger) { continue }
      let since = judged.row.since(state) ?? 0
      finding = Finding(
        since: min(finding?.since ?? since, since),
        evidence: (finding?.evidence ?? []) + judged.row.evidence)
    }
    return finding
  }

  /// The message that began a norm, and those it goes back to.
  func triggerChain(_ binding: Binding) -> [String] {
    guard var index = binding.message else { return [] }
    var chain: [String] = []
    while !chain.contains(messages[index].id) {
      chain.append(messages[index].id)
      guard let about = messages[index].about, let next = self.index(of: about) else { break }
      index = next
    }
    return chain
  }
}

extension RowState {
  /// Whether a text that asks for a state means this one.
  func `is`(_ asked: InstanceState) -> Bool {
    switch asked {
    case .performed, .established: self == .fulfilled || self == .fulfilledLate
    case .fulfilled: self == .fulfilled
    case .overdue: self == .overdue || self == .overdueUnconfirmed || self == .fulfilledLate
    case .excused: self == .excused
    case .suspended: self == .suspended
    case .inForce: [.due, .clockNotStarted, .overdue, .overdueUnconfirmed, .kept].contains(self)
    }
  }
}

extension Row {
  /// When it came into a state, where the record says.
  func since(_ state: InstanceState) -> Int64? {
    switch state {
    case .performed, .fulfilled, .established: performed?.seconds
    case .overdue: due?.seconds
    case .excused, .suspended, .inForce: nil
    }
  }
}

extension Status {
  func article(_ number: String, is state: InstanceState) -> Finding? {
    let hits = rows.filter { $0.article == number && $0.state.is(state) }
    guard !hits.isEmpty else { return nil }
    return Finding(
      since: hits.compactMap { $0.since(state) }.min() ?? 0, evidence: hits.flatMap(\.evidence))
  }

  /// A fact of another agreement; `in-force` asks for that agreement as a whole.
  func holds(_ id: String, _ state: InstanceState) -> Finding? {
    if state == .inForce {
      return isInForce ? Finding(since: standing.since?.seconds ?? 0, evidence: []) : nil
    }
    return established.first { $0.id == id }.map {
      Finding(since: $0.at.seconds, evidence: $0.evidence)
    }
  }
}
