import ParleyCharter
import ParleyCrypto
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

@Suite struct CharterTests {
  private let alfa = TestParty("alfa.example")
  private let bravo = TestParty("bravo.example")
  private var charter: Charter { TestChannel.charter(alfa.keyLog, bravo.keyLog) }
  private var keyLogs: [Party: KeyLog] {
    [alfa.party: alfa.keyLog, bravo.party: bravo.keyLog]
  }

  private func sign(_ charter: Charter, _ signers: [(name: String, label: String)]) -> [UInt8] {
    NoteText.assemble(
      charter.text, signers.map { testKey($0.name, label: $0.label).sign(charter.text) })
  }

  private func refusal(_ bytes: [UInt8], _ logs: [Party: KeyLog]? = nil) -> CharterError? {
    do { _ = try SignedCharter(bytes, keyLogs: logs ?? keyLogs) } catch { return error }
    return nil
  }

  @Test func textsRoundTrip() throws {
    var second = charter
    second.version = 2
    second.follows = charter.digest
    second.proposer = bravo.party
    second.succeeds = SHA256.hash("a channel before")
    second.languages = ["en", "fr-CA", "ru"]
    second.terms.opened = .never
    second.terms.disclosure = "with the consent of both \u{2014} in writing"
    second.witnesses = [testKey("witness.example/w", .cosignature).verifier]
    second.quorum = 2
    for charter in [charter, second] {
      let read = try Charter(text: charter.text)
      #expect(read == charter)
      #expect(read.text == charter.text)
    }
  }

  @Test func whatIsReadIsWhatWouldBeWritten() {
    var generator = Generator(seed: 3)
    var read = 0
    for _ in 0..<1_500 {
      var bytes = charter.text
      let i = Int.random(in: 0..<bytes.count, using: &generator)
      switch generator.next() % 4 {
      case 0: bytes[i] = UInt8.random(in: 0x20...0x7E, using: &generator)
      case 1: bytes.remove(at: i)
      case 2: bytes.insert(bytes[i], at: i)
      default: bytes[i] = 0x0A
      }
      guard let charter = try? Charter(text: bytes) else { continue }
      read += 1
      #expect(charter.text == bytes)
    }
    #expect(read > 0)
  }

  @Test(arguments: [
    ("class on-record", "class off-record"), ("suite 1", "suite 2"), ("version 1", "version 2"),
    ("version 1", "version 0"), ("quorum 1", "quorum 3"), ("amend 2", "amend 0"),
    ("amend 2", "amend 3"), ("amend 2", "amend 1"), ("stanzas 4", "stanzas 0"),
    ("stanzas 4", "stanzas 65"),
    ("target immediate 300", "target immediate 30"), ("language en\n", ""),
    ("party bravo.example", "party aaaaa.example"),
    ("office bravo.example/watch", "office other.example/watch"),
    ("parley charter", "parley exercise charter"), ("title Launch", "title \u{202E}Launch"),
    ("version 1\n", "version 1\nproposer alfa.example\n"),
    ("form note/1", "form acknowledge/1"), ("quorum 1", "quorum 01"),
  ]) func sharedTermsHaveOneShape(_ change: (from: String, to: String)) {
    let text = String(decoding: charter.text, as: UTF8.self)
    let changed = text.replacing(change.from, with: change.to)
    #expect(changed != text)
    #expect(throws: WireError.self) { try Charter(text: Array(changed.utf8)) }
  }

  @Test func mandatesThatBeginWithACombiningMark() throws {
    var odd = charter
    odd.offices[0] = .init(office: odd.offices[0].office, words: "\u{301}a mandate")
    #expect(try Charter(text: odd.text) == odd)
  }

  @Test func bothPartiesSign() throws {
    let bytes = TestChannel.sign(charter, [alfa.party, bravo.party])
    let signed = try SignedCharter(bytes, keyLogs: keyLogs)
    #expect(signed.charter == charter)
    let half = TestChannel.sign(charter, [bravo.party])
    #expect(try SignedCharter.signers(half, keyLogs: keyLogs).signed == [bravo.party])
    #expect(refusal(half) == .notSigned(alfa.party))
  }

