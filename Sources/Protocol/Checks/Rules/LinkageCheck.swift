import ParleyPact

/// Check 1: acts that wait for each other, or for nobody.
enum LinkageCheck {
  @Sendable
  static func findings(_ agreement: Agreement, _ beside: [Agreement]) -> [Finding] {
    let report = Linkage.find(in: [agreement] + related(to: agreement, beside))
    let mutual = report.components.compactMap { component -> Finding? in
      guard let own = component.cycle.first(where: { $0.agreement == agreement.id }) else {
        return nil
      }
      return finding(component, agreement.article(own.article), in: agreement)
    }
    let orphans = report.orphans.filter { $0.act.agreement == agreement.id }.map {
      orphan($0, in: agreement)
    }
    return mutual + orphans
  }

  /// Agreements that this one names in a condition, or that name it, and theirs in turn; and those
  /// that govern an event this one waits for.
  private static func related(to agreement: Agreement, _ beside: [Agreement]) -> [Agreement] {
    guard !beside.isEmpty else { return [] }
    var known: Set<String> = [agreement.id]
    var names = agreement.foreignNames
    var found: [Agreement] = []
    var grew = true
    while grew {
      grew = false
      for other in beside where !known.contains(other.id) {
        let speaks = other.foreignNames
        guard
          names.touches(other.id, other.governed)
            || speaks.touches(agreement.id, agreement.governed)
        else { continue }
        known.insert(other.id)
        names.formUnion(speaks)
        found.append(other)
        grew = true
      }
    }
    return found
  }

  private static func finding(
    _ component: LinkageReport.Component, _ article: Article?, in agreement: Agreement
  ) -> Finding {
    let cycle = component.cycle
    let articles = Wording.list(unique(cycle.map { place($0, in: agreement) }))
    if Set(cycle.map { "\($0.agreement) \($0.article)" }).count == 1 {
      return Finding(
        .selfOpening, in: agreement, article,
        "\(articles) opens only after its own use: nobody can be the first to use it",
        chain: chain(cycle, in: agreement),
        remedy: "Say what opens it first, or take the condition out. Which of the two was meant"
          + " does not follow from the text.")
    }
    let best = component.suggestions.first.map { suggestion in
      "Together, at one moment, it would start: "
        + Wording.list(suggestion.together.map { "\($0.party): \($0.words)" }) + "."
    }
    return Finding(
      .mutualLinkage, in: agreement, article,
      "\(articles) wait for each other: nothing can start",
      chain: chain(cycle, in: agreement),
      remedy: (best.map { $0 + " " } ?? "")
        + "Ways out: the same moment, conditional deposits, a certificate, steps, or a trial; each"
        + " is offered as a draft. None is chosen here, since each gives a side something else.")
  }

  private static func orphan(_ orphan: LinkageReport.Orphan, in agreement: Agreement) -> Finding {
    let words = Wording(agreement)
    return Finding(
      .waitsForNobody, in: agreement, agreement.article(orphan.act.article),
      "\(orphan.act.party) waits here for \(orphan.party) to have done \(words.name(orphan.event)),"
        + " but no article says that \(orphan.party) must or may do it",
      remedy: "Add an article \"\(orphan.party) must do \(orphan.event)\", or leave the condition"
        + " out. Who owes the first step is the parties' to say.")
  }

  private static func place(_ act: LinkedAct, in agreement: Agreement) -> String {
    act.agreement == agreement.id
      ? "article \(act.article)" : "article \(act.article) of \(act.agreement)"
  }

  /// `article 1: Alfa can do … only after article 2: Bravo has done …`.
  private static func chain(_ cycle: [LinkedAct], in agreement: Agreement) -> [String] {
    cycle.indices.map { i in
      let next = cycle[(i + 1) % cycle.count]
      return "\(place(cycle[i], in: agreement)): \(cycle[i].party) can \(cycle[i].words) only after"
        + " \(next.party) does what \(place(next, in: agreement)) says (\(next.words))"
    }
  }

  private static func unique(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }
  }
}

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
