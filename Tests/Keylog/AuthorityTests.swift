import ParleyCrypto
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyTestKit
import ParleyWire
import Testing

/// Who ends and makes what, and when it takes effect.
@Suite struct AuthorityTests {
  private let channel = SHA256.hash("a channel")

  private func party(registrars: Int = 1) -> TestParty {
    var party = TestParty("alfa.example", registrars: registrars)
    party.grantWatch()
    party.grantNode(in: channel)
    return party
  }

  private func refusal(_ party: TestParty, _ leaf: [UInt8]) -> KeyLogError? {
    var log = party.keyLog
    do { try log.append(leaf) } catch { return error }
    return nil
  }

  @Test func revocations() {
    var party = party()
    let leaves = party.keyLog.leaves
    let officer = Int64(leaves.firstIndex { $0.grant?.role == .officer } ?? 0)
    let treaty = Int64(leaves.firstIndex { $0.grant?.role == .treaty } ?? 0)
    for index in [0, party.keyLog.size] {
      let leaf = party.leaf(.revoke(index, .ended, since: nil), by: party.registrar())
      #expect(refusal(party, leaf) == .nothingToRevoke)
    }
    let before = party.keyLog.size
    let revocation = party.append(
      .revoke(officer, .compromised, since: noon), by: party.registrar())
    // The state is that of a head: before the revocation the grant stands, after it does not.
    #expect(KeyState(party.keyLog, at: before).grants(.officer).map(\.index).contains(officer))
    let after = KeyState(party.keyLog, at: party.keyLog.size)
    #expect(!after.grants(.officer).map(\.index).contains(officer))
    #expect(after.everGranted(.officer).map(\.index).contains(officer))
    #expect(after.revocation(of: officer)?.reason == .compromised)
    #expect(after.revocation(of: officer)?.index == revocation)
    // A registrar ends no treaty key; roots do.
    party.append(.revoke(treaty, .ended, since: nil), by: party.registrar())
    #expect(KeyState(party.keyLog, at: party.keyLog.size).grants(.treaty).count == 1)
    party.append(.revoke(treaty, .ended, since: nil), by: party.rootSigners())
    #expect(KeyState(party.keyLog, at: party.keyLog.size).grants(.treaty).isEmpty)
  }

  @Test func registrarsMakeNoRegistrars() {
    var party = party()
    for role in [Grant.Role.registrar, .treaty] {
      let name = role == .treaty ? "alfa.example/t" : "alfa.example/g/9"
      let before = KeyState(party.keyLog, at: party.keyLog.size).grants(role).count
      party.grant(role, name, label: "own", by: party.registrar())
      #expect(KeyState(party.keyLog, at: party.keyLog.size).grants(role).count == before)
    }
    // Nor does what such a one signs have effect.
    let signer = TestParty.Signer("alfa.example/g/9", label: "own")
    party.grant(.witness, "alfa.example/w", by: [signer])
    #expect(KeyState(party.keyLog, at: party.keyLog.size).grants(.witness).isEmpty)
    #expect(party.keyLog.unproved.count == 1)
  }

  @Test func aRevokedRegistrarSignsNothing() {
    var party = party(registrars: 2)
    let index = Int64(party.keyLog.leaves.firstIndex { $0.grant?.role == .registrar } ?? 0)
    party.append(.revoke(index, .superseded, since: nil), by: party.rootSigners())
    party.grant(.witness, "alfa.example/w", by: party.registrar(1))
    #expect(KeyState(party.keyLog, at: party.keyLog.size).grants(.witness).isEmpty)
    party.grant(.witness, "alfa.example/w", label: "2", by: party.registrar(2))
    #expect(KeyState(party.keyLog, at: party.keyLog.size).grants(.witness).count == 1)
    // What it signed before stands.
    #expect(KeyState(party.keyLog, at: party.keyLog.size).grants(.officer).count == 2)
  }
}
