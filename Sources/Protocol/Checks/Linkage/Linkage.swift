package import ParleyPact

/// Finds acts that wait for each other, and what would set them free. A suggestion moves nothing;
/// only signed acts do.
package enum Linkage {
  /// - Parameters:
  ///   - agreements: all that are in force, or drafts beside them.
  ///   - done: acts that the record already shows.
  package static func find(in agreements: [Agreement], done: [ActKey] = []) -> LinkageReport {
    LinkageFinder(LinkageSystem(agreements), done: done).report
  }

  /// An act as a record names it: `article` of `agreement`, by `party`.
  package struct ActKey: Hashable, Sendable {
    package var agreement: String
    package var article: String
    package var party: PartyName

    package init(agreement: String, article: String, party: PartyName) {
      self.agreement = agreement
      self.article = article
      self.party = party
    }
  }
}

private struct LinkageFinder {
  private let system: LinkageSystem
  private let done: [Bool]
  private var solver: Solver
  private let stuck: [Int]
  private let hopeless: Set<Int>
  /// The place of each act that the report may name, in the order in which it names them.
  private var order: [Int]

  init(_ system: LinkageSystem, done keys: [Linkage.ActKey]) {
    self.system = system
    let keys = Set(keys)
    let done = system.acts.map { act in
      !keys.isEmpty && !act.isConsequence
        && keys.contains(
          .init(agreement: act.agreement, article: act.article, party: act.party))
    }
    let solver = Solver(system.needs, given: done)
    let stuck = system.acts.indices.filter { !solver.holds[$0] }
    self.done = done
    self.solver = solver
    self.stuck = stuck
    self.hopeless = Self.hopeless(stuck, system.needs)
    order = Array(repeating: 0, count: system.acts.count)
    let named = system.acts.indices.filter { !solver.holds[$0] || system.isLinked[$0] }
    for (place, act) in named.sorted(by: { system.acts[$0] < system.acts[$1] }).enumerated() {
      order[act] = place
    }
  }

  /// Were all that waits done at once, these would still lack something: each way to satisfy them
  /// holds another such act.
  private static func hopeless(_ stuck: [Int], _ needs: [Alternatives]) -> Set<Int> {
    var ways = needs.map(\.count)
    var waiters: [[(act: Int, clause: Int)]] = Array(repeating: [], count: needs.count)
    for act in stuck {
      for (i, clause) in needs[act].enumerated() {
        for part in clause { waiters[part].append((act, i)) }
      }
    }
    var dead = needs.map { Array(repeating: false, count: $0.count) }
    var found = stuck.filter { ways[$0] == 0 }
    var next = 0
    while next < found.count {
      for (act, clause) in waiters[found[next]] where !dead[act][clause] {
        dead[act][clause] = true
        ways[act] -= 1
        if ways[act] == 0 { found.append(act) }
      }
      next += 1
    }
    return Set(found)
  }

  var report: LinkageReport {
    let components = components()
    var solver = solver
    let firsts = stuck.sorted { order[$0] < order[$1] }.map { act in
      LinkageReport.OneSide(
        act: system.acts[act], frees: named(solver.wouldFollow([act]), but: [act]))
    }
    return LinkageReport(
      free: system.acts.indices.filter { solver.holds[$0] }.map { system.acts[$0] },
      stuck: named(stuck),
      hopeless: named(stuck.filter(hopeless.contains)),
      orphans: system.orphans.filter { !done[$0.act] }.map {
        .init(act: system.acts[$0.act], party: $0.party, event: $0.event)
      },
      components: components.map(\.shown).sorted { $0.acts[0] < $1.acts[0] },
      inTurn: inTurn(components),
      oneSideFirst: firsts, next: next(), visits: solver.visits)
  }

  private func named(_ acts: some Sequence<Int>, but: [Int] = []) -> [LinkedAct] {
    acts.filter { !but.contains($0) }.sorted { order[$0] < order[$1] }.map { system.acts[$0] }
  }

