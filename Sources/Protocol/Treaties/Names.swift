import ParleyPact

/// The names that a part of an agreement speaks of: parties, offices and variables alike.
enum Names {
  static func of(_ article: Article) -> [PartyName] {
    (article.trigger.map(of) ?? []) + of(article.norm) + (article.copied.map(of) ?? [])
      + (article.otherwise.map(of) ?? [])
      + [article.condition, article.unless, article.onlyIf].compactMap(\.self).flatMap(of)
  }

  static func of(_ norm: Norm) -> [PartyName] {
    guard case .send(_, let to) = norm.act else { return of(norm.subject) }
    return of(norm.subject) + of(to)
  }

  static func of(_ subject: Subject) -> [PartyName] {
    switch subject {
    case .anyParty(let name), .anyOther(let name), .theOther(let name), .each(let name): [name]
    case .allOthers: []
    case .names(let names), .either(let names): names
    }
  }

  static func of(_ trigger: Trigger) -> [PartyName] {
    switch trigger {
    case .sends(let who, _, let to, _): of(who) + (to.map(of) ?? [])
    case .occurs(_, let by, _): by.map(of) ?? []
    case .beforeEach(_, let by, _): of(by)
    case .eachYear, .becomes: []
    }
  }

  static func of(_ condition: Condition) -> [PartyName] {
    switch condition {
    case .all(let parts), .any(let parts): parts.flatMap(of)
    case .not(let part): of(part)
    case .hasDone(let who, _), .sends(let who, _): [who]
    case .fact, .article, .allConsent, .threshold: []
    }
  }

  static func of(_ rule: FactKind.Rule) -> [PartyName] {
    switch rule {
    case .when(let condition): of(condition)
    case .after(_, _, let earlier): earlier.map(of) ?? []
    }
  }

  static func of(_ force: Force?) -> [PartyName] {
    if case .when(let condition)? = force { of(condition) } else { [] }
  }
}
