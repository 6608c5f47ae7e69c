import ParleyConsole
import ParleyCustody
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyWire

// What needs the roots, or the reserve.
extension KeysCommand {
  static let rotateRoots = Command(
    "keys rotate-roots", "let the next roots take over, and commit to new ones",
    discussion: """
      The next roots were made with the present ones, and only their hash is public. Do this when \
      a root key may be known to others, or as often as your rules say.
      """,
    options: Shared.unlocking + [Shared.work], examples: [.init("keys rotate-roots")],
    exits: [.noInput, .permission, .refused]
  ) { call throws(CommandError) in
    let directory = try Shared.directory(call)
    let (next, vault) = try Shared.unlock(call, work: call[Shared.work]) {
      vault throws(CustodyError) in
      try directory.nextRoots(vault.passphrase, offline: call[Shared.offline])
    }
    try custody { () throws(CustodyError) in
      var ceremony = Ceremony(
        try directory.keyLog(), at: SystemClock.now, entropy: SystemEntropy())
      try ceremony.rotateRoots(to: next.set, keys: next.keys, vault: vault)
      try directory.commit(ceremony)
    }
    let names = next.set.keys.map(\.name).joined(separator: ", ")
    call.speech.remark("next: move \(directory.offline) apart, and hand out a new card")
    return done(call, "the roots are now \(names)")
  }

  private static let entry = Argument(
    "ENTRY", .number(1...Int(Int32.max)), "the grant's entry, as keys show has it")
  private static let reason = Option<KeyEntry.Reason>(
    "reason", .reason, required: true, "why the key ends")
  private static let since = Option("since", .time, "a claim: since when; it voids nothing")

  static let revoke = Command(
    "keys revoke", "end any grant by the number of its entry",
    discussion: "What roots granted only roots can end: registrar and treaty keys.",
    options: [reason, since] + Shared.unlocking, arguments: [entry],
    examples: [.init("keys revoke 7 --reason compromised")],
    exits: [.noInput, .permission, .refused]
  ) { call throws(CommandError) in
    let directory = try Shared.directory(call)
    let index = Int64(call.required(entry))
    let (keys, _) = try Shared.unlock(call) { vault throws(CustodyError) in
      let log = try directory.keyLog()
      guard index < log.size, let grant = log.leaves[Int(index)].grant else {
        throw .unknown("disclosed grant at entry \(index)")
      }
      return grant.role == .registrar || grant.role == .treaty
        ? try directory.roots(vault.passphrase, offline: call[Shared.offline])
        : [try directory.registrar(vault.passphrase, offline: call[Shared.offline])]
    }
    try custody { () throws(CustodyError) in
      var ceremony = Ceremony(
        try directory.keyLog(), at: SystemClock.now, entropy: SystemEntropy())
      try ceremony.revoke(index, call.required(reason), since: call[since], by: keys)
      try directory.commit(ceremony)
    }
    return done(call, "the grant of entry \(index) is revoked")
  }

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