  @Test func foreignAndExtraSignatures() {
    let both = [("alfa.example/t", ""), ("bravo.example/t", "")]
    #expect(refusal(sign(charter, both)) == nil)
    #expect(refusal(sign(charter, both + [("charlie.example/t", "")])) == .foreignSignature)
    #expect(refusal(sign(charter, both.reversed())) == .foreignSignature)
    #expect(refusal(sign(charter, [both[0], both[0], both[1]])) == .foreignSignature)
    #expect(
      refusal(sign(charter, [both[0], ("bravo.example/t", "thief")])) == .notSigned(bravo.party))
    #expect(
      refusal(sign(charter, [both[0], ("bravo.example/g/1", "")])) == .notSigned(bravo.party))
    #expect(refusal(sign(charter, both) + [0x0A]) == .malformed)
    #expect(refusal(charter.text) == .malformed)
  }

  @Test func keyLogsMustBeThoseNamed() {
    let bytes = TestChannel.sign(charter, [alfa.party, bravo.party])
    #expect(refusal(bytes, [alfa.party: alfa.keyLog]) == .keyLogMissing(bravo.party))
    let other = TestParty("bravo.example", threshold: 1, roots: 2)
    #expect(
      refusal(bytes, [alfa.party: alfa.keyLog, bravo.party: other.keyLog])
        == .otherKeyLog(bravo.party))
    #expect(
      refusal(bytes, [alfa.party: alfa.keyLog, bravo.party: alfa.keyLog])
        == .otherKeyLog(bravo.party))
  }

  @Test func aCharterOutlivesItsTreatyKey() throws {
    var bravo = bravo
    let bytes = TestChannel.sign(charter, [alfa.party, bravo.party])
    let index = Int64(bravo.keyLog.leaves.firstIndex { $0.grant?.role == .treaty } ?? 0)
    bravo.append(.revoke(index, .superseded, since: nil), by: bravo.rootSigners())
    bravo.grant(.treaty, "bravo.example/t", label: "2")
    let logs = [alfa.party: alfa.keyLog, bravo.party: bravo.keyLog]
    #expect(refusal(bytes, logs) == nil)
    #expect(
      refusal(sign(charter, [("alfa.example/t", ""), ("bravo.example/t", "2")]), logs) == nil)
    // A treaty key that only a registrar granted signs nothing.
    var weak = self.bravo
    weak.grant(.treaty, "bravo.example/t", label: "3", by: weak.registrar())
    #expect(
      refusal(
        sign(charter, [("alfa.example/t", ""), ("bravo.example/t", "3")]),
        [alfa.party: alfa.keyLog, bravo.party: weak.keyLog]) == .notSigned(bravo.party))
  }

  @Test func thePolicyIsReadByOthersRules() throws {
    var charter = charter
    charter.witnesses = [testKey("witness.example/w", .cosignature).verifier]
    charter.quorum = 2
    let log = testKey("\(alfa.origin)").verifier
    let mirrors = [
      (party: alfa.party, key: testKey("alfa.example/m", .cosignature).verifier),
      (party: bravo.party, key: testKey("bravo.example/m", .cosignature).verifier),
    ]
    let text = SignedCharter.policy(charter, log: log, of: alfa.party, mirrors: mirrors)
    let policy = try TlogPolicy(Array(text.utf8))
    #expect(policy.logs.map(\.key) == [log])
    #expect(policy.witnesses.map(\.key) == [mirrors[1].key, charter.witnesses[0]])
    #expect(!policy.quorum(satisfiedBy: [mirrors[1].key]))
    #expect(policy.quorum(satisfiedBy: policy.witnesses.map(\.key)))
    charter.quorum = 0
    let none = SignedCharter.policy(charter, log: log, of: alfa.party, mirrors: mirrors)
    #expect(try TlogPolicy(Array(none.utf8)).quorum(satisfiedBy: []))
  }

  @Test func everyRuleHasItsNumber() {
    let rules: [CharterError] = [
      .malformed, .keyLogMissing(alfa.party), .otherKeyLog(alfa.party), .notSigned(alfa.party),
      .foreignSignature,
    ]
    #expect(rules.map(\.rule) == (1...5).map { "C-\($0)" })
  }

  private func next(_ edit: (inout Charter) -> Void = { _ in }) -> Charter {
    var next = charter
    next.version = 2
    next.follows = charter.digest
    next.proposer = alfa.party
    edit(&next)
    return next
  }

  private func refusal(of next: Charter, _ signers: [Party]) -> CharterError? {
    do {
      _ = try SignedCharter(TestChannel.sign(next, signers), keyLogs: keyLogs, after: charter)
    } catch { return error }
    return nil
  }

  @Test func aVersionFollowsTheOneBefore() throws {
    let both = [alfa.party, bravo.party]
    #expect(refusal(of: next(), both) == nil)
    #expect(refusal(of: next(), [alfa.party]) == .notSigned(bravo.party))
    for edit in [
      { $0.version = 3 }, { $0.follows = SHA256.hash("another") },
      { $0.succeeds = SHA256.hash("another") },
      {
        $0.parties[0] = .init(party: $0.parties[0].party, id: SHA256.hash("another"))
      },
    ] as [(inout Charter) -> Void] {
      #expect(refusal(of: next(edit), both) == .doesNotFollow)
    }
    // Without its proposer, or with one who is no party, it is no charter at all.
    for proposer in [nil, Party("carol.example")] {
      #expect(throws: WireError.self) { try Charter(text: next { $0.proposer = proposer }.text) }
    }
  }

  @Test func signaturesGather() throws {
    let text = next()
    let first = try ProposedCharter(
      TestChannel.sign(text, [bravo.party]), keyLogs: keyLogs, after: charter)
    #expect(first.signers == [bravo.party] && first.binding(after: charter) == nil)
    let second = try ProposedCharter(
      TestChannel.sign(text, [alfa.party]), keyLogs: keyLogs, after: charter)
    let merged = try #require(first.merged(with: second))
    #expect(merged == second.merged(with: first))
    #expect(merged.bytes == TestChannel.sign(text, [alfa.party, bravo.party]))
    #expect(merged.binding(after: charter)?.charter == text)
    let other = next { $0.title = "Other" }
    let foreign = try ProposedCharter(
      TestChannel.sign(other, [alfa.party]), keyLogs: keyLogs, after: charter)
    #expect(first.merged(with: foreign) == nil)
    #expect(throws: CharterError.foreignSignature) {
      try ProposedCharter(
        sign(text, [("alfa.example/t", ""), ("carol.example/t", "")]), keyLogs: keyLogs,
        after: charter)
    }
  }
}
