import ParleyPact
import ParleyWire

extension Ledger {
  /// The rows of one article that one trigger brought into play.
  func rows(of plan: ArticlePlan, _ binding: Binding, _ look: inout Evaluation) -> [Row] {
    let article = plan.article
    if let condition = article.condition, holds(condition, binding, &look) == nil { return [] }
    var rows: [Row] = []
    for debtor in debtors(of: article.norm, binding) {
      for creditor in creditors(of: article.norm, debtor, binding) {
        var row = Row(
          article: article.number, trigger: binding.trigger, debtor: debtor.name,
          creditor: creditor, state: .due)
        introduce(article, binding, &row, look)
        if article.norm.modal == .mustNot {
          forbid(article, debtor, binding, &row, &look)
        } else {
          judge(article, debtor, binding, &row, &look)
        }
        acts(about: article, debtor, &row, &look)
        rows.append(row)
      }
    }
    return rows
  }

  private func introduce(
    _ article: Article, _ binding: Binding, _ row: inout Row, _ look: Evaluation
  ) {
    guard look.isExplaining else { return }
    row.derivation.append(.article(article.number, citations: article.citations.map(\.text)))
    if let at = Timestamp(seconds: binding.base) {
      row.derivation.append(.trigger(binding.cause, at: at, source: binding.source))
    }
    if let index = binding.message { row.evidence.append(messages[index].id) }
    row.evidence += binding.evidence.filter { !row.evidence.contains($0) }
  }

  private func judge(
    _ article: Article, _ debtor: Debtor, _ binding: Binding, _ row: inout Row,
    _ look: inout Evaluation
  ) {
    if let linkage = article.onlyIf {
      let found = holds(linkage, binding, &look)
      if look.isExplaining {
        row.derivation.append(
          .condition(.onlyIf, holds: found != nil, evidence: found?.evidence ?? []))
      }
      guard found != nil else {
        row.state = .waiting
        return
      }
    }
    let window = window(article, article.norm, debtor, binding, &look)
    row.opens = window.opens.flatMap { Timestamp(seconds: $0) }
    row.alerts = window.alerts.compactMap { Timestamp(seconds: $0) }
    for alert in window.alerts { _ = look.has(come: alert) }
    if look.isExplaining { row.derivation += window.steps }
    let (due, stop) = clock(article, window, &row, &look)
    row.due = due.flatMap { Timestamp(seconds: $0) }
    let acts = performances(of: article.norm, in: article, debtor, row.creditor, binding, &look)
    if settle(acts, due, window, article, debtor, &row, &look) { return }
    claim(acts, &row)
    if let exception = article.unless, let found = holds(exception, binding, &look) {
      row.derivation.append(.condition(.unless, holds: true, evidence: found.evidence))
      row.state = .excused
    } else if window.hasNoStart || window.isRefused {
      row.state = .clockNotStarted
      if window.hasNoStart, binding.message != nil { row.overlays.append(.noReceiptOfTrigger) }
    } else if let stop = stop ?? self.stop(article, binding.base, &look) {
      row.state = .suspended
      explain(stop, &row)
    } else {
      wait(for: due, article, debtor, &row, &look)
    }
  }

  /// The deadline as suspensions leave it, and the one that lasts.
  private func clock(
    _ article: Article, _ window: Window, _ row: inout Row, _ look: inout Evaluation
  ) -> (due: Int64?, stop: Stop?) {
    guard !article.survivesSuspension else { return (window.due, nil) }
    let stops = stops(of: article.number, &look)
    guard !stops.isEmpty else { return (window.due, nil) }
    guard let due = window.due, let start = window.runsFrom else {
      return (window.due, stops.last { $0.until == nil })
    }
    let (later, current) = extended(due, from: start, by: stops, &look)
    for stop in stops where stop.from <= later {
      guard let at = Timestamp(seconds: stop.from) else { continue }
      row.derivation.append(
        .stopped(by: stop.by, at: at, resumed: stop.until.flatMap { Timestamp(seconds: $0) }))
    }
    if later != due, let from = Timestamp(seconds: due), let to = Timestamp(seconds: later) {
      row.derivation.append(.extended(from: from, to: to))
    }
    return (later, current)
  }

  /// A duty that counts back from an event that happened while the article was suspended.
  private func stop(
    _ article: Article, _ base: Int64, _ look: inout Evaluation
  ) -> Stop? {
    guard case .beforeEach? = article.trigger, !article.survivesSuspension else { return nil }
    return stops(of: article.number, &look).first { $0.holds(at: base) }
  }

  /// What stops a clock is a step, also where no running clock made it one.
  private func explain(_ stop: Stop, _ row: inout Row) {
    guard let at = Timestamp(seconds: stop.from) else { return }
    let step = Step.stopped(
      by: stop.by, at: at, resumed: stop.until.flatMap { Timestamp(seconds: $0) })
    if !row.derivation.contains(step) { row.derivation.append(step) }
  }

  /// No act is on the record: due, overdue, or nobody can know yet.
  private func wait(
    for due: Int64?, _ article: Article, _ debtor: Debtor, _ row: inout Row,
    _ look: inout Evaluation
  ) {
    guard let due, look.has(passed: due + plan.tolerance) else {
      row.state = .due
      return
    }
    var isSilent = true
    var since: Int64?
    for party in debtor.parties {
      let heard = heard(party)
      if heard ?? -1 < due { isSilent = false }
      since = since.map { min($0, heard ?? -1) } ?? heard ?? -1
    }
    let deadline = row.due ?? row.alerts.first
    // A duty before an event is judged by the event: once that has happened, it is too late.
    if case .beforeEach? = article.trigger { isSilent = true }
    let heard = since.flatMap { Timestamp(seconds: $0) }
    if isSilent {
      row.state = article.lateness == .lapses ? .lapsed : .overdue
      if look.isExplaining, let heard, let deadline {
        row.derivation.append(.silence(of: row.debtor, heard: heard, after: deadline))
      }
    } else {
      row.state = .overdueUnconfirmed
      row.overlays.append(.nothingHeard(from: row.debtor, since: heard))
      if look.isExplaining, let deadline {
        row.derivation.append(.notHeard(from: row.debtor, since: heard, deadline: deadline))
      }
    }
  }
}
