import ParleyCrypto

/// The 16 bytes that one file is encrypted under, and how a stanza carries them.
enum FileKey {
  static let count = 16
  /// A wrapped file key: 16 bytes and the tag. Another size is refused before decrypting, or the
  /// sender could make one ciphertext that two keys open.
  static let wrappedBytes = count + ChaChaPoly.tagBytes
  // The key that wraps is used once, so the nonce may be zero.
  private static let nonce = [UInt8](repeating: 0, count: ChaChaPoly.nonceBytes)

  static func wrap(
    _ fileKey: borrowing SecretBytes, under key: borrowing SecretBytes
  ) -> [UInt8] {
    fileKey.withArray { ChaChaPoly.seal($0, key: key, nonce: nonce) }
  }

  /// Nil when it was wrapped under another key.
  static func unwrap(_ body: [UInt8], under key: borrowing SecretBytes) -> SecretBytes? {
    precondition(body.count == wrappedBytes, "the size is checked where the stanza is read")
    guard var fileKey = ChaChaPoly.open(body, key: key, nonce: nonce) else { return nil }
    return SecretBytes(moving: &fileKey)
  }
}
