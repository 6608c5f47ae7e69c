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

  /// Up to this many acts every set is found; a larger component shows its smallest only.
  static let exhaustive = 20
  static let mostSets = 64
  static let mostSteps = 200_000

  /// - Parameter needs: of every act, with what is free already left out.
  init(_ component: [Int], needs: [Alternatives]) {
    guard component.count <= 64 else {
      // Its shortest circle may do; a search could not end.
      isComplete = false
      let circle = Self.cycle(in: component, needs: needs)
      let inside = Set(circle)
      let supports = circle.allSatisfy { needs[$0].contains { $0.allSatisfy(inside.contains) } }
      if supports, !circle.isEmpty { sets = [circle.sorted()] }
      return
    }
    var search = Search(component, needs: needs)
    search.run()
    isComplete = search.isComplete
    sets = search.found.map { set in
      component.indices.filter { set >> $0 & 1 == 1 }.map { component[$0] }
    }
  }

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

/// The search over sets of at most 64 acts, as bits.
private struct Search {
  private(set) var found: [UInt64] = []
  private(set) var isComplete = true

  private let count: Int
  private let clauses: [[UInt64]]
  private var steps = 0
  private var wasCut = false
  private var seen: Set<UInt64> = []

  init(_ component: [Int], needs: [Alternatives]) {
    count = component.count
    let place = Dictionary(uniqueKeysWithValues: component.enumerated().map { ($1, $0) })
    clauses = component.map { act in
      needs[act].compactMap { clause in
        var bits: UInt64 = 0
        for part in clause {
          guard let i = place[part] else { return nil }
          bits |= 1 << UInt64(i)
        }
        return bits
      }
    }
  }

  mutating func run() {
    for size in 1...max(1, count) {
      wasCut = false
      for first in 0..<count {
        seen.removeAll(keepingCapacity: true)
        search(1 << UInt64(first), from: first, upTo: size)
        if steps > SelfSupport.mostSteps || found.count >= SelfSupport.mostSets {
          isComplete = false
          return
        }
      }
      // Nothing was left out for its size, so no larger set is there.
      if !wasCut { return }
      if count > SelfSupport.exhaustive, !found.isEmpty {
        isComplete = false
        return
      }
    }
  }

  private mutating func search(_ set: UInt64, from first: Int, upTo size: Int) {
    guard steps <= SelfSupport.mostSteps, found.count < SelfSupport.mostSets,
      seen.insert(set).inserted
    else { return }
    steps += 1
    if found.contains(where: { $0 & ~set == 0 }) { return }
    guard let missing = unsupported(set) else {
      found.append(set)
      return
    }
    let before = (1 as UInt64) << UInt64(first) - 1
    for clause in clauses[missing] where clause & before == 0 {
      let larger = set | clause
      if larger.nonzeroBitCount > size {
        wasCut = true
      } else {
        search(larger, from: first, upTo: size)
      }
    }
  }

  /// The first act of the set whose condition the set does not meet.
  private func unsupported(_ set: UInt64) -> Int? {
    var rest = set
    while rest != 0 {
      let act = rest.trailingZeroBitCount
      rest &= rest - 1
      if !clauses[act].contains(where: { $0 & ~set == 0 }) { return act }
    }
    return nil
  }
}
