import ParleyCrypto
public import ParleyNote
public import ParleyRecord
public import ParleyTlog
public import ParleyWire

/// A party's key log from its beginning, every entry checked as far as what was disclosed allows.
///
/// Structure, order and the signatures of roots are checked when an entry is appended. The
/// signature of a registrar can be checked only once the registrar's own grant was disclosed; until
/// then the entry has no effect.
public struct KeyLog: Hashable, Sendable {
  public let party: Party
  /// SHA-256 of the text of entry 0.
  public let partyID: Digest
  /// Signs heads. It can fork this log and cannot forge an entry.
  public let headKey: VerifierKey
  public internal(set) var leaves: [Leaf] = []
  private var tree = MerkleTree()
  /// The roots and the commitment to the next, in force after each change, by index of the change.
  private var rootSets: [RootChange] = []

  private struct RootChange: Hashable, Sendable {
    let index: Int64
    let roots: RootSet
    let next: Digest
  }

  /// One entry with what is known of it.
  public struct Leaf: Hashable, Sendable {
    public let entry: KeyEntry
    /// The leaf's bytes: text and signature lines.
    public let bytes: [UInt8]
    /// The grant, when disclosed.
    public internal(set) var grant: Grant?
    var authority: Authority
  }

  enum Authority: Hashable, Sendable {
    case roots
    /// Signed by a registrar whose grant is at this index.
    case registrar(grantedAt: Int64)
    /// Signed in a registrar's name; nothing disclosed yet proves it.
    case unproved
  }

  /// Begins a log with its inception, which its own roots must have signed.
  public init(inception bytes: [UInt8]) throws(KeyLogError) {
    let (note, entry) = try Self.read(bytes)
    guard case .incept(let roots, let next, let head) = entry.kind, entry.index == 0,
      entry.after == Tree.emptyRoot
    else { throw .misplacedInception }
    let party = entry.origin.party
    guard head.name == entry.origin.description, head.type == .ed25519,
      roots.keys.allSatisfy({ $0.name.utf8.starts(with: "\(party)/r/".utf8) })
    else { throw .malformed }
    guard (roots.keys + [head]).allSatisfy(\.key.isEnrollable) else { throw .malformed }
    guard !roots.keys.contains(where: { $0.key == head.key }) else { throw .keyUsedTwice }
    try Self.check(note, signedBy: roots)
    self.party = party
    partyID = entry.id
    headKey = head
    rootSets = [RootChange(index: 0, roots: roots, next: next)]
    leaves = [Leaf(entry: entry, bytes: bytes, grant: nil, authority: .roots)]
    tree.append(Tree.leafHash(bytes))
  }

  public var origin: Origin { party.keyLog }
  public var size: Int64 { tree.size }
  public var head: LogHead { LogHead(origin, size: size, root: root(at: size)) }

  /// - Precondition: `size` is at most this log's.
  public func root(at size: Int64) -> Digest {
    guard let root = tree.root(at: size) else { preconditionFailure("no such size") }
    return root
  }

  /// The text of the head over everything here, for the head key to sign.
  public var checkpoint: Checkpoint {
    Checkpoint(origin: origin.description, size: size, root: root(at: size))
  }

  /// The tree, for proofs.
  public var merkleTree: MerkleTree { tree }

  /// Appends the next entry. A repeat of an entry held is silent.
  ///
  /// `fork` is thrown only for an entry whose signer is proved: what anyone could have written
  /// accuses nobody.
  public mutating func append(_ bytes: [UInt8]) throws(KeyLogError) {
    let (note, entry) = try Self.read(bytes)
    guard entry.origin == origin else { throw .foreign }
    guard entry.index <= size else { throw .outOfOrder(expected: size) }
    // Ids are over texts: other signature lines under the same text say nothing new.
    if entry.index < size, leaves[Int(entry.index)].entry.id == entry.id { return }
    guard entry.index > 0 else { throw .misplacedInception }
    var authority = try authority(of: entry, note)
    if authority == .unproved { authority = registrar(of: note, at: entry.index) }
    guard entry.index == size, entry.after == root(at: size) else {
      throw authority == .unproved ? .unprovedContradiction : .fork(at: entry.index)
    }
    leaves.append(Leaf(entry: entry, bytes: bytes, grant: nil, authority: authority))
    if case .rotate(let roots, let next) = entry.kind {
      rootSets.append(RootChange(index: entry.index, roots: roots, next: next))
    }
    tree.append(Tree.leafHash(bytes))
  }

