import ParleyPact

/// Check 1: acts that wait for each other, or for nobody.
enum LinkageCheck {
  static func findings(_ agreement: Agreement, _ beside: [Agreement]) -> [Finding] {
    let all = [agreement] + related(to: agreement, beside)
    return findings(Linkage.find(in: all), in: all)[0]
  }

  /// The findings of each agreement, in their order.
  static func findings(_ report: LinkageReport, in agreements: [Agreement]) -> [[Finding]] {
    var found: [[Finding]] = Array(repeating: [], count: agreements.count)
    var index: [String: Int] = [:]
    for (i, agreement) in agreements.enumerated() where index[agreement.id] == nil {
      index[agreement.id] = i
    }
    for component in report.components {
      var told: Set<String> = []
      for own in component.cycle where told.insert(own.agreement).inserted {
        guard let i = index[own.agreement] else { continue }
        let article = agreements[i].article(own.article)
        found[i].append(finding(component, article, in: agreements[i]))
      }
    }
    for missing in report.orphans {
      guard let i = index[missing.act.agreement] else { continue }
      found[i].append(orphan(missing, in: agreements[i]))
    }
    return found
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
