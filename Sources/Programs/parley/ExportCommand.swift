import ParleyConsole
import ParleyRuntime

/// `parley export`: an exchange file, which a sceptic checks without us.
enum ExportCommand {
  private static let message = Option(
    "message", .text("ID"), "only this message, what answers it and what proves it")
  private static let redact = Flag(
    "redact", "leave the pages out: proves that and when, and not what")
  private static let file = Argument("FILE", .file, "where to write")

  static let command = Command(
    "export", "write an exchange file: evidence that is checked offline",
    discussion: """
      Holds a whole channel, or with --message one message. Every byte stands under a signature, a \
      hash or a fixed spelling. Pages are shown to whoever gets the file: see what the charter \
      says on disclosure, or use --redact.
      """,
    options: [ChannelChoice.option, message, redact], arguments: [file],
    examples: [
      .init("export launches.exchange", "then: parley-verify launches.exchange"),
      .init("export --message hG4x --redact proof.exchange"),
    ],
    exits: [.negative, .cannotCreate, .unreachable, .refused]
  ) { call throws(CommandError) in
    let bytes = try await NodeClient.with(call) { node throws(CommandError) -> [UInt8] in
      let redact = call[redact]
      guard let name = call[message] else {
        let status = try await node.ask { try await $0.status() }
        let channel = try ChannelChoice.pick(call[ChannelChoice.option], status.channels).id
        return try await node.ask { try await $0.exchange(channel, redact: redact) }
      }
      let summary = try await MessageName.detail(name, from: node).summary
      return try await node.ask {
        try await $0.exchange(summary.channel, message: summary.id, redact: redact)
      }
    }
    let path = call.required(file)
    try OutputFile.write(bytes, to: path)
    call.answer(["file": .string(path), "bytes": .integer(Int64(bytes.count))]) { speech in
      speech.say("\(path): \(bytes.count) bytes")
      speech.remark("next: parley-verify \(path)")
    }
    return .ok
  }
}
