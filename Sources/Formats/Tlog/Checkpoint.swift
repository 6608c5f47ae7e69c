public import ParleyNote
public import ParleyWire

/// Why a text is not a checkpoint, or a note not a checkpoint of the log it should be of.
public enum CheckpointError: Error, Hashable, Sendable {
  case malformed(WireError)
  /// There are lines behind the third.
  case extensionLines
  /// Size 0 with another root than that of the empty tree, or that root with another size.
  case wrongEmptyRoot
  case note(NoteError)
  /// The origin is not the name of the log's key.
  case otherOrigin
  /// The log itself has not signed.
  case notSignedByLog
}

/// The state of a log at one size (C2SP tlog-checkpoint): origin, size, root, a line each.
public struct Checkpoint: Sendable {
  /// The name of the log, which is the name of its key.
  public let origin: String
  /// The number of leaves, at most 18 digits.
  public let size: Int64
  public let root: Digest
  /// What foreign logs write behind the third line, never empty lines. Parley writes none:
  /// cosigners differ on whether they sign them.
  public let extensionLines: [String]

  /// Whether lines behind the third are accepted.
  public enum ExtensionLines: Sendable { case refused, accepted }

  /// - Precondition: the origin is not empty and has no line feed; the size has at most 18 digits;
  ///   the root is that of the empty tree exactly if the size is 0.
  public init(origin: String, size: Int64, root: Digest) {
    precondition(
      !origin.isEmpty && SafeText.mayBeSigned(origin) && origin.utf8.count <= Limit.lineBytes,
      "not an origin")
    precondition(size >= 0 && Decimal.parse("\(size)") == size, "not the size of a log")
    precondition((size == 0) == (root == Tree.emptyRoot), "not the root of the empty tree")
    self.origin = origin
    self.size = size
    self.root = root
    extensionLines = []
  }

  /// Reads the text of a checkpoint strictly: nothing that `text` would not have written.
  public init(
    text: [UInt8], extensionLines: ExtensionLines = .refused
  ) throws(CheckpointError) {
    let lines: CheckpointLines
    do { lines = try CheckpointLines(text) } catch { throw .malformed(error) }
    guard lines.isCoherent else { throw .wrongEmptyRoot }
    guard lines.extensionLines.isEmpty || extensionLines == .accepted else {
      throw .extensionLines
    }
    origin = lines.origin
    size = lines.size
    root = lines.root
    self.extensionLines = lines.extensionLines
  }

  /// The text that is signed.
  public var text: [UInt8] {
    let lines = [origin, String(size), root.base64] + extensionLines
    return lines.flatMap { Array($0.utf8) + [0x0A] }
  }

  /// The note that the log publishes, signed by its key alone.
  ///
  /// - Precondition: the key is of type 01 and its name is the origin.
  public func signed(by log: borrowing SignerKey) -> [UInt8] {
    precondition(log.verifier.name.utf8.elementsEqual(origin.utf8), "the key of another log")
    let text = text
    return NoteText.assemble(text, [log.sign(text)])
  }
}

extension Checkpoint: Hashable {
  // By bytes: Swift's equality of strings would take two spellings of an origin for one.
  public static func == (a: Checkpoint, b: Checkpoint) -> Bool {
    a.size == b.size && a.root == b.root && a.text == b.text
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(size)
    hasher.combine(root)
  }
}

/// A checkpoint that its log signed, with the cosignatures that were checked.
public struct VerifiedCheckpoint: Hashable, Sendable {
  public let checkpoint: Checkpoint
  public let note: VerifiedNote
  /// The cosigners that were asked for and have signed, each once. How many are enough is for the
  /// caller, or a `TlogPolicy`, to say.
  public let cosignatures: [Verification]

  /// Verifies a note as a checkpoint of one log.
  ///
  /// - Parameters:
  ///   - log: the log's key, of type 01, whose name is the origin; any other type is no log's.
  ///   - cosigners: keys of type 04; others are left out. Signatures of other keys are ignored.
  public init(
    _ note: UnverifiedNote, log: VerifierKey, cosigners: [VerifierKey] = [],
    extensionLines: Checkpoint.ExtensionLines = .refused
  ) throws(CheckpointError) {
    guard log.type == .ed25519 else { throw .notSignedByLog }
    let cosigners = cosigners.filter { $0.type == .cosignature }
    let verified: VerifiedNote
    do { verified = try note.verified(by: [log] + cosigners) } catch { throw .note(error) }
    guard verified.signers.contains(where: { $0.key == log }) else { throw .notSignedByLog }
    let checkpoint = try Checkpoint(text: verified.text, extensionLines: extensionLines)
    guard checkpoint.origin.utf8.elementsEqual(log.name.utf8) else { throw .otherOrigin }
    self.checkpoint = checkpoint
    self.note = verified
    cosignatures = verified.signers.filter { $0.key != log }
  }
}

extension VerifiedCheckpoint {
  /// Reads and verifies the bytes of a note as a checkpoint of one log.
  public init(
    bytes: some Collection<UInt8>, log: VerifierKey, cosigners: [VerifierKey] = [],
    extensionLines: Checkpoint.ExtensionLines = .refused
  ) throws(CheckpointError) {
    let note: UnverifiedNote
    do { note = try UnverifiedNote(bytes) } catch { throw .note(error) }
    try self.init(note, log: log, cosigners: cosigners, extensionLines: extensionLines)
  }
}

/// One cosignature on a checkpoint, checked (C2SP tlog-cosignature).
///
/// It says: at `time` this was the largest tree of the log that the cosigner had seen, and it
/// extends every smaller one the cosigner saw.
public struct Cosignature: Hashable, Sendable {
  public let checkpoint: Checkpoint
  public let key: VerifierKey
  /// The cosigner's claim.
  public let time: Timestamp
  public let line: SignatureLine

  /// Nil unless the line is a cosignature by this key, of type 04, on this checkpoint.
  public init?(_ line: SignatureLine, on checkpoint: Checkpoint, by key: VerifierKey) {
    guard key.type == .cosignature,
      let time = key.verifies(line, on: checkpoint.text)?.time
    else { return nil }
    self.checkpoint = checkpoint
    self.key = key
    self.time = time
    self.line = line
  }
}
