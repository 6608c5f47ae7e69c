import ParleyCrypto
import ParleyWire

/// The stanza that carries the file key to one X25519 recipient.
///
/// Specification: C2SP age v1, "The X25519 recipient type".
struct X25519Stanza {
  static let name = "X25519"
  private static let info = Array("age-encryption.org/v1/X25519".utf8)

  let share: X25519.PublicKey
  let wrapped: [UInt8]

  /// Nil for a stanza of another type; one of this type in a wrong shape is an error.
  init?(_ stanza: Stanza) throws(SealError) {
    guard stanza.arguments.first == Self.name else { return nil }
    guard stanza.arguments.count == 2,
      let share = Base64.decode(stanza.arguments[1], padded: false),
      let key = X25519.PublicKey(share), stanza.body.count == FileKey.wrappedBytes
    else { throw .header("an X25519 stanza has one share and 32 bytes") }
    self.share = key
    wrapped = stanza.body
  }

  /// The file key, or nil when the stanza is for someone else.
  func unwrap(with identity: borrowing Identity) throws(SealError) -> SecretBytes? {
    guard let shared = identity.key.sharedSecret(with: share) else {
      throw .header("an X25519 share of low order")
    }
    let key = Self.wrapKey(shared, share: share, recipient: identity.recipient)
    return FileKey.unwrap(wrapped, under: key)
  }

  /// Nil for a recipient of low order: no private half belongs to it, and age refuses such a
  /// stanza.
  static func wrap(
    _ fileKey: borrowing SecretBytes, to recipient: Recipient,
    with share: borrowing X25519.PrivateKey
  ) -> Stanza? {
    guard let shared = share.sharedSecret(with: recipient.key) else { return nil }
    let key = wrapKey(shared, share: share.publicKey, recipient: recipient)
    return stanza(share: share.publicKey, body: FileKey.wrap(fileKey, under: key))
  }

  static func stanza(share: X25519.PublicKey, body: [UInt8]) -> Stanza {
    Stanza(arguments: [name, Base64.encode(share.bytes, padded: false)], body: body)
  }

  private static func wrapKey(
    _ shared: borrowing SecretBytes, share: X25519.PublicKey, recipient: Recipient
  ) -> SecretBytes {
    HKDFSHA256.derive(
      from: shared, salt: share.bytes + recipient.key.bytes, info: info,
      count: ChaChaPoly.keyBytes)
  }
}
