import ParleyCrypto
import ParleyNote
import ParleyTestKit
import ParleyWire
import Testing

@Suite struct KeyTests {
  static let seed = (0..<32).map { UInt8($0) }

  private func secret(_ text: String) -> SecretBytes { SecretBytes(copying: Array(text.utf8)) }

  private func opens(_ text: [UInt8]) -> Bool {
    guard SignerKey(secretText: SecretBytes(copying: text)) != nil else { return false }
    return true
  }

  private struct Failed: Error {}

  private func reveal(_ key: borrowing SignerKey) -> String {
    key.secretText().withBytes { span in
      String(decoding: (0..<span.count).map { span[$0] }, as: UTF8.self)
    }
  }

  @Test(arguments: [KeyType.ed25519, .cosignature]) func storedForm(_ type: KeyType) throws {
    guard let raw = Ed25519.PrivateKey(seed: SecretBytes(copying: Self.seed)) else {
      throw Failed()
    }
    let key = SignerKey(name: "a.example/office", type: type, key: raw)
    let vkey = key.verifier.description
    let id = vkey.split(separator: "+")[1]
    let text = "PRIVATE+KEY+a.example/office+\(id)+" + Base64.encode([type.rawValue] + Self.seed)
    #expect(reveal(key) == text)
    guard let again = SignerKey(secretText: secret(text)) else { throw Failed() }
    #expect(again.verifier == key.verifier)
    #expect(reveal(again) == text)
  }

  @Test func otherSpellingsOfAStoredKeyAreRefused() throws {
    let text = reveal(testKey("a.example/office"))
    for i in text.utf8.indices {
      var bytes = Array(text.utf8)
      let offset = text.utf8.distance(from: text.utf8.startIndex, to: i)
      for mask: UInt8 in [1, 0x20, 0x80] {
        bytes[offset] = Array(text.utf8)[offset] ^ mask
        // A changed seed is another key, whose ID is another.
        #expect(!opens(bytes), "byte \(offset)")
      }
    }
    for wrong in [text + "\n", " " + text, String(text.dropLast()), "PRIVATE+KEY+", "x"] {
      #expect(!opens(Array(wrong.utf8)))
    }
  }

  @Test func eachByteOfAVerifierKeyCounts() {
    let text = testKey("a.example/office").verifier.description
    #expect(VerifierKey(text)?.description == text)
    for i in 0..<text.utf8.count {
      for bit in 0..<7 {
        var bytes = Array(text.utf8)
        bytes[i] ^= 1 << bit
        #expect(VerifierKey(String(decoding: bytes, as: UTF8.self)) == nil, "byte \(i)")
      }
    }
  }

  @Test func oneKeyUnderTwoTypesHasTwoIDs() throws {
    let key = testKey("a").verifier.key
    let plain = VerifierKey(name: "a", type: .ed25519, key: key)
    let cosigner = VerifierKey(name: "a", type: .cosignature, key: key)
    #expect(plain.id != cosigner.id && plain != cosigner)
  }

  static let names: [(String, Bool)] = [
    ("a", true), ("party.example/c/abc", true), ("Z\u{FC}rich", true), ("a\u{200B}b", true),
    ("", false), ("a b", false), ("a+b", false), ("a\u{3000}b", false), ("a\u{85}", false),
    ("a\u{2028}", false), ("a\tb", false), ("a\nb", false), ("\u{0}", false), ("+", false),
  ]

  @Test(arguments: names) func keyNames(_ name: String, _ valid: Bool) {
    #expect(KeyName.isValid(name) == valid)
  }

  @Test func idIsThatOfTheSpecification() throws {
    // SHA-256(name || 0x0A || type || key), its first four bytes.
    let key = testKey("a.example/office").verifier
    let digest = SHA256.hash(Array("a.example/office\n".utf8) + [1] + key.key.bytes)
    #expect(Hex.encode(digest.bytes.prefix(4)) == key.description.split(separator: "+")[1])
  }
}
