import ParleyCrypto
package import ParleyKeylog
import ParleyNode
package import ParleyNote
package import ParleyRecord
import ParleySeal
import ParleyTlog
package import ParleyWire

/// One party's people and their keys: its roots, registrar, officers, and the keys of its node. All
/// of them follow from the world's seed and the party's name.
///
/// It outlives its node: what stands here is on paper, in safes and in heads, and a crash or a lost
/// disk does not touch it.
package struct Member: Sendable {
  package let name: String
  package let party: Party
  package internal(set) var keyLog: KeyLog
  let seed: UInt64
  /// How often each kind of key was replaced.
  var generations: [String: Int] = [:]
  /// The place in the key log of the grant that is in force, by key.
  var grants: [String: Int64] = [:]
  /// The log keys of each channel in the order in which they succeed each other; the last one is in
  /// reserve, granted and not disclosed.
  var logs: [Digest: [GrantedLog]] = [:]

  struct GrantedLog: Sendable {
    let origin: Origin
    let generation: Int
    let grant: [UInt8]
  }

  /// Civil time at which every world begins.
  package static let beginning = Timestamp(seconds: 1_795_435_200) ?? Timestamp.earliest

  init(_ name: String, seed: UInt64) {
    guard let party = Party("exercise.\(name).example") else {
      preconditionFailure("a centre's name is a label")
    }
    (self.name, self.party, self.seed) = (name, party, seed)
    let inception = KeyEntry(
      origin: party.keyLog, index: 0, after: Tree.emptyRoot, at: Self.beginning,
      kind: .incept(
        Self.roots(party, 0, seed), next: Self.roots(party, 1, seed).commitment,
        head: Self.key("\(party.keyLog)", .ed25519, 0, seed).verifier))
    let line = Self.key("\(party)/r/1", .ed25519, 0, seed).sign(inception.text)
    guard let log = try? KeyLog(inception: NoteText.assemble(inception.text, [line])) else {
      preconditionFailure("an inception that stands")
    }
    keyLog = log
    grant(.registrar, "\(party)/g/1", byRoots: true)
    grant(.treaty, "\(party)/t", byRoots: true)
    for post in ["1", "2"] { grantOfficer(post) }
    grantSeal()
    grant(.mirror, "\(party)/m", type: .cosignature)
  }

  package var watch: Office {
    guard let office = Office("\(party)/watch") else { preconditionFailure("an office's name") }
    return office
  }
}

// Keys, by name, type and generation.
extension Member {
  static func secret(_ name: String, _ kind: String, _ generation: Int, _ seed: UInt64)
    -> SecretBytes
  {
    SecretBytes(copying: SHA256.hash("drill key \(seed) \(name) \(kind) \(generation)").bytes)
  }

  static func key(
    _ name: String, _ type: KeyType, _ generation: Int, _ seed: UInt64
  ) -> SignerKey {
    let secret = secret(name, "\(type.rawValue)", generation, seed)
    guard let key = Ed25519.PrivateKey(seed: secret) else {
      preconditionFailure("a seed is 32 bytes")
    }
    return SignerKey(name: name, type: type, key: key)
  }

  static func roots(_ party: Party, _ generation: Int, _ seed: UInt64) -> RootSet {
    let key = key("\(party)/r/1", .ed25519, generation, seed).verifier
    guard let roots = RootSet(threshold: 1, keys: [key]) else {
      preconditionFailure("one root key is a set")
    }
    return roots
  }

  func generation(_ name: String) -> Int { generations[name] ?? 0 }

  /// The newest key of a name.
  package func key(_ name: String, _ type: KeyType = .ed25519) -> SignerKey {
    Self.key(name, type, generation(name), seed)
  }

  func officer(_ post: String) -> SignerKey { key("\(party)/o/\(post)") }

  func identity(_ generation: Int) -> Identity {
    guard let key = X25519.PrivateKey(Self.secret("\(watch)", "seal", generation, seed)) else {
      preconditionFailure("a scalar is 32 bytes")
    }
    return Identity(key)
  }

  /// What the node is lent now: every seal key, since mail to a past one may be on the road, and
  /// the log keys that are not in reserve.
  func nodeKeys() -> Keys {
    var ring = KeyRing()
    for generation in 0...generation("\(watch)") { ring.append(identity(generation)) }
    let used = logs.keys.sorted().flatMap { channel -> [LogKey] in
      let all = logs[channel] ?? []
      return zip(all, all.dropFirst()).map { log, next in
        LogKey(
          origin: log.origin, signer: Self.key("\(log.origin)", .ed25519, 0, seed),
          successor: Self.key("\(next.origin)", .ed25519, 0, seed).verifier)
      }
    }
    return Keys(
      keyLogHead: Self.key("\(party.keyLog)", .ed25519, 0, seed),
      mirror: key("\(party)/m", .cosignature), witness: key("\(party)/w", .cosignature),
      seal: ring, logs: used)
  }

  /// Everything of the key log but what is in reserve, as a card brings it.
  package var card: [Item] {
    let text = keyLog.checkpoint.text
    let line = Self.key("\(party.keyLog)", .ed25519, 0, seed).sign(text)
    return items + [Item(.head, NoteText.assemble(text, [line]))]
  }

  var items: [Item] {
    keyLog.leaves.map { Item(.key, $0.bytes) }
      + keyLog.leaves.compactMap { $0.grant.map { Item(.grant, $0.text) } }
  }
}

extension Timestamp {
  /// The first second of 1970.
  static let earliest: Timestamp = {
    guard let zero = Timestamp(seconds: 0) else { preconditionFailure("time begins at zero") }
    return zero
  }()
}
