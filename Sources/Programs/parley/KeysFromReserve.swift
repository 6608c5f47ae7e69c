import ParleyConsole
import ParleyCustody
import ParleyWire

// What needs the reserve.
extension KeysCommand {
  private static let channel = Argument("CHANNEL", .hash, "the channel's id")
  private static let reserve = Option(
    "reserve", .folder, "where the reserve folder is now, if it was moved apart")

  static let succeed = Command(
    "keys succeed", "take the successor log's key of a channel out of reserve",
    discussion: """
      After a restore a node may read with its old log keys and never sign with them. The \
      successor was granted beforehand; a new one is put in its place.
      """,
    options: [reserve, Shared.work] + Shared.unlocking, arguments: [channel],
    examples: [.init("keys succeed CHANNEL --reserve /media/stick/reserve")],
    exits: [.noInput, .permission, .refused]
  ) { call throws(CommandError) in
    let directory = try Shared.directory(call)
    _ = try Shared.change(call, directory, work: call[Shared.work]) {
      ceremony, registrar, vault throws(CustodyError) in
      let held = try directory.reserve(
        call.required(channel), vault.passphrase, folder: call[reserve])
      try ceremony.succeed(
        with: held.key, grant: held.grant, registrar: registrar, vault: vault)
    }
    return done(call, "the successor's key is with the node; hand out a new card")
  }
}
