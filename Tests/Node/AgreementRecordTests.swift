import ParleyAdoption
import ParleyAgreements
import ParleyForms
import ParleyNode
import ParleyPact
import ParleyRecord
import ParleyTestKit
import ParleyWire
import Testing

/// What the logs prove of a record's times, where clocks and lines are bad; and versions.
@Suite struct AgreementRecordTests {
  private static func accepted(_ pair: inout Pair, _ text: String = consultation) -> Digest {
    let proposal = pair.propose(text)
    pair.accept(.alfa, proposal)
    pair.accept(.bravo, proposal)
    return proposal
  }

  @Test func `a receipt dated ahead is held to what the other side has signed since`() throws {
    var pair = Pair()
    let agreement = Self.accepted(&pair)
    let request = pair.say(
      .alfa, .agreementMessage,
      [("agreement", agreement.base64), ("kind", "explanation-request")], settling: false)
    // Bravo's clock is ten hours ahead when it receives: it would gain ten hours.
    pair.now.civil = pair.now.civil.adding(seconds: 36_000)
    pair.settle()
    pair.now.civil = pair.now.civil.adding(seconds: -36_000)
    func receipt() throws -> Timestamp? {
      let record = try #require(pair.alfa.node.agreementRecord(agreement))
      return record.messages.first { $0.id == request.base64 }?.receipt(of: "Bravo")
    }
    #expect(try receipt() == noon.adding(seconds: 36_000), "nothing speaks against it yet")
    pair.pass(seconds: 60)
    _ = pair.request(agreement)
    #expect(try receipt() == noon.adding(seconds: 60))
    #expect(
      pair.alfa.node.agreementRecord(agreement) == pair.bravo.node.agreementRecord(agreement))
  }

  @Test func `what came ahead of a gap counts, and no silence is concluded across the gap`()
    throws
  {
    var pair = Pair()
    let agreement = Self.accepted(&pair)
    let request = pair.request(agreement)
    pair.pass(seconds: 600)
    // The first answer is lost on the road, the second arrives.
    pair.say(.bravo, .standby, [("until", "2027-01-01T00:00:00Z")], re: [request], settling: false)
    let lost = pair.bravo.outbox
    pair.bravo.outbox = []
    pair.pass(seconds: 600)
    let reply = pair.say(
      .bravo, .reply, [("answer", "roger")], re: [request], settling: false)
    pair.bravo.outbox = []
    let leaf = try #require(
      pair.bravo.journal.compactMap { record -> [UInt8]? in
        if case .entry(_, let bytes) = record { bytes } else { nil }
      }.last { bytes in String(decoding: bytes, as: UTF8.self).contains("\npage ") })
    let sealed = pair.bravo.journal.compactMap { record -> [UInt8]? in
      if case .sealed(_, let bytes) = record { bytes } else { nil }
    }.last
    var bundle = Bundle(
      from: pair.bravo.member.party, to: pair.alfa.member.party, channel: pair.channel)
    bundle.items = [Item(.entry, leaf), Item(.page, try #require(sealed))]
    pair.alfa.take(.bundle(bundle.bytes, Arrival(carrier: "drop")), at: pair.now)
    let early = try #require(pair.alfa.node.agreementRecord(agreement))
    let held = try #require(early.messages.first { $0.id == reply.base64 })
    #expect(held.notBefore == nil, "its log is not whole up to it")
    let heard = early.heard.first { $0.party == "Bravo" }?.at
    #expect(heard.map { $0 <= noon } ?? true)
    pair.alfa.outbox = []
    pair.bravo.outbox = lost
    pair.pass(seconds: 3_600)
    pair.bravo.take(.tick, at: pair.now)
    pair.settle()
    let whole = try #require(pair.alfa.node.agreementRecord(agreement))
    #expect(whole == pair.bravo.node.agreementRecord(agreement))
    #expect(whole.messages.first { $0.id == reply.base64 }?.notBefore != nil)
  }

  @Test func `a second version is in force when all have accepted it, and ends the first`() throws {
    let first = consultation.replacing(
      "counted on receipt", with: "counted on receipt\n  amendment by all parties")
    var pair = Pair()
    let agreement = Self.accepted(&pair, first)
    let meaning = try #require(pair.alfa.node.agreements().first?.versions.first?.proposal.meaning)
    pair.pass(seconds: 60)
    let second = pair.propose(
      first.replacing("48 hours", with: "24 hours").replacing(
        "  parties", with: "  version 2 amends \(meaning)\n  parties"))
    let view = try #require(pair.bravo.node.agreements().first)
    #expect(view.id == agreement && view.versions.map(\.proposal.id) == [agreement, second])
    #expect(view.versions.map(\.proposal.faults) == [[], []])
    #expect(try Self.inForce(pair.alfa.node, agreement, at: pair.now.civil) == [true, false])
    pair.pass(seconds: 60)
    pair.accept(.bravo, second)
    pair.accept(.alfa, second)
    #expect(try Self.inForce(pair.alfa.node, agreement, at: pair.now.civil) == [false, true])
    // What begins now begins under the second, and its desk is told by it.
    pair.pass(seconds: 60)
    _ = pair.request(agreement)
    pair.alfa.events = []
    pair.pass(seconds: 25 * 3_600)
    pair.alfa.take(.tick, at: pair.now)
    let told = pair.alfa.node.told(agreement)
    #expect(told.map(\.alert.what) == [.shows(.overdueUnconfirmed)])
  }

  private static func inForce(
    _ node: Node, _ agreement: Digest, at instant: Timestamp
  ) throws -> [Bool] {
    let view = try #require(node.agreements().first)
    let file = AccordFile(
      name: view.name,
      texts: try view.versions.map { version in
        AccordFile.Text(
          try #require(version.proposal.agreement), meaning: version.proposal.meaning)
      }, record: try #require(node.agreementRecord(agreement)))
    return try file.statuses(at: instant).map(\.status.isInForce)
  }

  @Test func `two records differ by what one of them holds`() throws {
    var pair = Pair()
    let agreement = Self.accepted(&pair)
    let before = try #require(pair.alfa.node.agreementRecord(agreement))
    #expect(RecordComparison(before, before).isEmpty)
    let request = pair.request(agreement)
    let after = try #require(pair.alfa.node.agreementRecord(agreement))
    let found = RecordComparison(before, after)
    #expect(found.onlyFirst == [])
    #expect(found.onlySecond.map(\.id) == [request.base64])
    // Bravo's receipt bounds what Alfa had said before it.
    #expect(found.differing.allSatisfy { !$0.what.contains(.content) })
  }
}
