import ParleyConsole
import ParleyForms
import ParleyRecord
import ParleyRuntime
import ParleyWire

/// `parley readback`: the fields of a notice restated by hand; the other side's node compares.
enum ReadbackCommand {
  private static let words = Argument(
    "FIELD=VALUE", .fieldWord, presence: .many, "what the notice says, restated")
  private static let fromPage = Flag(
    "from-page", "refused: a read-back that is copied proves nothing")

  static let command = Command(
    "readback", "restate the fields of a notice, for the other side to compare",
    discussion: """
      Restate from what you understood, not from the screen: each marked field is asked for, or \
      given as FIELD=VALUE. Their node compares field by field, and both records keep the finding.
      """,
    options: [fromPage, Seat.agent], arguments: [MessageName.argument, words],
    examples: [
      .init("readback hG4x", "asks for each field"),
      .init(
        "readback hG4x class=slbm planned=2026-11-30 launch-area='quadrant pacific-nw' "
          + "impact-area='circle 55.5,-160 120km'"),
    ],
    exits: [.negative, .badData, .unreachable, .refused]
  ) { call throws(CommandError) in
    guard !call[fromPage] else {
      throw CommandError(
        .refused, "a read-back is restated by a person and never copied from the page",
        next: "run it without --from-page and answer the questions, or give FIELD=VALUE words")
    }
    return try await NodeClient.with(call) { node throws(CommandError) in
      let message = try await MessageName.detail(call.required(MessageName.argument), from: node)
      let fields = try restated(call, message.summary.form, message.page?.fields ?? [])
      return try await Act(form: .readBack, message: message, fields: fields)
        .send(call, node: node)
    }
  }

  private static func restated(
    _ call: Invocation, _ name: String?, _ original: [OperatorAPI.Field]
  ) throws(CommandError) -> [Field] {
    guard let id = name.flatMap({ FormID($0) }) else {
      throw CommandError(.refused, "the message is sealed; there is nothing to read back")
    }
    let form = try Catalogue.shipped.form(id)
    let fields = original.compactMap { Field($0.name, $0.value) }
    let entry = ReEntry(form: form, mark: .readBack, original: fields)
    guard !entry.marked.isEmpty else {
      throw CommandError(
        .refused, "\(id) asks for no read-back", next: "parley ack, or parley reply")
    }
    let said = try entry.fields(call.all(words), otherwise: "give the fields as FIELD=VALUE words")
    var quotes: [Field] = []
    for field in said {
      quotes.append(try FreeText.field(ReadBack.said, "\(field.name) \(field.value)"))
    }
    return quotes
  }
}
