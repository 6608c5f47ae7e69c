import ParleyPact
import ParleyWire

extension Ledger {
  /// Settles an instance by the first act that is established; false where none is.
  func settle(
    _ acts: [Performance], _ due: Int64?, _ window: Window, _ article: Article, _ debtor: Debtor,
    _ row: inout Row, _ look: inout Evaluation
  ) -> Bool {
    var first: Performance?
    for act in acts {
      row.grade = max(row.grade ?? act.grade, act.grade)
      guard let bounds = act.bounds, look.has(come: bounds.shown) else { continue }
      if first.map({ act.precedes($0, from: window.opens) }) ?? true { first = act }
    }
    attend(acts, debtor, article.norm, &row)
    guard let act = first, let bounds = act.bounds, let time = Timestamp(seconds: bounds.shown)
    else { return false }
    let verdict = verdict(bounds, due)
    row.performed = time
    if look.isExplaining { row.evidence += act.evidence.filter { !row.evidence.contains($0) } }
    if let overlay = act.overlay { row.overlays.append(overlay) }
    switch verdict {
    case .late: row.state = article.lateness == .lapses ? .lapsed : .fulfilledLate
    case .withinTolerance:
      row.state = .fulfilled
      row.overlays.append(.withinTolerance)
    case .disputable:
      row.state = .fulfilled
      row.overlays.append(.disputable)
    case .inTime, .early: row.state = .fulfilled
    }
    var shown = verdict
    if let opens = window.opens, bounds.shown < opens {
      row.overlays.append(.early)
      shown = .early
    }
    if look.isExplaining {
      row.derivation.append(
        .performed(
          message: act.evidence.first ?? "", at: time, source: bounds.source, verdict: shown))
    }
    return true
  }

  /// In time if it cannot have been later than the deadline; late if it cannot have been earlier,
  /// and no difference of clocks explains it; otherwise in time, and said so.
  private func verdict(_ bounds: Bounds, _ due: Int64?) -> Step.Verdict {
    guard let due else { return .inTime }
    if bounds.earliest > due + plan.tolerance { return .late }
    if bounds.earliest > due { return .withinTolerance }
    return bounds.latest <= due ? .inTime : .disputable
  }

  /// Acts that are said to be done and not established.
  func claim(_ acts: [Performance], _ row: inout Row) {
    for act in acts where act.bounds == nil {
      if let overlay = act.overlay, !row.overlays.contains(overlay) { row.overlays.append(overlay) }
      row.evidence += act.evidence.filter { !row.evidence.contains($0) }
    }
  }

  /// Who is shown to have been at a joint act, so that one side's absence is not laid to both.
  private func attend(
    _ acts: [Performance], _ debtor: Debtor, _ norm: Norm, _ row: inout Row
  ) {
    guard norm.isJoint else { return }
    row.attendance = debtor.parties.map { party in
      let wasThere = acts.contains { act in
        act.occurrence?.records.contains { record in
          let message = messages[Int(record)]
          guard case .event(_, _, _, _, let present) = message.said else { return false }
          return message.author == party || present.contains(party)
        } ?? false
      }
      return Row.Attendance(party: party, recorded: wasThere)
    }
  }

  /// A prohibition: kept until the record shows the act.
  func forbid(
    _ article: Article, _ debtor: Debtor, _ binding: Binding, _ row: inout Row,
    _ look: inout Evaluation
  ) {
    row.state = .kept
    if let linkage = article.onlyIf, holds(linkage, binding, &look) == nil {
      row.state = .waiting
      return
    }
    let window = window(article, article.norm, debtor, binding, &look)
    row.opens = window.opens.flatMap { Timestamp(seconds: $0) }
    row.due = window.due.flatMap { Timestamp(seconds: $0) }
    if look.isExplaining { row.derivation += window.steps }
    if window.hasNoStart || window.isRefused {
      row.state = .clockNotStarted
      return
    }
    let exception = article.unless.flatMap { holds($0, binding, &look) }
    let stops = article.survivesSuspension ? [] : stops(of: article.number, &look)
    let acts = performances(of: article.norm, in: article, debtor, nil, binding, &look)
    for act in acts {
      let time = act.bounds?.shown ?? act.occurrence?.at ?? binding.base
      guard time >= max(binding.base, window.opens ?? binding.base), time <= window.due ?? .max,
        look.has(come: time),
        !stops.contains(where: { $0.from <= time && time < $0.until ?? .max })
      else { continue }
      row.evidence += act.evidence.filter { !row.evidence.contains($0) }
      row.grade = max(row.grade ?? act.grade, act.grade)
      if let exception, exception.since <= time {
        row.state = row.state == .contrary ? .contrary : .excused
        row.derivation.append(.condition(.unless, holds: true, evidence: exception.evidence))
      } else if act.bounds == nil {
        if !row.overlays.contains(.recordedByOneSide) { row.overlays.append(.recordedByOneSide) }
      } else {
        row.state = .contrary
        row.performed = min(row.performed ?? .distant, Timestamp(seconds: time) ?? .distant)
      }
    }
    if row.state == .kept, stops.last.map({ $0.until == nil }) ?? false { row.state = .suspended }
    if row.state == .contrary, look.isExplaining, let at = row.performed {
      row.derivation.append(
        .performed(
          message: row.evidence.last ?? "", at: at, source: .recordOfEvent, verdict: .inTime))
    }
  }
}

extension Performance {
  /// The first act inside the window counts, and an early one only where there is none.
  fileprivate func precedes(_ other: Performance, from opens: Int64?) -> Bool {
    guard let mine = bounds?.shown, let theirs = other.bounds?.shown else { return false }
    let isEarly = mine < opens ?? .min
    if isEarly != (theirs < opens ?? .min) { return !isEarly }
    return (mine, evidence.first ?? "") < (theirs, other.evidence.first ?? "")
  }
}

extension Timestamp {
  fileprivate static var distant: Timestamp {
    guard let time = Timestamp(seconds: maximumSeconds) else {
      preconditionFailure("the last second of 9999 is a time")
    }
    return time
  }
}
