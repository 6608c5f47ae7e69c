import ParleyConsole
import ParleyCustody
import ParleyForms
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyRuntime
import ParleyWire

/// `parley release`: the second person. What matters is entered again, and only if it is the same
/// is the page signed and recorded.
enum ReleaseCommand {
  private static let id = Argument("ID", .text("ID"), "the beginning of the draft's id")
  private static let words = Argument(
    "FIELD=VALUE", .fieldWord, presence: .many, "what the draft says, entered again")
  private static let discard = Flag("discard", "give the draft up; nothing is sent")

  static let command = Command(
    "release", "enter the fields of a draft again, and release it with your own key",
    discussion: """
      The fields that the form marks are asked for one by one, or given as FIELD=VALUE; the draft \
      does not show them. If anything differs, nothing is signed. What waits for its release is \
      listed by parley drafts.
      """,
    options: [discard, Seat.agent], arguments: [id, words],
    examples: [
      .init("release hG4x", "asks for each field"),
      .init(
        "release hG4x class=slbm planned=2026-11-30 launch-area='quadrant pacific-nw' "
          + "impact-area='circle 55.5,-160 120km'"),
    ],
    exits: [.negative, .unreachable, .refused]
  ) { call throws(CommandError) in
    try await NodeClient.with(call) { node throws(CommandError) in try await run(call, node) }
  }

  private static func run(
    _ call: Invocation, _ node: NodeClient
  ) async throws(CommandError) -> ExitCode {
    let name = call.required(id)
    if call[discard] {
      try await node.ask { try await $0.discard(name) }
      call.answer(OperatorAPI.Done()) { $0.say("given up: \(name)") }
      return .ok
    }
    let draft = try await node.ask { try await $0.draft(name) }
    let (note, page) = try read(draft)
    let form = try Catalogue.shipped.form(page.form)
    let entry = ReEntry(form: form, mark: .reEnter, original: page.fields)
    if !call.json { introduce(page, by: draft.signers, call.speech) }
    let entered = try entry.fields(
      call.all(words), otherwise: "give the fields as FIELD=VALUE words")
    let found = ReadBack.compare(form, by: .reEnter, original: page.fields, said: entered)
    let differing = found.filter { $0.outcome != .same }
    guard differing.isEmpty else { throw refusal(differing, draft) }
    if !call.json {
      call.speech.remark("\(found.count) fields entered again, all the same", .green)
      let echo = Echo(form: form, fields: page.fields, at: page.at, languages: [.english])
      call.speech.errors.write(echo.text(columns: call.speech.errors.columns))
    }
    let own = try Seat.sign(page.text, as: .release, call)
    let lines = (note.signatures + [own]).sorted { bytewiseLess($0.name, $1.name) }
    let taken = try await Signing.submit(NoteText.assemble(page.text, lines), to: node)
    Signing.tell(taken, call)
    return .ok
  }

  private static func read(
    _ draft: OperatorAPI.Draft
  ) throws(CommandError) -> (UnverifiedNote, Page) {
    guard let note = try? UnverifiedNote(Array(draft.page.utf8)),
      let page = try? Page(text: note.claimedText)
    else { throw CommandError(.inputOutput, "the node's draft \(draft.id) is not a page") }
    return (note, page)
  }

  private static func introduce(_ page: Page, by signers: [String], _ speech: Speech) {
    let to = page.to.map(\.description).joined(separator: ", ")
    speech.remark(
      "\(page.form) from \(page.from) to \(to), drafted by \(signers.joined(separator: ", "))")
    speech.remark("written \(page.at.shown), to be recorded by \(page.issueBy.shown)")
  }

  /// Names the fields and shows neither side's value: the releaser looks at the paper again.
  private static func refusal(
    _ differing: [FieldComparison], _ draft: OperatorAPI.Draft
  ) -> CommandError {
    let words = differing.map { comparison in
      switch comparison.outcome {
      case .same, .different: "\(comparison.field) differs from the draft"
      case .missing: "\(comparison.field) was not entered"
      case .extra: "\(comparison.field) is not in the draft"
      }
    }
    return CommandError(
      .negative, "not released: " + words.joined(separator: ", "),
      next: "look at the paper again; if the draft is wrong: parley release \(draft.id.prefix(10)) "
        + "--discard")
  }
}
