import ParleyCharter
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

@Suite struct Stories {
  @Test func `a notice goes out and comes back as receipt, acknowledgement and read-back`() throws {
    var pair = Pair()
    pair.settle()
    let id = pair.notify()
    let packet = try #require(pair.alfa.outbox.last)
    pair.alfa.outbox = []
    pair.post(packet)

    // One round trip: both records hold it, and Alfa holds Bravo's receipt and cosignature.
    let ours = try #require(pair.alfa.node.message(id))
    let theirs = try #require(pair.bravo.node.message(id))
    #expect(theirs.judgement == .accepted)
    #expect(theirs.page == ours.page)
    #expect(ours.evidence.map(\.proofGood) == [true])
    #expect(ours.settledBy == [pair.bravo.member.party])

    pair.bravo.take(.shown(id, post: "1"), at: pair.now)
    let form = try #require(Catalogue.shipped[.launch1988])
    let said = ReadBack.fields(for: form, theirs.page?.fields ?? [])
    for page in [
      pair.page(.acknowledge, from: pair.bravo.member, to: pair.alfa.member, re: [id], fields: []),
      pair.page(
        .readBack, from: pair.bravo.member, to: pair.alfa.member, re: [id],
        fields: said.map { ($0.name, $0.value) }),
    ] { #expect(pair.bravo.issue(page, at: pair.now).refusal == nil) }
    pair.settle()

    let answered = try #require(pair.alfa.node.message(id))
    #expect(answered.evidence.count == 2)
    #expect(answered.answers.map(\.form) == [.acknowledge, .readBack])
    let comparison = try #require(answered.answers.last?.comparison)
    #expect(!comparison.isEmpty)
    #expect(comparison.allSatisfy { $0.outcome == .same })

    pair.pass(seconds: 61)
    pair.alfa.take(.tick, at: pair.now)
    pair.bravo.take(.tick, at: pair.now)
    pair.settle()
    for channel in pair.alfa.node.channels() + pair.bravo.node.channels() {
      for log in channel.logs {
        #expect(log.cosigners.contains { $0.size == log.size }, "\(log)")
        if log.ours { #expect(log.outstanding == 0) }
      }
    }
    let builder = try #require(pair.alfa.node.exchange(channel: pair.channel))
    let verdict = Exchange.check(try builder.channelFile().bytes)
    #expect(verdict.faults.isEmpty, "\(verdict.faults)")
    let message = Exchange.check(try builder.messageFile(id).bytes)
    #expect(message.faults.isEmpty, "\(message.faults)")
    #expect(
      Node(party: pair.alfa.member.party, catalogue: .shipped, replaying: pair.alfa.journal).state
        == pair.alfa.node.state)
    #expect(
      Node(party: pair.alfa.member.party, catalogue: .shipped, replaying: pair.alfa.node.snapshot())
        .state == pair.alfa.node.state)
    #expect(pair.alfa.journal.allSatisfy { Record($0.bytes) == $0 })
  }
}

@Suite struct Edges {
  @Test func `a notice is overdue from its time until it is acknowledged`() {
    var pair = Pair()
    pair.settle()
    let id = pair.notify()
    pair.settle()
    let due = pair.now.civil.adding(seconds: pair.charter.terms.acknowledgeWithin)
    #expect(pair.alfa.node.overdue(at: due).isEmpty)
    for late in [
      pair.alfa.node.overdue(at: due.adding(seconds: 1)),
      pair.bravo.node.overdue(at: due.adding(seconds: 1)),
    ] {
      #expect(late.map(\.message) == [id])
      #expect(late.map(\.by) == [pair.bravo.member.party])
    }
    let page = pair.page(
      .acknowledge, from: pair.bravo.member, to: pair.alfa.member, re: [id], fields: [])
    #expect(pair.bravo.issue(page, at: pair.now).refusal == nil)
    pair.settle()
    #expect(pair.alfa.node.overdue(at: due.adding(seconds: 1)).isEmpty)
  }

  @Test func `a clock that was never set holds cosignatures and stops nothing`() throws {
    var pair = Pair()
    pair.settle()
    let id = pair.notify()
    let packet = try #require(pair.alfa.outbox.last)
    pair.now.civil = try #require(Timestamp(seconds: 0))
    pair.post(packet)
    #expect(pair.bravo.node.message(id)?.judgement == .accepted)
    #expect(pair.alfa.node.message(id)?.settledBy == [])
  }

  @Test func `a page to more offices than a seal has room for is refused`() {
    var pair = Pair()
    pair.settle()
    let page = pair.page(
      .service, from: pair.alfa.member, to: pair.bravo.member, fields: [("remark", "x")]
    ) { page in
      page.to = (0..<64).map { text("bravo.example/office-\($0)") { Office($0) } }.sorted()
    }
    guard case .malformed? = pair.alfa.issue(page, at: pair.now).refusal else {
      Issue.record("not refused")
      return
    }
  }
}

@Suite struct Losses {
  @Test func `a node restored from a copy takes its log back and goes on in a successor`() throws {
    var pair = Pair()
    pair.settle()
    let early = pair.journalSizeOfAlfa
    let id = pair.notify()
    pair.settle()
    #expect(pair.bravo.node.message(id)?.judgement == .accepted)

    pair.alfa.restart(keeping: early)
    pair.alfa.take(.restored, at: pair.now)
    #expect(pair.alfa.node.channels()[0].recovering)
    #expect(pair.alfa.issue(pair.launch(nonce: "late"), at: pair.now).refusal == .recovering)
    pair.alfa.take(.tick, at: pair.now)
    pair.settle()
    // Its own entries are back, and nothing was signed with the old key.
    #expect(pair.alfa.node.message(id)?.page != nil)
    #expect(pair.bravo.events.allSatisfy { if case .forkProved = $0 { false } else { true } })
    #expect(pair.alfa.node.channels()[0].recovering)
  }
}

extension Pair {
  var journalSizeOfAlfa: Int { alfa.journal.count }
}