  /// Discloses the text of a grant whose hash the log holds. A repeat is silent.
  public mutating func disclose(_ text: [UInt8]) throws(KeyLogError) {
    guard let grant = try? Grant(text: text), grant.party == party else { throw .unknownGrant }
    let hash = grant.hash
    // Roots may repeat a grant that a registrar was not entitled to make.
    let places = leaves.indices.filter { leaves[$0].entry.kind == .grant(hash) }
    guard let first = places.first else { throw .unknownGrant }
    if leaves[first].grant != nil { return }
    if let key = grant.signer?.key, isUsed(key, besides: grant) { throw .keyUsedTwice }
    for place in places { leaves[place].grant = grant }
    if grant.role == .registrar { resolve() }
  }

  private static func read(_ bytes: [UInt8]) throws(KeyLogError) -> (UnverifiedNote, KeyEntry) {
    guard let note = try? UnverifiedNote(bytes, limit: Limit.entryBytes),
      let entry = try? KeyEntry(text: note.claimedText)
    else { throw .malformed }
    let names = note.signatures.map(\.name)
    guard names.count <= 16, zip(names, names.dropFirst()).allSatisfy({ bytewiseLess($0, $1) })
    else { throw .malformed }
    return (note, entry)
  }

  private static func check(_ note: UnverifiedNote, signedBy roots: RootSet) throws(KeyLogError) {
    // Exactly root signatures, each good: a leaf has one spelling.
    guard let verified = try? note.verified(by: roots.keys),
      verified.signers.count == note.signatures.count, verified.signers.count >= roots.threshold
    else { throw .notSignedByRoots }
  }

  /// The roots in force before an index.
  private func roots(before index: Int64) -> RootChange {
    guard let change = rootSets.last(where: { $0.index < index }) else {
      preconditionFailure("a log begins with its roots")
    }
    return change
  }

  private func authority(of entry: KeyEntry, _ note: UnverifiedNote) throws(KeyLogError)
    -> Authority
  {
    let current = roots(before: entry.index)
    switch entry.kind {
    case .incept: throw .misplacedInception
    case .rotate(let roots, let next):
      guard roots.commitment == current.next else { throw .rootsNotCommitted }
      guard next != current.next,
        roots.keys.allSatisfy({
          $0.key.isEnrollable && $0.name.utf8.starts(with: "\(party)/r/".utf8)
        })
      else { throw .malformed }
      guard !reuses(roots) else { throw .keyUsedTwice }
      try Self.check(note, signedBy: roots)
      return .roots
    case .close:
      try Self.check(note, signedBy: current.roots)
      return .roots
    case .revoke(let index, _, _):
      guard index < entry.index, case .grant = leaves[Int(index)].entry.kind else {
        throw .nothingToRevoke
      }
    case .grant: break
    }
    if note.signatures.allSatisfy({ $0.name.utf8.starts(with: "\(party)/r/".utf8) }) {
      try Self.check(note, signedBy: current.roots)
      return .roots
    }
    guard note.signatures.count == 1, note.signatures[0].name.utf8.starts(with: "\(party)/g/".utf8)
    else { throw .wrongSigner }
    return .unproved
  }

  /// Whether a new root's bytes are the head key's, or a former root's under another name.
  private func reuses(_ roots: RootSet) -> Bool {
    let former = rootSets.flatMap(\.roots.keys) + [headKey]
    return roots.keys.contains { key in
      former.contains { $0.key == key.key && $0 != key }
    }
  }

  private func isUsed(_ key: Ed25519.PublicKey, besides grant: Grant) -> Bool {
    headKey.key == key || rootSets.contains { $0.roots.keys.contains { $0.key == key } }
      || leaves.contains { leaf in
        // The same key may be granted anew for the same name: a longer term, another address.
        leaf.grant?.signer.map { $0.key == key && $0 != grant.signer } ?? false
      }
  }
}
