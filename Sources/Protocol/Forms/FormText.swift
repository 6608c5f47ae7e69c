import ParleyWire

/// One thing that is wrong with the text of a form.
package struct FormTextFault: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// From 1.
  package let line: Int
  /// In characters (Unicode scalars), from 1.
  package let column: Int
  package let expected: String
  /// The known word that was probably meant.
  package let suggestion: String?

  package var description: String {
    "\(line):\(column): expected \(expected)"
      + (suggestion.map { "; did you mean \($0)?" } ?? "")
  }

  package static func < (a: FormTextFault, b: FormTextFault) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// Every fault of a form's text, in the order of the text; never empty.
package struct FormTextFaults: Error, Hashable, Sendable {
  package let all: [FormTextFault]
}

/// A word of a form's text and where it stands.
struct Word {
  let text: String
  let line: Int
  let column: Int

  /// The words of this one, divided at single spaces; an empty word is a surplus space.
  var words: [Word] {
    var column = column
    return parted(text, at: " ").map { part in
      defer { column += part.unicodeScalars.count + 1 }
      return Word(text: String(part), line: line, column: column)
    }
  }
}

/// A line `keyword rest`.
struct FormLine {
  let keyword: Word
  /// Empty, and at the end of the line, if there is nothing after the keyword.
  let rest: Word

  init(_ text: String, number: Int) {
    let parts = parted(text, at: " ", most: 2)
    let first = parts.first.map(String.init) ?? ""
    keyword = Word(text: first, line: number, column: 1)
    let after = first.unicodeScalars.count + 1
    rest = Word(
      text: parts.count == 2 ? String(parts[1]) : "", line: number,
      column: parts.count == 2 ? after + 1 : after)
  }
}

/// The lines of a form's text in its sections, and what is wrong with the bytes.
struct FormLines {
  static let bytes = 64 << 10
  static let firstLine = "parley form v1"

  /// Lines between empty lines, after the first line; each section has at least one.
  private(set) var sections: [[FormLine]] = []
  private(set) var faults: [FormTextFault] = []

  init(_ bytes: [UInt8]) {
    guard bytes.count <= Self.bytes else {
      fault(1, 1, "at most \(Self.bytes) bytes")
      return
    }
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true {
      lines.removeLast()
    } else {
      fault(lines.count, 1, "a line feed at the end of the last line")
    }
    var section: [FormLine] = []
    for (index, line) in lines.enumerated() {
      guard let text = checked(line, number: index + 1) else { continue }
      if index == 0 {
        if text != Self.firstLine { fault(1, 1, Self.firstLine) }
      } else if text.isEmpty {
        if section.isEmpty { fault(index + 1, 1, "one empty line and no more") }
        if !section.isEmpty { sections.append(section) }
        section = []
      } else {
        section.append(FormLine(text, number: index + 1))
      }
    }
    if section.isEmpty {
      fault(max(lines.count, 1), 1, "a line with a value at the end")
    } else {
      sections.append(section)
    }
  }

  private mutating func fault(_ line: Int, _ column: Int, _ expected: String) {
    faults.append(FormTextFault(line: line, column: column, expected: expected, suggestion: nil))
  }

  private mutating func checked(_ line: ArraySlice<UInt8>, number: Int) -> String? {
    guard line.count <= Limit.lineBytes else {
      fault(number, 1, "a line of at most \(Limit.lineBytes) bytes")
      return nil
    }
    guard let text = String(validating: line, as: UTF8.self) else {
      fault(number, 1, "UTF-8")
      return nil
    }
    for (index, scalar) in text.unicodeScalars.enumerated() where !SafeText.mayBeSigned(scalar) {
      fault(number, index + 1, "no control character, nor one that hides or reorders text")
    }
    guard text.utf8.last == 0x20 else { return text }
    let trimmed = text.utf8.prefix(
      text.utf8.count - text.utf8.reversed().prefix { $0 == 0x20 }.count)
    fault(number, text.unicodeScalars.count, "no space at the end of a line")
    return String(Substring(trimmed))
  }
}

/// A keyword of a section and how often it may stand.
struct Keyword {
  enum Times { case once, optional, some, any }

  let name: String
  let times: Times

  init(_ name: String, _ times: Times) {
    self.name = name
    self.times = times
  }
}
