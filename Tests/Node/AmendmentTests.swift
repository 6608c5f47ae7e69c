import ParleyCharter
import ParleyDelivery
import ParleyForms
import ParleyNode
import ParleyRecord
import ParleyTestKit
import ParleyWire
import Testing

/// A charter changes while messages travel: the proposer's log decides, and no date.
@Suite struct Amendments {
  private static func versions(_ pair: borrowing Pair) -> [Int64] {
    [pair.alfa.node, pair.bravo.node].compactMap { $0.charter(pair.channel)?.version }
  }

  private static func expectFolds(_ pair: borrowing Pair) {
    for (node, journal) in [
      (pair.alfa.node, pair.alfa.journal), (pair.bravo.node, pair.bravo.journal),
    ] {
      for records in [node.snapshot(), journal] {
        let folded = Node(party: node.party, catalogue: .shipped, replaying: records)
        #expect(folded.state == node.state)
      }
      #expect(journal.allSatisfy { Record($0.bytes) == $0 })
    }
  }

  @Test func `it is in force on both sides once both have signed, and the text travels by itself`()
    throws
  {
    var pair = Pair()
    pair.settle()
    let second = pair.next()
    let (alfa, bravo) = (pair.alfa.member.party, pair.bravo.member.party)
    pair.alfa.take(.charter(TestChannel.sign(second, [alfa])), at: pair.now)
    pair.settle()
    // Bravo has the text and Alfa's signature, and nothing is in force.
    let pending = try #require(pair.bravo.node.proposals(in: pair.channel).first)
    #expect(pending.charter == second && pending.accepted == [alfa] && pending.decision == nil)
    #expect(Self.versions(pair) == [1, 1])
    pair.bravo.take(.charter(TestChannel.sign(second, [bravo])), at: pair.now)
    pair.settle()
    #expect(Self.versions(pair) == [2, 2])
    let decided = try #require(pair.bravo.node.proposals(in: pair.channel).first)
    #expect(decided.accepted == [alfa, bravo] && decided.decision == .inForce)
    Self.expectFolds(pair)
    // The exchange file shows what put it into force.
    let id = pair.alfa.node.state.channels[pair.channel]?.charters.map(\.charter)
    #expect(id == [pair.charter, second])
  }

  @Test func `pages of before keep their meaning, and the next ones name the new version`() throws {
    var pair = Pair()
    pair.settle()
    // Recorded under the first version, and on the road while the second comes into force.
    let old = pair.notify(nonce: "old")
    let late = pair.alfa.outbox
    pair.alfa.outbox = []
    pair.amend()
    #expect(Self.versions(pair) == [2, 2])
    for packet in late {
      pair.bravo.take(.bundle(packet.bytes, Arrival(carrier: "drop")), at: pair.now)
    }
    pair.settle()
    #expect(pair.bravo.node.message(old)?.judgement == .accepted)
    #expect(pair.bravo.node.message(old)?.page?.charter == 1)
    // Officers who signed under the first version must read the second.
    let stale = pair.alfa.issue(pair.launch(nonce: "stale"), at: pair.now)
    #expect(stale.refusal == .rule(.pageCharter, []) && stale.records.isEmpty)
    let page = pair.page(
      .launch1988, from: pair.alfa.member, to: pair.bravo.member, release: 2, fields: Pair.launch,
      nonce: "new"
    ) { $0.charter = 2 }
    #expect(pair.alfa.issue(page, at: pair.now).refusal == nil)
    pair.settle()
    #expect(pair.bravo.node.messages().map(\.page?.charter) == [1, 2])
    #expect(pair.bravo.node.messages().allSatisfy { $0.judgement == .accepted })
    Self.expectFolds(pair)
  }

