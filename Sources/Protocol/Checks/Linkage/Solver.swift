/// Forward reasoning over AND/OR rules, in time linear in their length: each rule counts down what
/// it still lacks.
struct Solver {
  let needs: [Alternatives]
  private var owner: [Int] = []
  private var lacking: [Int] = []
  private var waiters: [[Int]]
  /// What can start, given what was assumed.
  private(set) var holds: [Bool]
  /// Rules looked at: the measure of the work, independent of the machine.
  private(set) var visits = 0

  init(_ needs: [Alternatives], given: [Bool]? = nil) {
    self.needs = needs
    waiters = Array(repeating: [], count: needs.count)
    holds = Array(repeating: false, count: needs.count)
    for (act, clauses) in needs.enumerated() {
      for clause in clauses {
        for part in clause { waiters[part].append(owner.count) }
        owner.append(act)
        lacking.append(clause.count)
      }
    }
    visits = owner.count
    var first: [Int] = []
    if let given { first = given.indices.filter { given[$0] } }
    let free = owner.indices.filter { lacking[$0] == 0 }.map { owner[$0] }
    _ = assume(first + free)
  }

  /// Takes the acts as done and returns all that then holds besides what held before, rising.
  @discardableResult
  mutating func assume(_ first: [Int]) -> [Int] { run(first).gained.sorted() }

  /// What `assume` would return, without assuming it.
  mutating func wouldFollow(_ first: [Int]) -> [Int] {
    let (gained, touched) = run(first)
    for clause in touched { lacking[clause] += 1 }
    for act in gained { holds[act] = false }
    return gained.sorted()
  }

  private mutating func run(_ first: [Int]) -> (gained: [Int], touched: [Int]) {
    var gained: [Int] = []
    var touched: [Int] = []
    for act in first where !holds[act] {
      holds[act] = true
      gained.append(act)
    }
    var next = 0
    while next < gained.count {
      for clause in waiters[gained[next]] {
        visits += 1
        lacking[clause] -= 1
        touched.append(clause)
        guard lacking[clause] == 0, !holds[owner[clause]] else { continue }
        holds[owner[clause]] = true
        gained.append(owner[clause])
      }
      next += 1
    }
    return (gained, touched)
  }
}

/// Components in which every node reaches every other, found without recursion (Tarjan); each
/// rising, and none before a component that its edges lead to.
func components(of edges: [[Int]]) -> [[Int]] {
  var order = Array(repeating: -1, count: edges.count)
  var low = order
  var onStack = Array(repeating: false, count: edges.count)
  var stack: [Int] = []
  var found: [[Int]] = []
  var time = 0
  for root in edges.indices where order[root] < 0 {
    var work = [(node: root, next: 0)]
    while let (node, next) = work.last {
      if next == 0 {
        order[node] = time
        low[node] = time
        time += 1
        stack.append(node)
        onStack[node] = true
      }
      if next < edges[node].count {
        work[work.count - 1].next += 1
        let to = edges[node][next]
        if order[to] < 0 {
          work.append((to, 0))
        } else if onStack[to] {
          low[node] = min(low[node], order[to])
        }
        continue
      }
      work.removeLast()
      if let parent = work.last?.node { low[parent] = min(low[parent], low[node]) }
      guard low[node] == order[node] else { continue }
      var component: [Int] = []
      while let top = stack.popLast() {
        onStack[top] = false
        component.append(top)
        if top == node { break }
      }
      found.append(component.sorted())
    }
  }
  return found
}
