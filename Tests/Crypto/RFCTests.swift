import ParleyCrypto
import ParleyTestKit
import ParleyWire
import Testing

/// The vectors that the specifications print, so that a bare clone is not without any.
@Suite("Vectors of the specifications") struct RFCTests {
  private func secret(_ hex: String) -> SecretBytes { SecretBytes(copying: bytes(hex: hex)) }

  private func open(_ secret: borrowing SecretBytes) -> [UInt8] {
    secret.withBytes { span in span.indices.map { span[$0] } }
  }

  // RFC 8032 section 7.1, tests 1 to 3: seed, public key, message, signature.
  @Test(arguments: [
    [
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ],
    [
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ],
    [
      "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ],
  ]) func ed25519(_ test: [String]) throws {
    guard let key = Ed25519.PrivateKey(seed: secret(test[0])) else {
      Issue.record("no key")
      return
    }
    let (publicKey, signature) = (key.publicKey, key.sign(bytes(hex: test[2])))
    #expect(publicKey.bytes == bytes(hex: test[1]))
    #expect(signature == bytes(hex: test[3]))
    #expect(publicKey.verifies(signature, on: bytes(hex: test[2])))
    #expect(open(key.seed()) == bytes(hex: test[0]))
  }

  // RFC 7748 section 5.2.
  @Test func x25519() throws {
    let scalar = secret("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4")
    let share = bytes(hex: "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c")
    #expect(
      try product(scalar, share)
        == bytes(hex: "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552"))
  }

  // The same section: scalar and share feed each other.
  @Test(arguments: [
    (1, "422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079"),
    (1_000, "684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51"),
  ]) func x25519Again(_ times: Int, _ expect: String) throws {
    var (scalar, share) = ([9] + [UInt8](repeating: 0, count: 31), [UInt8]())
    share = scalar
    for _ in 0..<times {
      (scalar, share) = (try product(SecretBytes(copying: scalar), share), scalar)
    }
    #expect(scalar == bytes(hex: expect))
  }

  private func product(_ scalar: consuming SecretBytes, _ share: [UInt8]) throws -> [UInt8] {
    let other = try #require(X25519.PublicKey(share))
    guard let shared = X25519.PrivateKey(scalar)?.sharedSecret(with: other) else { return [] }
    return open(shared)
  }

  // RFC 5869 appendix A.1 to A.3.
  @Test func hkdf() {
    let long = (0..<80).map { UInt8($0) }
    #expect(
      derived(
        [UInt8](repeating: 0x0b, count: 22), (0..<13).map { $0 }, (0xf0...0xf9).map { $0 }, 42)
        == bytes(
          hex:
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"))
    #expect(
      derived(long, long.map { $0 + 0x60 }, long.map { $0 + 0xb0 }, 82)
        == bytes(
          hex: "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac78272"
            + "71cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87"
        ))
    #expect(
      derived([UInt8](repeating: 0x0b, count: 22), [], [], 42)
        == bytes(
          hex:
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"))
  }

  private func derived(_ key: [UInt8], _ salt: [UInt8], _ info: [UInt8], _ count: Int) -> [UInt8] {
    open(HKDFSHA256.derive(from: SecretBytes(copying: key), salt: salt, info: info, count: count))
  }

  // RFC 4231 section 4.3.
  @Test func hmac() {
    let tag = HMACSHA256.authenticate(
      key: SecretBytes(copying: "Jefe".utf8), Array("what do ya want for nothing?".utf8))
    #expect(
      tag.bytes == bytes(hex: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"))
    let empty = HMACSHA256.authenticate(key: SecretBytes(copying: [0]), [])
    #expect(
      empty.bytes == bytes(hex: "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"))
  }

  // RFC 8439 section 2.8.2.
  @Test func chacha20Poly1305() {
    let key = SecretBytes(copying: (0x80...0x9f).map { UInt8($0) })
    let nonce = bytes(hex: "070000004041424344454647")
    let aad = bytes(hex: "50515253c0c1c2c3c4c5c6c7")
    let text = Array(
      ("Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
        + "sunscreen would be it.").utf8)
    let box = ChaChaPoly.seal(text, key: key, nonce: nonce, authenticating: aad)
    #expect(
      box
        == bytes(
          hex: "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d63dbea45e8ca96712"
            + "82fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b3692ddbd7f2d778b8c9803aee328091b58"
            + "fab324e4fad675945585808b4831d7bc3ff4def08e4b7a9de576d26586cec64b6116"
            + "1ae10b594f09e26a7e902ecbd0600691"))
    #expect(ChaChaPoly.open(box, key: key, nonce: nonce, authenticating: aad) == text)
    #expect(ChaChaPoly.open(box, key: key, nonce: nonce) == nil)
    for i in box.indices {
      var altered = box
      altered[i] ^= 1
      #expect(ChaChaPoly.open(altered, key: key, nonce: nonce, authenticating: aad) == nil)
    }
    #expect(ChaChaPoly.open(box.prefix(15), key: key, nonce: nonce, authenticating: aad) == nil)
  }

  // RFC 7914 section 12, the one with r = 8 and p = 1 that needs 16 MiB. A shorter key is a prefix.
  @Test func scrypt() {
    guard
      let key = Scrypt.derive(
        passphrase: SecretBytes(copying: "pleaseletmein".utf8), salt: Array("SodiumChloride".utf8),
        logN: 14)
    else {
      Issue.record("no memory")
      return
    }
    #expect(
      open(key) == bytes(hex: "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"))
  }

  // FIPS 180-4, its examples.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ]) func sha256(_ text: String, _ expect: String) {
    #expect(SHA256.hash(text).bytes == bytes(hex: expect))
    // However the bytes lie in memory, and in however many pieces they come.
    #expect(SHA256.hash(Array(text.utf8.reversed()).reversed()).bytes == bytes(hex: expect))
    var hasher = SHA256.Hasher()
    for byte in text.utf8 { hasher.update(CollectionOfOne(byte)) }
    hasher.update([])
    #expect(hasher.finish().bytes == bytes(hex: expect))
  }
}
