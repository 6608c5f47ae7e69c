import ParleyPact
import ParleyWire

extension Register {
  static let firstLine = "parley register v1"
  static let bytes = 1 << 20

  /// The register as text: the one spelling, which the reader asks for.
  package var text: [UInt8] {
    var lines = [Self.firstLine, "relation " + relation.joined(separator: " "), "as-of \(asOf)"]
    lines += Self.labels("title", titles)
    for entry in entries { lines += [""] + entry.lines }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  fileprivate static func labels(_ keyword: String, _ labels: [Label]) -> [String] {
    labels.map { "\(keyword) \($0.language) \($0.text)" }
  }
}

extension Register.Entry {
  var lines: [String] {
    var lines = ["entry \(id)"] + Register.labels("name", names)
    lines.append("parties " + parties.joined(separator: " "))
    if let signed { lines.append("signed \(signed.confidence.rawValue) \(signed.on)") }
    for turn in history {
      var line = "state \(turn.since.confidence.rawValue) \(turn.since.on) \(turn.state.rawValue)"
      if let party = turn.by { line += " " + party }
      if let party = turn.disputedBy { line += " disputed " + party }
      lines.append(line)
    }
    lines.append("model " + (model ?? "none"))
    lines += sources.map { "source \($0.confidence.rawValue) \($0.text)" }
    return lines + Register.labels("note", notes)
  }
}

/// A word of a register's text and where it stands.
struct RegisterWord {
  let text: String
  let line: Int
  let column: Int

  /// Divided at single spaces, at most so often; an empty word is a surplus space.
  func parted(most: Int = .max) -> [RegisterWord] {
    var words: [RegisterWord] = []
    var column = column
    let parts = text.split(
      separator: " ", maxSplits: most == .max ? .max : most - 1, omittingEmptySubsequences: false)
    for part in parts {
      words.append(RegisterWord(text: String(part), line: line, column: column))
      column += part.unicodeScalars.count + 1
    }
    return words
  }
}

/// A line `keyword rest`.
struct RegisterLine {
  let keyword: RegisterWord
  let rest: RegisterWord

  init(_ text: String, number: Int) {
    let parts = RegisterWord(text: text, line: number, column: 1).parted(most: 2)
    keyword = parts[0]
    rest =
      parts.count == 2
      ? parts[1]
      : RegisterWord(text: "", line: number, column: text.unicodeScalars.count + 1)
  }
}
