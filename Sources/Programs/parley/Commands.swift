import ParleyConsole

/// The program `parley`: which commands there are. Each group stands in files of its own.
enum Tool {
  static let version = "0.1"

  static let topics = [
    Topic("On watch", Desk.watch),
    Topic("Sending notices", Desk.notices),
    Topic("Evidence", Desk.evidence),
    Topic("Agreements", AgreementCommands.watch),
    Topic("Texts of agreements", AgreementCommands.texts),
    Topic("A demonstration", Desk.demonstration),
    Topic("Setting up", Administration.setUp),
    Topic("Keys", Administration.keys),
    Topic("The node", Operation.node),
    Topic("The officer's seat", Administration.seat),
    Topic("Trials and measures", [DrillCommand.command, BenchCommand.command]),
  ]

  static func main() async -> Int32 {
    let program = CommandLineProgram(
      name: "parley", version: version,
      summary: "a risk-reduction centre: signed notices between parties",
      globals: [Shared.data], topics: topics)
    let words = Array(CommandLine.arguments.dropFirst())
    return await program.main(words, speech: Speech(program: "parley")).rawValue
  }
}

/// The commands of whoever administers a party's keys, and of the officers' seats.
enum Administration {
  static let setUp = [
    InitCommand.command, CardCommand.export, CardCommand.importing, CharterCommand.propose,
    CharterVersions.show, CharterCommand.sign, CharterCommand.install, CharterVersions.accept,
    CharterVersions.withdraw,
  ]
  static let keys = [
    KeysCommand.show, OfficeCommand.add, OfficerCommand.appoint, OfficerCommand.revoke,
    KeysCommand.rotateSeal, KeysCommand.rotateRoots, KeysCommand.link, KeysCommand.renew,
    KeysCommand.succeed, KeysCommand.revoke, KeysCommand.replace, KeysCommand.close,
  ]
  static let seat = [OfficerCommand.new, AgentCommand.command]
}

/// The commands of whoever runs the node.
enum Operation {
  static let node = [
    ServeCommand.command, OnceCommand.command, BundleCommand.out, BundleCommand.in,
    ClockCommand.checked,
  ]
}
