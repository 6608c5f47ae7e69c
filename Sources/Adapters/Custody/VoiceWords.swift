package import ParleyWire

/// A hash as it is compared by telephone: all of its sixteen words, because shortening it would
/// leave room for a second key log that sounds alike.
package struct VoiceWords: Hashable, Sendable, CustomStringConvertible {
  package let words: [String]

  package init(_ digest: Digest) { words = digest.syllables }

  /// Four rows of four.
  package var rows: [String] {
    stride(from: 0, to: words.count, by: 4).map { words[$0..<($0 + 4)].joined(separator: " ") }
  }

  package var description: String { words.joined(separator: " ") }
}
