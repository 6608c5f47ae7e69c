import ParleyConsole
import ParleyCrypto
import ParleyCustody
import ParleyKeylog
import ParleyRecord
import ParleyWire

/// `parley init`: a party begins.
enum InitCommand {
  private static let party = Option(
    "party", .party, required: true, "the party's name; exercise.… for an exercise")
  private static let office = Option(
    "office", .label("POST"), repeats: true, "a post that may speak (watch)")
  private static let address = Option(
    "address", .address, repeats: true, "where peers reach this node")
  private static let listen = Option(
    "listen",
    ValueKind("HOST:PORT", expected: "an address and a port, as in 127.0.0.1:8443") {
      Configuration.Listen($0)
    }, "where this node listens; none: it only connects out")
  private static let roots = Option("roots", .number(1...8), "how many root keys (3)")
  private static let threshold = Option(
    "threshold", .number(1...8), "how many of them must sign (2)")

  static let command = Command(
    "init", "make a party: its keys, its key log and its data directory",
    discussion: """
      The root keys, the registrar's and the treaty key are locked with a passphrase in the folder \
      offline; move that folder to a stick that is kept apart from the node. The node needs only \
      the folder keys, which is never in a backup.
      """,
    options: [
      party, office, address, listen, roots, threshold, Shared.work, Shared.passphrase,
    ],
    examples: [
      .init("init --party alfa.example --address https://alfa.example:8443"),
      .init(
        "init --party exercise.alfa.example --work 12 --data drill",
        "an exercise, quickly unlocked"),
    ],
    exits: [.cannotCreate, .permission, .inputOutput]
  ) { call throws(CommandError) in try run(call) }

  private static func run(_ call: Invocation) throws(CommandError) -> ExitCode {
    let path = Shared.path(call)
    if HandedFile.exists(path + "/parley.conf") {
      throw CommandError(CustodyError.exists(path: path))
    }
    let plan = try plan(call)
    let secret = try ParleyConsole.Passphrase.new(
      "New passphrase for the offline keys:", file: call[Shared.passphrase])
    let vault = Vault(passphrase: secret, logN: call[Shared.work] ?? Vault.defaultLogN)
    let directory = try custody { () throws(CustodyError) in
      let ceremony = try Ceremony.incept(
        plan, vault: vault, entropy: SystemEntropy(), at: SystemClock.now)
      return try DataDirectory.create(
        path, ceremony, configuration: Configuration(party: plan.party, listen: call[listen]))
    }
    let log = try custody { () throws(CustodyError) in try directory.keyLog() }
    call.answer(
      [
        "party": .string(plan.party.name), "id": .string(log.partyID.base64),
        "words": .string(VoiceWords(log.partyID).description), "data": .string(path),
      ]
    ) { speech in
      speech.say("\(plan.party) begins, in \(path).")
      speech.say("id    \(log.partyID)")
      for (i, row) in VoiceWords(log.partyID).rows.enumerated() {
        speech.say((i == 0 ? "words " : "      ") + row)
      }
      speech.remark("next: parley officer new (on each officer's seat), then parley card")
      speech.remark("      move \(path)/offline and \(path)/reserve apart from this machine")
    }
    return .ok
  }

  private static func plan(_ call: Invocation) throws(CommandError) -> Inception {
    let name = call.required(party)
    let posts = call.all(office).isEmpty ? ["watch"] : call.all(office)
    let offices = posts.compactMap { Office("\(name)/\($0)") }
    guard offices.count == posts.count, Set(offices).count == posts.count else {
      throw CommandError(
        .usage, "an office is named twice, or has a name that keys use (c g keys m o r t w)",
        next: "parley init --help")
    }
    var plan = Inception(party: name, offices: offices)
    plan.addresses = call.all(address)
    plan.roots = call[roots] ?? 3
    plan.threshold = call[threshold] ?? min(2, plan.roots)
    return plan
  }
}
