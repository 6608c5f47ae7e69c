import ParleyConsole
import ParleyForms
import ParleyRuntime

/// `parley show`: a message in plain language, with its chain of custody.
enum ShowCommand {
  private static let languages = Option(
    "lang", .languages, "in these languages, where the form has them (en)")
  private static let post = Option(
    "post", .label("POST"), "which officer is shown it (else PARLEY_POST, else the office's watch)")
  private static let peek = Flag("peek", "look without its being shown to an officer")

  static let command = Command(
    "show", "show a message to an officer, with its chain of custody",
    discussion: """
      The first showing of a message of theirs is recorded, and told to its sender as opened where \
      the charter owes that. It says that an officer saw it, and no more.
      """,
    options: [languages, post, peek], arguments: [MessageName.argument],
    examples: [
      .init("show hG4x"), .init("show 'alfa.example 2026/1' --lang en,ru"),
      .init("show hG4x --json"),
    ],
    exits: [.negative, .unreachable]
  ) { call throws(CommandError) in
    let message = try await NodeClient.with(call) {
      node throws(CommandError) -> OperatorAPI.MessageDetail in
      let message = try await MessageName.detail(call.required(MessageName.argument), from: node)
      let summary = message.summary
      guard !summary.ours, !call[peek], message.page != nil else { return message }
      let seenBy = call[post] ?? Terminal.environment("PARLEY_POST") ?? "watch"
      try await node.ask { try await $0.shown(summary.id, post: seenBy) }
      return try await node.ask { try await $0.message(summary.id) }
    }
    call.answer(message) { speech in
      let sheet = MessageSheet(
        message: message, languages: call[languages] ?? [.english], columns: speech.output.columns)
      speech.pour(sheet.text)
    }
    return .ok
  }
}
