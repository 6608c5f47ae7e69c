import ParleyChecks
import ParleyConsole
import ParleyPact
import ParleyWire

/// `parley agreement compare` and `linkage`: texts beside each other.
enum CompareTexts {
  private static let first = Argument("FILE", .file, "one text")
  private static let second = Argument("OTHER", .file, "the other")

  static let compare = Command(
    "agreement compare", "show where two texts differ in meaning, and where only in words",
    discussion: """
      Article by article and field by field, in whatever language the keywords of each are. Ends \
      with 0 when the two mean the same, with 1 when they do not. It needs no node.
      """,
    arguments: [first, second],
    examples: [.init("agreement compare vd2011.pact vd2011-ru.pact")],
    exits: [.negative, .badData, .noInput]
  ) { call throws(CommandError) in
    let (left, right) = (
      try PactFile.read(call.required(first)), try PactFile.read(call.required(second))
    )
    let found = Comparison.of(left.agreement, right.agreement)
    call.answer(json(found)) { speech in
      for difference in found.differences {
        speech.say(Speech.shown(difference.text), difference.kind == .meaning ? .yellow : nil)
      }
      speech.say(Speech.shown(found.summary))
      speech.say("meaning \(found.left)  \(left.path)")
      speech.say("meaning \(found.right)  \(right.path)")
    }
    return found.meansTheSame ? .ok : .negative
  }

  private static func json(_ found: Comparison) -> JSONValue {
    .object([
      .init("same", .bool(found.meansTheSame)), .init("left", .string(found.left.base64)),
      .init("right", .string(found.right.base64)), .init("summary", .string(found.summary)),
      .init(
        "differences",
        .array(
          found.differences.map { difference in
            .object([
              .init("place", .string(difference.place.text)),
              .init("field", .string(difference.field)),
              .init("kind", .string(difference.kind.rawValue)),
              .init("left", .string(difference.left)), .init("right", .string(difference.right)),
            ])
          })),
    ])
  }

  private static let drafts = Option(
    "drafts", .folder, "write each way out there, as texts to edit")

  static let linkage = Command(
    "agreement linkage", "find acts that wait for each other, and what would set them free",
    discussion: """
      Acts of one text or of several. For each circle it names the smallest sets that could be \
      done at one moment, what each party gives, what one side going first would free, and drafts \
      that treaties have used. It proposes and moves nothing. Ends with 1 when something is \
      stuck. It needs no node.
      """,
    options: [drafts], arguments: [PactFile.arguments],
    examples: [.init("agreement linkage lifting.pact returning.pact --drafts ways-out")],
    exits: [.negative, .badData, .noInput, .cannotCreate]
  ) { call throws(CommandError) in
    var agreements: [Agreement] = []
    for path in call.all(PactFile.arguments) {
      agreements.append(try PactFile.read(path).agreement)
    }
    let report = Linkage.find(in: agreements)
    let ways =
      report.components.flatMap(\.suggestions).first.map {
        WayOut.all(for: $0, in: agreements)
      } ?? []
    if let folder = call[drafts] { try write(ways, to: folder, call) }
    call.answer(json(report, ways)) { show(report, ways, $0) }
    return report.stuck.isEmpty ? .ok : .negative
  }

  private static func write(
    _ ways: [WayOut], to folder: String, _ call: Invocation
  ) throws(CommandError) {
    try OutputFile.makeFolder(folder)
    for way in ways {
      let name = way.kind.rawValue.split(separator: " ").joined(separator: "-")
      for agreement in way.revised {
        let path = "\(folder)/\(name)-\(agreement.id).pact"
        try OutputFile.write(Array(PactFile.laidOut(agreement).utf8), to: path)
        if !call.json { call.speech.remark(path) }
      }
    }
  }

  private static func show(_ report: LinkageReport, _ ways: [WayOut], _ speech: Speech) {
    func say(_ line: String) { speech.say(Speech.shown(line)) }
    if report.stuck.isEmpty { say("nothing waits for itself: every act can start") }
    for component in report.components {
      say("These acts wait for each other:")
      for act in component.cycle { say("  \(act.sentence)") }
      for suggestion in component.suggestions {
        say("Together, at one moment, they would start:")
        for act in suggestion.together { say("  \(act.sentence)") }
        let gives = suggestion.gives.map { "\($0.party) \($0.acts)" }.joined(separator: ", ")
        say("  what each does: \(gives)" + (suggestion.freesAll ? "" : "; more stays stuck"))
      }
    }
    for act in report.hopeless { say("What this waits for is nobody's: \(act.sentence)") }
    for first in report.oneSideFirst where !first.frees.isEmpty {
      say("If this were done alone, \(first.frees.count) more could start: \(first.act.sentence)")
    }
    for way in ways { say("Way out, \(way.kind.rawValue): \(way.sentence)") }
  }

  private static func json(_ report: LinkageReport, _ ways: [WayOut]) -> JSONValue {
    func acts(_ acts: [LinkedAct]) -> JSONValue {
      .array(
        acts.map {
          [
            "agreement": .string($0.agreement), "article": .string($0.article),
            "party": .string($0.party), "act": .string($0.words),
          ]
        })
    }
    return .object([
      .init("stuck", acts(report.stuck)), .init("hopeless", acts(report.hopeless)),
      .init(
        "circles",
        .array(
          report.components.map { component in
            [
              "cycle": acts(component.cycle),
              "together": .array(component.suggestions.map { acts($0.together) }),
            ]
          })),
      .init(
        "waysOut",
        .array(
          ways.map {
            ["kind": .string($0.kind.rawValue), "sentence": .string($0.sentence)]
          })),
    ])
  }
}
