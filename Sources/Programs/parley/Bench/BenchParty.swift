import ParleyCharter
import ParleyCrypto
import ParleyDelivery
import ParleyForms
import ParleyKeylog
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleySeal
import ParleyTlog
import ParleyWire

/// A party of the measures, in memory. Every key follows from its name: the same bytes in each run.
struct BenchParty {
  let party: Party
  let origin: Origin
  private(set) var log: KeyLog
  static let noon = known(Timestamp("2026-11-23T12:00:00Z"))

  init(_ name: String) {
    let party = known(Party(name))
    self.party = party
    origin = Origin(party: party, entropy: Array(SHA256.hash("origin \(name)").bytes.prefix(10)))
    let next = Self.roots(party, 2)
    let inception = KeyEntry(
      origin: party.keyLog, index: 0, after: Tree.emptyRoot, at: Self.noon,
      kind: .incept(
        Self.roots(party, 1), next: next.commitment,
        head: Self.key(party.keyLog.description).verifier))
    let root = "\(party)/r/1"
    log = known(
      try? KeyLog(
        inception: NoteText.assemble(inception.text, [Self.key(root).sign(inception.text)])))
    grant(.registrar, "\(party)/g/1", by: root)
    grant(.treaty, "\(party)/t", by: root)
  }

  /// What a party needs to speak in a channel: two officers, a seal key, a log and a mirror.
  mutating func enter(_ channel: Digest) {
    let registrar = "\(party)/g/1"
    grant(
      .officer, "\(party)/o/1", person: "p1", office: office, rights: [.draft, .release],
      by: registrar)
    grant(.officer, "\(party)/o/2", person: "p2", office: office, rights: [.release], by: registrar)
    grant(.seal, "", office: office, by: registrar)
    grant(.log, "\(origin)", channel: channel, by: registrar)
    grant(.mirror, "\(party)/m", by: registrar)
  }

  var office: Office { known(Office("\(party)/watch")) }

  private mutating func grant(
    _ role: Grant.Role, _ name: String, person: String? = nil, office: Office? = nil,
    channel: Digest? = nil, rights: [Grant.Right] = [], by signer: String
  ) {
    let type: KeyType = role == .mirror ? .cosignature : .ed25519
    let key: Grant.Key =
      role == .seal
      ? .seal("\(identity.recipient)") : .signing(Self.key(name, type).verifier)
    var grant = Grant(
      party: party, salt: SHA256.hash("salt \(role) \(name)"), role: role, key: key, person: person,
      office: office, channel: channel, rights: rights, from: Self.noon)
    if role != .seal { grant = grant.proved(by: Self.secret(name, type)) }
    let entry = KeyEntry(
      origin: party.keyLog, index: log.size, after: log.head.root, at: Self.noon,
      kind: .grant(grant.hash))
    let leaf = NoteText.assemble(entry.text, [Self.key(signer).sign(entry.text)])
    known(try? log.append(leaf))
    known(try? log.disclose(grant.text))
  }

  /// Everything of the key log, as a card brings it.
  var card: [Item] {
    let head = log.checkpoint.signed(by: Self.key(party.keyLog.description))
    return log.leaves.map { Item(.key, $0.bytes) }
      + log.leaves.compactMap { $0.grant.map { Item(.grant, $0.text) } } + [Item(.head, head)]
  }

  var keys: Keys {
    var ring = KeyRing()
    ring.append(identity)
    let next = Origin(party: party, entropy: Array(SHA256.hash("next \(party)").bytes.prefix(10)))
    let own = LogKey(
      origin: origin, signer: Self.key("\(origin)"), successor: Self.key("\(next)").verifier)
    return Keys(
      keyLogHead: Self.key("\(party.keyLog)"), mirror: Self.key("\(party)/m", .cosignature),
      witness: Self.key("\(party)/w", .cosignature), seal: ring, logs: [own])
  }

  private static func roots(_ party: Party, _ generation: Int) -> RootSet {
    known(RootSet(threshold: 1, keys: [key("\(party)/r/\(generation)").verifier]))
  }

  private var identity: Identity {
    let scalar = SecretBytes(copying: SHA256.hash("seal \(party)").bytes)
    guard let key = X25519.PrivateKey(scalar) else { preconditionFailure("a scalar has 32 bytes") }
    return Identity(key)
  }

  static func key(_ name: String, _ type: KeyType = .ed25519) -> SignerKey {
    SignerKey(name: name, type: type, key: secret(name, type))
  }

  static func secret(_ name: String, _ type: KeyType = .ed25519) -> Ed25519.PrivateKey {
    let seed = SecretBytes(copying: SHA256.hash("bench \(name) \(type.rawValue)").bytes)
    guard let key = Ed25519.PrivateKey(seed: seed) else { preconditionFailure("32 bytes of seed") }
    return key
  }
}

/// A value that our own fixed texts always give.
@discardableResult
func known<Value>(_ value: Value?) -> Value {
  guard let value else { preconditionFailure("the measures misspell something of their own") }
  return value
}
