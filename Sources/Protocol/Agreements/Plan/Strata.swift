import ParleyPact

/// What must be known before what. A condition may look at articles and facts; the graph of such
/// looks is followed once, when an agreement is taken up, so that each article is judged after
/// those it depends on.
struct Strata {
  enum Node: Hashable {
    case article(Int)
    case fact(String)
  }

  /// Articles in groups, each after those it depends on. A group of more than one, or one that
  /// depends on itself, is judged until nothing changes.
  private(set) var groups: [Group] = []

  struct Group: Sendable {
    var articles: [Int]
    var isRecursive: Bool
  }

  private var edges: [Node: [(to: Node, isNegative: Bool)]] = [:]
  private var nodes: [Node] = []

  init(
    _ agreement: Agreement, _ articles: [(number: String, article: Article)]
  ) throws(EngineFault) {
    for (index, entry) in articles.enumerated() {
      nodes.append(.article(index))
      edges[.article(index)] = Self.looks(entry.article).flatMap { look in
        Self.targets(look.0, in: agreement, articles).map { ($0, look.1) }
      }
    }
    // A clock that an article may stop is judged after the right to stop it.
    for (index, entry) in articles.enumerated() where entry.article.norm.modal == .may {
      guard let scope = entry.article.norm.act.clocks else { continue }
      for (other, target) in articles.enumerated() where other != index {
        if scope.isEmpty || scope.contains(target.number) {
          edges[.article(other), default: []].append((.article(index), false))
        }
      }
    }
    for fact in agreement.facts {
      nodes.append(.fact(fact.id))
      edges[.fact(fact.id)] = Self.looks(fact).flatMap { look in
        Self.targets(look.0, in: agreement, articles).map { ($0, look.1) }
      }
    }
    for component in components() {
      let members = Set(component)
      let inner = component.flatMap { edges[$0, default: []] }.filter { members.contains($0.to) }
      let numbers = component.compactMap { node in
        if case .article(let index) = node { index } else { nil }
      }.sorted()
      if inner.contains(where: \.isNegative) {
        throw .cycleThroughNegation(numbers.map { articles[$0].number })
      }
      if !numbers.isEmpty {
        groups.append(Group(articles: numbers, isRecursive: !inner.isEmpty))
      }
    }
  }

  enum Look {
    case article(String)
    case name(String)
  }

  private static func targets(
    _ look: Look, in agreement: Agreement, _ articles: [(number: String, article: Article)]
  ) -> [Node] {
    switch look {
    case .article(let number):
      articles.indices.filter { articles[$0].number == number }.map { .article($0) }
    case .name(let id): agreement.fact(id) == nil ? [] : [.fact(id)]
    }
  }

  private static func looks(_ article: Article) -> [(Look, Bool)] {
    var found: [(Look, Bool)] = []
    if let condition = article.condition { found += condition.looks(isNegative: false) }
    if let condition = article.onlyIf { found += condition.looks(isNegative: false) }
    if let condition = article.unless { found += condition.looks(isNegative: true) }
    switch article.trigger {
    case .occurs(let id, _, _)?: found.append((.name(id), false))
    case .becomes(let number, _)?: found.append((.article(number), false))
    default: break
    }
    for timing in article.norm.timings {
      if case .named(let id)? = timing.edge?.of { found.append((.name(id), false)) }
    }
    return found
  }

  private static func looks(_ fact: FactKind) -> [(Look, Bool)] {
    switch fact.rule {
    case .when(let condition): condition.looks(isNegative: false)
    case .after(_, let id, let earlier):
      [(.name(id), false)] + (earlier?.looks(isNegative: false) ?? [])
    }
  }

  /// Strongly connected components, each after those it points to (Tarjan).
  private func components() -> [[Node]] {
    var search = Search(edges: edges)
    for node in nodes where search.number[node] == nil { search.visit(node) }
    return search.found
  }

  private struct Search {
    let edges: [Node: [(to: Node, isNegative: Bool)]]
    var number: [Node: Int] = [:]
    var low: [Node: Int] = [:]
    var stack: [Node] = []
    var found: [[Node]] = []

    init(edges: [Node: [(to: Node, isNegative: Bool)]]) { self.edges = edges }

    // As deep as a chain of conditions is long, which the parser bounds by the number of articles.
    mutating func visit(_ node: Node) {
      number[node] = number.count
      low[node] = number[node]
      stack.append(node)
      for edge in edges[node, default: []] {
        if number[edge.to] == nil {
          visit(edge.to)
          low[node] = min(low[node] ?? 0, low[edge.to] ?? 0)
        } else if stack.contains(edge.to) {
          low[node] = min(low[node] ?? 0, number[edge.to] ?? 0)
        }
      }
      guard low[node] == number[node], let start = stack.firstIndex(of: node) else { return }
      found.append(Array(stack[start...]))
      stack.removeSubrange(start...)
    }
  }
}

extension Condition {
  /// The articles and names it looks at, and whether through a negation.
  func looks(isNegative: Bool) -> [(Strata.Look, Bool)] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap { $0.looks(isNegative: isNegative) }
    case .not(let part): part.looks(isNegative: !isNegative)
    case .fact(let id, _, agreement: nil): [(.name(id), isNegative)]
    case .article(let number, _, agreement: nil): [(.article(number), isNegative)]
    case .fact, .article, .hasDone, .sends, .allConsent, .threshold: []
    }
  }

  /// The other agreements it looks at, and whether through a negation.
  func otherAgreements(isNegative: Bool = false) -> [(String, Bool)] {
    switch self {
    case .all(let parts), .any(let parts):
      parts.flatMap { $0.otherAgreements(isNegative: isNegative) }
    case .not(let part): part.otherAgreements(isNegative: !isNegative)
    case .fact(_, _, let other?), .article(_, _, let other?): [(other, isNegative)]
    case .fact, .article, .hasDone, .sends, .allConsent, .threshold: []
    }
  }
}

extension Timing {
  var edge: Edge? {
    switch self {
    case .notLater(_, let edge), .atLeast(_, let edge), .notEarlierAfter(_, let edge),
      .notEarlierBefore(_, let edge):
      edge
    case .within, .onDay, .byDay, .onDate, .byDate, .withoutDelay, .sameTime: nil
    }
  }
}
