import ParleyConsole
import ParleyForms
import ParleyRecord

/// `parley reply`: the answer to a message.
enum ReplyCommand {
  private static let answer = Option(
    "answer", .text("CODE"), required: true,
    "what the answered form allows: roger, wilco, unable, affirm, negative or other")
  private static let text = Argument("TEXT", .text(), presence: .many, "a line of text each")

  static let command = Command(
    "reply", "answer a message",
    discussion: """
      roger means understood, and no consent. Which answers are legal stands in the form of the \
      message; parley forms show tells.
      """,
    options: [answer, Seat.agent], arguments: [MessageName.argument, text],
    examples: [
      .init("reply hG4x --answer roger"),
      .init("reply hG4x --answer unable 'the area overlaps our exercise, see our 2026/7'"),
    ],
    exits: [.negative, .badData, .unreachable, .refused]
  ) { call throws(CommandError) in
    try await NodeClient.with(call) { node throws(CommandError) in
      let message = try await MessageName.detail(call.required(MessageName.argument), from: node)
      var fields = [try FreeText.field("answer", call.required(answer))]
      for line in call.all(text) { fields.append(try FreeText.field("text", line)) }
      return try await Act(form: .reply, message: message, fields: fields).send(call, node: node)
    }
  }
}
