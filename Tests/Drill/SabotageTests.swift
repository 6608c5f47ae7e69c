import ParleyDrill
import Testing

/// Could the checkers pass if a promise were broken? Each of these breaks one on purpose, in the
/// drill's own harness, and must be found within as many seeds as the table says
/// (Docs/Operating/drill.md).
@Suite struct SabotageTests {
  static let seeds: [(Sabotage, most: UInt64)] = [
    (.sendsBeforeCommit, 2), (.neverWakes, 40), (.losesJudgements, 2), (.losesCosignatures, 2),
    (.losesWaiting, 40), (.losesPages, 2), (.forgetsSync, 12), (.ignoresFullDisk, 20),
    (.cutsSnapshot, 12), (.signsAfterRestore, 30),
  ]

  @Test(arguments: seeds)
  func `a fault planted on purpose is found`(sabotage: Sabotage, most: UInt64) {
    let found = (1...most).first { !World(Scenario(seed: $0), sabotage: sabotage).play().holds }
    #expect(found != nil, "not found in \(most) seeds")
  }

  @Test func `every fault is in the table`() {
    #expect(Self.seeds.map(\.0) == Sabotage.allCases)
  }
}
