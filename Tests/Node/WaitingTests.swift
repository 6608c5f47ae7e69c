import ParleyCrypto
import ParleyDelivery
import ParleyForms
import ParleyKeylog
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

/// What cannot be decided yet waits, is shown as waiting, and is decided when the rest comes.
@Suite struct Waits {
  @Test func `a page whose authority is not yet here waits, and is then received`() {
    var scene = Scene()
    scene.hand.member.grant(
      .officer, "bravo.example/o/3", person: "p3", office: "bravo.example/watch",
      rights: [.release])
    let id = scene.hand.record(scene.notice(signers: ["1", "3"]))
    let outcome = scene.deliver()
    let size = scene.hand.member.keyLog.size
    #expect(scene.judgement(id) == .waiting(.keyLog(size: size)))
    #expect(outcome.wants.contains(.entry(LogPosition(scene.hand.member.keyLog.origin, size - 1))))

    scene.pair.alfa.take(.keys(Pair.card(scene.hand.member)), at: scene.pair.now)
    #expect(scene.judgement(id) == .accepted)
    #expect(scene.receipts(of: id) == 1)
    #expect(scene.answers.isEmpty)
  }

  @Test func `a signer whose grant is not yet disclosed is waited for`() {
    var scene = Scene()
    scene.hand.member.grant(
      .officer, "bravo.example/o/3", person: "p3", office: "bravo.example/watch",
      rights: [.release])
    let card = Pair.card(scene.hand.member)
    let hidden = scene.hand.member.keyLog.leaves.compactMap(\.grant).last?.text
    scene.pair.alfa.take(.keys(card.filter { $0.bytes != hidden }), at: scene.pair.now)
    let id = scene.hand.record(scene.notice(signers: ["1", "3"]))
    let outcome = scene.deliver()
    #expect(scene.judgement(id) == .waiting(.keyLog(size: scene.hand.member.keyLog.size)))
    // Nothing of the log is missing: it is asked for again from a place that brings the grants.
    #expect(
      outcome.wants.contains { if case .entry(let p) = $0 { p.origin.isKeyLog } else { false } })

