import ParleyCrypto
public import ParleyKeylog
import ParleyNote
public import ParleyRecord
public import ParleySeal
import ParleyTlog
public import ParleyWire

/// The moment at which every test begins; `noon.adding(seconds:)` gives the others.
public let noon = text("2026-11-23T12:00:00Z", Timestamp.init)

/// A value of a text that a test spelled; stops the test on a spelling error of its own.
public func text<T>(_ text: String, _ make: (String) -> T?) -> T {
  guard let value = make(text) else { preconditionFailure("misspelt in a test: \(text)") }
  return value
}

/// A party with its keys and its key log, all of which follow from its name.
///
/// Everything it signs is right; tests that want something wrong change the bytes or call `append`
/// with other signers.
public struct TestParty: Sendable {
  public let party: Party
  public private(set) var keyLog: KeyLog
  /// The label of the root keys in force; the next are committed to.
  public private(set) var generation = 1
  public let threshold: Int
  /// The random part of its channel log's name.
  public let origin: Origin

  public init(_ name: String, threshold: Int = 1, roots: Int = 1, registrars: Int = 1) {
    let party = text(name) { Party($0) }
    self.party = party
    self.threshold = threshold
    origin = Origin(party: party, entropy: Array(SHA256.hash("origin \(name)").bytes.prefix(10)))
    rootCount = roots
    let inception = KeyEntry(
      origin: party.keyLog, index: 0, after: Tree.emptyRoot, at: noon,
      kind: .incept(
        Self.roots(party, 1, threshold, roots),
        next: Self.roots(party, 2, threshold, roots).commitment,
        head: testKey(party.keyLog.description).verifier))
    let signers = (1...threshold).map { Signer("\(party)/r/1-\($0)") }
    guard let log = try? KeyLog(inception: Self.sign(inception, signers)) else {
      preconditionFailure("an inception that stands")
    }
    keyLog = log
    for i in 1...registrars { grant(.registrar, "\(party)/g/\(i)") }
    grant(.treaty, "\(party)/t")
  }

  private let rootCount: Int

  /// Whose key signs: a name, and a label where the name has had several keys.
  public struct Signer: Sendable {
    public let name: String
    public let label: String

    public init(_ name: String, label: String = "") {
      self.name = name
      self.label = label
    }
  }

  public static func roots(
    _ party: Party, _ generation: Int, _ threshold: Int, _ count: Int
  ) -> RootSet {
    let keys = (1...count).map { testKey("\(party)/r/\(generation)-\($0)").verifier }
    guard let roots = RootSet(threshold: threshold, keys: keys) else {
      preconditionFailure("a sound set of roots")
    }
    return roots
  }

  /// The root keys of a generation that sign: as many as the threshold asks for.
  public func rootSigners(_ generation: Int? = nil) -> [Signer] {
    (1...threshold).map { Signer("\(party)/r/\(generation ?? self.generation)-\($0)") }
  }

  public func registrar(_ number: Int = 1) -> [Signer] { [Signer("\(party)/g/\(number)")] }

  /// A leaf: the entry's text with one signature line of each signer, in order.
  public static func sign(_ entry: KeyEntry, _ signers: [Signer]) -> [UInt8] {
    let lines = signers.map { testKey($0.name, label: $0.label).sign(entry.text) }
    return NoteText.assemble(entry.text, lines)
  }

  /// The next leaf with this act, not appended.
  public func leaf(_ kind: KeyEntry.Kind, by signers: [Signer], at: Timestamp = noon) -> [UInt8] {
    let entry = KeyEntry(
      origin: party.keyLog, index: keyLog.size, after: keyLog.head.root, at: at, kind: kind)
    return Self.sign(entry, signers)
  }

  /// Appends an act and answers with its index.
  @discardableResult
  public mutating func append(_ kind: KeyEntry.Kind, by signers: [Signer]) -> Int64 {
    let index = keyLog.size
    do { try keyLog.append(leaf(kind, by: signers)) } catch {
      preconditionFailure("a key-log entry of a test does not stand: \(error)")
    }
    return index
  }

  public mutating func rotate() {
    let (now, next) = (generation + 1, generation + 2)
    append(
      .rotate(
        Self.roots(party, now, threshold, rootCount),
        next: Self.roots(party, next, threshold, rootCount).commitment),
      by: rootSigners(now))
    generation = now
  }

  /// A grant, proved by its key where that signs.
  public func makeGrant(
    _ role: Grant.Role, _ name: String, label: String = "", person: String? = nil,
    office: String? = nil, channel: Digest? = nil, rights: [Grant.Right] = [],
    from: Timestamp = noon, until: Timestamp? = nil
  ) -> Grant {
    let type: KeyType = role == .mirror || role == .witness ? .cosignature : .ed25519
    let signs = role != .seal && role != .link
    let key: Grant.Key =
      switch role {
      case .seal: .seal("\(testIdentity(name).recipient)")
      case .link: .pin(SHA256.hash("link \(name)"))
      default: .signing(testKey(name, type, label: label).verifier)
      }
    let grant = Grant(
      party: party, salt: SHA256.hash("salt \(name) \(label) \(keyLog.size)"), role: role,
      key: key, person: person, office: office.map { text($0) { Office($0) } }, channel: channel,
      rights: rights, addresses: role == .link ? ["https://\(party):7443/"] : [], from: from,
      until: until)
    return signs ? grant.proved(by: testSecret(name, type, label: label)) : grant
  }

  /// Grants and discloses; by roots where the role asks for them. Answers with the index.
  @discardableResult
  public mutating func grant(
    _ role: Grant.Role, _ name: String, label: String = "", person: String? = nil,
    office: String? = nil, channel: Digest? = nil, rights: [Grant.Right] = [],
    from: Timestamp = noon, until: Timestamp? = nil, by signers: [Signer]? = nil
  ) -> Int64 {
    let grant = makeGrant(
      role, name, label: label, person: person, office: office, channel: channel, rights: rights,
      from: from, until: until)
    let needsRoots = role == .registrar || role == .treaty
    let index = append(
      .grant(grant.hash), by: signers ?? (needsRoots ? rootSigners() : registrar()))
    do { try keyLog.disclose(grant.text) } catch {
      preconditionFailure("a grant of a test does not stand: \(error)")
    }
    return index
  }

  /// The watch: an office `PARTY/watch`, an officer who drafts and answers, and one who releases.
  public mutating func grantWatch() {
    let office = "\(party)/watch"
    grant(
      .officer, "\(party)/o/1", person: "p1", office: office, rights: [.answer, .draft, .release])
    grant(.officer, "\(party)/o/2", person: "p2", office: office, rights: [.release])
  }

  /// The keys of a node in a channel.
  public mutating func grantNode(in channel: Digest) {
    grant(.log, "\(origin)", channel: channel)
    grant(.mirror, "\(party)/m")
  }

  /// The head of the key log, signed.
  public var keyHead: [UInt8] {
    let text = keyLog.checkpoint.text
    return NoteText.assemble(text, [testKey(keyLog.origin.description).sign(text)])
  }
}

/// A seal key for tests, which follows from its name.
public func testIdentity(_ name: String) -> Identity {
  let seed = SecretBytes(copying: SHA256.hash("seal \(name)").bytes)
  guard let key = X25519.PrivateKey(seed) else { preconditionFailure("a scalar is 32 bytes") }
  return Identity(key)
}
