public import ParleyNote
public import ParleyWire

/// Why bytes do not prove a fork.
public enum ForkProofError: Error, Hashable, Sendable {
  case tooLong(limit: Int)
  /// The part that is named is not what the format puts there.
  case malformed(String)
  case checkpoint(CheckpointError)
  /// The sizes do not rise, or the nodes are too many, too few, or not those of the newer tree.
  case wrongNodes
  /// One history: the older checkpoint is a prefix of the newer.
  case consistent
}

/// Two checkpoints that one log's key signed and that cannot both be true, with what shows it.
///
/// Of equal sizes with different roots nothing more is needed. Otherwise the nodes are those of the
/// newer tree's consistency proof: they rebuild its root, and at the older size another root than
/// was signed. Where the older size is a power of two, the node that RFC 6962 leaves out of the
/// proof stands before the others.
///
/// The form is `nodes N`, N hashes a line each, `old BYTES` and the older checkpoint, `new BYTES`
/// and the newer: below 1 kB for a log of thousands. A fork proof is against a key; a party may
/// answer for a key that was lost.
public struct ForkProof: Hashable, Sendable {
  public let nodes: [Digest]
  public let older: UnverifiedNote
  public let newer: UnverifiedNote

  private static let maximumNodes = Limit.proofHashes + 1

  /// The proof from two notes and the newer one's tree; nil if the tree is not the newer's, or if
  /// both belong to one history. Signatures are not checked here.
  public init?(tree: MerkleTree, older: UnverifiedNote, newer: UnverifiedNote) {
    guard let old = Self.claim(older), let new = Self.claim(newer), old.size <= new.size else {
      return nil
    }
    self.older = older
    self.newer = newer
    if old.size == new.size {
      guard old.root != new.root else { return nil }
      nodes = []
      return
    }
    guard tree.root(at: new.size) == new.root, let root = tree.root(at: old.size),
      root != old.root, old.size > 0,
      let proof = tree.consistencyProof(from: old.size, to: new.size)
    else { return nil }
    nodes = old.size.isPowerOfTwo ? [root] + proof : proof
  }

  private static func claim(_ note: UnverifiedNote) -> Checkpoint? {
    try? Checkpoint(text: note.claimedText, extensionLines: .accepted)
  }

  /// Reads a proof strictly: nothing that `bytes` would not have written.
  public init(_ bytes: some Collection<UInt8>) throws(ForkProofError) {
    guard bytes.count <= Limit.noteBytes else { throw .tooLong(limit: Limit.noteBytes) }
    var rest = Array(bytes)[...]
    let count = try Self.number("nodes", &rest)
    guard count <= Self.maximumNodes else { throw .tooLong(limit: Self.maximumNodes) }
    var nodes: [Digest] = []
    for _ in 0..<count {
      guard let node = Digest(base64: try Self.line("a node", &rest)) else {
        throw .malformed("a node")
      }
      nodes.append(node)
    }
    self.nodes = nodes
    older = try Self.note("old", &rest)
    newer = try Self.note("new", &rest)
    guard rest.isEmpty else { throw .malformed("the end") }
  }

  private static func line(
    _ what: String, _ rest: inout ArraySlice<UInt8>
  ) throws(ForkProofError) -> String {
    guard let end = rest.firstIndex(of: 0x0A),
      let line = String(validating: rest[..<end], as: UTF8.self)
    else { throw .malformed(what) }
    rest = rest[(end + 1)...]
    return line
  }

  private static func number(
    _ name: String, _ rest: inout ArraySlice<UInt8>
  ) throws(ForkProofError) -> Int {
    let line = try line(name, &rest)
    guard line.utf8.starts(with: "\(name) ".utf8),
      let number = Decimal.parse(Substring(line.utf8.dropFirst(name.utf8.count + 1)))
    else { throw .malformed(name) }
    return Int(number)
  }

  private static func note(
    _ name: String, _ rest: inout ArraySlice<UInt8>
  ) throws(ForkProofError) -> UnverifiedNote {
    let count = try number(name, &rest)
    guard count <= rest.count else { throw .malformed(name) }
    defer { rest = rest.dropFirst(count) }
    do { return try UnverifiedNote(rest.prefix(count)) } catch {
      throw .checkpoint(.note(error))
    }
  }

  public var bytes: [UInt8] {
    let head = ["nodes \(nodes.count)"] + nodes.map(\.base64)
    let old = Array("old \(older.bytes.count)\n".utf8) + older.bytes
    let new = Array("new \(newer.bytes.count)\n".utf8) + newer.bytes
    return head.flatMap { Array($0.utf8) + [0x0A] } + old + new
  }

  /// Verifies that this log's key signed both checkpoints and that they contradict each other.
  public func verified(by log: VerifierKey) throws(ForkProofError) -> Fork {
    let old = try checkpoint(older, log)
    let new = try checkpoint(newer, log)
    let (from, to) = (old.checkpoint, new.checkpoint)
    if from.size == to.size {
      guard nodes.isEmpty else { throw .wrongNodes }
      guard from.root != to.root else { throw .consistent }
      return Fork(older: old, newer: new, rootOfNewer: to.root)
    }
    guard 0 < from.size, from.size < to.size,
      let roots = Tree.roots(from: from.size, to: to.size, nodes: nodes), roots.new == to.root
    else { throw .wrongNodes }
    guard roots.old != from.root else { throw .consistent }
    return Fork(older: old, newer: new, rootOfNewer: roots.old)
  }

  private func checkpoint(
    _ note: UnverifiedNote, _ log: VerifierKey
  ) throws(ForkProofError) -> VerifiedCheckpoint {
    // A head with extension lines is no good head of ours, and good evidence all the same.
    do { return try VerifiedCheckpoint(note, log: log, extensionLines: .accepted) } catch {
      throw .checkpoint(error)
    }
  }
}

/// A fork that was proved. `ForkProof.verified` is the one way to get one.
public struct Fork: Hashable, Sendable {
  public let older: VerifiedCheckpoint
  public let newer: VerifiedCheckpoint
  /// The root at the older's size of the tree that the newer signed; not the older's.
  public let rootOfNewer: Digest

  fileprivate init(
    older: VerifiedCheckpoint, newer: VerifiedCheckpoint, rootOfNewer: Digest
  ) {
    self.older = older
    self.newer = newer
    self.rootOfNewer = rootOfNewer
  }
}
