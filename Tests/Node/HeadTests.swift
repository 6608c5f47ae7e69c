import ParleyCrypto
import ParleyDelivery
import ParleyEvidence
import ParleyForms
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

/// Heads that are stale, ahead or contradictory, each its own state; only a fork accuses.
@Suite struct Heads {
  /// Alfa with a log of Bravo's of three entries.
  private static func scene() -> Scene {
    var scene = Scene()
    scene.hand.append(.beat)
    scene.hand.append(.beat)
    scene.hand.items.append(scene.hand.head())
    scene.deliver()
    return scene
  }

  private static func forks(_ scene: borrowing Scene) -> Int {
    scene.pair.alfa.events.count { if case .forkProved = $0 { true } else { false } }
  }

  @Test func `an old head is silent`() {
    var scene = Self.scene()
    scene.hand.items = [scene.hand.head(size: 1), scene.hand.head(size: 2)]
    let outcome = scene.deliver()
    #expect(outcome.records.isEmpty && outcome.events.isEmpty)
  }

  @Test func `a head beyond what is held is kept, asked for and not cosigned`() {
    var scene = Self.scene()
    scene.hand.append(.beat)
    scene.hand.append(.beat)
    let entries = scene.hand.items
    scene.hand.items = [scene.hand.head()]
    scene.pair.pass(seconds: 10)
    let outcome = scene.deliver()
    let log = scene.pair.alfa.node.log(scene.hand.log.origin)
    #expect(log?.ahead?.checkpoint.size == 5)
    #expect(log?.cosignatures["alfa.example/m"]?.size == 3)
    #expect(outcome.wants.contains(.entry(LogPosition(scene.hand.log.origin, 3))))
    #expect(Self.forks(scene) == 0)
    // The largest only, and only until the entries come.
    scene.hand.items = [scene.hand.head(size: 4)]
    scene.deliver()
    #expect(scene.pair.alfa.node.log(scene.hand.log.origin)?.ahead?.checkpoint.size == 5)
    scene.hand.items = entries
    scene.deliver()
    let whole = scene.pair.alfa.node.log(scene.hand.log.origin)
    #expect(whole?.ahead == nil && whole?.head?.checkpoint.size == 5)
    #expect(whole?.cosignatures["alfa.example/m"]?.size == 5)
    #expect(scene.answers.isEmpty)
  }

  @Test func `a head that contradicts what is held is a fork, with its proof`() throws {
    var scene = Self.scene()
    scene.hand.items = [scene.hand.head(size: 2, root: SHA256.hash("another"))]
    scene.deliver()
    #expect(scene.answers == [.headAgrees])
    #expect(Self.forks(scene) == 1)
    try Self.proves(scene, sizes: [2, 3])
    let log = scene.pair.alfa.node.log(scene.hand.log.origin)
    let proof = try ForkProof(try #require(log?.contradictions.first))
    #expect(proof.bytes.count < 1_000)
  }

  @Test func `two entries at one index are a fork, and nothing more of it is cosigned`() throws {
    var scene = Self.scene()
    let other = scene.hand.entry(.beat) {
      $0.index = 1
      $0.after = SHA256.hash("another")
    }
    scene.hand.items = [Item(.entry, other.signedLeaf)]
    scene.deliver()
    #expect(Self.forks(scene) == 1)
    try Self.proves(scene, sizes: [1])
    scene.hand.items = []
    scene.hand.append(.beat)
    scene.hand.items.append(scene.hand.head())
    scene.deliver()
    let log = scene.pair.alfa.node.log(scene.hand.log.origin)
    #expect(log?.size == 4)
    #expect(log?.cosignatures["alfa.example/m"]?.size == 3)
  }

  @Test func `a head ahead that the entries then contradict is a fork too`() throws {
    var scene = Self.scene()
    scene.hand.items = [scene.hand.head(size: 4, root: SHA256.hash("another"))]
    scene.deliver()
    #expect(Self.forks(scene) == 0)
    scene.hand.append(.beat)
    scene.hand.items.append(scene.hand.head())
    scene.deliver()
    #expect(Self.forks(scene) == 1)
    try Self.proves(scene, sizes: [4, 4])
    let node = scene.pair.alfa.node
    #expect(
      Node(party: node.party, catalogue: .shipped, replaying: node.snapshot()).state == node.state)
  }

  /// The proof goes into the exchange file and is understood there, offline.
  private static func proves(_ scene: borrowing Scene, sizes: [Int64]) throws {
    let builder = try #require(scene.pair.alfa.node.exchange(channel: scene.pair.channel))
    let verdict = Exchange.check(try builder.channelFile().bytes)
    #expect(verdict.faults.isEmpty)
    let origin = scene.hand.log.origin
    #expect(
      verdict.proved.contains(
        .fork(origin, key: "\(testKey("\(origin)").verifier)", sizes: sizes)))
  }
}
