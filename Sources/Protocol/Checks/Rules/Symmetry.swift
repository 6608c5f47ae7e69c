package import ParleyPact

/// Check 4: who has what. Differences are shown, not judged.
package struct Symmetry: Hashable, Sendable {
  /// One line for each norm and party that it binds or empowers by name.
  package var rows: [Row]
  /// For each ordered pair of parties, what the first has towards the second. Empty where there
  /// are more than `mostParties`.
  package var pairs: [Pair]

  package static let mostParties = 12
  /// Norms that name a party, times parties: beyond it there are no rows either.
  package static let mostComparisons = 20_000

  package struct Pair: Hashable, Sendable {
    package var first: PartyName
    package var second: PartyName
    package var has: [Entry]
    /// What the first has and the second, towards the first, has not.
    package var alone: [Entry]
  }

  /// `may send "request" to the other`: the same words for whichever party has it.
  package struct Entry: Hashable, Sendable {
    package var article: String
    package var words: String
  }

  package struct Row: Hashable, Sendable {
    package var article: String
    package var party: PartyName
    package var modal: Norm.Modal
    /// The act.
    package var words: String
    /// Parties for which no article says the same with the two names exchanged, rising.
    package var without: [PartyName]
  }

  /// Norms that name no party are the same for all, and have no row.
  package static func of(_ agreement: Agreement) -> Symmetry {
    Symmetry(rows: rows(of: agreement), pairs: pairs(agreement))
  }

  private static func rows(of agreement: Agreement) -> [Row] {
    let named = agreement.articles.filter { !$0.namedParties(agreement).isEmpty }
    guard !named.isEmpty, named.count * agreement.parties.count <= mostComparisons else {
      return []
    }
    let words = Wording(agreement)
    let known = Set(agreement.articles.map(\.asBinding))
    var rows: [Row] = []
    for article in named {
      for party in Agreement.loose(article.norm.subject) where agreement.parties.contains(party) {
        let without = agreement.parties.filter { other in
          other != party && !known.contains(article.exchanging(party, other).asBinding)
        }
        rows.append(
          Row(
            article: article.number, party: party, modal: article.norm.modal,
            words: words.act(article.norm.act), without: without.sorted()))
      }
    }
    return rows
  }

  private static func pairs(_ agreement: Agreement) -> [Pair] {
    guard agreement.parties.count <= mostParties else { return [] }
    let words = Wording(agreement)
    func entries(_ first: PartyName, _ second: PartyName) -> [Entry] {
      agreement.articles.compactMap { article in
        let others = agreement.addressees(article.norm)
        guard agreement.possible(article.norm.subject).contains(first),
          others.isEmpty || others.contains(second)
        else { return nil }
        return Entry(article: article.number, words: words.right(article.norm))
      }
    }
    return agreement.parties.flatMap { first in
      agreement.parties.filter { $0 != first }.map { second in
        let has = entries(first, second)
        let theirs = Set(entries(second, first).map(\.words))
        return Pair(
          first: first, second: second, has: has, alone: has.filter { !theirs.contains($0.words) })
      }
    }
  }

  static func findings(_ text: CheckedText) -> [Finding] {
    rows(of: text.agreement).filter { !$0.without.isEmpty }.map { row in
      let others = Wording.list(row.without)
      let verb = row.modal == .may ? "may" : row.modal == .must ? "must" : "must not"
      let counter: String =
        switch row.modal {
        case .may: "\(others) may not do the same"
        case .must: "\(others) need not do the same"
        case .mustNot: "the same is not forbidden to \(others)"
        }
      return text.finding(
        .asymmetry, text.agreement.article(row.article),
        "\(row.party) \(verb) \(row.words); \(counter)",
        remedy: "Shown so that it is seen, and judged by nobody here: each party may have reasons"
          + " to give more, or less, than another.")
    }
  }
}

extension Agreement {
  /// Parties that what the norm asks for may be sent to; none where nothing is sent.
  fileprivate func addressees(_ norm: Norm) -> [PartyName] {
    guard case .send(_, let to) = norm.act else { return [] }
    return possible(to)
  }
}

extension Wording {
  /// What a party has, with nobody's name in it.
  fileprivate func right(_ norm: Norm) -> String {
    let deed =
      if case .send(let id, _) = norm.act { "send \(name(id)) to the other" } else { act(norm.act) }
    let parts = [norm.modal.rawValue, deed] + norm.timings.map(timing)
    return (parts + (norm.quota.map { [quota($0)] } ?? [])).joined(separator: " ")
  }
}

extension Article {
  /// What the article binds to, without its number, titles and sources.
  fileprivate var asBinding: Article {
    var plain = self
    plain.number = ""
    plain.titles = []
    plain.citations = []
    plain.quotations = []
    plain.position = Position()
    plain.norm.position = Position()
    plain.otherwise?.position = Position()
    plain.alerts = alerts.map { Span($0.count, $0.unit, rounding: $0.rounding) }
    plain.norm.timings = norm.timings.map(\.placeless)
    if let timings = otherwise?.timings { plain.otherwise?.timings = timings.map(\.placeless) }
    // Whoever is named first: "A and B" says what "B and A" says.
    switch norm.subject {
    case .names(let names): plain.norm.subject = .names(names.sorted())
    case .either(let names): plain.norm.subject = .either(names.sorted())
    case .anyParty, .anyOther, .theOther, .each, .allOthers: break
    }
    return plain
  }

  fileprivate func namedParties(_ agreement: Agreement) -> [PartyName] {
    var names = variables
    for condition in [condition, unless, onlyIf].compactMap(\.self) {
      condition.visit { atom in
        switch atom {
        case .hasDone(let who, _), .sends(let who, _): names.append(who)
        default: break
        }
      }
    }
    return names.filter(agreement.parties.contains)
  }

  /// The article with two parties in each other's place.
  fileprivate func exchanging(_ a: PartyName, _ b: PartyName) -> Article {
    let swap = { (name: PartyName) in name == a ? b : name == b ? a : name }
    return renaming(swap)
  }
}
