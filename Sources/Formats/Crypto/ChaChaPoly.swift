import CCrypto

/// ChaCha20-Poly1305 (RFC 8439) with a 96-bit nonce, by OpenSSL.
public enum ChaChaPoly {
  public static let keyBytes = 32
  public static let nonceBytes = 12
  public static let tagBytes = 16

  /// The ciphertext with the tag behind it.
  ///
  /// - Precondition: the key has 32 bytes and the nonce 12; a nonce is used once under one key.
  public static func seal(
    _ plaintext: [UInt8], key: borrowing SecretBytes, nonce: [UInt8],
    authenticating aad: [UInt8] = []
  ) -> [UInt8] {
    precondition(key.count == keyBytes && nonce.count == nonceBytes, "wrong size of key or nonce")
    var out = [UInt8](repeating: 0, count: plaintext.count + tagBytes)
    let context = Context(key: key, nonce: nonce, encrypt: true)
    context.authenticate(aad)
    context.run(plaintext, into: &out)
    precondition(context.finish(), "ChaCha20-Poly1305 failed")
    out.replaceSubrange(plaintext.count..., with: context.tag())
    return out
  }

  /// The plaintext, or nil when the tag does not match.
  public static func open(
    _ box: some Collection<UInt8>, key: borrowing SecretBytes, nonce: [UInt8],
    authenticating aad: [UInt8] = []
  ) -> [UInt8]? {
    precondition(key.count == keyBytes && nonce.count == nonceBytes, "wrong size of key or nonce")
    guard box.count >= tagBytes else { return nil }
    let ciphertext = Array(box.dropLast(tagBytes))
    var out = [UInt8](repeating: 0, count: ciphertext.count)
    let context = Context(key: key, nonce: nonce, encrypt: false)
    context.expect(tag: Array(box.suffix(tagBytes)))
    context.authenticate(aad)
    context.run(ciphertext, into: &out)
    return context.finish() ? out : nil
  }

  @safe private struct Context: ~Copyable {
    private let pointer: OpaquePointer
    private let encrypt: Bool

    // Fetched once, immutable, never freed; see SHA256.
    nonisolated(unsafe) private static let algorithm: OpaquePointer = {
      guard let cipher = unsafe EVP_CIPHER_fetch(nil, "ChaCha20-Poly1305", nil) else {
        preconditionFailure("libcrypto has no ChaCha20-Poly1305")
      }
      return unsafe cipher
    }()

    init(key: borrowing SecretBytes, nonce: [UInt8], encrypt: Bool) {
      guard let pointer = unsafe EVP_CIPHER_CTX_new() else { preconditionFailure("out of memory") }
      unsafe self.pointer = pointer
      self.encrypt = encrypt
      let ok = unsafe key.withPointer { k in
        unsafe EVP_CipherInit_ex2(pointer, Self.algorithm, k, nonce, encrypt ? 1 : 0, nil)
      }
      precondition(ok == 1, "ChaCha20-Poly1305 failed")
    }

    deinit { unsafe EVP_CIPHER_CTX_free(pointer) }

    func expect(tag: [UInt8]) {
      var tag = tag
      let ok = unsafe EVP_CIPHER_CTX_ctrl(
        pointer, EVP_CTRL_AEAD_SET_TAG, Int32(ChaChaPoly.tagBytes), &tag)
      precondition(ok == 1, "ChaCha20-Poly1305 failed")
    }

    func authenticate(_ aad: [UInt8]) {
      guard !aad.isEmpty else { return }
      var length: Int32 = 0
      let ok = unsafe EVP_CipherUpdate(pointer, nil, &length, aad, Int32(aad.count))
      precondition(ok == 1, "ChaCha20-Poly1305 failed")
    }

    func run(_ input: [UInt8], into out: inout [UInt8]) {
      guard !input.isEmpty else { return }
      var length: Int32 = 0
      let ok = unsafe EVP_CipherUpdate(pointer, &out, &length, input, Int32(input.count))
      precondition(ok == 1 && Int(length) == input.count, "ChaCha20-Poly1305 failed")
    }

    func finish() -> Bool {
      var rest = [UInt8](repeating: 0, count: 16)
      var length: Int32 = 0
      let ok = unsafe EVP_CipherFinal_ex(pointer, &rest, &length)
      // A tag that does not match is an ordinary answer and leaves its note in OpenSSL's queue,
      // where a later TLS call on this thread would read it as its own.
      if ok != 1 { ERR_clear_error() }
      return ok == 1
    }

    func tag() -> [UInt8] {
      var tag = [UInt8](repeating: 0, count: ChaChaPoly.tagBytes)
      let ok = unsafe EVP_CIPHER_CTX_ctrl(
        pointer, EVP_CTRL_AEAD_GET_TAG, Int32(ChaChaPoly.tagBytes), &tag)
      precondition(ok == 1, "ChaCha20-Poly1305 failed")
      return tag
    }
  }
}
