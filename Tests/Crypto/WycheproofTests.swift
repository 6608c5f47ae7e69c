import ParleyCrypto
import ParleyTestKit
import ParleyWire
import Testing

/// One file of Project Wycheproof; fields that a set does not use are nil.
private struct Wycheproof: Decodable {
  struct Group: Decodable {
    struct Key: Decodable { let pk: String }
    let publicKey: Key?
    let ivSize: Int?
    let tagSize: Int?
    let tests: [Case]
  }
  struct Case: Decodable {
    let tcId: Int
    let result: String
    let comment: String
    var msg, sig, ct, tag, iv, key, aad: String?
    var `public`, `private`, shared: String?
    var ikm, salt, info, okm: String?
    var size: Int?

    var isValid: Bool { result == "valid" }
  }

  let testGroups: [Group]

  static func groups(_ name: String, count: Int) throws -> [Group]? {
    guard let file = try Vectors.json(Wycheproof.self, "wycheproof/\(name)_test.json") else {
      return nil
    }
    let cases = file.testGroups.reduce(0) { $0 + $1.tests.count }
    #expect(cases == count, "a set that shrinks must be seen")
    Vectors.ran("wycheproof \(name)", cases)
    return file.testGroups
  }
}

private func hex(_ text: String?) throws -> [UInt8] { bytes(hex: try #require(text)) }

private func open(_ secret: borrowing SecretBytes) -> [UInt8] {
  secret.withBytes { span in span.indices.map { span[$0] } }
}

@Suite("Wycheproof") struct WycheproofTests {
  @Test func ed25519() throws {
    for group in try Wycheproof.groups("ed25519", count: 101) ?? [] {
      let key = try #require(Ed25519.PublicKey(hex(group.publicKey?.pk)))
      #expect(key.isEnrollable)
      for test in group.tests {
        let accepted = try key.verifies(hex(test.sig), on: hex(test.msg))
        #expect(accepted == test.isValid, "\(test.tcId) \(test.comment)")
      }
    }
  }

  /// What is "acceptable" there we accept, except that an all-zero result is always refused.
  @Test func x25519() throws {
    var refused = 0
    for test in (try Wycheproof.groups("x25519", count: 346) ?? []).flatMap(\.tests) {
      let share = try #require(X25519.PublicKey(hex(test.public)))
      guard let key = X25519.PrivateKey(SecretBytes(copying: try hex(test.private))) else {
        Issue.record("\(test.tcId)")
        continue
      }
      let expect = try hex(test.shared)
      if let shared = key.sharedSecret(with: share) {
        #expect(open(shared) == expect, "\(test.tcId) \(test.comment)")
        #expect(expect.contains { $0 != 0 }, "\(test.tcId) \(test.comment)")
      } else {
        refused += 1
        #expect(expect.allSatisfy { $0 == 0 }, "\(test.tcId) \(test.comment)")
      }
    }
    if try Vectors.path("wycheproof") != nil { #expect(refused == 21) }
  }

  @Test func chacha20Poly1305() throws {
    var notApplicable: [String] = []
    for group in try Wycheproof.groups("chacha20_poly1305", count: 217) ?? [] {
      for test in group.tests {
        guard group.ivSize == 96 else {
          // Another size of nonce does not reach the cipher: it would be a fault of our own.
          #expect(!test.isValid)
          notApplicable.append("\(test.tcId)")
          continue
        }
        let key = SecretBytes(copying: try hex(test.key))
        let (nonce, aad, text) = try (hex(test.iv), hex(test.aad), hex(test.msg))
        let box = try hex(test.ct) + hex(test.tag)
        let opened = ChaChaPoly.open(box, key: key, nonce: nonce, authenticating: aad)
        #expect(opened == (test.isValid ? text : nil), "\(test.tcId) \(test.comment)")
        let sealed = ChaChaPoly.seal(text, key: key, nonce: nonce, authenticating: aad)
        #expect((sealed == box) == test.isValid, "\(test.tcId) \(test.comment)")
      }
    }
    if !notApplicable.isEmpty {
      #expect(notApplicable.count == 6)
      Vectors.say(
        "  not applicable, nonces of another size: " + notApplicable.joined(separator: " "))
    }
  }

  @Test func hkdf() throws {
    for test in (try Wycheproof.groups("hkdf_sha256", count: 58) ?? []).flatMap(\.tests) {
      let count = try #require(test.size)
      guard test.isValid else {
        // Beyond the bound is our own bug and stops the process: see `tooMuchIsOurOwnBug`.
        #expect(count > HKDFSHA256.maximumCount, "\(test.tcId)")
        continue
      }
      let key = SecretBytes(copying: try hex(test.ikm))
      let out = try HKDFSHA256.derive(
        from: key, salt: hex(test.salt), info: hex(test.info), count: count)
      #expect(try open(out) == hex(test.okm), "\(test.tcId) \(test.comment)")
    }
  }

  @Test func tooMuchIsOurOwnBug() async {
    await #expect(processExitsWith: .failure) {
      _ = HKDFSHA256.derive(
        from: SecretBytes(copying: [1]), salt: [], info: [], count: HKDFSHA256.maximumCount + 1)
    }
  }

  /// Some tags there are cut short; ours are whole, so the cut is made here.
  @Test func hmac() throws {
    for group in try Wycheproof.groups("hmac_sha256", count: 116) ?? [] {
      let count = try #require(group.tagSize) / 8
      for test in group.tests {
        let key = SecretBytes(copying: try hex(test.key))
        let tag = HMACSHA256.authenticate(key: key, try hex(test.msg)).bytes.prefix(count)
        let matches = try Array(tag) == hex(test.tag)
        #expect(matches == test.isValid, "\(test.tcId) \(test.comment)")
      }
    }
  }
}
