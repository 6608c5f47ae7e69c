import Foundation
import ParleyTestKit
import ParleyWire
import Testing

@Suite("Bech32") struct Bech32Tests {
  /// The strings of BIP 173's two lists, read from the page itself.
  private func list(from start: String, to end: String) throws -> [[UInt8]]? {
    guard let data = try Vectors.data("bip173-bech32/bip-0173-test-vectors.txt") else { return nil }
    let text = String(decoding: data, as: UTF8.self)
    let from = try #require(text.range(of: start))
    let to = try #require(text.range(of: end, range: from.upperBound..<text.endIndex))
    return text[from.upperBound..<to.lowerBound].split(separator: "\n")
      .filter { $0.hasPrefix("* ") }.map(Self.string)
  }

  /// `<tt>text</tt>`, with a byte before (`0x20 + `) or after (` + 0xFF`) written as a number.
  private static func string(_ item: Substring) -> [UInt8] {
    let parts = item.dropFirst(2).components(separatedBy: "tt>")
    let inner = Array(parts[1].dropLast(2).utf8)
    let before = parts[0].hasPrefix("0x") ? UInt8(parts[0].dropFirst(2).prefix(2), radix: 16) : nil
    let after =
      parts[2].hasPrefix(" + 0x") ? UInt8(parts[2].dropFirst(5).prefix(2), radix: 16) : nil
    return (before.map { [$0] } ?? []) + inner + (after.map { [$0] } ?? [])
  }

  private func decode(_ text: [UInt8]) -> (prefix: String, bytes: [UInt8])? {
    var bytes: [UInt8] = []
    guard let prefix = Bech32.decode(text.span, emit: { bytes.append($0) }) else { return nil }
    return (prefix, bytes)
  }

  @Test func valid() throws {
    guard let texts = try list(from: "are valid Bech32:", to: "are not valid") else { return }
    #expect(texts.count == 7)
    for text in texts {
      let string = String(decoding: text, as: UTF8.self)
      let (prefix, bytes) = try #require(decode(text), "\(string)")
      #expect(Bech32.encode(prefix: prefix, bytes) == string.lowercased())
    }
    Vectors.ran("bip173 valid", texts.count)
  }

  @Test func invalid() throws {
    guard let texts = try list(from: "are not valid Bech32", to: "segwit addresses") else { return }
    #expect(texts.count == 12)
    for text in texts {
      let string = String(decoding: text, as: UTF8.self)
      // Refused there only for its length, a rule that age drops.
      let isLong = string.hasPrefix("an84characters")
      #expect((decode(text) == nil) != isLong, "\(string)")
    }
    Vectors.ran("bip173 invalid", texts.count)
  }

  @Test(arguments: [
    "", "1", "a1", "A12uel5l", "a12UEL5L", "a12uel5", "a12uel5l ", "a12uel5m", "é1qqqqqq",
  ])
  func refused(_ text: String) {
    #expect(Bech32.decode(text) == nil)
  }

  @Test func readsBack() throws {
    var chance = Generator(seed: 3)
    for count in 0..<80 {
      let bytes = chance.bytes(count)
      let text = Bech32.encode(prefix: "age1test", bytes)
      for spelling in [text, text.uppercased()] {
        let back = try #require(Bech32.decode(spelling))
        #expect(back.prefix == "age1test" && back.bytes == bytes)
      }
    }
  }

  /// Any one character, and any two, that are wrong are found: the code promises up to four.
  @Test func wrongCharactersAreFound() {
    let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    let text = Array(Bech32.encode(prefix: "age", [UInt8](repeating: 7, count: 32)).utf8)
    for i in 4..<text.count {
      for j in [i, min(i + 1, text.count - 1), text.count - 1] {
        for other in alphabet where other != text[i] {
          var altered = text
          altered[j] = text[j] == UInt8(ascii: "q") ? UInt8(ascii: "p") : UInt8(ascii: "q")
          altered[i] = other
          #expect(decode(altered) == nil)
        }
      }
    }
  }

  @Test func boundOnLength() {
    let long = Bech32.encode(prefix: "a", [UInt8](repeating: 0, count: 2_600))
    #expect(long.utf8.count > Bech32.maximumCount && Bech32.decode(long) == nil)
    let pq = Bech32.encode(prefix: "age1pq", [UInt8](repeating: 1, count: 1_216))
    #expect(Bech32.decode(pq) != nil)
  }
}
