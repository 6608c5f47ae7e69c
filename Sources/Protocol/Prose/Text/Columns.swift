/// Lines of a terminal: widths, wrapping, and cells beside each other.
enum Columns {
  /// Columns that a text takes: marks that combine with the letter before take none.
  static func width(of text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + width(of: $1) }
  }

  // East Asian wide letters are coarse ranges here: a line that is too short by one does no harm.
  private static func width(of character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    switch first.value {
    case 0..<0x300: return 1
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60,
      0x20000...0x3FFFD:
      return 2
    default: break
    }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }

  static func pad(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - width(of: text)))
  }

  /// Broken at blanks; inside a word only where the word is too long.
  static func wrap(_ text: String, to columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ").flatMap({ pieces(of: $0, columns) }) {
      if !line.isEmpty, width(of: line) + 1 + width(of: word) > columns {
        lines.append(line)
        line = word
      } else {
        line += line.isEmpty ? word : " " + word
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private static func pieces(of word: Substring, _ columns: Int) -> [String] {
    var pieces = [""]
    var used = 0
    for character in word {
      let wide = width(of: character)
      if used + wide > max(1, columns), used > 0 {
        pieces.append("")
        used = 0
      }
      pieces[pieces.count - 1].append(character)
      used += wide
    }
    return pieces
  }

  /// Cells beside each other, each wrapped to its own width.
  static func beside(_ cells: [[String]], widths: [Int], gap: String) -> [String] {
    (0..<(cells.map(\.count).max() ?? 0)).map { i in
      var line = ""
      for (cell, columns) in zip(cells, widths) {
        if !line.isEmpty { line += gap }
        line += pad(i < cell.count ? cell[i] : "", to: columns)
      }
      return trimmed(line)
    }
  }

  static func trimmed(_ line: String) -> String {
    var line = Substring(line)
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
