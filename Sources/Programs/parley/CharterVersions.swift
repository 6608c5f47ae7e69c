import ParleyCharter
import ParleyConsole
import ParleyCustody
import ParleyRecord
import ParleyRuntime
import ParleyWire

/// `parley charter show`, `accept` and `withdraw`: the versions of a channel's charter.
enum CharterVersions {
  private static let file = Argument(
    "FILE", .file, presence: .optional, "a charter (else the node's own versions)")

  static let show = Command(
    "charter show", "show a charter's terms, its id and who has signed",
    discussion: "Without FILE, the versions that the node holds, and the terms now in force.",
    options: [ChannelChoice.option], arguments: [file],
    examples: [.init("charter show launches.charter"), .init("charter show --channel launches")],
    exits: [.badData, .noInput, .unreachable]
  ) { call async throws(CommandError) in
    let directory = try Shared.directory(call)
    let logs = try custody { () throws(CustodyError) in try directory.keyLogs() }
    if let path = call[file] {
      let charter = try CharterCommand.read(path)
      let signed = charter.signers(logs)
      call.answer(CharterCommand.json(charter, signed)) {
        $0.pour(CharterWords(charter.charter, signed: signed).text(columns: $0.output.columns))
      }
      return .ok
    }
    let (_, versions) = try await versions(call[ChannelChoice.option], call)
    call.answer(versions) { speech in
      speech.pour(table(versions).text(columns: speech.output.columns))
      for version in versions where version.state == "in-force" {
        guard let charter = CharterFile(Array(version.charter.utf8)) else { continue }
        let words = CharterWords(charter.charter, signed: charter.signers(logs))
        speech.pour("\n" + words.text(columns: speech.output.columns))
      }
    }
    return .ok
  }

  static let accept = Command(
    "charter accept", "sign a charter's next version, and say so in our log",
    discussion: """
      With FILE, a version that this party proposes; the node sends it to the others. Without, the \
      version that another party proposed and the node holds. Shows what changes, asks, and signs \
      with the treaty key. It is in force once the proposer's log says so, after as many parties \
      have accepted it as the charter asks for.
      """,
    options: [ChannelChoice.option, Shared.yes] + Shared.unlocking, arguments: [file],
    examples: [.init("charter accept second.charter"), .init("charter accept --channel launches")],
    exits: [.badData, .noInput, .permission, .refused, .negative, .unreachable]
  ) { call async throws(CommandError) in
    let directory = try Shared.directory(call)
    let (channel, versions) = try await versions(call[ChannelChoice.option], call)
    let charter = try chosen(call, directory.party, versions)
    try CharterCommand.check(charter.charter, directory)
    let signed = try custody { () throws(CustodyError) in charter.signers(try directory.keyLogs()) }
    let columns = call.speech.errors.columns
    try Shared.confirm(
      call,
      [CharterWords(charter.charter, signed: signed).text(columns: columns)]
        + changes(versions.last { $0.state == "in-force" }, charter.charter),
      "Accept this version for \(directory.party)?")
    let (treaty, _) = try Shared.unlock(call) { vault throws(CustodyError) in
      try directory.treatyKey(vault.passphrase, offline: call[Shared.offline])
    }
    let note = charter.signed(by: treaty).bytes
    let taken = try await NodeClient.with(call) { node async throws(CommandError) in
      try await node.ask { try await $0.accept(note, in: channel.id) }
    }
    call.answer(taken) { speech in
      let missing = max(0, Int(taken.needed) - taken.accepted.count)
      speech.say(
        taken.state == "in-force"
          ? "version \(taken.version) is in force"
          : "version \(taken.version) is accepted by \(taken.accepted.joined(separator: ", ")); "
            + (missing > 0
              ? "\(missing) more must accept" : "\(taken.proposer ?? "-") puts it into force"))
    }
    return .ok
  }

