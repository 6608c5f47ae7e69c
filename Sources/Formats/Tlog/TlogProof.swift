public import ParleyNote
public import ParleyWire

/// Why a portable proof is refused.
public enum TlogProofError: Error, Hashable, Sendable {
  case malformed(WireError)
  case checkpoint(CheckpointError)
  /// The policy does not hold for the checkpoint.
  case policy(TlogPolicyError)
  /// The checkpoint is good, but the entry does not stand at this index of its tree.
  case notIncluded
}

/// A receipt that needs no log to be checked: an entry's index, its inclusion proof, and a signed
/// checkpoint (C2SP tlog-proof).
public struct TlogProof: Hashable, Sendable {
  /// What the maker wished to add; signed by nobody. Nil if there is none, never empty.
  public let extra: [UInt8]?
  public let index: Int64
  /// From the leaf upwards.
  public let hashes: [Digest]
  /// The checkpoint's note, as it was read.
  public let note: [UInt8]

  private static let title = "c2sp.org/tlog-proof@v1"

  /// - Precondition: the index has at most 18 digits; at most `Limit.proofHashes` hashes; the extra
  ///   data is not empty and fits one line.
  public init(index: Int64, hashes: [Digest], note: [UInt8], extra: [UInt8]? = nil) {
    precondition(Decimal.parse("\(index)") == index, "not the index of a leaf")
    precondition(hashes.count <= Limit.proofHashes, "too many hashes")
    if let extra {
      precondition(!extra.isEmpty && extra.count <= 3 * Limit.lineBytes, "not the extra of a proof")
    }
    self.index = index
    self.hashes = hashes
    self.note = note
    self.extra = extra
  }

  /// Reads a proof strictly: nothing that `bytes` would not have written. The checkpoint is taken
  /// as it is; `verify` reads it.
  public init(_ bytes: some Collection<UInt8>) throws(TlogProofError) {
    do throws(WireError) {
      var parts = try HeadAndNote(bytes)
      try parts.head.exactly(Self.title)
      extra = try Self.extra(&parts.head)
      guard let index = Decimal.parse(try parts.head.field("index")) else {
        throw parts.head.wrong("the index")
      }
      self.index = index
      hashes = try parts.hashes()
      note = parts.note
    } catch { throw .malformed(error) }
  }

  private static func extra(_ head: inout LineReader) throws(WireError) -> [UInt8]? {
    guard let text = head.field(ifNamed: "extra") else { return nil }
    guard let bytes = Base64.decode(text), bytes.count <= 3 * Limit.lineBytes else {
      throw head.wrong("the extra data")
    }
    return bytes
  }

  public var bytes: [UInt8] {
    let extra = extra.map { ["extra " + Base64.encode($0)] } ?? []
    return HeadAndNote.print([Self.title] + extra + ["index \(index)"], hashes, note)
  }

  /// Verifies that the log signed a tree in which the entry stands at `index`.
  ///
  /// - Parameters:
  ///   - leaf: `Tree.leafHash` of the entry.
  ///   - cosigners: whose cosignatures to check; those that signed are in the answer.
  public func verify(
    leaf: Digest, log: VerifierKey, cosigners: [VerifierKey] = []
  ) throws(TlogProofError) -> VerifiedCheckpoint {
    let checkpoint: VerifiedCheckpoint
    do {
      checkpoint = try VerifiedCheckpoint(
        bytes: note, log: log, cosigners: cosigners, extensionLines: .accepted)
    } catch { throw .checkpoint(error) }
    try checkInclusion(of: leaf, in: checkpoint.checkpoint)
    return checkpoint
  }

  /// Verifies that a log of the policy signed a tree in which the entry stands at `index`, and that
  /// enough of the policy's witnesses cosigned it.
  public func verify(
    leaf: Digest, policy: TlogPolicy
  ) throws(TlogProofError) -> VerifiedCheckpoint {
    let checkpoint: VerifiedCheckpoint
    do {
      checkpoint = try policy.verify(note)
    } catch { throw .policy(error) }
    try checkInclusion(of: leaf, in: checkpoint.checkpoint)
    return checkpoint
  }

  private func checkInclusion(
    of leaf: Digest, in checkpoint: Checkpoint
  ) throws(TlogProofError) {
    let included = Tree.verifyInclusion(
      leaf: leaf, index: index, size: checkpoint.size, proof: hashes, root: checkpoint.root)
    guard included else { throw .notIncluded }
  }
}
