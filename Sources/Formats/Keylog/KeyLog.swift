import ParleyCrypto
public import ParleyNote
public import ParleyRecord
public import ParleyTlog
public import ParleyWire

/// Why a key-log entry or a grant does not stand. Each case has a number in Docs/Spec/keylog.md.
public enum KeyLogError: Error, Hashable, Sendable {
  /// K-1: not a note, or not the text of a key entry.
  case malformed
  /// K-2: another party's log.
  case foreign
  /// K-3: not the next index.
  case outOfOrder(expected: Int64)
  /// K-4: `after` is not our root there. With both leaves signed this is a fork.
  case fork(at: Int64)
  /// K-5: an inception elsewhere than at index 0, or something else there.
  case misplacedInception
  /// K-6: fewer good signatures of the roots than their threshold, or one that fails.
  case notSignedByRoots
  /// K-7: signed by a name that is neither a root nor a registrar of this party.
  case wrongSigner
  /// K-8: the new roots are not those that the last `next` committed to.
  case rootsNotCommitted
  /// K-9: a key's bytes stand twice in this log, under another name or role.
  case keyUsedTwice
  /// K-10: a grant whose hash is not in the log, or is of another party.
  case unknownGrant
  /// K-11: a revocation of what is not a grant before it.
  case nothingToRevoke

  /// The rule's number, as the specification prints it.
  public var rule: String {
    switch self {
    case .malformed: "K-1"
    case .foreign: "K-2"
    case .outOfOrder: "K-3"
    case .fork: "K-4"
    case .misplacedInception: "K-5"
    case .notSignedByRoots: "K-6"
    case .wrongSigner: "K-7"
    case .rootsNotCommitted: "K-8"
    case .keyUsedTwice: "K-9"
    case .unknownGrant: "K-10"
    case .nothingToRevoke: "K-11"
    }
  }
}

