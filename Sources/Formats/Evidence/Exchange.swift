import ParleyRecord
import ParleyWire

/// The offline check of an exchange file: bytes in, verdict out, and nothing else read.
///
/// It trusts nothing but the file's own chain: key logs signed by their roots, a charter that every
/// party signed, entries signed by log keys that were granted or committed to, heads over all of
/// them, pages signed by officers. Who the parties are it cannot know: their ids are compared by
/// voice. Rules and format: Docs/Spec/exchange.md.
public enum Exchange {
  /// Checks a whole file. The stages rest on one another, so the first that finds a fault is the
  /// last that runs; faults of single messages alone let the rest stand.
  public static func check(_ bytes: [UInt8]) -> Verdict {
    let file: ExchangeFile
    do { file = try ExchangeFile(bytes) } catch {
      return Verdict(faults: [Fault(.container, "\(sentence(error))")])
    }
    var checker = Checker(file)
    return run(authorities + record, &checker)
  }

  typealias Stage = @Sendable (inout Checker) -> Void

  /// Who the parties are and what they agreed on: all that charters, keys and grants say.
  static let authorities: [Stage] = [{ $0.readKeyLogs() }, { $0.readCharters() }]

  /// What was recorded by them.
  static let record: [Stage] = [
    { $0.readEntries() }, { $0.readHeads() }, { $0.readCosignatures() }, { $0.placeEntries() },
    { $0.readPolicies() }, { $0.readForks() }, { $0.readContents() },
  ]

  static func run(_ stages: [Stage], _ checker: inout Checker) -> Verdict {
    for stage in stages {
      stage(&checker)
      if checker.isBroken { return checker.failed }
    }
    return checker.verdict
  }

  private static func sentence(_ error: WireError) -> String {
    switch error {
    case .tooLong(let limit): "longer than \(limit)"
    case .notUTF8: "not UTF-8"
    case .forbiddenCharacter(let offset): "a character at byte \(offset) that no such line holds"
    case .unfinishedLine: "a line without its end"
    case .unexpected(let line, let expected): "line \(line) is not \(expected)"
    }
  }
}
