import ParleyDelivery
import ParleyForms
import ParleyNode
import ParleyRecord
import ParleyTestKit
import ParleyWire
import Testing

/// What peers say of our own logs: believed enough to wait and ask, and never for ever.
@Suite struct Claims {
  /// A bundle of Bravo's hand that says it holds far more of Alfa's log than there is.
  private static func lie(_ scene: inout Scene, _ items: Bool = true) -> [UInt8] {
    let origin = scene.pair.alfa.member.origin
    return scene.hand.bundle {
      $0.have = [LogPosition(origin, 1_000_000)]
      if !items { $0.items = [] }
    }
  }

  private static func hasUnfounded(_ events: [Event]) -> Int {
    events.count { if case .claimUnfounded = $0 { true } else { false } }
  }

  @Test func `a peer that lies in its cursors delays its receipts for three answers, once`() {
    var scene = Scene()
    let id = scene.hand.record(scene.notice())
    scene.deliver(bytes: Self.lie(&scene))
    #expect(scene.judgement(id) == .accepted && scene.receipts(of: id) == 0)
    // Alfa asks; the peer answers in the same exchange, and shows nothing.
    let peer = scene.hand.member.party
    for answer in 1...3 {
      scene.pair.pass(seconds: 300)
      scene.pair.alfa.take(.tick, at: scene.pair.now)
      scene.pair.alfa.take(
        .bundle(Self.lie(&scene), Arrival(carrier: "https", peer: peer)), at: scene.pair.now)
      #expect(scene.receipts(of: id) == (answer == 3 ? 1 : 0), "answer \(answer)")
    }
    #expect(Self.hasUnfounded(scene.pair.alfa.events) == 1)
    // A greater lie delays nothing any more.
    let next = scene.hand.record(scene.notice { $0.nonce[0] ^= 1 })
    scene.deliver(bytes: Self.lie(&scene))
    #expect(scene.receipts(of: next) == 1)
    #expect(scene.pair.alfa.node.channels().map(\.recovering) == [false])
  }

  @Test func `where nothing is answered at once, a day of being heard is enough`() {
    var scene = Scene()
    let id = scene.hand.record(scene.notice())
    scene.deliver(bytes: Self.lie(&scene))
    for hours in [1, 22] as [Int64] {
      scene.pair.pass(seconds: hours * 3_600)
      scene.pair.alfa.take(.tick, at: scene.pair.now)
      scene.deliver(bytes: Self.lie(&scene))
      #expect(scene.receipts(of: id) == 0)
    }
    scene.pair.pass(seconds: 2 * 3_600)
    scene.deliver(bytes: Self.lie(&scene))
    #expect(scene.receipts(of: id) == 1)
  }

  /// Bravo's disk is empty: what is on file beside the journal, and that its log may not be signed.
  private static func lose(_ pair: inout Pair, logs: [Origin]) {
    let founding = pair.bravo.journal.prefix { record in
      if case .entry = record { false } else { true }
    }
    pair.bravo.journal =
      founding + logs.map { .rolledBack(channel: pair.channel, $0, shown: 1) }
    pair.bravo.restart()
    pair.bravo.events = []
  }

  private static func pass(_ pair: inout Pair, seconds: Int64, times: Int = 1) {
    for _ in 0..<times {
      pair.pass(seconds: seconds)
      pair.alfa.take(.tick, at: pair.now)
      pair.bravo.take(.tick, at: pair.now)
      pair.settle()
    }
  }

  private static func forks(_ pair: borrowing Pair) -> Int {
    (pair.alfa.events + pair.bravo.events).count {
      if case .forkProved = $0 { true } else { false }
    }
  }

  @Test func `a node whose journal is gone asks for its own log, and goes on behind it`() throws {
    var pair = Pair(successors: true)
    let (old, next) = (pair.bravo.member.origin, Side.successor(of: pair.bravo.member.party))
    pair.settle()
    let lost = pair.notify(nonce: "before")
    pair.settle()
    let held = try #require(pair.alfa.node.log(old)?.size)
    Self.lose(&pair, logs: [old])
    #expect(pair.bravo.node.channels().map(\.recovering) == [true])
    #expect(pair.bravo.node.log(old) == nil)
    Self.pass(&pair, seconds: 5, times: 3)
    #expect(pair.bravo.node.log(old)?.size == held)
    #expect(pair.bravo.node.message(lost)?.judgement == .accepted)
    let grant = try #require(pair.successors[pair.bravo.member.party])
    let opened = pair.bravo.take(.keys([grant]), at: pair.now)
    #expect(opened.events.contains(.succeeded(old, by: next)))
    pair.settle()
    let last = pair.notify(nonce: "after")
    pair.settle()
    #expect(pair.alfa.node.message(last)?.evidence.map(\.proofGood) == [true])
    // It is lost once more. Nobody says that the successor was in use; the peer does.
    Self.lose(&pair, logs: [old])
    pair.bravo.take(.keys([grant]), at: pair.now)
    Self.pass(&pair, seconds: 5, times: 3)
    let size = pair.alfa.node.log(next)?.size
    #expect(pair.bravo.node.log(next)?.size == size && size ?? 0 > 0)
    #expect(pair.bravo.node.channels().map(\.recovering) == [true])
    let forks = Self.forks(pair)
    #expect(forks == 0)
  }

  @Test(arguments: [true, false])
  func `a peer that lies or is silent does not keep a successor from being opened`(lies: Bool)
    throws
  {
    var pair = Pair(successors: true)
    let old = pair.bravo.member.origin
    pair.settle()
    pair.bravo.take(.restored, at: pair.now)
    pair.bravo.outbox = []
    let grant = try #require(pair.successors[pair.bravo.member.party])
    pair.bravo.take(.keys([grant]), at: pair.now)
    let bundle = Bundle(
      from: pair.alfa.member.party, to: pair.bravo.member.party, channel: pair.channel,
      have: [LogPosition(old, lies ? 1_000_000 : 1)])
    for minute in 1...12 {
      pair.pass(seconds: 60)
      // Alfa's node itself is cut off; somebody speaks in its name, or nobody.
      if lies {
        pair.bravo.take(.bundle(bundle.bytes, Arrival(carrier: "drop")), at: pair.now)
      }
      pair.bravo.take(.tick, at: pair.now)
      pair.bravo.outbox = []
      #expect(
        pair.bravo.node.channels()[0].recovering == (minute < 10 || !lies), "minute \(minute)")
    }
    guard !lies else { return }
    // Nobody was heard at all: whatever is opened then could not name what they hold.
    pair.bravo.take(.bundle(bundle.bytes, Arrival(carrier: "drop")), at: pair.now)
    #expect(!pair.bravo.node.channels()[0].recovering)
  }

  @Test func `three members: one silent for good, and the log is taken back from the other`() throws
  {
    let circle = Circle(3)
    circle.settle()
    circle.issue(from: 1)
    circle.settle()
    circle.pass(seconds: 61, times: 2)
    let origin = circle.seats[1].side.member.origin
    let held = try #require(circle.seats[0].node.log(origin)?.size)
    circle.isOpen = { $0 != 2 && $1 != 2 }
    let founding = circle.seats[1].side.journal.prefix { record in
      if case .entry = record { false } else { true }
    }
    circle.seats[1].side.journal =
      founding + [.rolledBack(channel: circle.channel, origin, shown: 1)]
    circle.seats[1].side.restart()
    circle.pass(seconds: 5, times: 4)
    #expect(circle.seats[1].node.log(origin)?.size == held)
    #expect(circle.forks == [0, 0, 0])
  }
}
