import ParleyCharter
import ParleyCrypto
import ParleyDirectory
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleySeal
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

private let channel = SHA256.hash("a channel")

/// A directory that holds one party's key log, all of it or without some grants.
private func directory(
  _ member: TestParty, without hidden: (Grant) -> Bool = { _ in false }
) throws -> Directory {
  var directory = Directory()
  for leaf in member.keyLog.leaves { #expect(try directory.append(leaf.bytes)) }
  for grant in member.keyLog.leaves.compactMap(\.grant) where !hidden(grant) {
    #expect(try directory.disclose(grant.text))
  }
  return directory
}

private func office(_ name: String) -> Office { text("alfa.example/\(name)") { Office($0) } }

/// Who may speak for an office, by which signatures.
@Suite struct Signers {
  /// Alfa with a watch, a third officer of whom a test says more, and the key log's size before.
  private static func alfa(_ more: (inout TestParty) -> Void = { _ in }) -> TestParty {
    var member = TestParty("alfa.example")
    member.grantWatch()
    more(&member)
    return member
  }

  private static func judge(
    _ member: TestParty, _ names: [String], at size: Int64? = nil, isAct: Bool = false,
    release: Int? = nil, isDraft: Bool = false, claimed: Timestamp = noon
  ) throws(SignerFault) -> [PageSigner] {
    let page = Page(
      channel: channel, charter: 1, form: text("note/1") { FormID($0) }, from: office("watch"),
      to: [text("bravo.example/watch") { Office($0) }], release: release ?? names.count,
      precedence: .routine, at: noon, issueBy: noon, nonce: [UInt8](repeating: 1, count: 15),
      fields: [])
    let lines = names.map { testKey("alfa.example/o/\($0)").sign(page.text) }
    guard let note = try? UnverifiedNote(NoteText.assemble(page.text, lines)),
      let held = try? directory(member)
    else { preconditionFailure("a page and a key log of a test") }
    return try held.signers(
      of: note, page: page, keysAt: size ?? member.keyLog.size, claimed: claimed, isAct: isAct,
      isDraft: isDraft)
  }

  @Test func `each fault of a signer has its name`() {
    func third(
      person: String = "p3", office: String = "watch", channel: Digest? = nil,
      rights: [Grant.Right] = [.release], until: Timestamp? = nil
    ) -> TestParty {
      Self.alfa {
        $0.grant(
          .officer, "alfa.example/o/3", person: person, office: "alfa.example/\(office)",
          channel: channel, rights: rights, until: until)
      }
    }
    let revoked = Self.alfa { $0.append(.revoke(4, .ended, since: nil), by: $0.registrar()) }
    let table: [(member: TestParty, names: [String], fault: SignerFault)] = [
      (Self.alfa(), ["1", "9"], .unknownKey), (revoked, ["1", "2"], .revoked(.ended)),
      (third(office: "press"), ["1", "3"], .otherOffice),
      (third(channel: SHA256.hash("another")), ["1", "3"], .otherOffice),
      (third(until: noon), ["1", "3"], .outsideTerm),
      (third(person: "p1"), ["1", "3"], .samePerson),
      (third(rights: [.answer]), ["1", "3"], .rights), (third(rights: [.answer]), ["3"], .rights),
      (third(rights: [.draft]), ["3"], .rights),
    ]
    for row in table {
      #expect(throws: row.fault) {
        try Self.judge(row.member, row.names, claimed: noon.adding(seconds: 9))
      }
    }
    #expect(throws: SignerFault.count) { try Self.judge(Self.alfa(), ["1"], release: 2) }
    #expect(throws: SignerFault.unknownKey) { try Self.judge(Self.alfa(), ["1"], at: 3) }
  }

  @Test func `two persons, one who releases, and one for an act`() throws {
    let answers = Self.alfa {
      $0.grant(
        .officer, "alfa.example/o/3", person: "p3", office: "alfa.example/watch", rights: [.answer])
    }
    #expect(try Self.judge(answers, ["1", "2"]).count == 2)
    #expect(try Self.judge(answers, ["2"]).count == 1)
    #expect(try Self.judge(answers, ["3"], isAct: true).count == 1)
    #expect(try Self.judge(answers, ["1"], release: 2, isDraft: true).count == 1)
    #expect(throws: SignerFault.rights) {
      try Self.judge(answers, ["3"], release: 2, isDraft: true)
    }
  }

  @Test func `a key revoked later still speaks at the head before, and a theft is told`() throws {
    var member = Self.alfa()
    let size = member.keyLog.size
    let stolen = member.append(.revoke(size - 1, .compromised, since: nil), by: member.registrar())
    let signers = try Self.judge(member, ["1", "2"], at: size)
    #expect(signers.map(\.compromisedAt) == [nil, stolen])
    #expect(throws: SignerFault.revoked(.compromised)) { try Self.judge(member, ["1", "2"]) }
  }
}

