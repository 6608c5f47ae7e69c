import CSodium
import ParleyWire

/// X25519 (RFC 7748), by libsodium.
public enum X25519 {
  /// 32 bytes of a public share.
  public struct PublicKey: Hashable, Comparable, Sendable {
    private let value: Digest

    /// Nil unless there are exactly 32 bytes.
    public init?(_ bytes: some Collection<UInt8>) {
      guard let value = Digest(Array(bytes)) else { return nil }
      self.value = value
    }

    public var bytes: [UInt8] { value.bytes }

    public static func < (a: PublicKey, b: PublicKey) -> Bool { a.value < b.value }
  }

  /// A private scalar: one copy, never printed, wiped when it goes.
  public struct PrivateKey: ~Copyable, Sendable {
    private let scalar: SecretBytes
    public let publicKey: PublicKey

    /// Nil unless the scalar has 32 bytes. Clamping is part of every use, as in RFC 7748.
    public init?(_ scalar: consuming SecretBytes) {
      guard scalar.count == 32 else { return nil }
      Sodium.start()
      var bytes = [UInt8](repeating: 0, count: 32)
      let rc = unsafe scalar.withPointer { unsafe crypto_scalarmult_base(&bytes, $0) }
      guard rc == 0, let key = PublicKey(bytes) else {
        preconditionFailure("a public share always follows from a scalar")
      }
      self.scalar = scalar
      publicKey = key
    }

    /// The shared secret, or nil when it is all zero, that is when the other share is of low order.
    public borrowing func sharedSecret(with other: PublicKey) -> SecretBytes? {
      var shared = [UInt8](repeating: 0, count: 32)
      let rc = unsafe scalar.withPointer { scalar in
        unsafe crypto_scalarmult(&shared, scalar, other.bytes)
      }
      guard rc == 0 else { return nil }
      return SecretBytes(moving: &shared)
    }

    /// The scalar, to be stored.
    public borrowing func secret() -> SecretBytes { scalar.copy() }
  }
}

/// scrypt (RFC 7914), by libsodium: what stands between a stolen key file and its passphrase.
public enum Scrypt {
  /// 32 bytes derived with r = 8 and p = 1.
  ///
  /// - Parameter logN: the work factor, 2 to its power; memory is 1 KiB times that power. 18 takes
  ///   about a second and 256 MiB.
  /// - Precondition: `logN` is between 1 and 22.
  public static func derive(
    passphrase: borrowing SecretBytes, salt: [UInt8], logN: Int
  ) -> SecretBytes? {
    precondition((1...22).contains(logN), "scrypt's work factor is bounded")
    Sodium.start()
    var worked: Int32 = -1
    let key = unsafe SecretBytes(count: 32) { memory in
      worked = unsafe passphrase.withPointer { secret in
        unsafe crypto_pwhash_scryptsalsa208sha256_ll(
          secret, passphrase.count, salt, salt.count, UInt64(1) << UInt64(logN), 8, 1,
          memory, 32)
      }
    }
    // It fails only where the memory cannot be had.
    guard worked == 0 else { return nil }
    return key
  }
}
