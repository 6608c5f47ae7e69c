import ParleyConsole
import ParleyRuntime

/// `parley log export`: a channel log as a folder that other people's auditors read.
enum LogCommand {
  private static let folder = Argument("DIR", .folder, "the folder to write")
  private static let log = Option(
    "log", .text("LOG"), "the log's name, or the party whose log it is (our own)")

  static let export = Command(
    "log export", "write a log as C2SP tlog-tiles, for anyone's auditor",
    discussion: """
      DIR gets the tiles, the entries, the newest head as checkpoint with its cosignatures, and \
      KEYS with the keys that check them.
      """,
    options: [ChannelChoice.option, log], arguments: [folder],
    examples: [
      .init("log export alfa-log"),
      .init("log export bravo-log --log bravo.example", "their log, as it is held here"),
    ],
    exits: [.negative, .cannotCreate, .unreachable]
  ) { call throws(CommandError) in
    // The node writes it, and its working folder is another.
    let folder = Paths.absolute(call.required(folder))
    let exported = try await NodeClient.with(call) {
      node throws(CommandError) -> OperatorAPI.LogExported in
      let status = try await node.ask { try await $0.status() }
      let channel = try ChannelChoice.pick(call[ChannelChoice.option], status.channels)
      let origin = try pick(call[log] ?? status.party, channel.logs)
      return try await node.ask {
        try await $0.exportLog(OperatorAPI.LogExport(origin: origin, folder: folder))
      }
    }
    try LogKeys.write(log: exported.key, try Shared.directory(call), to: folder)
    call.answer(exported) { speech in
      speech.say("\(folder): \(exported.origin), \(exported.size) entries, \(exported.files) files")
      speech.say("log key: \(exported.key)")
      speech.remark("next: gopeer audit -log '\(exported.key)' \(folder)")
    }
    return .ok
  }

  private static func pick(
    _ name: String, _ logs: [OperatorAPI.Log]
  ) throws(CommandError) -> String {
    // A party may have had several logs, one after the other; the last is the one in use.
    guard let found = logs.last(where: { $0.origin == name || $0.party == name }) else {
      throw CommandError(
        .negative, "there is no log '\(name)' in this channel",
        next: "one of: " + logs.map(\.origin).joined(separator: ", "))
    }
    return found.origin
  }
}