/// A party's key log from its beginning, every entry checked as far as what was disclosed allows.
///
/// Structure, order and the signatures of roots are checked when an entry is appended. The signature
/// of a registrar can be checked only once the registrar's own grant was disclosed; until then the
/// entry has no effect.
public struct KeyLog: Hashable, Sendable {
  public let party: Party
  /// SHA-256 of the text of entry 0.
  public let partyID: Digest
  /// Signs heads. It can fork this log and cannot forge an entry.
  public let headKey: VerifierKey
  public private(set) var leaves: [Leaf] = []
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
    public fileprivate(set) var grant: Grant?
    fileprivate var authority: Authority
  }

  fileprivate enum Authority: Hashable, Sendable {
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
  public mutating func append(_ bytes: [UInt8]) throws(KeyLogError) {
    let (note, entry) = try Self.read(bytes)
    guard entry.origin == origin else { throw .foreign }
    guard entry.index <= size else { throw .outOfOrder(expected: size) }
    if entry.index < size {
      // Ids are over texts: other signature lines under the same text say nothing new.
      guard leaves[Int(entry.index)].entry.id == entry.id else { throw .fork(at: entry.index) }
      return
    }
    guard entry.after == root(at: size) else { throw .fork(at: entry.index) }
    let authority = try authority(of: entry, note)
    leaves.append(Leaf(entry: entry, bytes: bytes, grant: nil, authority: authority))
    if case .rotate(let roots, let next) = entry.kind {
      rootSets.append(RootChange(index: entry.index, roots: roots, next: next))
    }
    tree.append(Tree.leafHash(bytes))
    resolve()
  }

  /// Discloses the text of a grant whose hash the log holds. A repeat is silent.
  public mutating func disclose(_ text: [UInt8]) throws(KeyLogError) {
    guard let grant = try? Grant(text: text), grant.party == party else { throw .unknownGrant }
    guard let index = leaves.firstIndex(where: { $0.entry.kind == .grant(grant.hash) }) else {
      throw .unknownGrant
    }
    if leaves[index].grant != nil { return }
    if let key = grant.signer?.key, isUsed(key, besides: grant) { throw .keyUsedTwice }
    leaves[index].grant = grant
    resolve()
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

  private func isUsed(_ key: Ed25519.PublicKey, besides grant: Grant) -> Bool {
    headKey.key == key || rootSets.contains { $0.roots.keys.contains { $0.key == key } }
      || leaves.contains { leaf in
        // The same key may be granted anew for the same name: a longer term, another address.
        leaf.grant?.signer.map { $0.key == key && $0 != grant.signer } ?? false
      }
  }
}

extension KeyLog {
  /// Settles the authority of what a registrar signed, in order, as far as grants were disclosed.
  private mutating func resolve() {
    for i in leaves.indices where leaves[i].authority == .unproved {
      guard let note = try? UnverifiedNote(leaves[i].bytes, limit: Limit.entryBytes) else {
        continue
      }
      let registrars = KeyState(self, at: Int64(i)).grants(.registrar)
      for registrar in registrars {
        guard let key = registrar.grant.signer, (try? note.verified(by: [key])) != nil else {
          continue
        }
        leaves[i].authority = .registrar(grantedAt: registrar.index)
      }
    }
  }

  /// Whether an entry has effect: its signer is proved and entitled.
  fileprivate func stands(_ index: Int) -> Bool {
    let leaf = leaves[index]
    guard leaf.authority != .unproved else { return false }
    // Only roots make registrars and treaty keys.
    if let grant = leaf.grant, grant.role.needsRoots { return leaf.authority == .roots }
    if case .revoke(let target, _, _) = leaf.entry.kind, leaf.authority != .roots,
      leaves[Int(target)].grant?.role.needsRoots ?? true
    {
      return false
    }
    return true
  }
}

/// A party's keys as they stood at a size of its key log: which were granted and not yet revoked.
///
/// This is pure order: no clock decides. A grant's term is compared with claimed times by whoever
/// uses the key, and only flags.
public struct KeyState: Sendable {
  private let log: KeyLog
  public let size: Int64

  /// - Precondition: `size` is at most the log's.
  public init(_ log: KeyLog, at size: Int64) {
    precondition(size <= log.size, "a state within the log")
    self.log = log
    self.size = size
  }

  /// A grant and its place in the key log.
  public struct Standing: Hashable, Sendable {
    public let index: Int64
    public let grant: Grant
  }

  /// The grants of a role in force here, oldest first.
  public func grants(_ role: Grant.Role) -> [Standing] {
    var found: [Standing] = []
    for i in 0..<Int(size) {
      guard let grant = log.leaves[i].grant, grant.role == role, log.stands(i),
        revocation(of: Int64(i)) == nil
      else { continue }
      found.append(Standing(index: Int64(i), grant: grant))
    }
    return found
  }

  /// The revocation of a grant before this size, if any.
  public func revocation(of index: Int64) -> (index: Int64, reason: KeyEntry.Reason)? {
    for i in Int(index)..<Int(size) {
      if case .revoke(index, let reason, _) = log.leaves[i].entry.kind, log.stands(i) {
        return (Int64(i), reason)
      }
    }
    return nil
  }

  /// Whether every grant below this size whose text is needed was disclosed; a hash that was not may
  /// be of any role.
  public var undisclosed: Int {
    (0..<Int(size)).count { i in
      if case .grant = log.leaves[i].entry.kind { log.leaves[i].grant == nil } else { false }
    }
  }

  /// The end of a channel log, when the roots closed it before this size.
  public func close(of origin: Origin) -> (
    head: LogHead, cause: KeyEntry.Cause, successor: VerifierKey
  )? {
    for leaf in log.leaves.prefix(Int(size)) {
      if case .close(let head, let cause, let successor) = leaf.entry.kind, head.origin == origin {
        return (head, cause, successor)
      }
    }
    return nil
  }
}
