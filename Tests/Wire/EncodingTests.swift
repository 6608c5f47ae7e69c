import ParleyTestKit
import ParleyWire
import Testing

/// Base64, hexadecimal, decimals and digests: what is read, what is refused.
@Suite("Encodings") struct EncodingTests {
  // RFC 4648 section 10, and the two characters that differ between alphabets.
  private static let pairs: [(bytes: [UInt8], text: String)] = [
    ([], ""), (Array("f".utf8), "Zg=="), (Array("fo".utf8), "Zm8="), (Array("foo".utf8), "Zm9v"),
    (Array("foob".utf8), "Zm9vYg=="), (Array("fooba".utf8), "Zm9vYmE="),
    (Array("foobar".utf8), "Zm9vYmFy"), ([0xFB, 0xFF, 0xBF], "+/+/"), ([0], "AA=="),
  ]

  @Test func base64() {
    for (bytes, text) in Self.pairs {
      #expect(Base64.encode(bytes) == text)
      #expect(Base64.decode(text) == bytes)
      let bare = text.filter { $0 != "=" }
      #expect(Base64.encode(bytes, padded: false) == bare)
      #expect(Base64.decode(bare, padded: false) == bytes)
      if bare != text {
        #expect(Base64.decode(bare) == nil)
        #expect(Base64.decode(text, padded: false) == nil)
      }
    }
  }

  @Test(arguments: [
    "Zh==", "Zm9=", "AB==", "//==",  // unused bits that are not zero
    "Z", "Zg", "Zg=", "Zg===", "Z===", "====", "=", "Zm9v====", "Zg==Zg==", "=Zg=",
    " Zg==", "Zg== ", "Zg\n==", "Zg==\n", "Zm9v\r\n", "Zm 9v",
    "-_-_", "Zm9*", "Zm9\u{0}", "Zｍ9v", "Zm9é",
  ]) func base64Refuses(_ text: String) {
    #expect(Base64.decode(text) == nil)
    #expect(
      Base64.decode(text, padded: false).map { Base64.encode($0, padded: false) } ?? text == text)
  }

  /// Whatever is accepted is what would have been written: no byte string has two spellings.
  @Test func base64HasOneSpelling() {
    let characters = Array("AQgwZ9+/= \n-".unicodeScalars).map(Character.init)
    var accepted = 0
    for a in characters {
      for b in characters {
        for c in characters {
          for d in characters {
            let text = String([a, b, c, d])
            for padded in [true, false] {
              guard let bytes = Base64.decode(text, padded: padded) else { continue }
              accepted += 1
              #expect(Base64.encode(bytes, padded: padded) == text)
            }
          }
        }
      }
    }
    #expect(accepted > 8 * 8 * 8 * 8)
  }

  @Test func randomBytesReadBack() {
    var chance = Generator(seed: 1)
    for count in 0..<200 {
      let bytes = chance.bytes(count)
      #expect(Base64.decode(Base64.encode(bytes)) == bytes)
      #expect(Base64.decode(Base64.encode(bytes, padded: false), padded: false) == bytes)
      #expect(Hex.decode(Hex.encode(bytes)) == bytes)
    }
  }

  @Test func hexadecimal() {
    #expect(Hex.encode([0x00, 0x0F, 0xA5, 0xFF]) == "000fa5ff")
    #expect(Hex.decode("000fa5ff") == [0x00, 0x0F, 0xA5, 0xFF])
    #expect(Hex.decode("") == [])
    for text in ["0", "000", "0G", "0F", "AB", "0x00", " 00", "00 ", "0\n", "é", "٠٠", "-1", "+1"] {
      #expect(Hex.decode(text) == nil, "\(text)")
    }
  }

  @Test func decimals() {
    for (text, value) in [
      ("0", 0), ("1", 1), ("10", 10), ("9007199254740993", 9_007_199_254_740_993),
      ("999999999999999999", 999_999_999_999_999_999),
    ] as [(String, Int64)] {
      #expect(Decimal.parse(text) == value)
      #expect(String(value) == text)
    }
    for text in [
      "", "00", "01", "-0", "-1", "+1", " 1", "1 ", "1\n", "1.0", "1e3", "0x1", "1_000", "１", "٣",
      "1000000000000000000", "9223372036854775808",
    ] {
      #expect(Decimal.parse(text) == nil, "\(text)")
    }
  }

  @Test func digests() throws {
    let bytes = (0..<32).map { UInt8($0 * 8) }
    let digest = try #require(Digest(bytes))
    #expect(digest.bytes == bytes)
    #expect(digest.base64.utf8.count == 44 && digest.description == digest.base64)
    #expect(Digest(base64: digest.base64) == digest)
    #expect(Digest(bytes.dropLast()) == nil && Digest(bytes + [0]) == nil)
    let bare = String(digest.base64.dropLast())
    for text in [bare, digest.base64 + "=", " " + digest.base64, Base64.encode(bytes + [0]), ""] {
      #expect(Digest(base64: text) == nil, "\(text)")
    }
    // The last character of 32 bytes carries two bits that must be zero.
    #expect(Digest(base64: String(repeating: "A", count: 42) + "B=") == nil)
    #expect(Digest(base64: String(repeating: "A", count: 43) + "=") != nil)
  }

  @Test func digestsSortByTheirBytes() throws {
    var chance = Generator(seed: 2)
    var values = (0..<64).map { _ in chance.bytes(32) }
    // Neighbours that differ in one byte, at each place.
    for i in 0..<32 {
      var bytes = values[0]
      bytes[i] ^= 0x80
      values.append(bytes)
    }
    for a in values {
      for b in values {
        let (x, y) = (try #require(Digest(a)), try #require(Digest(b)))
        #expect((x < y) == a.lexicographicallyPrecedes(b))
        #expect((x == y) == (a == b))
      }
    }
  }
}
