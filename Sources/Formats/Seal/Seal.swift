public import ParleyCrypto
import ParleyWire

/// Sealed pages and bundles: age v1 files to X25519 recipients, which the `age` program also opens.
///
/// Sealing is deterministic. Everything random in a file follows from a 32-byte seed, and a
/// repeated seed (a virtual machine rolled back) cannot repeat a key, because the plaintext's hash
/// is salt: HKDF-SHA-256 of the seed, salt SHA-256(plaintext), info `parley seal v1 ` and a label.
/// Whoever is shown the seed can seal again and see that every recipient's stanza was honest.
///
/// A seal does not say who made it. Specification: C2SP age v1; protocol.md rules 3, 14 and 37.
public enum Seal {
  /// Bytes of a file key.
  public static let fileKeyBytes = FileKey.count
  /// Bytes of the seed that sealing draws on.
  public static let seedBytes = 32

  /// What a seal held.
  public struct Opened: ~Copyable, Sendable {
    public let plaintext: [UInt8]
    /// 16 bytes that show the plaintext to an arbiter and give up no private key.
    public let fileKey: SecretBytes
  }

  /// What a file says of itself. No one has checked it: the header is authenticated by the file
  /// key.
  public struct UnverifiedHeader: Hashable, Sendable {
    /// Stanzas of every kind; dummies cannot be told from recipients.
    public let stanzas: Int
    /// Those that one of our keys might open.
    public let candidates: Int
    /// Bytes of the header.
    public let bytes: Int
  }

  /// Seals to the recipients in the order given, and to nobody up to `stanzas` in all, so that the
  /// number of recipients does not show. Same inputs, same bytes.
  ///
  /// A recipient of low order, which has no private half, gets a stanza that nobody opens.
  ///
  /// - Precondition: the seed has 32 bytes, and there are 1 to `Limit.sealStanzas` stanzas.
  public static func seal(
    _ plaintext: [UInt8], to recipients: [Recipient], stanzas: Int = 0, seed: borrowing SecretBytes
  ) -> [UInt8] {
    let total = max(stanzas, recipients.count)
    precondition((1...Limit.sealStanzas).contains(total), "a seal has 1 to 64 stanzas")
    let draw = Draw(seed, for: plaintext)
    let fileKey = draw.secret("file key", count: FileKey.count)
    var written: [Stanza] = []
    for (i, recipient) in recipients.enumerated() {
      let share = draw.key("share \(i)")
      let stanza = X25519Stanza.wrap(fileKey, to: recipient, with: share)
      written.append(stanza ?? draw.dummy(i))
    }
    for i in recipients.count..<total { written.append(draw.dummy(i)) }
    return Header.encode(written, fileKey: fileKey)
      + Payload.seal(plaintext, fileKey: fileKey, nonce: draw.nonce())
  }

  /// Opens with whichever of our keys fits; `noMatch` when none does.
  ///
  /// Nothing is returned unless all of it is authentic.
  public static func open(
    _ sealed: some Collection<UInt8>, with identities: borrowing KeyRing
  ) throws(SealError) -> Opened {
    var plaintext: [UInt8] = []
    let fileKey = try release(Array(sealed), with: identities, into: &plaintext)
    return Opened(plaintext: plaintext, fileKey: fileKey)
  }

  /// Opens with a file key that a party disclosed: `hmac` when it is not the key of this file.
  public static func open(
    _ sealed: some Collection<UInt8>, fileKey: borrowing SecretBytes
  ) throws(SealError) -> [UInt8] {
    var plaintext: [UInt8] = []
    try release(Array(sealed), fileKey: fileKey, into: &plaintext)
    return plaintext
  }

  /// What may be known without a key, by the same rules that opening applies.
  public static func header(
    _ sealed: some Collection<UInt8>
  ) throws(SealError) -> UnverifiedHeader {
    let message = try Message(Array(sealed))
    return UnverifiedHeader(
      stanzas: message.header.stanzas.count, candidates: message.candidates.count,
      bytes: message.header.end)
  }
}

extension Seal {
  /// As `open`; what is authentic before a fault stays in `released`, for the tests of the stream.
  package static func release(
    _ sealed: [UInt8], with identities: borrowing KeyRing, into released: inout [UInt8]
  ) throws(SealError) -> SecretBytes {
    let message = try Message(sealed)
    guard let fileKey = try identities.unwrap(message.candidates) else { throw .noMatch }
    try message.release(fileKey, into: &released)
    return fileKey
  }

  package static func release(
    _ sealed: [UInt8], fileKey: borrowing SecretBytes, into released: inout [UInt8]
  ) throws(SealError) {
    let message = try Message(sealed)
    try message.release(fileKey, into: &released)
  }
}

/// A sealed file held to the rules of a message, whichever way it is then opened, so that every
/// recipient and every arbiter refuses the same files.
private struct Message {
  let header: Header
  let candidates: [X25519Stanza]
  private let payload: ArraySlice<UInt8>

  init(_ file: [UInt8]) throws(SealError) {
    header = try Header(file)
    if header.stanzas.contains(where: { $0.arguments.first == Passphrase.name }) {
      throw .refusedPassphrase
    }
    var candidates: [X25519Stanza] = []
    for stanza in header.stanzas {
      if let candidate = try X25519Stanza(stanza) { candidates.append(candidate) }
    }
    self.candidates = candidates
    payload = file[header.end...]
  }

  func release(
    _ fileKey: borrowing SecretBytes, into released: inout [UInt8]
  ) throws(SealError) {
    guard fileKey.count == FileKey.count, header.isAuthentic(under: fileKey) else { throw .hmac }
    try Payload.open(payload, fileKey: fileKey, released: &released)
  }
}
