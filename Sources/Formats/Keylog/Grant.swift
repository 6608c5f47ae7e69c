public import ParleyCrypto
public import ParleyNote
public import ParleyRecord
import ParleySeal
public import ParleyWire

/// What a key may do, for whom and how long. Its text is salted and disclosed only where it is
/// needed; the key log holds its SHA-256.
///
/// Format: Docs/Spec/keylog.md.
public struct Grant: Hashable, Sendable {
  public let party: Party
  /// 32 random bytes: the hash in the log cannot be guessed at.
  public let salt: Digest
  public let role: Role
  public let key: Key
  /// The same person never counts twice; a pseudonym, resolved in the party's own register only.
  public let person: String?
  public let office: Office?
  /// The one channel it holds for; nil for all.
  public let channel: Digest?
  /// Rising.
  public let rights: [Right]
  /// Where the party's node answers (role `link`): https URLs, rising.
  public let addresses: [String]
  /// Claims are tested against these, and flagged; see `covers`.
  public let from: Timestamp
  public let until: Timestamp?
  /// A signature by the key itself over the text above its line: nobody can be granted a key that
  /// is another's. For keys that sign.
  public let possession: [UInt8]?

  public enum Role: String, CaseIterable, Sendable {
    /// Grants offices, officers, seal, link, log, mirror and witness keys; itself granted by roots.
    case registrar
    /// Signs charters; granted by roots.
    case treaty
    case officer, seal, link, log, mirror, witness

    var needsRoots: Bool { self == .registrar || self == .treaty }
  }

  /// What an officer may sign.
  public enum Right: String, CaseIterable, Sendable {
    /// Acts of the watch: acknowledge, read back, reply, stand by.
    case answer
    case draft
    case release
  }

  public enum Key: Hashable, Sendable {
    case signing(VerifierKey)
    case seal(String)
    /// SHA-256 of a certificate's SubjectPublicKeyInfo (RFC 7469).
    case pin(Digest)

    public var text: String {
      switch self {
      case .signing(let key): key.description
      case .seal(let recipient): recipient
      case .pin(let hash): "spki \(hash)"
      }
    }
  }

  public init(
    party: Party, salt: Digest, role: Role, key: Key, person: String? = nil, office: Office? = nil,
    channel: Digest? = nil, rights: [Right] = [], addresses: [String] = [], from: Timestamp,
    until: Timestamp? = nil, possession: [UInt8]? = nil
  ) {
    self.party = party
    self.salt = salt
    self.role = role
    self.key = key
    self.person = person
    self.office = office
    self.channel = channel
    self.rights = rights.sorted { $0.rawValue < $1.rawValue }
    self.addresses = addresses.sorted(by: bytewiseLess)
    self.from = from
    self.until = until
    self.possession = possession
  }

  /// What the key log's `grant` line holds.
  public var hash: Digest { SHA256.hash(text) }

  /// The officer's signing key, or nil for a key of another kind.
  public var signer: VerifierKey? {
    if case .signing(let key) = key { key } else { nil }
  }

  /// Whether a claimed time falls within the grant's term.
  public func covers(_ time: Timestamp) -> Bool { time >= from && until.map { time <= $0 } ?? true }

  public var text: [UInt8] {
    unproved + (possession.map { Array("possession \(Base64.encode($0))\n".utf8) } ?? [])
  }

  /// The text above the possession line.
  private var unproved: [UInt8] {
    var lines = [
      party.world.firstLine("grant"), "party \(party)", "salt \(salt)", "role \(role.rawValue)",
      "key \(key.text)",
    ]
    if let person { lines.append("person \(person)") }
    if let office { lines.append("office \(office)") }
    if let channel { lines.append("channel \(channel)") }
    lines += rights.map { "right \($0.rawValue)" } + addresses.map { "address \($0)" }
    lines.append("from \(from)")
    if let until { lines.append("until \(until)") }
    return Array(lines.joined(separator: "\n").utf8) + [0x0A]
  }

  /// What the possession signature covers. Its first line keeps it from being any other text.
  public var possessionText: [UInt8] { Array("parley possession v1\n".utf8) + unproved }

