import Glibc
import ParleyDiskKit
import ParleyTestKit
import Testing

/// A whole node over a disk that forgets: nothing that was reported is lost, and nothing signed
/// left before it was durable, wherever the power goes.
@Suite struct DurabilityTests {
  /// The operations of each disk in a life without faults.
  static let operations: [World.Side: Int64] = {
    guard var world = try? World(), (try? world.live()) != nil else { return [:] }
    return world.verdict.isEmpty
      ? [.alfa: world.alfa.disk.operations, .bravo: world.bravo.disk.operations] : [:]
  }()

  /// Every `stride`th boundary, and so many torn ends: few each time, all in a long run.
  private static func setting(_ name: String, _ usual: Int64) -> Int64 {
    getenv(name).flatMap { Int64(String(cString: $0)) } ?? usual
  }
  static let stride = setting("PARLEY_DURABILITY_STRIDE", 29)
  static let ends: [ForgetfulDisk.End] =
    [.drop, .kill] + (0..<setting("PARLEY_DURABILITY_SEEDS", 1)).map { .tear(seed: UInt64($0)) }

  @Test func `without faults both sides hold the same record`() throws {
    var world = try World()
    try world.live()
    #expect(world.verdict == [])
    #expect(Self.operations.values.allSatisfy { $0 > 60 }, "\(Self.operations)")
  }

  @Test(arguments: World.Side.allCases, ends)
  func `the power goes at any write`(side: World.Side, end: ForgetfulDisk.End) throws {
    let count = try #require(Self.operations[side])
    // Each end begins elsewhere, so that together they sample more boundaries.
    let first = 1 + Int64(Self.ends.firstIndex(of: end) ?? 0) * 7 % Self.stride
    var cuts = 0
    for boundary in Swift.stride(from: first, through: count, by: Int64.Stride(Self.stride)) {
      var world = try World()
      switch side {
      case .alfa: world.alfa.disk.end(atOperation: boundary, end)
      case .bravo: world.bravo.disk.end(atOperation: boundary, end)
      }
      try world.live()
      cuts += world.alfa.restarts + world.bravo.restarts
      let verdict = world.verdict
      try #require(verdict == [], "at operation \(boundary)")
    }
    #expect(cuts > 0, "a power cut that nobody feels shows nothing")
  }

  @Test func `both machines stop, each somewhere`() throws {
    var chance = Generator(seed: 11)
    let (alfas, bravos) = (
      try #require(Self.operations[.alfa]), try #require(Self.operations[.bravo])
    )
    for _ in 0..<Self.setting("PARLEY_DURABILITY_PAIRS", 6) {
      let (a, b) = (
        Int64.random(in: 1...alfas, using: &chance), Int64.random(in: 1...bravos, using: &chance)
      )
      let end = try #require(Self.ends.randomElement(using: &chance))
      var world = try World()
      world.alfa.disk.end(atOperation: a, end)
      world.bravo.disk.end(atOperation: b, end)
      try world.live()
      let verdict = world.verdict
      try #require(verdict == [], "Alfa at operation \(a), Bravo at \(b), \(end)")
    }
  }

  // What follows tests the test: with one sync removed it must fail.

  @Test(arguments: [false, true])
  func `the last sync before a notice leaves is needed`(removed: Bool) throws {
    var syncs: Int64 = 0
    var before: Int64 = 0
    var whole = try World()
    try whole.live { step, world in
      if step == .notice { before = world.alfa.disk.syncs }
      if step == .delivery { syncs = world.alfa.disk.syncs - before }
    }
    try #require(syncs > 0)
    var world = try World()
    try world.live { step, world in
      if step == .notice, removed { world.alfa.disk.ignoreSyncs(syncs...syncs) }
      if step == .delivery { world.alfa.disk.end(.drop) }
    }
    #expect(world.alfa.restarts == 1)
    let verdict = world.verdict
    #expect(verdict.contains { $0.contains("left and is not held") } == removed, "\(verdict)")
    #expect(verdict.isEmpty != removed)
  }
}
