import ParleyConsole
import ParleyCustody
import ParleyKeylog
import ParleyRecord

/// `parley office`: the posts of this party that may speak.
enum OfficeCommand {
  private static let post = Argument("POST", .label("POST"), "the office's post, as in watch")

  static let add = Command(
    "office add", "open an office, with a seal key of its own",
    discussion: """
      An office speaks in a channel only if the channel's charter names it. Tell the peers with a \
      new card.
      """,
    options: Shared.unlocking, arguments: [post],
    examples: [.init("office add general-staff")],
    exits: [.noInput, .permission, .refused]
  ) { call throws(CommandError) in
    let directory = try Shared.directory(call)
    guard let office = Office("\(directory.party)/\(call.required(post))") else {
      throw CommandError(
        .usage, "'\(call.required(post))' is a name that keys use",
        next: "any other name than c g keys m o r t w")
    }
    _ = try Shared.change(call, directory) { ceremony, registrar, _ throws(CustodyError) in
      guard !ceremony.state.grants(.seal).contains(where: { $0.grant.office == office }) else {
        throw .refused("\(office) is already open; see parley keys rotate-seal")
      }
      try ceremony.openOffice(
        office, registrar: registrar, number: try directory.nextSealNumber())
    }
    call.answer(["office": .string(office.description)]) { $0.say("\(office) is open") }
    return .ok
  }
}
