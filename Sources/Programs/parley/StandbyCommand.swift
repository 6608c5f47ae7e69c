import ParleyConsole
import ParleyCustody
import ParleyForms
import ParleyRecord
import ParleyWire

/// `parley standby`: an interim reply; it answers nothing, and says by when an answer comes.
enum StandbyCommand {
  private static let until = Option(
    "until", .time, required: true, "by when we answer, as in 2026-11-23T18:00:00Z")
  private static let text = Argument("TEXT", .text(), presence: .many, "a line of text each")

  static let command = Command(
    "standby", "tell the other side by when an answer comes",
    options: [until, Seat.agent], arguments: [MessageName.argument, text],
    examples: [.init("standby hG4x --until 2026-11-23T18:00:00Z")],
    exits: [.negative, .badData, .unreachable, .refused]
  ) { call throws(CommandError) in
    try await NodeClient.with(call) { node throws(CommandError) in
      let message = try await MessageName.detail(call.required(MessageName.argument), from: node)
      var fields = [try FreeText.field("until", call.required(until).description)]
      for line in call.all(text) { fields.append(try FreeText.field("text", line)) }
      return try await Act(form: .standby, message: message, fields: fields).send(call, node: node)
    }
  }
}