  static let withdraw = Command(
    "charter withdraw", "withdraw the version that this party proposed",
    discussion: """
      Only while it is pending: if our log already says that it is in force, it stays so.
      """,
    options: [ChannelChoice.option, Shared.yes],
    examples: [.init("charter withdraw --channel launches")],
    exits: [.refused, .negative, .unreachable]
  ) { call async throws(CommandError) in
    let party = try Shared.directory(call).party
    let (channel, versions) = try await versions(call[ChannelChoice.option], call)
    guard
      let ours = versions.last(where: { $0.state == "pending" && $0.proposer == party.name })
    else {
      throw CommandError(
        .negative, "no version that \(party) proposed is pending here", next: "parley charter show")
    }
    try Shared.confirm(
      call, ["version \(ours.version), \(ours.title) (\(ours.id.prefix(10)))"],
      "Withdraw this version?")
    let taken = try await NodeClient.with(call) { node async throws(CommandError) in
      try await node.ask { try await $0.withdraw(ours.id, in: channel.id) }
    }
    call.answer(taken) { $0.say("version \(taken.version) is \(taken.state)") }
    return .ok
  }

  /// A channel of the node, and its charter in force.
  static func inForce(
    _ name: String, _ call: Invocation
  ) async throws(CommandError) -> (channel: OperatorAPI.Channel, charter: Charter) {
    let (channel, versions) = try await versions(name, call)
    guard let version = versions.last(where: { $0.state == "in-force" }),
      let file = CharterFile(Array(version.charter.utf8))
    else {
      throw CommandError(.inputOutput, "the node's charter is not understood")
    }
    return (channel, file.charter)
  }

  private static func versions(
    _ name: String?, _ call: Invocation
  ) async throws(CommandError) -> (OperatorAPI.Channel, [OperatorAPI.CharterVersion]) {
    try await NodeClient.with(call) {
      node async throws(CommandError) -> (OperatorAPI.Channel, [OperatorAPI.CharterVersion]) in
      let status = try await node.ask { try await $0.status() }
      let channel = try ChannelChoice.pick(name, status.channels)
      return (channel, try await node.ask { try await $0.charters(channel.id) })
    }
  }

  /// What is to be accepted: the file, or the one pending version that we have not accepted.
  private static func chosen(
    _ call: Invocation, _ party: Party, _ versions: [OperatorAPI.CharterVersion]
  ) throws(CommandError) -> CharterFile {
    if let path = call[file] {
      let charter = try CharterCommand.read(path)
      guard charter.charter.version > 1 else {
        throw CommandError(
          .refused, "this is a first version, which opens a channel",
          next: "parley charter sign \(path)")
      }
      return charter
    }
    let open = versions.filter { $0.state == "pending" && !$0.accepted.contains(party.name) }
    guard open.count == 1, let charter = CharterFile(Array(open[0].charter.utf8)) else {
      throw CommandError(
        .negative,
        open.isEmpty
          ? "no version waits for \(party) here" : "several versions are pending; one must go",
        next: open.isEmpty
          ? "parley charter show" : "save the one you mean and give it as FILE, or wait")
    }
    return charter
  }

  private static func table(_ versions: [OperatorAPI.CharterVersion]) -> Table {
    var table = Table(["version", "state", "id", "title", "proposed by", "accepted by"])
    for version in versions {
      table.add(
        String(version.version), version.state, String(version.id.prefix(10)),
        Speech.shown(version.title), version.proposer ?? "-",
        "\(version.accepted.joined(separator: ", ")) (\(version.needed) needed)")
    }
    return table
  }

  /// The lines that a version takes away and adds.
  private static func changes(
    _ before: OperatorAPI.CharterVersion?, _ charter: Charter
  ) -> [String] {
    func lines(_ text: [UInt8]) -> [String] {
      String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
    }
    guard let old = before.flatMap({ CharterFile(Array($0.charter.utf8)) })?.charter else {
      return []
    }
    let (was, becomes) = (lines(old.text), lines(charter.text))
    let gone = was.filter { !becomes.contains($0) }.map { "- \($0)" }
    let new = becomes.filter { !was.contains($0) }.map { "+ \($0)" }
    return ["", "Against the version in force:"] + (gone + new).map { Speech.shown($0) }
  }
}
