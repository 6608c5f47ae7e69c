import ParleyConsole
import ParleyForms
import ParleyRecord

/// `parley ack`: an officer has seen the message. It means neither consent nor an answer.
enum AckCommand {
  private static let remark = Argument("REMARK", .text(), presence: .many, "a remark of your own")

  static let command = Command(
    "ack", "acknowledge a message: an officer has seen it, no more",
    options: [Seat.agent], arguments: [MessageName.argument, remark],
    examples: [.init("ack hG4x"), .init("ack 'alfa.example 2026/3' passed to the radar crews")],
    exits: [.negative, .unreachable, .refused]
  ) { call throws(CommandError) in
    try await NodeClient.with(call) { node throws(CommandError) in
      let message = try await MessageName.detail(call.required(MessageName.argument), from: node)
      let words = call.all(remark).joined(separator: " ")
      let fields = words.isEmpty ? [] : [try FreeText.field("remark", words)]
      return try await Act(form: .acknowledge, message: message, fields: fields)
        .send(call, node: node)
    }
  }
}

/// Free text of an officer, as a field.
enum FreeText {
  static func field(_ name: String, _ text: String) throws(CommandError) -> Field {
    guard let field = Field(name, text) else {
      throw CommandError(
        .badData, "the text holds characters that cannot be signed",
        next: "type it again; no tabs, no control characters, no direction marks")
    }
    return field
  }
}
