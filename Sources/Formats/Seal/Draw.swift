import ParleyCrypto
import ParleyWire

/// What an encryption draws on in place of chance: labelled secrets of one seed and one plaintext.
struct Draw: ~Copyable {
  private let seed: SecretBytes
  private let salt: [UInt8]

  /// - Precondition: the seed has 32 bytes.
  init(_ seed: borrowing SecretBytes, for plaintext: [UInt8]) {
    precondition(seed.count == Seal.seedBytes, "a seed has 32 bytes")
    self.seed = seed.copy()
    salt = SHA256.hash(plaintext).bytes
  }

  borrowing func secret(_ label: String, count: Int) -> SecretBytes {
    HKDFSHA256.derive(
      from: seed, salt: salt, info: Array("parley seal v1 \(label)".utf8), count: count)
  }

  borrowing func key(_ label: String) -> X25519.PrivateKey {
    guard let key = X25519.PrivateKey(secret(label, count: 32)) else {
      preconditionFailure("a scalar is 32 bytes")
    }
    return key
  }

  borrowing func nonce() -> [UInt8] {
    open("nonce", count: Payload.nonceBytes)
  }

  /// A stanza for nobody in place `i`: a true share, and bytes that look like a wrapped key.
  borrowing func dummy(_ i: Int) -> Stanza {
    X25519Stanza.stanza(
      share: key("dummy \(i)").publicKey,
      body: open("dummy body \(i)", count: FileKey.wrappedBytes))
  }

  /// Bytes that stand open in the file.
  private borrowing func open(_ label: String, count: Int) -> [UInt8] {
    secret(label, count: count).withBytes { span in span.indices.map { span[$0] } }
  }
}
