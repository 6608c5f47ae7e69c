import ParleyPact

/// Names of other agreements, and events that a text waits for and does not govern.
struct ForeignNames {
  var agreements: Set<String> = []
  var events: Set<String> = []

  func touches(_ id: String, _ governed: Set<String>) -> Bool {
    agreements.contains(id) || !events.isDisjoint(with: governed)
  }

  mutating func formUnion(_ other: ForeignNames) {
    agreements.formUnion(other.agreements)
    events.formUnion(other.events)
  }
}

extension Agreement {
  /// Events that an article requires or permits.
  var governed: Set<String> {
    Set(
      articles.flatMap { [$0.norm] + ($0.otherwise.map { [$0] } ?? []) }.compactMap { norm in
        switch norm.act {
        case .hold(let id), .perform(let id), .convene(let id): norm.modal == .mustNot ? nil : id
        case .send, .deposit, .suspend, .resume: nil
        }
      })
  }

  var foreignNames: ForeignNames {
    var names = ForeignNames()
    let own = governed
    for condition in conditions {
      condition.visit { atom in
        switch atom {
        case .fact(let id, let state, let other):
          if let other { names.agreements.insert(other) }
          if state == .inForce { names.agreements.insert(id) }
        case .article(_, _, let other?): names.agreements.insert(other)
        case .hasDone(_, let id) where !own.contains(id): names.events.insert(id)
        default: break
        }
      }
    }
    return names
  }

  /// Every condition of the text: of force, of facts, of articles.
  var conditions: [Condition] {
    var all: [Condition] = []
    if case .when(let condition)? = force { all.append(condition) }
    for fact in facts {
      switch fact.rule {
      case .when(let condition), .after(_, _, orEarlier: let condition?): all.append(condition)
      case .after: break
      }
    }
    for article in articles {
      all += [article.condition, article.unless, article.onlyIf].compactMap(\.self)
    }
    return all
  }
}

extension Condition {
  /// Calls `body` for every part that has no parts of its own.
  func visit(_ body: (Condition) -> Void) {
    switch self {
    case .all(let parts), .any(let parts): for part in parts { part.visit(body) }
    case .not(let part): part.visit(body)
    default: body(self)
    }
  }
}
