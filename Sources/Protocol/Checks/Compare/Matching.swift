import ParleyPact

/// Which part of the right text is which of the left, whatever they are called.
struct Matching {
  /// The right text under the identifiers and numbers of the left.
  let renamed: Agreement
  /// By article of the left: its fellow on the right.
  let articles: [Int?]

  init(_ left: Agreement, _ right: Agreement) {
    var ids: [String: String] = [:]
    Self.pair(
      left.messages.map { Fellow($0.id, $0.labels, form: $0.form) },
      right.messages.map { Fellow($0.id, $0.labels, form: $0.form) }, &ids)
    Self.pair(
      left.events.map { Fellow($0.id, $0.labels) }, right.events.map { Fellow($0.id, $0.labels) },
      &ids)
    Self.pair(
      left.facts.map { Fellow($0.id, $0.labels) }, right.facts.map { Fellow($0.id, $0.labels) },
      &ids)
    Self.pair(
      left.terms.map { Fellow($0.id, $0.labels) }, right.terms.map { Fellow($0.id, $0.labels) },
      &ids)
    let named = right.renaming(ids: { ids[$0] ?? $0 }, numbers: { $0 })
    articles = Self.articles(left, named)
    var numbers: [String: String] = [:]
    for (i, j) in articles.enumerated() {
      if let j { numbers[right.articles[j].number] = left.articles[i].number }
    }
    // A number that the left has and gave to another is kept apart.
    renamed = named.renaming(
      ids: { $0 },
      numbers: { numbers[$0] ?? (left.article($0) == nil ? $0 : "\($0) of the other text") })
  }

  private struct Fellow {
    let id: String
    let labels: [Label]
    let form: String?

    init(_ id: String, _ labels: [Label], form: String? = nil) {
      self.id = id
      self.labels = labels
      self.form = form
    }

    func isLike(_ other: Fellow) -> Bool {
      form != nil && form == other.form
        || labels.contains { label in other.labels.text(in: label.language) == label.text }
    }
  }

  /// What only one side names, and carries the same form or is called alike, is one thing.
  private static func pair(
    _ left: [Fellow], _ right: [Fellow], _ ids: inout [String: String]
  ) {
    var lone = left.filter { one in !right.contains { $0.id == one.id } }
    for other in right where !left.contains(where: { $0.id == other.id }) {
      guard let i = lone.firstIndex(where: { $0.isLike(other) }) else { continue }
      ids[other.id] = lone.remove(at: i).id
    }
  }

  /// First by number and meaning, then by meaning alone, last by number alone.
  private static func articles(_ left: Agreement, _ right: Agreement) -> [Int?] {
    let ours = left.articles.map { key($0, left) }
    let theirs = right.articles.map { key($0, right) }
    var match: [Int?] = ours.map { _ in nil }
    var taken = theirs.map { _ in false }
    var byNumber: [String: [Int]] = [:]
    var byMeaning: [[String]: [Int]] = [:]
    for (j, article) in right.articles.enumerated() {
      byNumber[article.number, default: []].append(j)
      byMeaning[theirs[j], default: []].append(j)
    }
    func take(_ i: Int, _ among: [Int]?, _ fits: (Int) -> Bool = { _ in true }) {
      guard match[i] == nil, let j = among?.first(where: { !taken[$0] && fits($0) }) else { return }
      match[i] = j
      taken[j] = true
    }
    for (i, article) in left.articles.enumerated() {
      take(i, byNumber[article.number]) { ours[i] == theirs[$0] }
    }
    for i in ours.indices { take(i, byMeaning[ours[i]]) }
    for (i, article) in left.articles.enumerated() { take(i, byNumber[article.number]) }
    return match
  }

  /// What an article says, whatever the numbers of the articles it speaks of.
  private static func key(_ article: Article, _ agreement: Agreement) -> [String] {
    var bare = Agreement(id: agreement.id)
    bare.parties = agreement.parties
    bare.chair = agreement.chair
    bare.certifiers = agreement.certifiers
    bare.articles = [article]
    let plain = bare.renaming(ids: { $0 }, numbers: { _ in "#" })
    return plain.facets(plain.articles[0]).filter { $0.kind == .meaning }
      .map { "\($0.field): \($0.value ?? "")" }
  }
}
