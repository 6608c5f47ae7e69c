import ParleyPact

// The same tree under other names of parties, and without the places it was read from.

extension Timing {
  /// Without the positions of its spans.
  var placeless: Timing {
    func plain(_ span: Span) -> Span { Span(span.count, span.unit, rounding: span.rounding) }
    return switch self {
    case .within(let span, let of): .within(plain(span), of: of)
    case .notLater(let span, let after): .notLater(plain(span), after: after)
    case .atLeast(let span, let before): .atLeast(plain(span), before: before)
    case .notEarlierAfter(let span, let edge): .notEarlierAfter(plain(span), edge)
    case .notEarlierBefore(let span, let edge): .notEarlierBefore(plain(span), edge)
    case .withoutDelay(let alert): .withoutDelay(alert: plain(alert))
    case .onDay, .byDay, .onDate, .byDate, .sameTime: self
    }
  }
}

extension Subject {
  func renaming(_ name: (PartyName) -> PartyName) -> Subject {
    switch self {
    case .anyParty(let one): .anyParty(name(one))
    case .anyOther(let one): .anyOther(name(one))
    case .theOther(let one): .theOther(name(one))
    case .each(let one): .each(name(one))
    case .allOthers: .allOthers
    case .names(let all): .names(all.map(name))
    case .either(let all): .either(all.map(name))
    }
  }
}

extension Norm {
  func renaming(_ name: (PartyName) -> PartyName) -> Norm {
    var other = self
    other.subject = subject.renaming(name)
    if case .send(let id, let to) = act { other.act = .send(id, to: to.renaming(name)) }
    return other
  }
}

extension Trigger {
  func renaming(_ name: (PartyName) -> PartyName) -> Trigger {
    switch self {
    case .sends(let who, let message, let to, let thresholds):
      .sends(who.renaming(name), message: message, to: to?.renaming(name), where: thresholds)
    case .occurs(let id, let by, let thresholds):
      .occurs(id, by: by?.renaming(name), where: thresholds)
    case .beforeEach(let id, let by, let thresholds):
      .beforeEach(id, by: by.renaming(name), where: thresholds)
    case .eachYear, .becomes: self
    }
  }
}

extension Condition {
  func renaming(_ name: (PartyName) -> PartyName) -> Condition {
    switch self {
    case .all(let parts): .all(parts.map { $0.renaming(name) })
    case .any(let parts): .any(parts.map { $0.renaming(name) })
    case .not(let part): .not(part.renaming(name))
    case .hasDone(let who, let id): .hasDone(name(who), id)
    case .sends(let who, let id): .sends(name(who), id)
    case .fact, .article, .allConsent, .threshold: self
    }
  }
}
