public import ParleyCrypto
import ParleyWire

/// Key files: age v1 files sealed with a passphrase (scrypt). Never a message.
///
/// Specification: C2SP age v1, "The scrypt recipient type".
public enum Passphrase {
  static let name = "scrypt"
  private static let label = Array("age-encryption.org/v1/scrypt".utf8)
  public static let saltBytes = 16
  /// What the `age` program uses: about a second and 256 MiB.
  public static let defaultLogN = 18
  /// The most work that is done for a file: 4 GiB.
  public static let maximumLogN = 22

  /// - Parameters:
  ///   - salt: 16 random bytes, new for each file.
  ///   - seed: 32 random bytes, from which the file key and nonce follow as in `Seal`.
  ///   - logN: the work factor, 2 to its power, 1 to 22.
  /// - Throws: `tooMuchWork` when this machine lacks the memory.
  public static func seal(
    _ plaintext: borrowing SecretBytes, passphrase: borrowing SecretBytes, salt: [UInt8],
    seed: borrowing SecretBytes, logN: Int = defaultLogN
  ) throws(SealError) -> [UInt8] {
    precondition(salt.count == saltBytes, "a salt has 16 bytes")
    guard let key = Scrypt.derive(passphrase: passphrase, salt: label + salt, logN: logN) else {
      throw .tooMuchWork
    }
    return plaintext.withArray { plaintext in
      let draw = Draw(seed, for: plaintext)
      let fileKey = draw.secret("file key", count: FileKey.count)
      let body = FileKey.wrap(fileKey, under: key)
      let stanza = Stanza(
        arguments: [name, Base64.encode(salt, padded: false), String(logN)], body: body)
      return Header.encode([stanza], fileKey: fileKey)
        + Payload.seal(plaintext, fileKey: fileKey, nonce: draw.nonce())
    }
  }

  /// Opens a key file; `noMatch` when the passphrase is not the one.
  ///
  /// - Parameter maxLogN: the most work to do; a file that asks for more is `tooMuchWork`.
  public static func open(
    _ sealed: some Collection<UInt8>, passphrase: borrowing SecretBytes,
    maxLogN: Int = maximumLogN
  ) throws(SealError) -> SecretBytes {
    let file = Array(sealed)
    let header = try Header(file)
    let stanza = try ScryptStanza(header)
    guard stanza.logN <= min(maxLogN, maximumLogN),
      let key = Scrypt.derive(
        passphrase: passphrase, salt: label + stanza.salt, logN: stanza.logN)
    else { throw .tooMuchWork }
    guard let fileKey = FileKey.unwrap(stanza.wrapped, under: key) else { throw .noMatch }
    guard header.isAuthentic(under: fileKey) else { throw .hmac }
    var plaintext: [UInt8] = []
    defer { SecretBytes.wipe(&plaintext) }
    try Payload.open(file[header.end...], fileKey: fileKey, released: &plaintext)
    // A key file that holds nothing is no key file.
    guard !plaintext.isEmpty else { throw .payload }
    return SecretBytes(moving: &plaintext)
  }
}

/// The one stanza of a file sealed with a passphrase.
private struct ScryptStanza {
  let salt: [UInt8]
  let logN: Int
  let wrapped: [UInt8]

  init(_ header: Header) throws(SealError) {
    let stanza = header.stanzas[0]
    guard
      header.stanzas.allSatisfy({ $0.arguments.first != Passphrase.name })
        || header.stanzas.count == 1
    else { throw .header("a scrypt stanza that stands alone") }
    guard stanza.arguments.first == Passphrase.name else { throw .noMatch }
    guard stanza.arguments.count == 3,
      let salt = Base64.decode(stanza.arguments[1], padded: false),
      salt.count == Passphrase.saltBytes, stanza.body.count == FileKey.wrappedBytes
    else { throw .header("a scrypt stanza: salt of 16 bytes, work factor, 32 bytes") }
    guard let logN = Decimal.parse(stanza.arguments[2]), logN > 0 else {
      throw .header("a work factor in plain decimal")
    }
    self.salt = salt
    self.logN = Int(logN)
    wrapped = stanza.body
  }
}
