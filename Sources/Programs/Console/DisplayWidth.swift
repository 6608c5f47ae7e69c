/// How many columns a text takes on a terminal: roughly, as terminals themselves differ.
package enum DisplayWidth {
  // East Asian Wide and Fullwidth (Unicode Standard Annex 11), and pictures, in coarse ranges.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x2614...0x2615,
    0x26A1...0x26A1, 0x26D4...0x26D4, 0x2705...0x2705, 0x274C...0x274C, 0x2E80...0x303E,
    0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
    0x1F900...0x1FAFF, 0x20000...0x3FFFD,
  ]

  package static func of(_ text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + of($1) }
  }

  package static func of(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if first.isASCII { return first.value < 0x20 || first.value == 0x7F ? 0 : 1 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    // U+FE0F asks for the picture instead of the letter.
    let picture = character.unicodeScalars.contains { $0.value == 0xFE0F }
    return picture || wide.contains { $0.contains(first.value) } ? 2 : 1
  }

  /// At most `columns` wide; what is cut off is marked.
  package static func cut(_ text: String, to columns: Int) -> String {
    guard of(text) > columns else { return text }
    return split(text, at: max(0, columns - 1)).head + "…"
  }

  /// Filled with blanks to `columns`; left alone if it is wider.
  package static func pad(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - of(text)))
  }

  /// Lines of at most `columns`: broken at blanks, inside a word only when the word is too long.
  /// A continued line stands under the first letter of its own beginning.
  package static func wrap(_ text: String, to columns: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      let blanks = line.prefix { $0 == " " }.count
      let indent = String(repeating: " ", count: min(blanks, columns / 2))
      return wrap(line.dropFirst(blanks), to: max(1, columns - indent.count)).map { indent + $0 }
    }
  }

  private static func wrap(_ line: Substring, to columns: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    for word in line.split(separator: " ", omittingEmptySubsequences: false) {
      let longer = current + " " + word
      if !current.isEmpty, of(longer) <= columns {
        current = longer
        continue
      }
      if !current.isEmpty { lines.append(current) }
      current = String(word)
      while of(current) > columns {
        let (head, tail) = split(current, at: columns)
        guard !tail.isEmpty else { break }  // one character, wider than the column
        lines.append(head)
        current = tail
      }
    }
    lines.append(current)
    return lines
  }

  // At least one character goes to the head, so that a loop over the tail ends.
  private static func split(_ text: String, at columns: Int) -> (head: String, tail: String) {
    var used = 0
    var end = text.startIndex
    while end < text.endIndex {
      used += of(text[end])
      if used > columns, end > text.startIndex { break }
      end = text.index(after: end)
    }
    return (String(text[..<end]), String(text[end...]))
  }
}
