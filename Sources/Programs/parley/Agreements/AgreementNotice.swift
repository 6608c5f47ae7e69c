import ParleyCharter
import ParleyConsole
import ParleyCustody
import ParleyForms
import ParleyKeylog
import ParleyRecord
import ParleyRuntime
import ParleyWire

/// A page about an agreement on its way to the other side: composed, shown, signed, recorded.
struct AgreementNotice {
  let form: FormID
  let channel: ChannelChoice
  var re: [Digest] = []
  var fields: [Field]
  /// What the officer should read first; the page itself follows it.
  var heading: [String] = []
  /// What the page would do under the agreement, once it is composed.
  var hints: @Sendable (Page) -> [String] = { _ in [] }

  static let to = Option(
    "to", .office, repeats: true, "an office of the other side (the only one there is)")
  static let from = Option("from", .office, "our office (the only one there is)")
  static let precedence = Option<Precedence>(
    "precedence", .choice("PRECEDENCE"), "how fast it must reach a person (the form's)")
  static let dry = Flag("dry-run", "check and show; sign nothing")

  /// What every command takes that sends one.
  static let options: [any DeclaredOption] = [to, from, precedence, dry, Seat.agent]

  /// The exits of every command that sends one.
  static let exits: [ExitCode] = [.negative, .badData, .unreachable, .refused]

  func send(_ call: Invocation, node: NodeClient) async throws(CommandError) -> ExitCode {
    let form = try Catalogue.shipped.form(self.form)
    let compose = Compose(
      charter: channel.charter, channel: channel.id, party: channel.party, read: channel.read,
      form: form, at: SystemClock.now, nonce: SystemEntropy().bytes(15))
    var choices = Compose.Choices()
    choices.from = call[Self.from]
    choices.to = call.all(Self.to)
    choices.precedence = call[Self.precedence]
    choices.re = re
    choices.fields = FieldWords.ordered(fields, by: form)
    let page = try compose.page(choices)
    let echo = Echo(form: form, fields: page.fields, at: page.at, languages: [.english])
    if !call.json { for hint in hints(page) { call.speech.remark(Speech.shown(hint)) } }
    if call[Self.dry] {
      call.answer(echo.json()) { speech in
        for line in heading { speech.say(Speech.shown(line)) }
        speech.pour(echo.text(columns: speech.output.columns))
      }
      return .ok
    }
    if !call.json {
      for line in heading { call.speech.remark(Speech.shown(line)) }
      call.speech.errors.write(echo.text(columns: call.speech.errors.columns))
    }
    let right: Grant.Right =
      form.kind == .act ? .answer : page.release == 1 ? .release : .draft
    Signing.tell(try await Signing.submit(page, as: right, call, to: node), call)
    return .ok
  }

  /// A field, or why the value cannot be signed.
  static func field(_ name: String, _ value: String?) throws(CommandError) -> [Field] {
    guard let value else { return [] }
    return [try FreeText.field(name, value)]
  }
}
