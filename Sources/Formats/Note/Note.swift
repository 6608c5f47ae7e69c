public import ParleyWire

/// Why bytes are not a note, or not one that is verified (C2SP signed-note).
public enum NoteError: Error, Hashable, Sendable {
  case tooLong(limit: Int)
  case notUTF8
  /// A byte below 0x20 other than a line feed.
  case forbiddenCharacter(offset: Int)
  /// There is no empty line, or no finished signature line behind the last one.
  case noSignatures
  /// Signature line `line` (from 1) is not canonical.
  case malformedSignature(line: Int)
  case tooManySignatures(limit: Int)
  /// No signature is by a key that was given.
  case unknownKeys
  /// A signature that names a known key does not verify: the whole note is refused.
  case badSignature(name: String)
  /// A known key signed in two ways, so that the note says two things of it.
  case repeatedKey(name: String)
  /// Two of the keys given have one name and one ID.
  case ambiguousKey(name: String)
}

/// A note that has been read and not verified: its text is only a claim.
///
/// The bytes are the text, which ends with a line feed, one empty line, and at least one signature
/// line. The note is split at the last empty line, so a text may hold empty lines, lines that look
/// like signatures, or whole notes. The file is UTF-8 without a byte below 0x20 other than the line
/// feed; what else may deceive the eye is for whoever shows it (`SafeText`). Nothing is normalised.
public struct UnverifiedNote: Hashable, Sendable {
  /// Exactly what was read.
  public let bytes: [UInt8]
  /// The signature lines in their order, whoever made them.
  public let signatures: [SignatureLine]
  private let textCount: Int

  /// The text, whose author nobody has checked yet. It is read to learn who should have signed.
  public var claimedText: [UInt8] { Array(bytes[..<textCount]) }

  /// Reads a note strictly; every bound is checked before any cryptography.
  ///
  /// - Parameter limit: bytes of the whole note.
  public init(
    _ bytes: some Collection<UInt8>, limit: Int = Limit.noteBytes
  ) throws(NoteError) {
    guard bytes.count <= limit else { throw .tooLong(limit: limit) }
    let bytes = Array(bytes)
    if let offset = bytes.firstIndex(where: { $0 < 0x20 && $0 != 0x0A }) {
      throw .forbiddenCharacter(offset: offset)
    }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
    guard let end = Self.textEnd(bytes) else { throw .noSignatures }
    signatures = try Self.signatureLines(bytes[(end + 1)...])
    textCount = end
    self.bytes = bytes
  }

  /// The offset of the last empty line.
  private static func textEnd(_ bytes: [UInt8]) -> Int? {
    var i = bytes.count - 1
    while i > 0 {
      if bytes[i] == 0x0A, bytes[i - 1] == 0x0A { return i }
      i -= 1
    }
    return nil
  }

  private static func signatureLines(
    _ bytes: ArraySlice<UInt8>
  ) throws(NoteError) -> [SignatureLine] {
    guard bytes.last == 0x0A else { throw .noSignatures }
    let lines = bytes.dropLast().split(
      separator: 0x0A, maxSplits: Limit.signatureLines, omittingEmptySubsequences: false)
    guard lines.count <= Limit.signatureLines else {
      throw .tooManySignatures(limit: Limit.signatureLines)
    }
    var signatures: [SignatureLine] = []
    for line in lines {
      guard line.count <= Limit.signatureLineBytes,
        let signature = SignatureLine(String(decoding: line, as: UTF8.self))
      else { throw .malformedSignature(line: signatures.count + 1) }
      signatures.append(signature)
    }
    return signatures
  }

  /// Verifies the note by keys the caller trusts.
  ///
  /// A signature belongs to a key when name and ID are both the key's; all others are ignored. A
  /// signature of a given key that does not verify refuses the whole note. A line that stands there
  /// twice is one signature; a key that signed twice in different ways is refused. At least one
  /// signature must verify.
  public func verified(by keys: [VerifierKey]) throws(NoteError) -> VerifiedNote {
    let text = claimedText
    var signers: [(line: SignatureLine, signer: Verification)] = []
    for line in signatures {
      guard let key = try Self.key(of: line, among: keys) else { continue }
      if let earlier = signers.first(where: { $0.signer.key == key }) {
        guard earlier.line == line else { throw .repeatedKey(name: key.name) }
        continue
      }
      guard let signer = key.verifies(line, on: text) else { throw .badSignature(name: key.name) }
      signers.append((line, signer))
    }
    guard !signers.isEmpty else { throw .unknownKeys }
    return VerifiedNote(
      text: text, bytes: bytes, signatures: signatures, signers: signers.map(\.signer))
  }

  private static func key(
    of line: SignatureLine, among keys: [VerifierKey]
  ) throws(NoteError) -> VerifierKey? {
    var found: VerifierKey?
    for key in keys where key.isNamed(by: line) {
      // The ID has only 32 bits, so two keys of one name may share it.
      if let found, found != key { throw .ambiguousKey(name: key.name) }
      found = key
    }
    return found
  }
}

/// A note whose text is what its signers signed; `UnverifiedNote.verified` is the one way to get
/// it.
public struct VerifiedNote: Hashable, Sendable {
  /// What was signed. A note is identified by this and never by its signature lines, to which
  /// anyone may add.
  public let text: [UInt8]
  /// The whole note as it was read, with the lines of unknown keys.
  public let bytes: [UInt8]
  /// Every signature line as it was read, with those of unknown keys.
  public let signatures: [SignatureLine]
  /// The keys that verified, each once, in the order of their lines.
  public let signers: [Verification]

  fileprivate init(
    text: [UInt8], bytes: [UInt8], signatures: [SignatureLine], signers: [Verification]
  ) {
    self.text = text
    self.bytes = bytes
    self.signatures = signatures
    self.signers = signers
  }
}
