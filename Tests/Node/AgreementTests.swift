import ParleyAdoption
import ParleyAgreements
import ParleyCharter
import ParleyCrypto
import ParleyDelivery
import ParleyForms
import ParleyNode
import ParleyPact
import ParleyRecord
import ParleyTestKit
import ParleyWire
import Testing

/// Two parties that consult: the text both adopt in these tests.
let consultation = """
  agreement vd2011-16
    title en "Consultation as regards unusual military activities"
    parties Alfa, Bravo
    in force from 1 December 2011
    time UTC tolerance 5 minutes
    counted on receipt

  message explanation-request en "request for an explanation" has cause
  message explanation-reply   en "reply" form reply answers explanation-request

  article 16.1 "Request for an explanation"
    any party A may send explanation-request to any other party B

  article 16.1.2 "Reply within 48 hours"
    when A sends explanation-request to B
    B must send explanation-reply to A within 48 hours of receipt
    alert 12 hours before

  """

extension Pair {
  enum Who { case alfa, bravo }

  /// Issues a page of an agreement form at one side, and lets both hear of it.
  @discardableResult
  mutating func say(
    _ who: Who, _ form: FormID, _ fields: [(String, String)], re: [Digest] = [],
    settling: Bool = true
  ) -> Digest {
    let (own, peer) = who == .alfa ? (alfa.member, bravo.member) : (bravo.member, alfa.member)
    let release = charter.admits(form)?.release ?? 1
    let bytes = page(
      form, from: own, to: peer, release: release, re: re, fields: fields,
      nonce: "\(who) \(form) \(fields)")
    let outcome = who == .alfa ? alfa.issue(bytes, at: now) : bravo.issue(bytes, at: now)
    var id: Digest?
    for event in outcome.events { if case .recorded(let entry) = event { id = entry } }
    guard let id else { preconditionFailure("not recorded: \(outcome)") }
    if settling { settle() }
    return id
  }

  mutating func propose(_ text: String = consultation, settling: Bool = true) -> Digest {
    let bytes = Array(text.utf8)
    guard let agreement = try? Agreement.read(bytes),
      let fields = try? Proposal.fields(
        bytes, of: agreement,
        bindings: NameBindings([
          .init("Alfa", alfa.member.party), .init("Bravo", bravo.member.party),
        ]))
    else { preconditionFailure("the text of the tests can be proposed") }
    return say(
      .alfa, .agreementPropose, fields.map { ($0.name, $0.value) }, settling: settling)
  }

  mutating func accept(_ who: Who, _ proposal: Digest) {
    guard let view = alfa.node.agreements().first, let version = view.versions.last else {
      preconditionFailure("there is a proposal")
    }
    say(
      who, .agreementAccept,
      [("name", view.name), ("meaning", version.proposal.meaning.base64)], re: [proposal])
  }

  /// A request of Alfa's under the agreement.
  mutating func request(_ agreement: Digest) -> Digest {
    say(
      .alfa, .agreementMessage,
      [
        ("agreement", agreement.base64), ("kind", "explanation-request"),
        ("value", "cause build-up near the border"),
      ])
  }
}

@Suite struct AgreementTests {
  @Test func `a proposal arrives to the byte, and each acceptance is seen on both sides`() throws {
    var pair = Pair()
    let proposal = pair.propose()
    let seen = try #require(pair.bravo.node.agreements().first)
    #expect(seen.id == proposal)
    #expect(seen.name == "vd2011-16")
    let version = try #require(seen.versions.first)
    #expect(version.proposal.text == Array(consultation.utf8))
    #expect(version.proposal.faults == [])
    #expect(version.awaiting == ["Alfa", "Bravo"])

    pair.accept(.alfa, proposal)
    #expect(pair.bravo.node.agreements().first?.versions.first?.awaiting == ["Bravo"])
    pair.accept(.bravo, proposal)
    for node in [pair.alfa.node, pair.bravo.node] {
      #expect(node.agreements().first?.versions.first?.awaiting == [])
      #expect(node.agreements().first?.versions.first?.accepted.map(\.party) == ["Alfa", "Bravo"])
    }
  }

