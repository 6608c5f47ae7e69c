package import ParleyRecord
import ParleyWire

/// The text of an agreement as fields of a page, to the byte.
///
/// A field holds no line feed, no space at either end and at most so many characters, so every line
/// of the text begins a field with `|`, and what does not fit goes on in a field with `+`. There is
/// one spelling of each text: what cannot be written back to the same fields is refused.
package enum AgreementLines {
  package static let field = "line"
  /// The most fields a proposal's form takes.
  package static let most = 4_096
  /// Of one field, its first character apart: below the form's 500 characters and 900 bytes.
  private static let characters = 400
  private static let bytes = 800

  /// Why a text cannot travel as it is.
  package enum Fault: Error, Hashable, Sendable {
    case empty
    case notUTF8
    /// The last line does not end with a line feed.
    case noLineFeedAtEnd
    /// The line ends with a space, or holds a character that nobody may sign (a tab is one).
    case line(Int)
    case tooLong
    /// Fields that no text is written as.
    case notOneSpelling
  }

  package static func fields(_ text: [UInt8]) throws(Fault) -> [Field] {
    guard !text.isEmpty else { throw .empty }
    guard text.count <= Limit.pageBytes else { throw .tooLong }
    guard text.last == 0x0A else { throw .noLineFeedAtEnd }
    var fields: [Field] = []
    let lines = text.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count <= most else { throw .tooLong }
    for (index, line) in lines.enumerated() {
      guard let words = String(validating: line, as: UTF8.self) else { throw .notUTF8 }
      guard words.utf8.last != 0x20 else { throw .line(index + 1) }
      var mark = "|"
      for part in parts(words) {
        guard let field = Field(field, mark + part) else { throw .line(index + 1) }
        fields.append(field)
        mark = "+"
      }
    }
    guard fields.count <= most else { throw .tooLong }
    return fields
  }

  package static func text(_ fields: [Field]) throws(Fault) -> [UInt8] {
    var text: [UInt8] = []
    for (index, line) in fields.filter({ $0.name == field }).enumerated() {
      let bytes = line.value.utf8
      switch bytes.first {
      case UInt8(ascii: "|"): text += (index == 0 ? [] : [0x0A]) + bytes.dropFirst()
      case UInt8(ascii: "+") where index > 0: text += bytes.dropFirst()
      default: throw .notOneSpelling
      }
    }
    text.append(0x0A)
    let written = try self.fields(text)
    guard written == fields.filter({ $0.name == field }) else { throw .notOneSpelling }
    return text
  }

  /// A line cut so that no part is too long or ends with a space; at least one part.
  private static func parts(_ line: String) -> [String] {
    var parts: [String] = []
    var part = String.UnicodeScalarView()
    var size = 0
    for scalar in line.unicodeScalars {
      let width = UTF8.width(scalar)
      if part.count >= characters || size + width > bytes, part.last != " " {
        parts.append(String(part))
        (part, size) = (String.UnicodeScalarView(), 0)
      }
      part.append(scalar)
      size += width
    }
    return parts + [String(part)]
  }
}
