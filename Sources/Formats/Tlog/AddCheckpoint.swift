public import ParleyWire

/// A request that a witness cosign a checkpoint (C2SP tlog-witness, add-checkpoint).
public struct AddCheckpoint: Hashable, Sendable {
  /// The size that the sender believes the witness cosigned last; 0 for never.
  public let oldSize: Int64
  /// The consistency proof from there to the checkpoint, empty from size 0.
  public let proof: [Digest]
  /// The signed checkpoint, as it was read.
  public let note: [UInt8]

  /// - Precondition: the size has at most 18 digits; at most `Limit.proofHashes` hashes.
  public init(oldSize: Int64, proof: [Digest], note: [UInt8]) {
    precondition(Decimal.parse("\(oldSize)") == oldSize, "not the size of a log")
    precondition(proof.count <= Limit.proofHashes, "too many hashes")
    self.oldSize = oldSize
    self.proof = proof
    self.note = note
  }

  /// Reads the body of a request; the checkpoint is taken as it is.
  public init(_ body: some Collection<UInt8>) throws(WireError) {
    var parts = try HeadAndNote(body)
    guard let oldSize = Decimal.parse(try parts.head.field("old")) else {
      throw parts.head.wrong("the old size")
    }
    self.oldSize = oldSize
    proof = try parts.hashes()
    note = parts.note
  }

  /// The body of the request.
  public var bytes: [UInt8] { HeadAndNote.print(["old \(oldSize)"], proof, note) }
}
