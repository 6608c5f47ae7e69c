import ParleyChecks
import ParleyConsole
import ParleyPact
import ParleyWire

/// `parley agreement check`: what is wrong with a text, and what it leaves open.
enum CheckTexts {
  private static let errorsOnly = Flag("errors", "show errors only, no warnings and notes")

  static let command = Command(
    "agreement check", "check the texts of agreements, alone and beside each other",
    discussion: """
      First every fault of each text: a word that is not known, a date that does not exist. A text \
      without faults is then checked for what makes it impossible, contradictory or ambiguous; the \
      proof is a chain of articles. Ends with 65 when a text cannot be read, with 1 when there is \
      an error, with 0 when there are only warnings and notes. It needs no node.
      """,
    options: [errorsOnly], arguments: [PactFile.arguments],
    examples: [
      .init("agreement check vd2011.pact"),
      .init("agreement check lifting.pact returning.pact", "and acts that wait for each other"),
    ],
    exits: [.negative, .badData, .noInput]
  ) { call throws(CommandError) in
    var files: [PactFile] = []
    var refused: [(path: String, faults: [PactFault])] = []
    for path in call.all(PactFile.arguments) {
      let bytes = try PactFile.bytes(path)
      do throws(PactFaults) {
        files.append(PactFile(path: path, bytes: bytes, agreement: try Agreement.read(bytes)))
      } catch {
        refused.append((path, error.faults))
      }
    }
    let found = files.map { file in
      (
        file: file,
        findings: file.agreement.checked(
          beside: files.map(\.agreement).filter { $0 != file.agreement }
        ).filter { !call[errorsOnly] || $0.severity == .error }
      )
    }
    if call.json {
      for (path, faults) in refused { call.speech.say(json(path, faults)) }
      for (file, findings) in found { call.speech.say(json(file, findings)) }
    } else {
      for (path, faults) in refused {
        call.speech.say(Speech.shown("\(path) is no agreement:"), .red)
        for fault in faults {
          call.speech.say(Speech.shown(PactFile.lines(fault, path), lines: true))
        }
      }
      for (file, findings) in found { show(file, findings, call.speech) }
    }
    guard refused.isEmpty else { return .badData }
    let errors = found.flatMap(\.findings).contains { $0.severity == .error }
    return errors ? .negative : .ok
  }

  private static func show(_ file: PactFile, _ findings: [Finding], _ speech: Speech) {
    for finding in findings {
      let text = Speech.shown(PactFile.lines(finding, file.path), lines: true)
      speech.say(text, finding.severity == .error ? .red : nil)
    }
    let agreement = file.agreement
    func count(_ severity: Finding.Severity, _ word: String) -> String? {
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(word)\(count == 1 ? "" : "s")"
    }
    let counts = [count(.error, "error"), count(.warning, "warning"), count(.note, "note")]
      .compactMap { $0 }
    speech.say(
      "\(file.path): \(agreement.id), version \(agreement.version.number), "
        + "\(agreement.articles.count) articles, meaning \(agreement.meaning)"
        + (counts.isEmpty ? "; nothing found" : "; " + counts.joined(separator: ", ")))
  }

  private static func json(_ path: String, _ faults: [PactFault]) -> JSONValue {
    .object([
      .init("file", .string(path)), .init("agreement", .null),
      .init(
        "faults",
        .array(
          faults.map { fault in
            .object(
              [.init("rule", .string(fault.rule.rawValue))] + JSONValue.position(fault.position)
                + [
                  .init("message", .string(fault.message)),
                  .init("remedy", .string(fault.remedy)),
                ])
          })),
    ])
  }

  private static func json(_ file: PactFile, _ findings: [Finding]) -> JSONValue {
    .object([
      .init("file", .string(file.path)), .init("agreement", .string(file.agreement.id)),
      .init("version", .integer(Int64(file.agreement.version.number))),
      .init("meaning", .string(file.agreement.meaning.base64)),
      .init(
        "findings",
        .array(
          findings.map { finding in
            .object(
              [
                .init("check", .string(finding.check.rawValue)),
                .init("severity", .string(finding.severity.word)),
                .init("article", .string(finding.article)),
              ] + JSONValue.position(finding.position) + [
                .init("sentence", .string(finding.sentence)),
                .init("chain", .array(finding.chain.map { .string($0) })),
                .init("remedy", .string(finding.remedy)),
              ])
          })),
    ])
  }
}
