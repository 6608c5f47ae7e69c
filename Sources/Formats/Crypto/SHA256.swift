import CCrypto
public import ParleyWire

/// SHA-256 (FIPS 180-4), by OpenSSL.
public enum SHA256 {
  // Fetched once: the implicit fetch of EVP_sha256() halves the speed for short messages. The
  // object is immutable and never freed.
  nonisolated(unsafe) private static let algorithm: OpaquePointer = {
    guard let md = unsafe EVP_MD_fetch(nil, "SHA256", nil) else {
      preconditionFailure("libcrypto has no SHA-256")
    }
    return unsafe md
  }()

  @inlinable public static func hash(_ bytes: some Collection<UInt8>) -> Digest {
    hash(span: Array(bytes).span)
  }

  public static func hash(span: Span<UInt8>) -> Digest {
    var out = [UInt8](repeating: 0, count: Digest.byteCount)
    var length: UInt32 = 0
    let ok = unsafe span.withUnsafeBufferPointer { input in
      unsafe EVP_Digest(input.baseAddress, input.count, &out, &length, algorithm, nil)
    }
    precondition(ok == 1 && length == 32, "SHA-256 failed")
    return digest(out)
  }

  /// SHA-256 of texts and byte strings one after another.
  public static func hash(_ text: String) -> Digest { hash(Array(text.utf8)) }

  private static func digest(_ bytes: [UInt8]) -> Digest {
    guard let digest = Digest(bytes) else { preconditionFailure("SHA-256 is 32 bytes") }
    return digest
  }

  /// SHA-256 over bytes that arrive in pieces.
  @safe public struct Hasher: ~Copyable {
    private let context: OpaquePointer

    public init() {
      guard let context = unsafe EVP_MD_CTX_new() else { preconditionFailure("out of memory") }
      unsafe self.context = context
      let ok = unsafe EVP_DigestInit_ex2(context, SHA256.algorithm, nil)
      precondition(ok == 1, "SHA-256 failed")
    }

    deinit { unsafe EVP_MD_CTX_free(context) }

    public mutating func update(_ bytes: some Collection<UInt8>) {
      let whole = Array(bytes)
      let ok = unsafe EVP_DigestUpdate(context, whole, whole.count)
      precondition(ok == 1, "SHA-256 failed")
    }

    public consuming func finish() -> Digest {
      var out = [UInt8](repeating: 0, count: Digest.byteCount)
      let ok = unsafe EVP_DigestFinal_ex(context, &out, nil)
      precondition(ok == 1, "SHA-256 failed")
      return SHA256.digest(out)
    }
  }
}
