package import ParleyCharter
import ParleyCrypto
import ParleyForms
import ParleyKeylog
package import ParleyNode
import ParleyNote
package import ParleyRecord
import ParleySeal
package import ParleyTestKit
import ParleyTlog
package import ParleyWire

/// Two parties, the charter both signed and the keys of their nodes: what a node is given before
/// anything is said. All of it follows from the names.
package struct TestCentres: Sendable {
  package let alfa: TestParty
  package let bravo: TestParty
  package let charter: Charter

  /// The shipped forms, and a watch on each side of which two officers release a launch.
  package init() {
    var (a, b) = (TestParty("alfa.example"), TestParty("bravo.example"))
    var charter = TestChannel.charter(a.keyLog, b.keyLog)
    charter.forms = Catalogue.shipped.forms.map {
      .init(form: $0.id, digest: $0.digest, release: $0.id == .launch1988 ? 2 : $0.release)
    }
    Self.grant(&a, charter.digest)
    Self.grant(&b, charter.digest)
    (alfa, bravo, self.charter) = (a, b, charter)
  }

  private static func grant(_ member: inout TestParty, _ channel: Digest) {
    member.grantWatch()
    member.grant(.seal, "\(member.party)/watch", office: "\(member.party)/watch")
    member.grantNode(in: channel)
  }

  package var channel: Digest { charter.digest }

  /// What brings a new node into the channel: both cards and the charter.
  package var founding: [Input] {
    [
      .keys(Self.card(alfa) + Self.card(bravo)),
      .charter(TestChannel.sign(charter, [alfa.party, bravo.party])),
    ]
  }

  /// Everything of a party's key log, as a card brings it.
  package static func card(_ member: TestParty) -> [Item] {
    member.keyLog.leaves.map { Item(.key, $0.bytes) }
      + member.keyLog.leaves.compactMap { $0.grant.map { Item(.grant, $0.text) } }
      + [Item(.head, member.keyHead)]
  }

  package static func keys(of member: TestParty) -> Keys {
    let party = member.party
    var ring = KeyRing()
    ring.append(testIdentity("\(party)/watch"))
    let log = LogKey(
      origin: member.origin, signer: testKey("\(member.origin)"),
      successor: testKey("\(party)/next").verifier)
    return Keys(
      keyLogHead: testKey("\(party.keyLog)"), mirror: testKey("\(party)/m", .cosignature),
      witness: testKey("\(party)/w", .cosignature), seal: ring, logs: [log])
  }
}

// Pages, as officers write them.
extension TestCentres {
  /// A page from one watch to the other, not yet signed.
  package func page(
    _ form: FormID, from member: TestParty, at time: Timestamp, release: Int = 1,
    re: [Digest] = [], fields: [(String, String)] = []
  ) -> Page {
    let peer = member.party == alfa.party ? bravo : alfa
    return Page(
      channel: channel, charter: 1, form: form, from: text("\(member.party)/watch") { Office($0) },
      to: [text("\(peer.party)/watch") { Office($0) }], release: release, precedence: .priority,
      at: time, issueBy: time.adding(seconds: 3_600), re: re,
      nonce: Array(SHA256.hash("\(form) \(time) \(re)").bytes.prefix(15)),
      fields: fields.map { name, value in text("\(name) \(value)") { _ in Field(name, value) } })
  }

  /// A launch notification of Alfa's, which two officers sign.
  package func launch(at time: Timestamp) -> Page {
    page(
      .launch1988, from: alfa, at: time, release: 2,
      fields: [
        ("class", "icbm"), ("planned", "2026-11-25"), ("launch-area", "area Plesetsk"),
        ("impact-area", "circle 57.5,161.25 60km"),
      ])
  }

  /// Any text, signed by the first `count` officers of a party's watch.
  package static func sign(_ text: [UInt8], _ count: Int, of member: TestParty) -> [UInt8] {
    NoteText.assemble(text, (1...count).map { testKey("\(member.party)/o/\($0)").sign(text) })
  }

  /// Chance for an issue, which follows from a label.
  package static func entropy(_ label: String) -> IssueEntropy {
    IssueEntropy(
      salt: SHA256.hash("salt \(label)").bytes, seed: SHA256.hash("seed \(label)").bytes)
  }
}
