import ParleyConsole
import ParleyCustody
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyWire

/// `parley keys`: the party's key log, and what is done to it after the beginning.
enum KeysCommand {
  static let show = Command(
    "keys show", "show the keys in force, and the roots",
    examples: [.init("keys show"), .init("keys show --json")],
    exits: [.noInput, .badData, .permission]
  ) { call throws(CommandError) in
    let directory = try Shared.directory(call)
    let log = try custody { () throws(CustodyError) in try directory.keyLog() }
    let state = KeyState(log, at: log.size)
    let standing = Grant.Role.allCases.flatMap { state.grants($0) }
    call.answer(
      [
        "party": .string(log.party.name), "id": .string(log.partyID.base64),
        "entries": .integer(log.size), "reserve": .integer(Int64(state.undisclosed)),
        "roots": .array(log.roots.keys.map { .string($0.description) }),
        "threshold": .integer(Int64(log.roots.threshold)),
        "grants": .array(standing.map(json)),
      ]
    ) { speech in
      speech.say("\(log.party), \(log.size) entries, id \(log.partyID)")
      let names = log.roots.keys.map(\.name).joined(separator: ", ")
      speech.say("roots: \(log.roots.threshold) of \(names)")
      var table = Table(["entry", "role", "since", "key"], alignments: [.right])
      for item in standing {
        table.add(
          "\(item.index)", item.grant.role.rawValue, "\(item.grant.from)", words(item.grant))
      }
      speech.pour(table.text(columns: speech.output.columns))
    }
    return .ok
  }

  private static func words(_ grant: Grant) -> String {
    let office = grant.office.map { " for \($0)" } ?? ""
    let rights =
      grant.rights.isEmpty ? "" : ": " + grant.rights.map(\.rawValue).joined(separator: ", ")
    let key = grant.signer?.name ?? grant.key.text
    return Speech.shown(
      ([key + office + rights] + grant.addresses
        + [grant.until.map { "until \($0)" }]
        .compactMap { $0 }).joined(separator: " "))
  }

  private static func json(_ item: KeyState.Standing) -> JSONValue {
    [
      "entry": .integer(item.index), "role": .string(item.grant.role.rawValue),
      "key": .string(item.grant.key.text), "office": .string(item.grant.office?.description),
      "person": .string(item.grant.person), "channel": .string(item.grant.channel?.base64),
      "rights": .array(item.grant.rights.map { .string($0.rawValue) }),
      "addresses": .array(item.grant.addresses.map { .string($0) }),
      "from": .string(item.grant.from.description),
      "until": .string(item.grant.until?.description),
    ]
  }

  private static let office = Argument("POST", .label("POST"), "the office's post, as in watch")

  static let rotateSeal = Command(
    "keys rotate-seal", "give an office a new seal key",
    discussion: """
      The old key stays, to open what is still under way to it, until the charter's seal-grace \
      has passed.
      """,
    options: Shared.unlocking, arguments: [office],
    examples: [.init("keys rotate-seal watch")],
    exits: [.noInput, .permission, .refused]
  ) { call throws(CommandError) in
    let directory = try Shared.directory(call)
    let name = "\(directory.party)/\(call.required(office))"
    _ = try Shared.change(call, directory) { ceremony, registrar, _ throws(CustodyError) in
      let offices = ceremony.state.grants(.seal).compactMap(\.grant.office)
      guard let office = offices.first(where: { $0.description == name }) else {
        throw .unknown("office \(name)")
      }
      try ceremony.openOffice(
        office, registrar: registrar, number: try directory.nextSealNumber())
    }
    return done(call, "\(name) has a new seal key; hand out a new card")
  }

  static let renew = Command(
    "keys renew", "make new cosigning keys, after a restore from a backup",
    discussion: """
      Mirror and witness keys are never in a backup, and the old ones must not sign again: they \
      may have cosigned more than a restored node remembers.
      """,
    options: Shared.unlocking, examples: [.init("keys renew")],
    exits: [.noInput, .permission]
  ) { call throws(CommandError) in
    let directory = try Shared.directory(call)
    _ = try Shared.change(call, directory) { ceremony, registrar, _ throws(CustodyError) in
      try ceremony.renewCosigners(registrar: registrar)
    }
    return done(call, "the node has new cosigning keys; hand out a new card")
  }

  private static let address = Option(
    "address", .address, repeats: true, "where peers reach this node from now on")
  private static let newKey = Flag("new-key", "make a new link key too; peers need the new card")

  static let link = Command(
    "keys link", "change where peers reach this node, or its link key",
    options: [address, newKey] + Shared.unlocking,
    examples: [.init("keys link --address https://alfa.example:9443")],
    exits: [.noInput, .permission, .refused]
  ) { call throws(CommandError) in
    let directory = try Shared.directory(call)
    let addresses = call.all(address)
    let fresh = call[newKey]
    _ = try Shared.change(call, directory) { ceremony, registrar, _ throws(CustodyError) in
      if fresh {
        try ceremony.newLink(addresses, registrar: registrar)
      } else {
        try ceremony.changeAddresses(addresses, registrar: registrar)
      }
    }
    return done(call, "the link is changed; hand out a new card")
  }

  static func done(_ call: Invocation, _ words: String) -> ExitCode {
    call.answer(["done": .string(words)]) { $0.say(words) }
    return .ok
  }
}
