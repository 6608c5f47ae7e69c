import ParleyCrypto
import ParleyTestKit
import Testing

/// C2SP CCTV's Ed25519 edge cases, where implementations differ.
@Suite("Ed25519 edge cases") struct EdgeCaseTests {
  private struct Case: Decodable {
    let number: Int
    let key: String
    let sig: String
    let msg: String
    let go_openssl_accept: Bool
  }

  /// We accept what libsodium accepts, and whatever we accept the other common verifiers accept.
  @Test func weAreTheStrictest() throws {
    guard let cases = try Vectors.json([Case].self, "cctv-ed25519/ed25519vectors.json") else {
      return
    }
    #expect(cases.count == 610)
    var accepted = 0
    var enrollable: Set<Int> = []
    for test in cases {
      let key = try #require(Ed25519.PublicKey(bytes(hex: test.key)))
      guard key.verifies(bytes(hex: test.sig), on: Array(test.msg.utf8)) else { continue }
      accepted += 1
      #expect(test.go_openssl_accept, "case \(test.number)")
      if key.isEnrollable { enrollable.insert(test.number) }
    }
    #expect(cases.filter(\.go_openssl_accept).count == 138)
    #expect(accepted == 29)
    #expect(enrollable.count == 1)
    Vectors.ran("cctv-ed25519", cases.count)
  }

  /// Keys for which one signature may fit many messages, or that have a second spelling.
  @Test(arguments: [
    // 0 and 1 as y; the identity with its sign set; a point of order 8; p as y; 2^255 - 1.
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  ]) func neverEnrolled(_ key: String) throws {
    #expect(try #require(Ed25519.PublicKey(bytes(hex: key))).isEnrollable == false)
  }

  @Test func sizes() throws {
    #expect(Ed25519.PublicKey([UInt8](repeating: 1, count: 31)) == nil)
    #expect(Ed25519.PublicKey([UInt8](repeating: 1, count: 33)) == nil)
    if Ed25519.PrivateKey(seed: SecretBytes(copying: [1])) != nil { Issue.record("a seed") }
    #expect(X25519.PublicKey([UInt8](repeating: 1, count: 31)) == nil)
    if X25519.PrivateKey(SecretBytes(copying: [1])) != nil { Issue.record("a scalar") }
    let seed = SecretBytes(copying: [UInt8](repeating: 1, count: 32))
    guard let key = Ed25519.PrivateKey(seed: seed) else {
      Issue.record("no key")
      return
    }
    let signature = key.sign([1, 2, 3])
    let publicKey = key.publicKey
    #expect(publicKey.isEnrollable && publicKey.verifies(signature, on: [1, 2, 3]))
    for wrong in [signature.dropLast(), signature + [0], []] {
      #expect(!publicKey.verifies(wrong, on: [1, 2, 3]))
    }
    #expect(!publicKey.verifies(signature, on: [1, 2]))
  }
}
