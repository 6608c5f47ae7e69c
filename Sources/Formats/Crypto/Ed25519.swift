import CSodium
import ParleyWire

/// Ed25519 (RFC 8032), by libsodium, which alone decides what a valid signature is.
///
/// Implementations differ on edge cases: of the public set of 914 such signatures OpenSSL accepts
/// 165 that libsodium refuses, and none the other way. What libsodium accepts, every common
/// verifier accepts.
public enum Ed25519 {
  public static let seedBytes = 32
  public static let signatureBytes = 64

  /// 32 bytes that claim to be a public key. They are compared and sorted bytewise.
  public struct PublicKey: Hashable, Comparable, Sendable {
    private let value: Digest

    /// Nil unless there are exactly 32 bytes.
    public init?(_ bytes: some Collection<UInt8>) {
      guard let value = Digest(Array(bytes)) else { return nil }
      self.value = value
    }

    public var bytes: [UInt8] { value.bytes }

    public static func < (a: PublicKey, b: PublicKey) -> Bool { a.value < b.value }

    /// Whether this is a canonical point of the prime-order subgroup, other than the identity. Only
    /// such a key is ever enrolled: for another, one signature may fit many messages.
    public var isEnrollable: Bool {
      Sodium.start()
      return unsafe crypto_core_ed25519_is_valid_point(bytes) == 1
    }

    /// Whether libsodium accepts the signature of this key on the message.
    public func verifies(_ signature: some Collection<UInt8>, on message: [UInt8]) -> Bool {
      guard signature.count == Ed25519.signatureBytes else { return false }
      Sodium.start()
      return unsafe crypto_sign_verify_detached(
        Array(signature), message, UInt64(message.count), bytes) == 0
    }
  }

  /// A private key. There is one copy, it is never printed, and it is wiped when it goes.
  public struct PrivateKey: ~Copyable, Sendable {
    // libsodium's form: the seed with the public key behind it.
    private let expanded: SecretBytes
    public let publicKey: PublicKey

    /// Derives the key pair from its 32-byte seed; nil for another size.
    public init?(seed: borrowing SecretBytes) {
      guard seed.count == Ed25519.seedBytes else { return nil }
      Sodium.start()
      var bytes = [UInt8](repeating: 0, count: 32)
      let secret = unsafe seed.withPointer { seed in
        unsafe SecretBytes(count: 64) { memory in
          let rc = unsafe crypto_sign_seed_keypair(&bytes, memory, seed)
          precondition(rc == 0, "a key pair always follows from a seed")
        }
      }
      guard let key = PublicKey(bytes) else { preconditionFailure("a public key is 32 bytes") }
      expanded = secret
      publicKey = key
    }

    public borrowing func sign(_ message: [UInt8]) -> [UInt8] {
      var signature = [UInt8](repeating: 0, count: Ed25519.signatureBytes)
      let rc = unsafe expanded.withPointer { key in
        unsafe crypto_sign_detached(&signature, nil, message, UInt64(message.count), key)
      }
      precondition(rc == 0, "signing has no failure")
      return signature
    }

    /// The seed, to be stored.
    public borrowing func seed() -> SecretBytes {
      expanded.withBytes { span in
        unsafe SecretBytes(count: 32) { memory in
          for i in 0..<32 { unsafe memory[i] = span[i] }
        }
      }
    }
  }
}
