/// Whether something depends on its own absence: then no state of the record would be right.
///
/// Facts and articles are the nodes; whatever a condition asks for is an edge, marked where it
/// stands under `not` or after `unless`. A marked edge within one strongly connected part is the
/// fault.
struct Negation {
  private enum Node: Hashable {
    case fact(String)
    case article(String)

    var shown: String {
      switch self {
      case .fact(let id): id
      case .article(let number): "article \(number)"
      }
    }
  }

  private struct Edge {
    let target: Int
    let isMarked: Bool
  }

  private var nodes: [Node] = []
  private var positions: [Position] = []
  private var index: [Node: Int] = [:]
  private var edges: [[Edge]] = []

  static func faults(_ agreement: Agreement) -> [PactFault] {
    let graph = Negation(agreement)
    let part = graph.parts()
    var faults: [PactFault] = []
    var shown: Set<Int> = []
    for from in graph.nodes.indices where !shown.contains(part[from]) {
      guard
        let edge = graph.edges[from].first(where: { $0.isMarked && part[$0.target] == part[from] })
      else { continue }
      shown.insert(part[from])
      let chain = graph.path(from: edge.target, to: from, within: part)
      faults.append(
        PactFault(
          .cycle, at: graph.positions[from],
          ([from] + chain).map { graph.nodes[$0].shown }.joined(separator: " waits on ")
            + ", and one of these under \u{201C}not\u{201D} or \u{201C}unless\u{201D}",
          remedy: "Take one of them out of the circle: what depends on its own absence is neither "
            + "there nor absent."))
    }
    return faults
  }

  private init(_ agreement: Agreement) {
    for fact in agreement.facts { add(.fact(fact.id), fact.position) }
    for article in agreement.articles { add(.article(article.number), article.position) }
    for fact in agreement.facts {
      guard let from = index[.fact(fact.id)] else { continue }
      switch fact.rule {
      case .when(let condition): ask(condition, from, isMarked: false)
      case .after(_, let id, let earlier):
        link(from, .fact(id), isMarked: false)
        if let earlier { ask(earlier, from, isMarked: false) }
      }
    }
    for article in agreement.articles {
      guard let from = index[.article(article.number)] else { continue }
      switch article.trigger {
      case .occurs(let id, _, _): link(from, .fact(id), isMarked: false)
      case .becomes(let number, _): link(from, .article(number), isMarked: false)
      default: break
      }
      if let condition = article.condition { ask(condition, from, isMarked: false) }
      if let condition = article.onlyIf { ask(condition, from, isMarked: false) }
      if let condition = article.unless { ask(condition, from, isMarked: true) }
    }
  }

  private mutating func add(_ node: Node, _ position: Position) {
    guard index[node] == nil else { return }
    index[node] = nodes.count
    nodes.append(node)
    positions.append(position)
    edges.append([])
  }

  private mutating func link(_ from: Int, _ node: Node, isMarked: Bool) {
    guard let target = index[node] else { return }
    edges[from].append(Edge(target: target, isMarked: isMarked))
  }

  private mutating func ask(_ condition: Condition, _ from: Int, isMarked: Bool) {
    switch condition {
    case .all(let parts), .any(let parts):
      for part in parts { ask(part, from, isMarked: isMarked) }
    case .not(let inner): ask(inner, from, isMarked: !isMarked)
    case .fact(let id, _, nil): link(from, .fact(id), isMarked: isMarked)
    // A suspension is an act of its own and no state that the article brings about.
    case .article(let number, let state, nil) where state != .suspended:
      link(from, .article(number), isMarked: isMarked)
    default: break
    }
  }

  /// The strongly connected part of each node (Tarjan), with a stack of its own: a text may chain
  /// thousands.
  private func parts() -> [Int] {
    var order = Array(repeating: -1, count: nodes.count)
    var low = order
    var part = order
    var open: [Int] = []
    var counter = 0
    for root in nodes.indices where order[root] < 0 {
      var stack = [(node: root, edge: 0)]
      while let (node, next) = stack.last {
        if next == 0 {
          order[node] = counter
          low[node] = counter
          counter += 1
          open.append(node)
        }
        if next < edges[node].count {
          stack[stack.count - 1].edge += 1
          let target = edges[node][next].target
          if order[target] < 0 {
            stack.append((target, 0))
          } else if part[target] < 0 {
            low[node] = min(low[node], order[target])
          }
          continue
        }
        stack.removeLast()
        if let parent = stack.last?.node { low[parent] = min(low[parent], low[node]) }
        guard low[node] == order[node] else { continue }
        while let member = open.popLast() {
          part[member] = node
          if member == node { break }
        }
      }
    }
    return part
  }

  /// The shortest way between two nodes of one part.
  private func path(from start: Int, to goal: Int, within part: [Int]) -> [Int] {
    var before = [start: start]
    var front = [start]
    while !front.isEmpty, before[goal] == nil {
      var next: [Int] = []
      for node in front {
        for edge in edges[node] where part[edge.target] == part[goal] && before[edge.target] == nil
        {
          before[edge.target] = node
          next.append(edge.target)
        }
      }
      front = next
    }
    var path = [goal]
    while let last = path.last, last != start, let step = before[last] { path.append(step) }
    return path.reversed()
  }
}