  /// The same grant with proof that the granted key agrees.
  public func proved(by key: borrowing Ed25519.PrivateKey) -> Grant {
    Grant(
      party: party, salt: salt, role: role, key: self.key, person: person, office: office,
      channel: channel, rights: rights, addresses: addresses, from: from, until: until,
      possession: key.sign(possessionText))
  }
}

extension Grant {
  /// Reads a grant strictly: what this accepts, `text` writes back to the byte.
  ///
  /// The shape that the role asks for is part of the format: key name and type, person and office
  /// of an officer, and proof of possession by every key that signs.
  public init(text: [UInt8]) throws(WireError) {
    var reader = try LineReader(text, limit: Limit.entryBytes)
    let world = try reader.world("grant")
    party = try reader.value("party", "party PARTY") { Party($0) }
    salt = try reader.digest("salt")
    role = try reader.value("role", "a role") { Role(rawValue: String($0)) }
    key = try reader.value("key", "a key") { Key($0) }
    person = try reader.optional("person", "person ID") { Self.label($0) }
    office = try reader.optional("office", "office OFFICE") { Office($0) }
    channel = try reader.optional("channel", "channel HASH") { Digest(base64: $0) }
    rights = try reader.rising("right", "a right, rising") { Right(rawValue: String($0)) }
    addresses = try reader.rising("address", "an https address") { text -> String? in
      text.utf8.starts(with: "https://".utf8) && SafeText.mayBeSigned(text) ? String(text) : nil
    }
    from = try reader.timestamp("from")
    until = try reader.optional("until", "until TIME") { Timestamp($0) }
    possession = try reader.optional("possession", "possession SIGNATURE") { text -> [UInt8]? in
      Base64.decode(text).flatMap { $0.count == Ed25519.signatureBytes ? $0 : nil }
    }
    try reader.end()
    guard party.world == world else { throw .unexpected(line: 1, expected: "the party's world") }
    if let fault = shapeFault { throw .unexpected(line: 5, expected: fault) }
  }

  private static func label(_ text: Substring) -> String? {
    Field(String(text), "-") == nil ? nil : String(text)
  }

  /// What is wrong for the role, or nil.
  private var shapeFault: String? {
    let name: String?
    switch role {
    case .registrar: name = "\(party)/g/"
    case .treaty: name = "\(party)/t"
    case .officer: name = "\(party)/o/"
    case .mirror: name = "\(party)/m"
    case .witness: name = "\(party)/w"
    case .log: name = "\(party)/c/"
    case .seal, .link: name = nil
    }
    if let office, office.party != party { return "an office of the party" }
    switch (name, key) {
    case (let name?, .signing(let key)):
      let type: KeyType = role == .mirror || role == .witness ? .cosignature : .ed25519
      let exact = role == .treaty || role == .mirror || role == .witness
      let named = exact ? key.name == name : key.name.utf8.starts(with: name.utf8)
      guard named, exact || key.name.utf8.count > name.utf8.count, key.type == type else {
        return "a key named and typed for the role \(role.rawValue)"
      }
      if role == .log, Origin(key.name) == nil { return "a key named as its log" }
      guard let possession, key.key.isEnrollable, key.key.verifies(possession, on: possessionText)
      else { return "a sound key that signed its own grant" }
      if role == .log, channel == nil { return "the channel of the log" }
      if role == .officer, person == nil || office == nil || rights.isEmpty {
        return "person, office and rights of the officer"
      }
    case (nil, .seal): if role != .seal || office == nil { return "an office's seal key" }
    case (nil, .pin): if role != .link { return "a link key" }
    default: return "a key of the kind that the role \(role.rawValue) uses"
    }
    if role != .officer, !rights.isEmpty || person != nil { return "rights only for officers" }
    return role == .link || addresses.isEmpty ? nil : "addresses only for links"
  }
}

extension Grant.Key {
  init?(_ text: Substring) {
    if text.utf8.starts(with: "spki ".utf8) {
      guard let hash = Digest(base64: text.dropFirst(5)) else { return nil }
      self = .pin(hash)
    } else if text.utf8.starts(with: "age1".utf8) {
      guard Recipient(text) != nil else { return nil }
      self = .seal(String(text))
    } else {
      guard let key = VerifierKey(text) else { return nil }
      self = .signing(key)
    }
  }
}
