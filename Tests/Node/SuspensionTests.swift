import ParleyCharter
import ParleyDelivery
import ParleyForms
import ParleyNode
import ParleyRecord
import ParleyTestKit
import ParleyWire
import Testing

/// What a party suspends it does not issue, and nothing else changes: the line stays alive.
@Suite struct Suspensions {
  private static func suspend(
    _ pair: inout Pair, _ scope: [(String, String)] = [("scope", "channel")], after: Int64 = 0,
    byAlfa: Bool = true
  ) -> Digest {
    let at = pair.now.civil.adding(seconds: after)
    let (from, to) =
      byAlfa ? (pair.alfa.member, pair.bravo.member) : (pair.bravo.member, pair.alfa.member)
    let page = pair.page(
      .suspend, from: from, to: to, release: 2,
      fields: scope + [
        ("effect", "\(at)"), ("reversibility", "anytime"), ("reason", "A reason."),
      ])
    let outcome =
      byAlfa ? pair.alfa.issue(page, at: pair.now) : pair.bravo.issue(page, at: pair.now)
    for case .recorded(let id) in outcome.events { return id }
    preconditionFailure("not recorded: \(outcome)")
  }

  private static func resume(_ pair: inout Pair, _ id: Digest) -> Outcome {
    pair.alfa.issue(
      pair.page(
        .resume, from: pair.alfa.member, to: pair.bravo.member, release: 2, re: [id],
        fields: [("reason", "Over.")]), at: pair.now)
  }

  private static func expectFolds(_ pair: borrowing Pair) {
    for node in [pair.alfa.node, pair.bravo.node] {
      let folded = Node(party: node.party, catalogue: .shipped, replaying: node.snapshot())
      #expect(folded.state == node.state)
    }
  }

  @Test func `a suspended channel carries acts, tests and service messages, and no notice`() {
    var pair = Pair()
    pair.settle()
    let theirs = pair.bravo.issue(
      pair.page(
        .launch1988, from: pair.bravo.member, to: pair.alfa.member, release: 2,
        fields: Pair.launch), at: pair.now)
    pair.settle()
    let id = Self.suspend(&pair)
    pair.settle()
    #expect(pair.alfa.issue(pair.launch(), at: pair.now).refusal == .suspended(by: id))
    var draft = pair.launch(nonce: "draft")
    let lines = draft.split(separator: 0x0A, omittingEmptySubsequences: false)
    draft = Array(lines.dropLast(2).joined(separator: [0x0A])) + [0x0A]
    #expect(pair.alfa.issue(draft, at: pair.now).refusal == .suspended(by: id))
    var answered: [Digest] = []
    for case .recorded(let id) in theirs.events { answered.append(id) }
    for (form, re, fields) in [
      (.acknowledge, answered, []), (.lineTest, [], [("text", "Test 1.")]),
      (.service, [], [("say", "standing-by")]),
      (.reply, answered, [("answer", "roger")]),
    ] as [(FormID, [Digest], [(String, String)])] {
      let page = pair.page(
        form, from: pair.alfa.member, to: pair.bravo.member, re: re, fields: fields,
        precedence: .routine)
      #expect(pair.alfa.issue(page, at: pair.now).refusal == nil, "\(form)")
    }
    pair.settle()
    #expect(pair.bravo.node.messages().allSatisfy { $0.judgement == .accepted })
    for node in [pair.alfa.node, pair.bravo.node] {
      let known = node.channels().flatMap(\.suspensions)
      #expect(known.map(\.message) == [id] && known.map(\.scope) == [.channel])
      #expect(known.map(\.party) == [pair.alfa.member.party])
      #expect(known.map(\.reason) == [["A reason."]])
    }
    Self.expectFolds(pair)
  }

  @Test func `the other side may go on; what it sends is flagged here and never lost`() {
    var pair = Pair()
    pair.settle()
    _ = Self.suspend(&pair, byAlfa: false)
    // Crossing it on the road: written before Alfa could know.
    let crossed = pair.notify(nonce: "crossed")
    pair.settle()
    let after = pair.notify(nonce: "after")
    pair.settle()
    for id in [crossed, after] {
      #expect(pair.bravo.node.message(id)?.judgement == .accepted)
      #expect(pair.bravo.node.message(id)?.flags == [.suspended])
      #expect(pair.alfa.node.message(id)?.flags == [])
    }
    Self.expectFolds(pair)
  }

  @Test func `a suspension of some forms leaves the others, and ends with its resumption`() {
    var pair = Pair()
    pair.settle()
    let id = Self.suspend(&pair, [("scope", "forms"), ("family", "rumour")])
    #expect(pair.alfa.issue(pair.launch(nonce: "free"), at: pair.now).refusal == nil)
    let other = Self.suspend(&pair, [("scope", "forms"), ("family", "launch-1988")], after: 60)
    // It has not taken effect yet.
    #expect(pair.alfa.issue(pair.launch(nonce: "still"), at: pair.now).refusal == nil)
    pair.pass(seconds: 60)
    #expect(
      pair.alfa.issue(pair.launch(nonce: "no"), at: pair.now).refusal == .suspended(by: other))
    pair.settle()
    // Nobody ends another party's, and nobody ends one twice.
    let page = pair.page(
      .resume, from: pair.bravo.member, to: pair.alfa.member, release: 2, re: [other], fields: [])
    #expect(pair.bravo.issue(page, at: pair.now).refusal == .notSuspended)
    #expect(Self.resume(&pair, other).refusal == nil)
    pair.pass(seconds: 1)
    #expect(Self.resume(&pair, other).refusal == .notSuspended)
    #expect(pair.alfa.issue(pair.launch(nonce: "again"), at: pair.now).refusal == nil)
    pair.settle()
    #expect(pair.bravo.node.channels().flatMap(\.suspensions).map(\.message) == [id])
    #expect(pair.bravo.node.suspensions(in: pair.channel).compactMap(\.resumedBy).count == 1)
    #expect(pair.bravo.node.messages().allSatisfy { $0.flags.isEmpty })
    Self.expectFolds(pair)
  }

  @Test func `a party that sends what it suspended is shown to do so`() {
    var scene = Scene()
    let time = scene.hand.time
    let page = scene.pair.page(
      .suspend, from: scene.hand.member, to: scene.pair.alfa.member, release: 2,
      fields: [
        ("scope", "channel"), ("effect", "\(time)"), ("reversibility", "final"),
        ("reason", "A reason."),
      ])
    let before = scene.hand.record(scene.notice { $0.nonce[0] ^= 1 })
    scene.hand.record(page)
    let after = scene.hand.record(scene.notice())
    scene.deliver()
    #expect(scene.pair.alfa.node.message(before)?.flags == [])
    #expect(scene.pair.alfa.node.message(after)?.flags == [.suspended])
    #expect(scene.judgement(after) == .accepted && scene.answers.isEmpty)
  }

  @Test func `another channel does not notice`() {
    var pair = Pair()
    pair.settle()
    var other = pair.charter
    other.title = "Another matter"
    let members = [pair.alfa.member.party, pair.bravo.member.party]
    pair.alfa.take(.charter(TestChannel.sign(other, members)), at: pair.now)
    let before = pair.alfa.node.state.channels[other.digest]
    _ = Self.suspend(&pair)
    pair.settle()
    #expect(pair.alfa.node.channels().map(\.suspensions.count).sorted() == [0, 1])
    let isUntouched = before != nil && pair.alfa.node.state.channels[other.digest] == before
    #expect(isUntouched)
  }
}
