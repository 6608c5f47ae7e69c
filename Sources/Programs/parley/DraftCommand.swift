import ParleyConsole
import ParleyCustody
import ParleyForms
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyRuntime
import ParleyWire

/// `parley draft`: a form filled in, checked, signed by its drafter.
enum DraftCommand {
  private static let form = Option("form", .form, required: true, "the form, as in launch-1988/1")
  private static let to = Option(
    "to", .office, repeats: true, "an office of another party (of each, the only one there is)")
  private static let from = Option("from", .office, "our office (the only one there is)")
  private static let precedence = Option<Precedence>(
    "precedence", .choice("PRECEDENCE"), "how fast it must reach a person (the form's)")
  private static let release = Option(
    "release", .number(1...2), "persons who must sign (what the charter asks for)")
  private static let within = Option(
    "issue-within", .number(1...168, "HOURS"), "hours within which it must be released (12)")
  private static let languages = Option("lang", .languages, "show it in these languages (en)")
  private static let dry = Flag("dry-run", "check and show; sign nothing")

  static let command = Command(
    "draft", "fill in a form, check it, and sign it as its drafter",
    discussion: """
      Shows what the other side will read and the duties that the page meets or misses, then asks \
      the officer's agent to sign. Where one person may release, it is recorded at once; otherwise \
      it waits for: parley release.
      """,
    options: [
      form, to, from, ChannelChoice.option, precedence, release, within, FieldWords.file, languages,
      dry, Seat.agent,
    ],
    arguments: [FieldWords.words],
    examples: [
      .init(
        "draft --form launch-1988/1 --to bravo.example/nrrc class=slbm planned=2026-11-30 "
          + "launch-area='quadrant pacific-nw' impact-area='circle 55.5,-160 120km'"),
      .init("draft --form launch-1988/1 --file launch.fields --lang en,ru"),
    ],
    exits: [.negative, .badData, .noInput, .unreachable, .refused]
  ) { call throws(CommandError) in
    let form = try Catalogue.shipped.form(call.required(form))
    let fields = try FieldWords.read(call, for: form)
    return try await NodeClient.with(call) { node throws(CommandError) in
      try await run(call, form, fields, node)
    }
  }

  private static func run(
    _ call: Invocation, _ form: Form, _ fields: [Field], _ node: NodeClient
  ) async throws(CommandError) -> ExitCode {
    let channel = try await ChannelChoice.choose(call[ChannelChoice.option], from: node)
    var choices = Compose.Choices()
    choices.from = call[from]
    choices.to = call.all(to)
    choices.precedence = call[precedence]
    choices.release = call[release]
    choices.issueWithin = Int64(call[within] ?? 12) * 3_600
    choices.fields = fields
    let compose = Compose(
      charter: channel.charter, channel: channel.id, party: channel.party, read: channel.read,
      form: form, at: SystemClock.now, nonce: SystemEntropy().bytes(15))
    let page = try compose.page(choices)
    let echo = Echo(
      form: form, fields: page.fields, at: page.at, languages: call[languages] ?? [.english])
    if call[dry] {
      call.answer(echo.json()) { show(page, echo, $0.output) }
    } else if !call.json {
      show(page, echo, call.speech.errors)
    }
    if !call.json {
      for hint in await AgreementHints.lines(page, from: node) {
        call.speech.remark(Speech.shown(hint))
      }
    }
    if call[dry] { return .ok }
    let right: Grant.Right =
      form.kind == .act ? .answer : page.release == 1 ? .release : .draft
    let taken = try await Signing.submit(page, as: right, call, to: node)
    Signing.tell(taken, call)
    return .ok
  }

  private static func show(_ page: Page, _ echo: Echo, _ outlet: Outlet) {
    let to = page.to.map(\.description).joined(separator: ", ")
    outlet.write("from \(page.from) to \(to), \(page.precedence.rawValue)\n")
    outlet.write(echo.text(columns: outlet.columns))
  }
}
