import ParleyChecks
import ParleyConsole
import ParleyPact
import ParleyWire

/// The text of an agreement that a person names.
struct PactFile {
  let path: String
  let bytes: [UInt8]
  let agreement: Agreement

  static let argument = Argument("FILE", .file, "the text of an agreement")
  static let arguments = Argument(
    "FILE", .file, presence: .oneOrMore, "texts of agreements, looked at together")

  static func read(_ path: String) throws(CommandError) -> PactFile {
    let bytes = try bytes(path)
    do throws(PactFaults) {
      return PactFile(path: path, bytes: bytes, agreement: try Agreement.read(bytes))
    } catch {
      throw refusal(error, path)
    }
  }

  /// A tree as the formatter would leave it.
  static func laidOut(_ agreement: Agreement) -> String {
    let printed = agreement.printed()
    return (try? PactFormatter.format(Array(printed.utf8))) ?? printed
  }

  /// More than a text may have is still read, so that the text's own rule refuses it.
  static func bytes(_ path: String) throws(CommandError) -> [UInt8] {
    try InputFile.read(path, limit: 64 << 20)
  }

  static func refusal(_ faults: PactFaults, _ path: String) -> CommandError {
    let count = faults.faults.count
    return CommandError(
      .badData,
      "\(path) is no agreement; \(count) \(count == 1 ? "fault" : "faults"):\n"
        + faults.faults.map { lines($0, path) }.joined(separator: "\n"),
      next: "mend the text, then: parley agreement check \(path)",
      rule: faults.faults.first?.rule.rawValue)
  }

  /// As compilers write it: an editor goes to the place.
  static func lines(_ fault: PactFault, _ path: String) -> String {
    "\(path):\(fault.position.line):\(fault.position.column): \(fault.message) "
      + "[\(fault.rule.rawValue)]\n    \(fault.remedy)"
  }

  static func lines(_ finding: Finding, _ path: String) -> String {
    let article = finding.article.map { "article \($0): " } ?? ""
    let head =
      "\(path):\(finding.position.line):\(finding.position.column): \(finding.severity.word): "
      + "\(article)\(finding.sentence) [\(finding.check.rawValue)]"
    return ([head] + finding.chain.map { "      \($0)" } + ["    \(finding.remedy)"])
      .joined(separator: "\n")
  }
}

extension Finding.Severity {
  var word: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .note: "note"
    }
  }
}

extension ValueKind where Value == [Tongue] {
  /// `en`, or `en,ru` for two columns.
  static var tongues: ValueKind {
    let known = Tongue.allCases.map(\.rawValue)
    return ValueKind("LANG", expected: "one or two of \(known.joined(separator: ", "))") { word in
      let codes = word.split(separator: ",", omittingEmptySubsequences: false)
      let tongues = codes.compactMap { Tongue(rawValue: String($0)) }
      guard tongues.count == codes.count, (1...2).contains(tongues.count),
        Set(tongues).count == tongues.count
      else { return nil }
      return tongues
    }
  }
}

extension JSONValue {
  static func position(_ position: Position) -> [Member] {
    [
      .init("line", .integer(Int64(position.line))),
      .init("column", .integer(Int64(position.column))),
    ]
  }
}
