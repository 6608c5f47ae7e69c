import ParleyCrypto
package import ParleyKeylog
import ParleyNote
package import ParleyRecord
package import ParleyWire

/// Changes to a party's key log, with the secrets that belong to them, made in memory.
///
/// Entropy and time come in, files come out; the key log itself checks every entry. Nothing has
/// happened until `DataDirectory.commit`, and then all of it has.
package struct Ceremony: Sendable {
  package internal(set) var keyLog: KeyLog
  package internal(set) var files: [NewFile] = []
  /// The size of the key log that this ceremony began from.
  let base: Int64
  let at: Timestamp
  let entropy: any Entropy

  package var party: Party { keyLog.party }
  /// The keys as the ceremony leaves them.
  package var state: KeyState { KeyState(keyLog, at: keyLog.size) }

  /// Goes on from a key log that is there.
  package init(_ keyLog: KeyLog, at: Timestamp, entropy: any Entropy) {
    self.keyLog = keyLog
    self.at = at
    self.entropy = entropy
    base = keyLog.size
  }

  /// Begins a key log with its inception.
  init(inception: [UInt8], at: Timestamp, entropy: any Entropy) throws(CustodyError) {
    do { keyLog = try KeyLog(inception: inception) } catch { throw .keyLog(error, path: nil) }
    self.at = at
    self.entropy = entropy
    base = 0
    files.append(NewFile(Place.leaf(0), inception))
  }

  /// Appends an entry that these keys sign.
  mutating func append(_ kind: KeyEntry.Kind, by keys: [HeldKey]) throws(CustodyError) {
    let entry = KeyEntry(
      origin: keyLog.origin, index: keyLog.size, after: keyLog.root(at: keyLog.size), at: at,
      kind: kind)
    let leaf = Self.signed(entry.text, by: keys)
    do { try keyLog.append(leaf) } catch { throw .keyLog(error, path: nil) }
    files.append(NewFile(Place.leaf(entry.index), leaf))
  }

  static func signed(_ text: [UInt8], by keys: [HeldKey]) -> [UInt8] {
    let lines = keys.map { $0.key.sign(text) }
    return NoteText.assemble(text, lines.sorted { bytewiseLess($0.name, $1.name) })
  }

  /// Appends a grant and discloses it in the party's own copy.
  mutating func append(_ grant: Grant, by keys: [HeldKey]) throws(CustodyError) {
    let index = keyLog.size
    try append(.grant(grant.hash), by: keys)
    do { try keyLog.disclose(grant.text) } catch { throw .keyLog(error, path: nil) }
    files.append(NewFile(Place.grant(index), grant.text))
  }

  func salt() -> Digest {
    guard let salt = Digest(entropy.bytes(Digest.byteCount)) else {
      preconditionFailure("as many bytes as were asked for")
    }
    return salt
  }

  func newKey(_ name: String, _ type: KeyType = .ed25519) -> NewKey {
    NewKey(name: name, type: type, from: entropy)
  }

  /// A grant of a new key that signs.
  func newGrant(
    _ role: Grant.Role, _ key: NewKey, office: Office? = nil, channel: Digest? = nil
  ) -> Grant {
    let grant = Grant(
      party: party, salt: salt(), role: role, key: .signing(key.verifier), office: office,
      channel: channel, from: at)
    return key.proved(grant)
  }

  /// Puts a key into a plain file, for the node.
  mutating func keep(_ key: HeldKey, at place: String) {
    files.append(NewFile(place, KeyFile.plain(key.key.secretText())))
  }

  /// Puts a key into a locked file.
  mutating func lock(
    _ key: HeldKey, at place: String, in vault: Vault
  ) throws(CustodyError) {
    let content = try KeyFile.locked(key.key.secretText(), in: vault, from: entropy)
    files.append(NewFile(place, content))
  }
}

extension DataDirectory {
  /// Makes all of a ceremony durable, or none of it.
  package func commit(_ ceremony: Ceremony) throws(CustodyError) {
    let lock = try FolderLock(path)
    try Staging.move(in: path)
    guard try keyLog().size == ceremony.base, ceremony.party == party else {
      throw .changedMeanwhile
    }
    try Staging.write(ceremony.files, in: path)
    try Staging.move(in: path)
    _ = consume lock
  }

  /// Makes a data directory out of an inception. The folder may be there if it is empty.
  package static func create(
    _ path: String, _ ceremony: Ceremony, configuration: Configuration
  ) throws(CustodyError) -> DataDirectory {
    try Files.makeFolder(path)
    let lock = try FolderLock(path)
    let made = folders + movable
    let allowed = made + ["custody.lock", "ceremony.new"]
    guard try Files.names(in: path).allSatisfy({ allowed.contains($0) }),
      try Files.names(in: path + "/keylog").isEmpty
    else { throw .exists(path: path) }
    for folder in made { try Files.makeFolder("\(path)/\(folder)") }
    let settings = NewFile("parley.conf", Array(configuration.text.utf8))
    try Staging.write(ceremony.files + [settings], in: path)
    try Staging.move(in: path)
    _ = consume lock
    return try DataDirectory(path)
  }
}
