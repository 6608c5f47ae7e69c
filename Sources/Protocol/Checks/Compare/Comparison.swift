package import ParleyPact
package import ParleyWire

/// Where two texts differ: in meaning, in names and numbers only, or in words only.
///
/// It compares trees, so keyword language, layout and comments are already gone. It says that two
/// texts mean the same as models; which text prevails is for the parties.
package struct Comparison: Hashable, Sendable {
  /// In the order of the left text, then what only the right one has.
  package var differences: [Difference]
  /// The meaning digests of the two.
  package var left: Digest
  package var right: Digest

  /// One field of one part in which the two differ.
  package struct Difference: Hashable, Sendable {
    package var place: Place
    package var field: String
    package var kind: Kind
    /// What each says; nil where it says nothing.
    package var left: String?
    package var right: String?
  }

  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case meaning
    /// Identifiers, numbers, letters, and the order of fields or bounds. The digests differ, though
    /// nobody owes another thing.
    case names
    /// Titles, labels, quotations, citations, sources, definitions; the order of parties,
    /// declarations and articles.
    case words
  }

  package enum Place: Hashable, Sendable {
    case head
    /// `message`, `event`, `fact` or `term`, by the identifier of the left text where it has it.
    case item(String, id: String)
    case article(String)
    case whole
  }

  /// - Parameters: two texts of one agreement, or two versions.
  package static func of(_ left: Agreement, _ right: Agreement) -> Comparison {
    Comparing(left, right).result
  }

  package func count(_ kind: Kind) -> Int { differences.count { $0.kind == kind } }

  package var meansTheSame: Bool { count(.meaning) == 0 }

  /// The result in one or two sentences.
  package var summary: String {
    let (meaning, names, words) = (count(.meaning), count(.names), count(.words))
    func places(_ count: Int) -> String { count == 1 ? "1 place" : "\(count) places" }
    if differences.isEmpty { return "The two texts say the same, word for word." }
    if meaning > 0 {
      var told: Set<Place> = []
      let list = differences.filter { $0.kind == .meaning }.map(\.place)
        .filter { told.insert($0).inserted }.map(\.text)
      let rest = names + words
      return "The two texts differ in meaning in \(places(meaning)): \(Wording.list(list))."
        + (rest > 0 ? " In \(places(rest)) more they differ in names or words only." : "")
    }
    if names > 0 {
      return "The two texts mean the same under other names, numbers, letters or order"
        + " (\(places(names))), and their digests differ for that reason alone."
        + (words > 0 ? " In \(places(words)) more they differ in words only." : "")
    }
    return "The two texts mean the same. They differ in words only, in \(places(words))."
  }
}

extension Comparison.Place {
  package var text: String {
    switch self {
    case .head: "the head"
    case .item(let what, let id): "\(what) \(id)"
    case .article(let number): "article \(number)"
    case .whole: "the whole"
    }
  }
}

extension Comparison.Difference {
  /// `article 2, deadline (meaning): within 48 hours of receipt | within 24 hours of receipt`.
  package var text: String {
    "\(place.text), \(field) (\(kind.rawValue)): \(left ?? "nothing") | \(right ?? "nothing")"
  }
}

/// One field of a part: what it says, in a spelling that is equal exactly when it says the same.
struct Facet {
  let field: String
  let kind: Comparison.Kind
  let value: String?

  init(_ field: String, _ kind: Comparison.Kind, _ value: String?) {
    self.field = field
    self.kind = kind
    self.value = value?.isEmpty == true ? nil : value
  }
}

private struct Comparing {
  private let left: Agreement
  private let right: Agreement
  private let match: Matching

  init(_ left: Agreement, _ right: Agreement) {
    self.left = left
    self.right = right
    match = Matching(left, right)
  }

