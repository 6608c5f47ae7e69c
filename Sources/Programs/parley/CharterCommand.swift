import ParleyCharter
import ParleyConsole
import ParleyCustody
import ParleyForms
import ParleyKeylog
import ParleyRecord
import ParleyWire

/// `parley charter`: what the parties of a channel agree on, from proposal to installation.
enum CharterCommand {
  static let file = Argument("FILE", .file, "the charter")

  static let sign = Command(
    "charter sign", "sign a charter with the treaty key",
    discussion: """
      Shows the charter and asks; then signs, adds the signature to the file, and makes this \
      party's log for the channel with its successor in reserve. Hand the file on, and a new card \
      with it.
      """,
    options: Shared.unlocking + [Shared.yes, Shared.work], arguments: [file],
    examples: [.init("charter sign launches.charter")],
    exits: [.badData, .noInput, .permission, .refused, .negative]
  ) { call throws(CommandError) in try runSign(call) }

  private static func runSign(_ call: Invocation) throws(CommandError) -> ExitCode {
    let directory = try Shared.directory(call)
    let path = call.required(file)
    let charter = try read(path)
    guard charter.charter.version == 1 else {
      throw CommandError(
        .refused, "this is a later version, which is accepted in a log and not only signed",
        next: "parley charter accept \(path)")
    }
    try check(charter.charter, directory)
    let (logs, channel) = try custody { () throws(CustodyError) in
      (try directory.keyLogs(), try directory.channel(of: charter.charter))
    }
    guard let channel else {
      throw CommandError(
        .refused, "the charter that this one follows is not installed here",
        next: "parley charter install FILE, with that one")
    }
    let words = CharterWords(charter.charter, signed: charter.signers(logs))
      .text(columns: call.speech.errors.columns)
    try Shared.confirm(call, [words], "Sign this charter for \(directory.party)?")
    var treaty: HeldKey?
    _ = try Shared.change(call, directory, work: call[Shared.work]) {
      ceremony, registrar, vault throws(CustodyError) in
      treaty = try directory.treatyKey(vault.passphrase, offline: call[Shared.offline])
      try ceremony.openLog(channel, registrar: registrar, vault: vault)
    }
    guard let treaty else { preconditionFailure("the ceremony opened the treaty key") }
    let signed = charter.signed(by: treaty)
    try custody { () throws(CustodyError) in
      try HandedFile.write(signed.bytes, to: path, replacing: true)
    }
    let signers = signed.signers(logs)
    call.answer(json(signed, signers)) { speech in
      speech.say("signed by \(signers.map(\.name).joined(separator: ", "))")
      let missing = charter.charter.parties.map(\.party).filter { !signers.contains($0) }
      speech.remark(
        missing.isEmpty
          ? "next: parley charter install \(path), on both sides"
          : "next: hand it to \(missing.map(\.name).joined(separator: ", ")), with a new card")
    }
    return .ok
  }

  static let install = Command(
    "charter install", "put a charter that all have signed where the node finds it",
    discussion: "The node takes it up at its next start, or when it is told to reload.",
    arguments: [file],
    examples: [.init("charter install launches.charter")],
    exits: [.badData, .noInput, .refused]
  ) { call throws(CommandError) in
    let directory = try Shared.directory(call)
    let charter = try read(call.required(file))
    guard charter.charter.version == 1 else {
      throw CommandError(
        .refused, "a later version travels by itself, and comes into force by the logs",
        next: "parley charter show")
    }
    let (_, channel) = try custody { () throws(CustodyError) in try directory.install(charter) }
    call.answer(
      ["channel": .string(channel.base64), "version": .integer(charter.charter.version)]
    ) {
      $0.say("channel \(channel), version \(charter.charter.version)")
    }
    return .ok
  }

  /// What would make the signature worthless, before it is given.
  static func check(
    _ charter: Charter, _ directory: DataDirectory
  ) throws(CommandError) {
    let logs = try custody { () throws(CustodyError) in try directory.keyLogs() }
    for member in charter.parties {
      guard let log = logs[member.party] else {
        throw CommandError(
          .refused, "the card of \(member.party) was not imported",
          next: "parley card import FILE, and compare its id by voice", rule: "C-2")
      }
      guard log.partyID == member.id else {
        throw CommandError(
          .refused, "the charter names another key log for \(member.party) than the one held here",
          next: "compare the ids by voice: parley charter show FILE", rule: "C-3")
      }
    }
    guard charter.member(directory.party) != nil else {
      throw CommandError(.refused, "\(directory.party) is no party to this charter")
    }
    for admitted in charter.forms {
      guard Catalogue.shipped[admitted.form]?.digest == admitted.digest else {
        throw CommandError(
          .refused, "the form \(admitted.form) is not the one in this program's catalogue",
          next: "parley charter show FILE; ask the other side for the form's text")
      }
    }
  }

  static func read(_ path: String) throws(CommandError) -> CharterFile {
    let bytes = try custody { () throws(CustodyError) in try HandedFile.read(path) }
    guard let charter = CharterFile(bytes) else {
      throw CommandError(
        .badData, "\(path) is not a charter", next: "make one with: parley charter propose")
    }
    return charter
  }

  static func json(_ file: CharterFile, _ signed: [Party]) -> JSONValue {
    let charter = file.charter
    return [
      "id": .string(charter.digest.base64), "version": .integer(charter.version),
      "title": .string(charter.title),
      "parties": .array(charter.parties.map { .string($0.party.name) }),
      "signed": .array(signed.map { .string($0.name) }),
      "complete": .bool(signed.count == charter.parties.count),
      "forms": .array(charter.forms.map { .string($0.form.description) }),
    ]
  }
}