  /// - Parameter circle: the acts that wait for each other.
  private func suggestion(_ set: [Int], of circle: [Int], _ solver: inout Solver)
    -> LinkageReport.Suggestion
  {
    let freed = solver.wouldFollow(set)
    let left = stuck.count { !solver.holds[$0] } - hopeless.count
    var shares: [LinkageReport.Share] = []
    let sides = Set(circle.map { system.acts[$0].party }).sorted()
    for party in Set(set.map { system.acts[$0].party }).sorted() {
      shares.append(.init(party: party, acts: set.count { system.acts[$0].party == party }))
    }
    return .init(
      together: named(set), follows: named(freed, but: set), gives: shares,
      freesAll: freed.count == left,
      isBalanced: shares.count == sides.count && Set(shares.map(\.acts)).count <= 1)
  }

  private func components() -> [(acts: [Int], sets: [[Int]], shown: LinkageReport.Component)] {
    var solver = solver
    return searched(solver).map { acts, cycle, search in
      let ranked = search.sets.map { (set: $0, shown: suggestion($0, of: acts, &solver)) }
        .sorted { rank($0.shown) < rank($1.shown) }
      return (
        acts, ranked.map(\.set),
        .init(
          acts: named(acts), cycle: cycle.map { system.acts[$0] },
          suggestions: ranked.map(\.shown), isComplete: search.isComplete)
      )
    }
  }

  /// The components of what does not hold yet, and none before one that it leans on.
  private func searched(_ solver: Solver) -> [(acts: [Int], cycle: [Int], search: SelfSupport)] {
    let stuck = stuck.filter { !solver.holds[$0] }
    let place = Dictionary(uniqueKeysWithValues: stuck.enumerated().map { ($1, $0) })
    // What holds already is nothing to wait for.
    let open = system.needs.enumerated().map { act, clauses in
      place[act] == nil ? [] : clauses.map { $0.filter { place[$0] != nil } }
    }
    let edges = stuck.map { act in open[act].joined().compactMap { place[$0] } }
    return ParleyChecks.components(of: edges).compactMap { component in
      let acts = component.map { stuck[$0] }
      guard acts.count > 1 || edges[component[0]].contains(component[0]) else { return nil }
      return (
        acts, SelfSupport.cycle(in: acts, needs: open), SelfSupport(acts, needs: open)
      )
    }
  }

  private func rank(_ one: LinkageReport.Suggestion) -> (Int, Int, Int, [LinkedAct].Order) {
    (one.freesAll ? 0 : 1, one.isBalanced ? 0 : 1, one.together.count, .init(acts: one.together))
  }

  private func inTurn(
    _ components: [(acts: [Int], sets: [[Int]], shown: LinkageReport.Component)]
  ) -> [LinkageReport.Suggestion] {
    var solver = solver
    var turns: [LinkageReport.Suggestion] = []
    var sets = components.compactMap { part in
      part.sets.first.map { (best: $0, circle: part.acts) }
    }
    // A set may free only a part of its component; what is left then has sets of its own.
    while !sets.isEmpty {
      for (best, circle) in sets {
        let open = best.filter { !solver.holds[$0] }
        guard !open.isEmpty else { continue }
        turns.append(suggestion(open, of: circle, &solver))
        solver.assume(open)
      }
      sets = searched(solver).compactMap { part in
        part.search.sets.first.map { (best: $0, circle: part.acts) }
      }
    }
    return turns
  }

  private func next() -> [LinkageReport.NextSteps] {
    let linked = system.acts.indices.filter { system.isLinked[$0] && !done[$0] }
    let now = linked.filter { holds($0, done) }
    let able = Set(now)
    return Set(linked.map { system.acts[$0].party }).sorted().map { party in
      var others = done
      for act in now where system.acts[act].party != party { others[act] = true }
      let later = linked.filter {
        system.acts[$0].party == party && !able.contains($0) && holds($0, others)
      }
      return .init(
        party: party, now: named(now.filter { system.acts[$0].party == party }),
        ifOthersDo: named(later))
    }
  }

  private func holds(_ act: Int, _ done: [Bool]) -> Bool {
    system.needs[act].contains { $0.allSatisfy { done[$0] } }
  }
}

extension [LinkedAct] {
  /// Lists in the order of their acts.
  fileprivate struct Order: Comparable {
    let acts: [LinkedAct]

    static func < (a: Order, b: Order) -> Bool { a.acts.lexicographicallyPrecedes(b.acts) }
  }
}
