import ParleyCharter
import ParleyCrypto
import ParleyDelivery
import ParleyForms
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

/// Bundles that a bad road or a bad peer brings: a rule answers, nothing is lost, nobody innocent
/// is accused.
@Suite struct BadBundles {
  /// A bundle with one notice of Bravo's, not yet delivered; and the message's id.
  private static func notice(_ scene: inout Scene) -> (bytes: [UInt8], id: Digest) {
    let id = scene.hand.record(scene.notice())
    scene.hand.items.append(scene.hand.head())
    let bytes = scene.hand.bundle()
    return (bytes, id)
  }

  @Test func `a truncated bundle changes nothing`() {
    var scene = Scene()
    let (bytes, _) = Self.notice(&scene)
    for end in stride(from: 0, to: bytes.count, by: 97) {
      var node = scene.pair.alfa.node
      let arrival = Arrival(carrier: "drop")
      let outcome = node.handle(
        .bundle(Array(bytes[..<end]), arrival), at: scene.pair.now, with: scene.pair.alfa.keys)
      #expect(outcome.refusal == .rule(.bundleFormed, []))
      #expect(outcome.records.isEmpty && node.state == scene.pair.alfa.node.state)
    }
  }

  @Test func `a flipped bit costs at most a repeat`() {
    var scene = Scene()
    let (bytes, id) = Self.notice(&scene)
    let arrival = Arrival(carrier: "drop")
    for place in stride(from: 3, to: bytes.count, by: 53) {
      var node = scene.pair.alfa.node
      var spoilt = bytes
      spoilt[place] ^= 1 << (place % 8)
      for bundle in [spoilt, bytes] {
        let outcome = node.handle(
          .bundle(bundle, arrival), at: scene.pair.now, with: scene.pair.alfa.keys)
        for event in outcome.events {
          switch event {
          case .forkProved, .refusedTheirs, .rolledBack: Issue.record("byte \(place): \(event)")
          default: break
          }
        }
      }
      #expect(node.message(id)?.judgement == .accepted, "byte \(place)")
    }
  }

  @Test func `a bundle that comes again says nothing new`() {
    var scene = Scene()
    let (bytes, id) = Self.notice(&scene)
    scene.deliver(bytes: bytes)
    let state = scene.pair.alfa.node.state
    for _ in 0..<3 {
      #expect(scene.deliver(bytes: bytes).records.isEmpty)
      scene.pair.pass(seconds: 7)
    }
    #expect(scene.pair.alfa.node.state == state)
    #expect(scene.receipts(of: id) == 1)
  }

  @Test(arguments: [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
  func `bundles may come in any order`(order: [Int]) {
    var scene = Scene()
    scene.deliver()
    var ids: [Digest] = []
    var bundles: [[UInt8]] = []
    for number in 0..<3 {
      ids.append(scene.hand.record(scene.notice { $0.nonce[0] = UInt8(number) }))
      bundles.append(scene.hand.bundle())
    }
    for place in order { scene.deliver(bytes: bundles[place]) }
    for id in ids {
      #expect(scene.judgement(id) == .accepted)
      #expect(scene.receipts(of: id) == 1)
    }
    #expect(scene.answers.isEmpty)
  }

  @Test func `an entry lifted into another channel is nobody's there`() {
    var scene = Scene()
    let (bytes, id) = Self.notice(&scene)
    var other = scene.pair.charter
    other.title = "Another matter"
    let members = [scene.pair.alfa.member.party, scene.pair.bravo.member.party]
    scene.pair.alfa.take(.charter(TestChannel.sign(other, members)), at: scene.pair.now)
    guard let bundle = try? Bundle(bytes) else { preconditionFailure("a bundle of ours") }
    let lifted = Bundle(
      from: bundle.from, to: bundle.to, channel: other.digest, items: bundle.items)
    scene.deliver(bytes: lifted.bytes)
    #expect(Set(scene.answers) == [.originGranted, .headSigned])
    #expect(scene.pair.alfa.node.state.channels[other.digest]?.messages.isEmpty == true)
    scene.deliver(bytes: bytes)
    #expect(scene.judgement(id) == .accepted)
  }

  @Test func `the sender is the one whom the carrier proved`() {
    var scene = Scene()
    let (bytes, id) = Self.notice(&scene)
    let wrong = scene.deliver(bytes: bytes, by: text("carol.example") { Party($0) })
    #expect(wrong.refusal == .rule(.bundleFromMember, []))
    #expect(scene.deliver(bytes: bytes, by: scene.hand.member.party).refusal == nil)
    #expect(scene.judgement(id) == .accepted)
  }

  @Test func `a clock that jumps holds cosignatures and not receipts`() {
    var scene = Scene()
    let (bytes, id) = Self.notice(&scene)
    scene.pair.now.clock = .jumped(seconds: 86_400)
    scene.deliver(bytes: bytes)
    let mirror = "alfa.example/m"
    let log = { (scene: borrowing Scene) in scene.pair.alfa.node.log(scene.hand.log.origin) }
    #expect(scene.receipts(of: id) == 1)
    #expect(log(scene)?.cosignatures[mirror] == nil)
    #expect(scene.pair.alfa.events.contains(.clockJumped(seconds: 86_400)))
    scene.pair.now.clock = .steady
    scene.pair.alfa.take(.clockChecked, at: scene.pair.now)
    scene.deliver(bytes: bytes)
    #expect(log(scene)?.cosignatures[mirror]?.size == scene.hand.log.tree.size)
  }

  @Test func `a page from the future is flagged and never refused`() {
    var scene = Scene()
    scene.deliver()
    let page = scene.notice { $0.issueBy = noon.adding(seconds: 900_000) }
    scene.hand.pass(seconds: 100_000)
    let id = scene.hand.record(page)
    scene.deliver()
    #expect(scene.judgement(id) == .accepted)
    #expect(scene.pair.alfa.node.message(id)?.flags == [.skewed])
  }

  @Test func `a wish that nobody can grant is not answered for ever`() {
    var scene = Scene()
    scene.deliver()
    let far = LogPosition(scene.pair.alfa.member.origin, 0)
    var packets = 0
    for _ in 0..<50 { packets += scene.deliver { $0.want = [.entry(far)] }.packets.count }
    #expect(packets <= 2)
  }
}