@Suite struct KeysOfParties {
  @Test func `only what a channel and its offices need is disclosed to it`() throws {
    var member = TestParty("alfa.example")
    let other = TestParty("bravo.example")
    let charter = TestChannel.charter(member.keyLog, other.keyLog)
    member.grantWatch()
    member.grantNode(in: charter.digest)
    member.grant(
      .officer, "alfa.example/o/7", person: "p7", office: "alfa.example/press", rights: [.release])
    member.grant(.seal, "alfa.example/press", office: "alfa.example/press")
    let elsewhere = Origin(party: member.party, entropy: [UInt8](repeating: 3, count: 10))
    member.grant(.log, "\(elsewhere)", channel: SHA256.hash("another"))
    let shown = try directory(member).disclosures(
      of: member.party, to: charter, channel: charter.digest)
    let names = shown.compactMap { $0.grant.signer?.name }
    #expect(
      names == [
        "alfa.example/g/1", "alfa.example/t", "alfa.example/o/1", "alfa.example/o/2",
        "\(member.origin)", "alfa.example/m",
      ])
    #expect(shown.allSatisfy { $0.grant.office != office("press") })
  }

  @Test func `a log's key is the one granted for this log and this channel`() throws {
    var member = TestParty("alfa.example")
    member.grantNode(in: channel)
    let held = try directory(member)
    #expect(held.logKey(member.origin, channel: channel)?.grant.signer?.name == "\(member.origin)")
    #expect(held.logKey(member.origin, channel: SHA256.hash("another")) == nil)
    let hidden = try directory(member, without: { $0.role == .log })
    #expect(hidden.logKey(member.origin, channel: channel) == nil)
  }

  @Test func `the newest seal key serves, past its term and not past its revocation`() throws {
    var member = TestParty("alfa.example")
    for name in ["old", "new"] {
      member.grant(.seal, name, office: "alfa.example/watch", until: noon.adding(seconds: 1))
    }
    #expect(try directory(member).sealKey(of: office("watch")) == testIdentity("new").recipient)
    member.append(.revoke(member.keyLog.size - 1, .ended, since: nil), by: member.registrar())
    #expect(try directory(member).sealKey(of: office("watch")) == testIdentity("old").recipient)
    #expect(try directory(member).sealKey(of: office("press")) == nil)
  }

  @Test func `heads of a key log: kept, stale, ahead, forked, unknown`() throws {
    var member = TestParty("alfa.example")
    var held = try directory(member)
    func head(_ size: Int64, _ root: Digest, _ label: String = "") -> [UInt8] {
      let text = Checkpoint(origin: "alfa.example/keys", size: size, root: root).text
      return NoteText.assemble(text, [testKey("alfa.example/keys", label: label).sign(text)])
    }
    let (size, root) = (member.keyLog.size, member.keyLog.head.root)
    #expect(held.keep(head: head(size, root, "another")) == .unknown)
    #expect(held.keep(head: head(size, SHA256.hash("another"))) == .forked)
    #expect(held.keep(head: head(size, root)) == .kept)
    #expect(held.keep(head: head(size, root)) == .stale)
    #expect(held.keep(head: head(size - 1, member.keyLog.root(at: size - 1))) == .stale)
    member.grantWatch()
    #expect(held.keep(head: member.keyHead) == .ahead)
    #expect(held.head(of: member.party) == head(size, root))
  }
}
