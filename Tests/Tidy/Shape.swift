/// The size and spelling of files and functions.
enum Shape {
  static let columns = 100
  static let functionLines = 70
  static let fileLines = 500
  /// Files are meant to be shorter than this; those that are not stand in `Ratchet`.
  static let expectedFileLines = 250

  static func spelling(_ file: SourceFile) -> [Finding] {
    var found: [Finding] = []
    for (i, line) in file.lines.enumerated() {
      if line.utf8.count > columns, line.count > columns, !isText(line) {
        found.append(Finding(file, i + 1, "longer than \(columns)"))
      }
      if line.contains("\t") { found.append(Finding(file, i + 1, "a tab")) }
      if line.last == " " || line.last == "\r" {
        found.append(Finding(file, i + 1, "blank at end"))
      }
    }
    if file.lines.last != "" || file.lines.dropLast().last == "" {
      found.append(Finding(file, file.lines.count, "ends with one line feed"))
    }
    return found
  }

  // A sentence of the program may stand on one line of its own.
  private static func isText(_ line: String) -> Bool {
    let first = line.drop { $0 == " " || $0 == "(" }
    return first.hasPrefix("\"")
  }

  /// - Parameter allowed: lines that this file may have, if more than is expected of others.
  static func size(_ file: SourceFile, allowed: Int?) -> [Finding] {
    let count = file.lines.count - 1
    if count > fileLines {
      return [Finding(file, 1, "\(count) lines; which second thing is in it?")]
    }
    guard count > (allowed ?? expectedFileLines) else { return [] }
    return [Finding(file, 1, "\(count) lines, \(allowed ?? expectedFileLines) are allowed")]
  }

  struct Function: Equatable {
    let line: Int
    let name: String
    /// From its first line to its closing brace.
    let length: Int
  }

  static func longFunctions(_ file: SourceFile) -> [Finding] {
    functions(file).filter { $0.length > functionLines }
      .map { Finding(file, $0.line, "\($0.name) has \($0.length) lines") }
  }

  static func functions(_ file: SourceFile) -> [Function] {
    file.code.enumerated().compactMap { i, line in
      guard
        line.contains("func ") || line.contains("init") || line.contains("deinit")
          || line.contains("subscript")
      else { return nil }
      let head = #/\b(?:func\s+(`[^`]*`|[^\s(<]+)|(init|subscript|deinit))[?!]?\s*[(<{]/#
        .wordBoundaryKind(.simple)
      guard let match = line.firstMatch(of: head),
        !line[..<match.range.lowerBound].hasSuffix("."),
        let end = closingLine(file.code, line: i, from: match.range.lowerBound)
      else { return nil }
      let name = match.output.1 ?? match.output.2 ?? ""
      return Function(line: i + 1, name: String(name), length: end - i + 1)
    }
  }

  /// The line on which the body that begins after `from` ends; nil where there is no body.
  private static func closingLine(_ code: [String], line: Int, from: String.Index) -> Int? {
    var parentheses = 0
    var braces = 0
    for i in line..<code.count {
      let text = i == line ? code[i][from...] : code[i][...]
      if i > line, braces == 0, parentheses == 0, !continues(text) { return nil }
      for character in text {
        switch character {
        case "(", "[": parentheses += 1
        case ")", "]": parentheses -= 1
        case "{" where parentheses == 0 || braces > 0: braces += 1
        case "}" where braces > 0:
          braces -= 1
          if braces == 0 { return i }
        case "}" where parentheses == 0: return nil
        default: break
        }
      }
    }
    return nil
  }

  // A head goes on over lines that begin with one of these.
  private static func continues(_ line: Substring) -> Bool {
    let first = line.drop { $0 == " " }
    return first.isEmpty
      || ["{", ")", "->", "where", "throws", "async", "rethrows"].contains { first.hasPrefix($0) }
  }
}

/// Files that were longer than expected when they were looked at, with the length they then had.
/// A number here only goes down; a new file does not come in.
enum Ratchet {
  static let files: [String: Int] = [:]
}
