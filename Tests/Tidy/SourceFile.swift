import Foundation

/// One text of the tree, and, for Swift, its code and its words apart.
struct SourceFile {
  /// From the root of the tree, as in `Sources/Formats/Wire/Lines.swift`.
  let path: String
  let lines: [String]
  /// The lines with comments and the contents of strings blanked out.
  let code: [String]
  /// The contents of strings, by line.
  let literals: [(line: Int, text: String)]

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if path.hasSuffix(".swift") {
      var lexer = Lexer(text)
      lexer.run()
      code = lexer.code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      literals = lexer.literals
    } else {
      code = lines
      literals = []
    }
  }

  /// The module a file of Sources belongs to, as in `("Formats", "Wire")`.
  var module: (layer: String, name: String)? {
    let parts = path.split(separator: "/").map(String.init)
    return parts.count > 3 && parts[0] == "Sources" ? (parts[1], parts[2]) : nil
  }

  /// What the file imports, with the line it does so on.
  var imports: [(line: Int, module: String)] {
    code.enumerated().compactMap { number, line in
      let words = line.split(separator: " ").map(String.init)
      guard let at = words.firstIndex(of: "import"), at + 1 < words.count,
        words[..<at].allSatisfy({ $0.hasPrefix("@") || Self.accesses.contains($0) })
      else { return nil }
      return (number + 1, words[at + 1])
    }
  }

  private static let accesses: Set<String> = ["public", "package", "internal", "private"]
}

/// Tells the code of a Swift text from its comments and strings: enough of a lexer for rules that
/// look at one line, with nested comments, raw strings and interpolation.
///
/// It works on bytes, because a debug build walks characters slowly; what it blanks out is blank
/// byte by byte.
struct Lexer {
  private(set) var literals: [(line: Int, text: String)] = []
  private var kept: [UInt8] = []
  private let text: [UInt8]
  private var at = 0
  private var line = 1

  init(_ text: String) {
    self.text = Array(text.utf8)
    kept.reserveCapacity(self.text.count)
  }

  var code: String { String(decoding: kept, as: UTF8.self) }

  mutating func run() { readCode(untilParenthesis: false) }

  private func sees(_ word: StaticString, at offset: Int = 0) -> Bool {
    let start = at + offset
    guard start + word.utf8CodeUnitCount <= text.count else { return false }
    for i in 0..<word.utf8CodeUnitCount where text[start + i] != word.utf8Start[i] { return false }
    return true
  }

  private mutating func take(_ count: Int = 1, blank: Bool) {
    for _ in 0..<count where at < text.count {
      let byte = text[at]
      if byte == UInt8(ascii: "\n") { line += 1 }
      kept.append(blank && byte != UInt8(ascii: "\n") ? UInt8(ascii: " ") : byte)
      at += 1
    }
  }

  private mutating func readCode(untilParenthesis: Bool) {
    var depth = 0
    while at < text.count {
      if sees("//") {
        while at < text.count, !sees("\n") { take(blank: true) }
      } else if sees("/*") {
        readComment()
      } else if let hashes = stringBegins() {
        readString(hashes: hashes)
      } else {
        if sees("(") { depth += 1 }
        if sees(")") { depth -= 1 }
        if untilParenthesis, depth < 0 { return }
        take(blank: false)
      }
    }
  }

  private mutating func readComment() {
    var depth = 0
    repeat {
      if sees("/*") {
        depth += 1
        take(2, blank: true)
      } else if sees("*/") {
        depth -= 1
        take(2, blank: true)
      } else {
        take(blank: true)
      }
    } while depth > 0 && at < text.count
  }

  /// The number of `#` before a quotation mark that stands here; nil if none does.
  private func stringBegins() -> Int? {
    let hashes = countHashes(at: 0)
    return sees("\"", at: hashes) ? hashes : nil
  }

  private func countHashes(at offset: Int) -> Int {
    var count = 0
    while sees("#", at: offset + count) { count += 1 }
    return count
  }

  private mutating func readString(hashes: Int) {
    take(hashes, blank: false)
    let long = sees("\"\"\"")
    let quotes = long ? 3 : 1
    take(quotes, blank: false)
    var literal: [UInt8] = []
    var begins = line
    func ends() -> Bool {
      (long ? sees("\"\"\"") : sees("\"")) && countHashes(at: quotes) >= hashes
    }
    while at < text.count, !ends(), long || !sees("\n") {
      if sees("\\"), countHashes(at: 1) >= hashes {
        if sees("(", at: 1 + hashes) {
          take(2 + hashes, blank: true)
          readCode(untilParenthesis: true)
          take(blank: true)
        } else {
          literal += text[at..<min(text.count, at + 2 + hashes)]
          take(2 + hashes, blank: true)
        }
      } else if sees("\n") {
        literals.append((begins, String(decoding: literal, as: UTF8.self)))
        literal = []
        begins = line + 1
        take(blank: true)
      } else {
        literal.append(text[at])
        take(blank: true)
      }
    }
    literals.append((begins, String(decoding: literal, as: UTF8.self)))
    if at < text.count, ends() { take(quotes + hashes, blank: false) }
  }
}
