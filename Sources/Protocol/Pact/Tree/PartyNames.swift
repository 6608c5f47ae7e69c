// The same tree under other names: of parties when an agreement is adopted, of variables when two
// texts are compared.

extension Article {
  /// Every name of a party, office or variable replaced.
  package func renaming(_ name: (PartyName) -> PartyName) -> Article {
    var other = self
    other.norm = norm.renaming(name)
    other.otherwise = otherwise?.renaming(name)
    other.trigger = trigger?.renaming(name)
    other.copied = copied?.renaming(name)
    other.condition = condition?.renaming(name)
    other.unless = unless?.renaming(name)
    other.onlyIf = onlyIf?.renaming(name)
    return other
  }
}

extension Subject {
  package func renaming(_ name: (PartyName) -> PartyName) -> Subject {
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
  package func renaming(_ name: (PartyName) -> PartyName) -> Norm {
    var other = self
    other.subject = subject.renaming(name)
    if case .send(let id, let to) = act { other.act = .send(id, to: to.renaming(name)) }
    return other
  }
}

extension Trigger {
  package func renaming(_ name: (PartyName) -> PartyName) -> Trigger {
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
  package func renaming(_ name: (PartyName) -> PartyName) -> Condition {
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

extension FactKind {
  package func renaming(_ name: (PartyName) -> PartyName) -> FactKind {
    var other = self
    switch rule {
    case .when(let condition): other.rule = .when(condition.renaming(name))
    case .after(let span, let id, let earlier):
      other.rule = .after(span, id, orEarlier: earlier?.renaming(name))
    }
    return other
  }
}
