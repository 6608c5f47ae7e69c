import ParleyCrypto
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

/// What the readers accept, the writers would have written.
@Suite struct TextTests {
  private let digest = SHA256.hash("a digest")

  private var entries: [KeyEntry] {
    var party = TestParty("exercise.alfa.example", threshold: 2, roots: 3)
    party.grantWatch()
    party.rotate()
    party.append(.revoke(1, .superseded, since: noon), by: party.rootSigners())
    party.append(.revoke(2, .ended, since: nil), by: party.rootSigners())
    party.append(
      .close(
        LogHead(party.origin, size: 3, root: digest), .full,
        successor: testKey("exercise.alfa.example/c/aaaaaaaaaaaaaaaa").verifier),
      by: party.rootSigners())
    return party.keyLog.leaves.map(\.entry)
  }

  private var grants: [Grant] {
    let party = TestParty("alfa.example")
    return [
      party.makeGrant(.registrar, "alfa.example/g/2"), party.makeGrant(.treaty, "alfa.example/t"),
      party.makeGrant(
        .officer, "alfa.example/o/1", person: "p1", office: "alfa.example/watch",
        channel: digest, rights: [.release, .draft, .answer], until: noon.adding(seconds: 60)),
      party.makeGrant(.seal, "alfa.example/watch", office: "alfa.example/watch"),
      party.makeGrant(.link, "alfa.example"),
      party.makeGrant(.log, "\(party.origin)", channel: digest),
      party.makeGrant(.mirror, "alfa.example/m"), party.makeGrant(.witness, "alfa.example/w"),
    ]
  }

  @Test func roundTrips() throws {
    for entry in entries { #expect(try KeyEntry(text: entry.text) == entry) }
    for grant in grants { #expect(try Grant(text: grant.text) == grant) }
  }

  @Test func whatIsReadIsWhatWouldBeWritten() {
    var generator = Generator(seed: 11)
    var read = 0
    for text in entries.map(\.text) + grants.map(\.text) {
      for _ in 0..<150 {
        var bytes = text
        let i = Int.random(in: 0..<bytes.count, using: &generator)
        switch generator.next() % 4 {
        case 0: bytes[i] = UInt8.random(in: 0x20...0x7E, using: &generator)
        case 1: bytes.remove(at: i)
        case 2: bytes.insert(bytes[i], at: i)
        default: bytes[i] = 0x0A
        }
        if let entry = try? KeyEntry(text: bytes) {
          read += 1
          #expect(entry.text == bytes)
        }
        if let grant = try? Grant(text: bytes) {
          read += 1
          #expect(grant.text == bytes)
        }
      }
    }
    #expect(read > 0, "some changes give another entry that is well formed")
  }

  @Test(arguments: [
    ("role officer", "role mirror"), ("role officer", "role treaty"), ("person p1\n", ""),
    ("office alfa.example/watch\n", ""), ("right answer\nright draft\nright release\n", ""),
    ("right answer\nright draft", "right draft\nright answer"),
    ("office alfa.example/watch", "office bravo.example/watch"), ("party alfa", "party bravo"),
    ("parley grant", "parley exercise grant"), ("from 2026-11-23T12:00:00Z", "from 2026-11-23"),
    ("right answer\n", "right answer\naddress https://alfa.example/\n"),
  ]) func anOfficersGrantHasOneShape(_ change: (from: String, to: String)) {
    let grant = grants[2]
    let text = String(decoding: grant.text, as: UTF8.self)
    let changed = text.replacing(change.from, with: change.to)
    #expect(changed != text)
    #expect(throws: WireError.self) { try Grant(text: Array(changed.utf8)) }
  }

  @Test func possessionIsTheKeysOwn() {
    for grant in grants where grant.possession != nil {
      let thief = Grant(
        party: grant.party, salt: grant.salt, role: grant.role, key: grant.key,
        person: grant.person, office: grant.office, channel: grant.channel, rights: grant.rights,
        addresses: grant.addresses, from: grant.from, until: grant.until
      ).proved(by: testSecret("thief"))
      #expect(throws: WireError.self) { try Grant(text: thief.text) }
      let bare = grant.text.prefix { _ in true }.split(separator: 0x0A).dropLast()
      let text = Array(bare.joined(separator: [0x0A])) + [0x0A]
      #expect(throws: WireError.self) { try Grant(text: text) }
    }
  }

  @Test func aKeyOfLowOrderIsNeverGranted() {
    guard let low = Ed25519.PublicKey([1] + [UInt8](repeating: 0, count: 31)) else { return }
    let grant = Grant(
      party: TestParty("alfa.example").party, salt: digest, role: .treaty,
      key: .signing(VerifierKey(name: "alfa.example/t", type: .ed25519, key: low)), from: noon,
      possession: [1] + [UInt8](repeating: 0, count: 63))
    #expect(throws: WireError.self) { try Grant(text: grant.text) }
  }
}
