import CSodium
public import ParleyWire

/// HMAC-SHA-256 (RFC 2104), by libsodium, which needs no look-up of an algorithm for each text.
public enum HMACSHA256 {
  public static func authenticate(key: borrowing SecretBytes, _ message: [UInt8]) -> Digest {
    key.withBytes { span in authenticate(key: span, message) }
  }

  static func authenticate(key: Span<UInt8>, _ message: [UInt8]) -> Digest {
    var out = [UInt8](repeating: 0, count: Digest.byteCount)
    var state = crypto_auth_hmacsha256_state()
    // The functions take no null pointer, not even for an empty key.
    let empty: [UInt8] = [0]
    unsafe key.withUnsafeBufferPointer { k in
      unsafe empty.withUnsafeBufferPointer { e in
        guard let start = unsafe k.baseAddress ?? e.baseAddress else {
          preconditionFailure("an array of one byte has an address")
        }
        _ = unsafe crypto_auth_hmacsha256_init(&state, start, k.count)
      }
    }
    _ = unsafe crypto_auth_hmacsha256_update(&state, message, UInt64(message.count))
    _ = unsafe crypto_auth_hmacsha256_final(&state, &out)
    // What was made of the key stood here.
    unsafe sodium_memzero(&state, MemoryLayout.size(ofValue: state))
    guard let digest = Digest(out) else { preconditionFailure("a code has 32 bytes") }
    return digest
  }
}

/// HKDF with SHA-256 (RFC 5869): extract and expand over the library's HMAC.
public enum HKDFSHA256 {
  /// The most that one derivation yields: 255 blocks.
  public static let maximumCount = 255 * 32

  /// - Precondition: `count` is at most `maximumCount`.
  public static func derive(
    from key: borrowing SecretBytes, salt: [UInt8], info: [UInt8], count: Int
  ) -> SecretBytes {
    precondition(count > 0 && count <= maximumCount, "HKDF yields 1 to 8,160 bytes")
    let zero = [UInt8](repeating: 0, count: Digest.byteCount)
    let salted = SecretBytes(copying: salt.isEmpty ? zero : salt)
    let pseudorandom = key.withArray { message in
      var bytes = HMACSHA256.authenticate(key: salted, message).bytes
      return SecretBytes(moving: &bytes)
    }
    return unsafe SecretBytes(count: count) { out in
      var block: [UInt8] = []
      var written = 0
      var counter: UInt8 = 1
      defer { Sodium.wipe(&block) }
      while written < count {
        var message = block + info + [counter]
        Sodium.wipe(&block)
        block = HMACSHA256.authenticate(key: pseudorandom, message).bytes
        Sodium.wipe(&message)
        for byte in block.prefix(count - written) {
          unsafe out[written] = byte
          written += 1
        }
        counter &+= 1
      }
    }
  }
}