  @Test func `a withdrawn version never comes into force, even with everyone's signature`() {
    var pair = Pair()
    pair.settle()
    let second = pair.next()
    let (alfa, bravo) = (pair.alfa.member.party, pair.bravo.member.party)
    pair.alfa.take(.charter(TestChannel.sign(second, [alfa])), at: pair.now)
    pair.settle()
    let theirs = pair.bravo.take(
      .withdraw(channel: pair.channel, text: second.digest), at: pair.now)
    #expect(theirs.refusal == .rule(.proposerDecides, []))
    // The withdrawal and the acceptance cross.
    pair.alfa.take(.withdraw(channel: pair.channel, text: second.digest), at: pair.now)
    pair.bravo.take(.charter(TestChannel.sign(second, [bravo])), at: pair.now)
    pair.settle()
    #expect(Self.versions(pair) == [1, 1])
    let states = [pair.alfa.node, pair.bravo.node].map {
      $0.proposals(in: pair.channel).map(\.decision)
    }
    #expect(states == [[.withdrawn], [.withdrawn]])
    // Both are free for another.
    let other = pair.next(by: pair.bravo.member, title: "Other")
    #expect(
      pair.bravo.take(.charter(TestChannel.sign(other, [bravo])), at: pair.now).refusal == nil)
    pair.settle()
    #expect(pair.alfa.take(.charter(TestChannel.sign(other, [alfa])), at: pair.now).refusal == nil)
    pair.settle()
    #expect(Self.versions(pair) == [2, 2])
    #expect(pair.alfa.node.charter(pair.channel) == other)
    Self.expectFolds(pair)
  }

  @Test func `two who propose at once: neither is in force until one withdraws`() {
    var pair = Pair()
    pair.settle()
    let (alfa, bravo) = (pair.alfa.member.party, pair.bravo.member.party)
    let (mine, yours) = (pair.next(), pair.next(by: pair.bravo.member, title: "Other"))
    pair.alfa.take(.charter(TestChannel.sign(mine, [alfa])), at: pair.now)
    pair.bravo.take(.charter(TestChannel.sign(yours, [bravo])), at: pair.now)
    pair.settle()
    let refused = pair.alfa.take(.charter(TestChannel.sign(yours, [alfa])), at: pair.now)
    #expect(refused.refusal == .rule(.acceptsOne, []))
    #expect(Self.versions(pair) == [1, 1])
    pair.alfa.take(.withdraw(channel: pair.channel, text: mine.digest), at: pair.now)
    pair.alfa.take(.charter(TestChannel.sign(yours, [alfa])), at: pair.now)
    pair.settle()
    #expect(Self.versions(pair) == [2, 2])
    #expect(pair.bravo.node.charter(pair.channel) == yours)
  }

  @Test func `an amendment that goes wrong is refused before anything is recorded`() {
    var pair = Pair()
    pair.settle()
    let alfa = pair.alfa.member.party
    let second = pair.next()
    let cases: [(Charter, [Party], Refusal)] = [
      (second, [pair.bravo.member.party], .charter(.notSigned(alfa))),
      (
        pair.next { $0.version = 3 }, [alfa],
        .malformed("the charter that this one follows is not in force here")
      ),
      (pair.next { $0.succeeds = $0.follows }, [alfa], .charter(.doesNotFollow)),
    ]
    for (charter, signers, refusal) in cases {
      let outcome = pair.alfa.take(.charter(TestChannel.sign(charter, signers)), at: pair.now)
      #expect(outcome.refusal == refusal && outcome.records.isEmpty)
    }
    let unknown = pair.alfa.take(
      .withdraw(channel: pair.channel, text: second.digest), at: pair.now)
    #expect(unknown.refusal == .unknownProposal)
  }

  @Test func `a signature that is withheld keeps an acceptance from counting`() {
    var scene = Scene()
    let second = scene.pair.next()
    let alfa = scene.pair.alfa.member.party
    scene.pair.alfa.take(.charter(TestChannel.sign(second, [alfa])), at: scene.pair.now)
    let id = scene.hand.accept(second, signing: false)
    scene.deliver()
    #expect(scene.standing(id) == .waiting(.charter(version: 2)))
    #expect(scene.pair.alfa.node.charter(scene.pair.channel)?.version == 1)
    scene.hand.items = [Item(.charter, TestChannel.sign(second, [scene.hand.member.party]))]
    scene.deliver()
    #expect(scene.pair.alfa.node.charter(scene.pair.channel) == second)
  }

  @Test func `a charter of which no entry speaks is not kept`() {
    var scene = Scene()
    let second = scene.pair.next(by: scene.hand.member)
    scene.hand.items.append(Item(.charter, TestChannel.sign(second, [scene.hand.member.party])))
    scene.deliver()
    #expect(scene.pair.alfa.node.proposals(in: scene.pair.channel).isEmpty)
  }

  @Test func `a node that was restored takes the version in force back`() {
    var pair = Pair(successors: true)
    pair.settle()
    let copy = pair.alfa.journal.count
    pair.amend()
    pair.alfa.restart(keeping: copy)
    pair.alfa.take(.restored, at: pair.now)
    for _ in 0..<4 {
      pair.settle()
      pair.pass(seconds: 600)
      pair.alfa.take(.tick, at: pair.now)
      pair.bravo.take(.tick, at: pair.now)
    }
    #expect(Self.versions(pair) == [2, 2])
    #expect(pair.alfa.node.channels().map(\.recovering) == [true])
  }
}
