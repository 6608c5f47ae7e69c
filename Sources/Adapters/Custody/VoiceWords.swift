package import ParleyWire

/// A hash in syllables that can be read out over a telephone line: sixteen words of five letters
/// for 32 bytes, after "A Proposal for Proquints" (D. S. Wilkerson, 2009).
///
/// All of the hash is spoken: shortening it would leave room for a second key log that sounds
/// alike.
package struct VoiceWords: Hashable, Sendable, CustomStringConvertible {
  private static let consonants = Array("bdfghjklmnprstvz")
  private static let vowels = Array("aiou")

  package let words: [String]

  package init(_ digest: Digest) {
    let bytes = digest.bytes
    words = stride(from: 0, to: bytes.count, by: 2).map { i in
      let value = Int(bytes[i]) << 8 | Int(bytes[i + 1])
      func consonant(_ shift: Int) -> Character { Self.consonants[value >> shift & 15] }
      func vowel(_ shift: Int) -> Character { Self.vowels[value >> shift & 3] }
      return String([consonant(12), vowel(10), consonant(6), vowel(4), consonant(0)])
    }
  }

  /// Four rows of four.
  package var rows: [String] {
    stride(from: 0, to: words.count, by: 4).map { words[$0..<($0 + 4)].joined(separator: " ") }
  }

  package var description: String { words.joined(separator: " ") }
}