    scene.hand.items = card.filter { $0.bytes == hidden }
    scene.deliver()
    #expect(scene.judgement(id) == .accepted)
    #expect(scene.receipts(of: id) == 1)
  }

  @Test func `a page that did not come is asked for, and then received`() {
    var scene = Scene()
    var flaws = Hand.Flaws()
    flaws.withholds = true
    let page = scene.notice()
    let id = scene.hand.record(page, flaws)
    let outcome = scene.deliver()
    #expect(scene.judgement(id) == .waiting(.page))
    #expect(outcome.wants.contains(.page(id)))

    // The same page, sealed in the same way.
    var again = Hand(scene.pair)
    again.record(page)
    scene.hand.items = again.items.filter { $0.kind == .page }
    scene.deliver()
    #expect(scene.judgement(id) == .accepted)
    #expect(scene.receipts(of: id) == 1)
  }

  @Test func `flash behind a gap is received at once, and marked until the gap closes`() {
    var scene = Scene()
    scene.deliver()
    scene.hand.append(.beat)
    let missing = scene.hand.items
    scene.hand.items = []
    let id = scene.hand.record(scene.notice { $0.precedence = .immediate })
    let outcome = scene.deliver()
    #expect(scene.judgement(id) == .accepted)
    #expect(scene.receipts(of: id) == 1)
    #expect(scene.pair.alfa.node.message(id)?.missingBefore == 1)
    #expect(outcome.wants.contains(.entry(LogPosition(scene.hand.log.origin, 1))))
    // What is not held whole is not cosigned.
    scene.hand.items = [scene.hand.head()]
    scene.deliver()
    let mirror = "alfa.example/m"
    let held = scene.pair.alfa.node.log(scene.hand.log.origin)
    #expect(held?.cosignatures[mirror]?.size ?? 0 <= 1)

    scene.hand.items = missing + [scene.hand.head()]
    scene.deliver()
    #expect(scene.pair.alfa.node.message(id)?.missingBefore == 0)
    #expect(scene.receipts(of: id) == 1)
    let closed = scene.pair.alfa.node.log(scene.hand.log.origin)
    #expect(closed?.cosignatures[mirror]?.size == scene.hand.log.tree.size)
    #expect(scene.answers.isEmpty)
  }

  @Test func `an entry under a version that is not in force here waits for it`() {
    var scene = Scene()
    let second = scene.pair.next(by: scene.hand.member)
    scene.hand.accept(second)
    scene.deliver()
    let both = [scene.pair.alfa.member.party, scene.pair.bravo.member.party]
    scene.pair.alfa.take(.charter(TestChannel.sign(second, both)), at: scene.pair.now)
    let ours = scene.pair.alfa.node.log(scene.pair.alfa.member.origin)?.position
    let decision = scene.hand.step(.inForce, second, seen: [ours].compactMap { $0 })
    let missing = scene.hand.items
    scene.hand.items = []
    let id = scene.hand.append(.beat) { $0.charter = 2 }
    scene.deliver()
    #expect(scene.standing(id) == .waiting(.charter(version: 2)))
    scene.hand.items = missing
    scene.deliver()
    #expect(scene.standing(decision) == .accepted && scene.standing(id) == .accepted)
    #expect(scene.pair.alfa.node.charter(scene.pair.channel) == second)
  }

  @Test func `two nodes that wait for each other's grants get them, and fall silent`() {
    var pair = Pair()
    pair.settle()
    // Each side's releaser has a key of which the other holds only the hash.
    for alfa in [true, false] {
      var member = alfa ? pair.alfa.member : pair.bravo.member
      member.grant(
        .officer, "\(member.party)/o/3", person: "p3", office: "\(member.party)/watch",
        rights: [.release])
      let leaves = Pair.card(member).filter { $0.kind == .key }
      let own = Pair.card(member)
      let now = pair.now
      if alfa { pair.alfa.take(.keys(own), at: now) } else { pair.bravo.take(.keys(own), at: now) }
      if alfa {
        pair.bravo.take(.keys(leaves), at: now)
      } else {
        pair.alfa.take(.keys(leaves), at: now)
      }
    }
    for (from, to) in [
      (pair.alfa.member, pair.bravo.member), (pair.bravo.member, pair.alfa.member),
    ] {
      let page = pair.page(
        .launch1988, from: from, to: to, release: 2, fields: Pair.launch,
        signers: ["\(from.party)/o/1", "\(from.party)/o/3"])
      if from.party == pair.alfa.member.party {
        #expect(pair.alfa.issue(page, at: pair.now).refusal == nil)
      } else {
        #expect(pair.bravo.issue(page, at: pair.now).refusal == nil)
      }
    }
    pair.settle(rounds: 100)
    #expect(pair.alfa.outbox.isEmpty && pair.bravo.outbox.isEmpty)
    let all = pair.alfa.node.messages() + pair.bravo.node.messages()
    #expect(all.count == 4 && all.allSatisfy { $0.judgement == .accepted })
  }
}

extension Outcome {
  /// What the bundles that go out ask for.
  var wants: [Bundle.Want] {
    let all = packets.map(\.bytes) + (reply.map { [$0] } ?? [])
    return all.compactMap { try? Bundle($0) }.flatMap(\.want)
  }
}

extension Scene {
  /// How often Alfa's log says `received` of a message.
  func receipts(of id: Digest) -> Int {
    (pair.alfa.node.log(pair.alfa.member.origin)?.leaves ?? []).reduce(0) { count, leaf in
      guard case .evidence(let lines) = leaf.entry.act else { return count }
      return count
        + lines.count { if case .received(id, _) = $0 { true } else { false } }
    }
  }
}
