/// The smallest sets of stuck acts that support themselves: were all of a set done at one instant,
/// the condition of each would hold.
///
/// A set without a smaller one inside lies in one component, since a part that leans on nothing
/// outside itself would be such a smaller set. So each component is searched alone: from each act,
/// for each way to satisfy the first condition that is not yet met, shortest sets first.
struct SelfSupport {
  /// Sets by size, then by their acts; none contains another.
  private(set) var sets: [[Int]] = []
  /// All such sets were found, and not only some of the smallest.
  private(set) var isComplete = true

  private let needs: [Alternatives]
  private var steps = 0
  private var wasCut = false
  private var seen: Set<[Int]> = []

  /// Up to this many acts every set is found; a larger component shows its smallest only.
  static let exhaustive = 20
  static let mostSets = 64
  static let mostSteps = 200_000

  /// - Parameter needs: of every act, with what is free already left out.
  init(_ component: [Int], needs: [Alternatives]) {
    let inside = Set(component)
    self.needs = needs.enumerated().map { act, clauses in
      inside.contains(act) ? clauses.filter { $0.allSatisfy(inside.contains) } : []
    }
    for size in 1...max(1, component.count) {
      wasCut = false
      for first in component {
        seen = []
        search([first], from: first, upTo: size)
        if steps > Self.mostSteps || sets.count >= Self.mostSets {
          isComplete = false
          return
        }
      }
      // Nothing was left out for its size, so no larger set is there.
      if !wasCut { return }
      if component.count > Self.exhaustive, !sets.isEmpty {
        isComplete = false
        return
      }
    }
  }

  private mutating func search(_ set: [Int], from first: Int, upTo size: Int) {
    guard seen.insert(set).inserted, steps <= Self.mostSteps, sets.count < Self.mostSets else {
      return
    }
    steps += 1
    if sets.contains(where: { isSubset($0, of: set) }) { return }
    let missing = set.first { act in !needs[act].contains { isSubset($0, of: set) } }
    guard let missing else {
      sets.append(set)
      return
    }
    for clause in needs[missing] where clause.allSatisfy({ $0 >= first }) {
      let larger = (set + clause.filter { !set.contains($0) }).sorted()
      if larger.count > size {
        wasCut = true
      } else {
        search(larger, from: first, upTo: size)
      }
    }
  }

  private func isSubset(_ a: [Int], of b: [Int]) -> Bool { a.allSatisfy(b.contains) }
}

extension SelfSupport {
  /// A shortest way from an act back to itself through what each waits for; the acts in turn.
  static func cycle(in component: [Int], needs: [Alternatives]) -> [Int] {
    let inside = Set(component)
    var best: [Int] = []
    for start in component.prefix(exhaustive) {
      var from: [Int: Int] = [:]
      var queue = [start]
      var next = 0
      search: while next < queue.count {
        let act = queue[next]
        next += 1
        for to in needs[act].joined() where inside.contains(to) {
          if to == start {
            var path = [act]
            while let before = from[path[0]] { path.insert(before, at: 0) }
            if best.isEmpty || path.count < best.count { best = path }
            break search
          }
          guard from[to] == nil else { continue }
          from[to] = act
          queue.append(to)
        }
      }
      if best.count == 1 { break }
    }
    return best
  }
}
