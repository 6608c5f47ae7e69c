import ParleyDelivery
import ParleyForms
import ParleyNode
import ParleyRecord
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

/// A node that lost what it had said since its last copy takes it back from its peer, and goes on
/// in a successor log. Its key is never seen to sign two histories.
@Suite struct RestoredNodes {
  /// Bravo is put back to an old journal, after which both sides had said more.
  private static func restore(_ pair: inout Pair) -> [Digest] {
    pair.settle()
    _ = pair.notify(nonce: "before")
    pair.settle()
    let copy = pair.bravo.journal.count
    var lost = [pair.notify(nonce: "lost")]
    pair.settle()
    pair.bravo.take(.shown(lost[0], post: "1"), at: pair.now)
    let acknowledged = pair.bravo.issue(
      pair.page(
        .acknowledge, from: pair.bravo.member, to: pair.alfa.member, re: [lost[0]], fields: []),
      at: pair.now)
    for case .recorded(let id) in acknowledged.events { lost.append(id) }
    pair.settle()
    pair.bravo.restart(keeping: copy)
    pair.bravo.events = []
    pair.alfa.events = []
    return lost
  }

  private static func accusations(_ pair: borrowing Pair) -> Int {
    (pair.alfa.events + pair.bravo.events).count {
      if case .forkProved = $0 { true } else { false }
    }
  }

  @Test func `it takes its log back and goes on in a successor`() throws {
    var pair = Pair(successors: true)
    let lost = Self.restore(&pair)
    let old = pair.bravo.member.origin
    let held = try #require(pair.alfa.node.log(old)?.size)
    pair.bravo.take(.restored, at: pair.now)
    #expect(pair.bravo.node.channels().map(\.recovering) == [true])
    let page = pair.page(
      .launch1988, from: pair.bravo.member, to: pair.alfa.member, release: 2, fields: Pair.launch)
    #expect(pair.bravo.issue(page, at: pair.now).refusal == .recovering)

    // What came meanwhile is read; its receipt waits for a log that may be signed.
    let meanwhile = pair.notify(nonce: "meanwhile")
    pair.bravo.take(.tick, at: pair.now)
    pair.settle()
    #expect(pair.bravo.node.message(meanwhile)?.judgement == .accepted)
    #expect(pair.alfa.node.message(meanwhile)?.evidence.isEmpty == true)
    for id in lost {
      #expect(pair.bravo.node.message(id)?.page == pair.alfa.node.message(id)?.page)
      #expect(pair.bravo.node.message(id)?.page != nil)
    }
    #expect(pair.bravo.node.log(old)?.size == held)

    let grant = try #require(pair.successors[pair.bravo.member.party])
    let next = Side.successor(of: pair.bravo.member.party)
    let opened = pair.bravo.take(.keys([grant]), at: pair.now)
    #expect(opened.events.contains(.succeeded(old, by: next)))
    #expect(pair.bravo.issue(page, at: pair.now).refusal == nil)
    pair.settle()
    try Self.goesOn(&pair, meanwhile, old: old, held: held)
  }

  /// Both ways, and nothing was added to the old log.
  private static func goesOn(
    _ pair: inout Pair, _ meanwhile: Digest, old: Origin, held: Int64
  ) throws {
    let next = Side.successor(of: pair.bravo.member.party)
    #expect(pair.alfa.node.log(old)?.size == held)
    let opening = try #require(pair.alfa.node.log(next)?.leaf(0)?.entry)
    guard case .open(_, _, let follows) = opening.act else {
      Issue.record("a log begins with its opening")
      return
    }
    #expect(follows == pair.alfa.node.log(old)?.position)
    #expect(pair.alfa.node.message(meanwhile)?.evidence.map(\.proofGood) == [true])
    let theirs = pair.alfa.node.messages().filter { !$0.ours && $0.origin == next }
    #expect(theirs.map(\.judgement) == [.accepted])
    let last = pair.notify(nonce: "after")
    pair.settle()
    #expect(pair.alfa.node.message(last)?.evidence.map(\.proofGood) == [true])
    let accused = accusations(pair)
    #expect(accused == 0)
    for node in [pair.alfa.node, pair.bravo.node] {
      let folded = Node(party: node.party, catalogue: .shipped, replaying: node.snapshot())
      #expect(folded.state == node.state)
    }
  }

  @Test func `a node that does not know that it was restored signs no receipt before it asks`() {
    var pair = Pair(successors: true)
    let lost = Self.restore(&pair)
    // Nobody told it; its peer speaks first.
    _ = pair.notify(nonce: "new")
    pair.settle()
    let accused = Self.accusations(pair)
    #expect(accused == 0)
    #expect(pair.bravo.node.channels().map(\.recovering) == [true])
    #expect(lost.allSatisfy { pair.bravo.node.message($0)?.page != nil })
  }
}