  @Test func `an acceptance that names another meaning accepts nothing`() throws {
    var pair = Pair()
    let proposal = pair.propose()
    pair.say(
      .bravo, .agreementAccept,
      [("name", "vd2011-16"), ("meaning", SHA256.hash("another").base64)], re: [proposal])
    #expect(pair.alfa.node.agreements().first?.versions.first?.accepted == [])
  }

  @Test func `both sides read the same record, with times that the other side proves`() throws {
    var pair = Pair()
    let proposal = pair.propose()
    pair.accept(.alfa, proposal)
    pair.accept(.bravo, proposal)
    pair.pass(seconds: 600)
    let request = pair.request(proposal)
    pair.pass(seconds: 3_600)
    let reply = pair.say(
      .bravo, .reply, [("answer", "roger"), ("text", "an exercise")], re: [request])
    let here = try #require(pair.alfa.node.agreementRecord(proposal))
    #expect(here == pair.bravo.node.agreementRecord(proposal))

    let asked = try #require(here.messages.first { $0.id == request.base64 })
    #expect(asked.said == .message("explanation-request"))
    #expect(asked.author == "Alfa" && asked.addressees == ["Bravo"])
    #expect(asked.field("cause") == "build-up near the border")
    #expect(asked.receipt(of: "Bravo") == noon.adding(seconds: 600))
    #expect(asked.notAfter == noon.adding(seconds: 600))
    #expect(asked.notBefore == noon, "Bravo's acceptance was seen, and nothing of it since")
    let answered = try #require(here.messages.first { $0.id == reply.base64 })
    #expect(answered.said == .message("explanation-reply"))
    #expect(answered.about == request.base64)
    #expect(answered.notBefore == noon.adding(seconds: 600))
  }

  @Test func `a party is heard as far as it has signed that it saw the other, not as it claims`()
    throws
  {
    var pair = Pair()
    let proposal = pair.propose()
    pair.accept(.alfa, proposal)
    pair.accept(.bravo, proposal)
    let request = pair.request(proposal)
    // Bravo says something dated ten days on: its own word, and no watermark.
    let before = pair.now
    pair.pass(seconds: 864_000)
    pair.say(.bravo, .standby, [("until", "2027-01-01T00:00:00Z")], re: [request])
    pair.now = before
    let record = try #require(pair.alfa.node.agreementRecord(proposal))
    let heard = try #require(record.heard.first { $0.party == "Bravo" })
    #expect(heard.at <= noon.adding(seconds: 1))
    // Once Bravo has seen what Alfa said later, it has been heard until then.
    pair.pass(seconds: 1_000_000)
    _ = pair.request(proposal)
    let later = try #require(pair.alfa.node.agreementRecord(proposal))
    #expect(later.heard.first { $0.party == "Bravo" }?.at == noon.adding(seconds: 1_000_000))
  }

  @Test func `whatever was followed step by step is what a replay follows at once`() throws {
    var pair = Pair()
    let proposal = pair.propose(settling: false)
    pair.settle()
    pair.accept(.alfa, proposal)
    pair.accept(.bravo, proposal)
    let request = pair.request(proposal)
    pair.pass(seconds: 60)
    pair.say(.bravo, .reply, [("answer", "roger")], re: [request])
    for side in [pair.alfa.journal, pair.bravo.journal] {
      let party = side == pair.alfa.journal ? pair.alfa.member.party : pair.bravo.member.party
      let node = Node(party: party, catalogue: .shipped, replaying: side)
      #expect(node.agreements() == pair.alfa.node.agreements())
      #expect(node.agreementRecord(proposal) == pair.alfa.node.agreementRecord(proposal))
    }
  }

  @Test func `two proposals of one name among the same parties are versions of one agreement`()
    throws
  {
    var pair = Pair()
    let first = pair.propose()
    pair.pass(seconds: 1)
    let second = pair.propose(consultation.replacing("48 hours", with: "24 hours"))
    let seen = pair.bravo.node.agreements()
    #expect(seen.count == 1)
    #expect(seen.first?.versions.map(\.proposal.id) == [first, second])
  }
}

extension String {
  func replacing(_ old: String, with new: String) -> String {
    split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }
}