  var result: Comparison {
    let renamed = match.renamed
    var found = compare(.head, left.headFacets, renamed.headFacets, right.headFacets)
    found += items("message", left.messages.map { ($0.id, left.facets($0)) }) { tree in
      tree.messages.map { ($0.id, tree.facets($0)) }
    }
    found += items("event", left.events.map { ($0.id, left.facets($0)) }) { tree in
      tree.events.map { ($0.id, tree.facets($0)) }
    }
    found += items("fact", left.facts.map { ($0.id, left.facets($0)) }) { tree in
      tree.facts.map { ($0.id, tree.facets($0)) }
    }
    found += items("term", left.terms.map { ($0.id, left.facets($0)) }) { tree in
      tree.terms.map { ($0.id, tree.facets($0)) }
    }
    found += articles()
    if left.order != renamed.order, Set(left.order) == Set(renamed.order) {
      found.append(
        .init(
          place: .whole, field: "order", kind: .words, left: "one order", right: "another order"))
    }
    return Comparison(differences: found, left: left.meaning, right: right.meaning)
  }

  /// - Parameters:
  ///   - theirs: the right text under the names of the left.
  ///   - shown: the right text as it stands.
  private func compare(
    _ place: Comparison.Place, _ ours: [Facet], _ theirs: [Facet], _ shown: [Facet]
  ) -> [Comparison.Difference] {
    var fields: [String] = []
    for facet in ours + theirs where !fields.contains(facet.field) { fields.append(facet.field) }
    let found = fields.compactMap { field -> Comparison.Difference? in
      let a = ours.first { $0.field == field }
      let b = theirs.firstIndex { $0.field == field }
      guard a?.value != b.flatMap({ theirs[$0].value }) else { return nil }
      return .init(
        place: place, field: field, kind: a?.kind ?? b.map { theirs[$0].kind } ?? .meaning,
        left: a?.value, right: b.flatMap { shown[$0].value })
    }
    // Where members differ, their order does too, and need not be told.
    let meansOther = found.contains { $0.kind == .meaning }
    return found.filter { !(meansOther && $0.field.hasPrefix("order of ")) }
  }

  private func items(
    _ what: String, _ ours: [(id: String, facets: [Facet])],
    _ list: (Agreement) -> [(id: String, facets: [Facet])]
  ) -> [Comparison.Difference] {
    let (theirs, shown) = (list(match.renamed), list(right))
    var found: [Comparison.Difference] = []
    // A term defines no duty, so a text that has one more means the same.
    let kind: Comparison.Kind = what == "term" ? .names : .meaning
    for (id, facets) in ours {
      let place = Comparison.Place.item(what, id: id)
      guard let i = theirs.firstIndex(where: { $0.id == id }) else {
        found.append(.init(place: place, field: "all", kind: kind, left: id, right: nil))
        continue
      }
      if shown[i].id != id {
        found.append(
          .init(place: place, field: "identifier", kind: .names, left: id, right: shown[i].id))
      }
      found += compare(place, facets, theirs[i].facets, shown[i].facets)
    }
    for (i, item) in theirs.enumerated() where !ours.contains(where: { $0.id == item.id }) {
      found.append(
        .init(
          place: .item(what, id: shown[i].id), field: "all", kind: kind, left: nil,
          right: shown[i].id))
    }
    return found
  }

  private func articles() -> [Comparison.Difference] {
    var found: [Comparison.Difference] = []
    for (i, ours) in left.articles.enumerated() {
      let place = Comparison.Place.article(ours.number)
      guard let j = match.articles[i] else {
        found.append(
          .init(
            place: place, field: "all", kind: .meaning, left: left.sentence(ours), right: nil))
        continue
      }
      let (theirs, shown) = (match.renamed.articles[j], right.articles[j])
      if shown.number != ours.number {
        found.append(
          .init(
            place: place, field: "number", kind: .names, left: ours.number, right: shown.number))
      }
      found += compare(
        place, left.facets(ours), match.renamed.facets(theirs), right.facets(shown))
    }
    for j in right.articles.indices where !match.articles.contains(j) {
      let theirs = right.articles[j]
      found.append(
        .init(
          place: .article(theirs.number), field: "all", kind: .meaning, left: nil,
          right: right.sentence(theirs)))
    }
    return found
  }
}
