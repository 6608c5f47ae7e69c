/// A piece of a text and where it stands.
struct Token {
  enum Kind { case word, string, comma, open, close, end }

  let kind: Kind
  let text: String
  let position: Position
  /// The first of its line: where reading can go on after a fault.
  let isFirst: Bool
  /// The number of a word of the keyword table, or -1.
  var key = -1
}

/// `-- to the end of the line`.
struct Comment {
  let text: String
  /// Alone on its line.
  let isAlone: Bool
  /// The index of the token that follows it.
  let next: Int
}

/// How large a text and its parts may be. Whatever is larger is refused before it is read.
package enum PactLimit {
  package static let bytes = 1 << 20
  package static let lines = 20_000
  /// Characters of a quotation.
  package static let quotation = 4_096
  /// Characters of a name or id.
  package static let word = 64
  package static let number = 999_999_999
  /// The count of a span.
  package static let span = 100_000
  /// Brackets and `not` within one another.
  package static let depth = 16
  /// Faults shown; an author mends these first.
  package static let faults = 100

  /// What is too large about a text.
  static func fault(_ text: some Collection<UInt8>) -> PactFault? {
    let size: String
    if text.count > bytes {
      size = "\(text.count) bytes, and an agreement has at most \(bytes)"
    } else {
      let count = text.reduce(into: 1) { count, byte in if byte == 0x0A { count += 1 } }
      if count <= lines { return nil }
      size = "\(count) lines, and an agreement has at most \(lines)"
    }
    return PactFault(
      .size, at: Position(line: 1, column: 1), "the text has \(size)",
      remedy: "Divide it into several agreements; an article of one can name another's.")
  }
}
