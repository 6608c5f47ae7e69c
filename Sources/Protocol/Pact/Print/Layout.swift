/// Writes pieces as lines.
struct Layout {
  /// Columns, beyond which a line is folded where it may be.
  static let width = 100

  private struct Line {
    var indent: Int
    var isAfterBlank = false
    var text = ""
    /// The last token read from the text that stands in this line.
    var last = -1
    /// Where the line may be folded, and the last token before.
    var folds: [(offset: Int, last: Int)] = []
  }

  private var lines: [Line] = []
  private let book: Phrasebook
  private var kind: Phrase?
  private var isGlued = true

  init(_ pieces: [Placed], book: Phrasebook) {
    self.book = book
    for placed in pieces {
      add(placed.piece)
      switch placed.piece {
      case .item, .line, .fold: break
      default: if !lines.isEmpty { lines[lines.count - 1].last = placed.token }
      }
    }
  }

  private mutating func add(_ piece: Piece) {
    switch piece {
    case .item(let next):
      let isAfterBlank = kind.map { $0 != next || next == .article } ?? false
      kind = next
      begin(indent: 0, isAfterBlank: isAfterBlank)
    case .line: begin(indent: 2)
    case .fold:
      guard let line = lines.last, !line.text.isEmpty else { return }
      lines[lines.count - 1].folds.append((line.text.utf8.count, line.last))
    case .phrase(let phrase, let form): append(book.text(phrase, form: form))
    case .counted(let phrase, let count):
      append(book.text(phrase, form: book.tongue.unitForm(count, .genitive) == 3 ? 0 : 1))
    case .word(let text): append(text)
    case .quoted(let text): append("\"\(text)\"")
    case .title(let label):
      if label.language != book.tongue.rawValue { append(label.language) }
      append("\"\(label.text)\"")
    case .comma: append(",")
    case .open:
      append("(")
      isGlued = true
    case .close:
      isGlued = true
      append(")")
    case .unit(let unit, let count, let spanCase):
      append(book.text(unit.phrase, form: book.tongue.unitForm(count, spanCase)))
    case .day(let day): append(book.tongue.day(day))
    case .ordinal(let number): append(book.tongue.ordinal(number))
    }
  }

  private mutating func begin(indent: Int, isAfterBlank: Bool = false) {
    lines.append(Line(indent: indent, isAfterBlank: isAfterBlank))
    isGlued = true
  }

  private mutating func append(_ text: String) {
    guard !text.isEmpty, !lines.isEmpty else { return }
    let isMark = text.utf8.first == UInt8(ascii: ",")
    // A comma that stands apart in the table belongs to the word before it.
    let tight = text.split(separator: " ").reduce(into: "") { out, word in
      out += out.isEmpty || word == "," ? String(word) : " \(word)"
    }
    let isQuoted = text.utf8.first == UInt8(ascii: "\"")
    lines[lines.count - 1].text += (isGlued || isMark ? "" : " ") + (isQuoted ? text : tight)
    isGlued = false
  }

  // MARK: the text

  /// The lines with the comments where they stood: beside a token, or alone above one.
  func text(comments: [Comment]) -> String {
    var out = ""
    var rest = comments[...]
    for line in lines.flatMap(folded) {
      if line.isAfterBlank { out += "\n" }
      let margin = String(repeating: " ", count: line.indent)
      var beside: [String] = []
      while let comment = rest.first, comment.next <= line.last || isBeside(comment, line) {
        rest.removeFirst()
        if comment.isAlone || (comment.next <= line.last && comment.next == 0) {
          out += margin + Self.written(comment.text) + "\n"
        } else {
          beside.append(Self.written(comment.text))
        }
      }
      out += margin + line.text
      out += beside.isEmpty ? "\n" : "  " + beside.joined(separator: " ") + "\n"
    }
    for comment in rest { out += Self.written(comment.text) + "\n" }
    return out
  }

  private func isBeside(_ comment: Comment, _ line: Line) -> Bool {
    !comment.isAlone && comment.next == line.last + 1
  }

  private static func written(_ comment: String) -> String {
    comment.isEmpty ? "--" : "-- \(comment)"
  }

  /// A line as it is, or in parts when it is too long.
  private func folded(_ line: Line) -> [Line] {
    guard line.indent + line.text.unicodeScalars.count > Self.width, !line.folds.isEmpty else {
      return [line]
    }
    var parts: [Line] = []
    var start = line.text.startIndex
    let ends = line.folds + [(line.text.utf8.count, line.last)]
    for (offset, last) in ends {
      let end = line.text.utf8.index(line.text.startIndex, offsetBy: offset)
      guard end > start else { continue }
      var part = Line(indent: parts.isEmpty ? line.indent : line.indent + 2)
      part.isAfterBlank = parts.isEmpty && line.isAfterBlank
      part.text = String(line.text[start..<end].drop { $0 == " " })
      part.last = last
      parts.append(part)
      start = end
    }
    return parts
  }
}
