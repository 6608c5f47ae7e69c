import ParleyWire

/// Divides a text into words, quotations and marks, each with its place. A fault of the bytes is
/// noted and the rest of the text still read.
struct Lexer {
  private(set) var tokens: [Token] = []
  private(set) var comments: [Comment] = []
  private(set) var faults: [PactFault] = []
  private var line = 0
  /// Bytes of the line, where the next token begins, and in which column that is.
  private var bytes: ArraySlice<UInt8> = []
  private var at = 0
  private var column = 1
  private var isFirst = true

  init(_ text: [UInt8]) {
    guard isWithinBounds(text) else { return }
    for bytes in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      read(bytes.last == 0x0D ? bytes.dropLast() : bytes)
    }
    // What is missing at the end is missing after the last word.
    (line, column) = (1, 1)
    if let last = tokens.last {
      line = last.position.line
      column = last.position.column + last.text.unicodeScalars.count
    }
    tokens.append(Token(kind: .end, text: "", position: here, isFirst: true))
  }

  private var here: Position { Position(line: line, column: column) }

  private mutating func fault(_ rule: PactRule, _ message: String, remedy: String) {
    guard faults.count < PactLimit.faults else { return }
    faults.append(PactFault(rule, at: here, message, remedy: remedy))
  }

  private mutating func isWithinBounds(_ text: [UInt8]) -> Bool {
    guard let fault = PactLimit.fault(text) else { return true }
    faults.append(fault)
    return false
  }

  private mutating func read(_ line: ArraySlice<UInt8>) {
    (bytes, at, column, isFirst) = (line, line.startIndex, 1, true)
    guard isReadable() else { return }
    while at < bytes.endIndex {
      switch bytes[at] {
      case 0x20, 0x09: skip(1)
      case UInt8(ascii: ","): mark(.comma)
      case UInt8(ascii: "("): mark(.open)
      case UInt8(ascii: ")"): mark(.close)
      case UInt8(ascii: "\""): quotation()
      case UInt8(ascii: "-") where isDash(at + 1): comment()
      default: word()
      }
    }
  }

  /// UTF-8 of characters that may be signed; a line that is neither is left out.
  private mutating func isReadable() -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      fault(.characters, "this line is not UTF-8", remedy: "Save the text as UTF-8.")
      return false
    }
    if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return true }
    for scalar in text.unicodeScalars {
      if scalar != "\t", !SafeText.mayBeSigned(scalar) {
        fault(
          .characters,
          "the character \(SafeText.neutralised(String(scalar))) hides or reorders what is read",
          remedy: "Remove it, or type the word again.")
        return false
      }
      column += 1
    }
    column = 1
    return true
  }

  private mutating func skip(_ count: Int) {
    at += count
    column += count
  }

  private mutating func append(_ kind: Token.Kind, _ text: String, at column: Int) {
    tokens.append(
      Token(
        kind: kind, text: text, position: Position(line: line, column: column), isFirst: isFirst))
    isFirst = false
  }

  private mutating func mark(_ kind: Token.Kind) {
    append(kind, String(decoding: bytes[at...at], as: UTF8.self), at: column)
    skip(1)
  }

  private func isDash(_ index: Int) -> Bool {
    index < bytes.endIndex && bytes[index] == UInt8(ascii: "-")
  }

  private mutating func comment() {
    let rest = bytes[(at + 2)...]
    let start = rest.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? rest.endIndex
    let end = rest.lastIndex { $0 != 0x20 && $0 != 0x09 }.map { $0 + 1 } ?? start
    comments.append(
      Comment(
        text: String(decoding: rest[start..<end], as: UTF8.self), isAlone: isFirst,
        next: tokens.count))
    at = bytes.endIndex
  }

  private mutating func quotation() {
    let start = at + 1
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.endIndex
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    let length = bytes[start..<end].reduce(into: 0) { $0 += $1 & 0xC0 == 0x80 ? 0 : 1 }
    if end == bytes.endIndex {
      fault(
        .quotation, "the quotation that begins here does not end on this line",
        remedy: "Close it with \" before the end of the line.")
    } else if length > PactLimit.quotation {
      fault(
        .quotation, "this quotation has more than \(PactLimit.quotation) characters",
        remedy: "Quote less, or divide it between several articles.")
    } else if text.isEmpty || text.first == " " || text.last == " " {
      fault(
        .quotation, "this quotation is empty, or has a space at its ends",
        remedy: "Write the words directly between the marks, as in \"Request\".")
    }
    append(.string, text, at: column)
    skip(1)
    column += length
    at = end
    if end < bytes.endIndex { skip(1) }
  }

  private mutating func word() {
    let start = at
    while at < bytes.endIndex, !endsWord(at) { at += 1 }
    // `2(b)` is one number of an article.
    if at < bytes.endIndex, bytes[at] == UInt8(ascii: "("), isDigit(bytes[start]),
      let close = bytes[at...].firstIndex(of: UInt8(ascii: ")")), close - at <= 8,
      bytes[(at + 1)..<close].allSatisfy({ isDigit($0) || (0x61...0x7A).contains($0) })
    {
      at = close + 1
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    if bytes[start..<at].contains(where: { $0 == 0xE2 || $0 == 0xC2 }),
      text.unicodeScalars.contains(where: { Self.quotes.contains($0) })
    {
      fault(
        .quotation, "a quotation stands between straight marks, and here is \(text)",
        remedy: "Write \"…\"; curved and angled marks may stand inside.")
    }
    append(.word, text, at: column)
    column += bytes[start..<at].reduce(into: 0) { $0 += $1 & 0xC0 == 0x80 ? 0 : 1 }
  }

  /// Marks that word processors put in the place of the straight one.
  private static let quotes: [Unicode.Scalar] = [
    "\u{201C}", "\u{201D}", "\u{201E}", "\u{00AB}", "\u{00BB}",
  ]

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private func endsWord(_ index: Int) -> Bool {
    switch bytes[index] {
    case 0x20, 0x09, UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\""):
      true
    case UInt8(ascii: "-"): isDash(index + 1)
    default: false
    }
  }
}
