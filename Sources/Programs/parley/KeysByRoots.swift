import ParleyConsole
import ParleyCustody
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyWire

// What needs the roots.
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

  private static let role = Argument(
    "ROLE", .choice("ROLE", ["registrar", "treaty"]), "which key: registrar or treaty")

  static let replace = Command(
    "keys replace", "let the roots replace the registrar's or the treaty key",
    discussion: "What the old key granted or signed stands; it only signs nothing new.",
    options: [reason] + Shared.unlocking + [Shared.work], arguments: [role],
    examples: [.init("keys replace registrar --reason superseded")],
    exits: [.noInput, .permission, .refused]
  ) { call throws(CommandError) in
    let role: Grant.Role = call.required(role) == "treaty" ? .treaty : .registrar
    try byRoots(call) { ceremony, roots, vault throws(CustodyError) in
      try ceremony.replace(role, call.required(reason), roots: roots, vault: vault)
    }
    return done(call, "there is a new \(role.rawValue) key; hand out a new card")
  }

  private static let log = Argument("LOG", .origin, "the log's origin, PARTY/c/…")
  private static let size = Option(
    "size", .number(0...Int(Int32.max)), required: true, "entries that stand")
  private static let root = Option("root", .hash, required: true, "the tree's root at that size")
  private static let cause = Option<KeyEntry.Cause>(
    "cause", .cause, required: true, "why the log ends")

  static let close = Command(
    "keys close", "end a channel log; its successor's key is named",
    discussion: """
      Leaves beyond the size given are disowned, except those that another member held before it \
      saw this. It is how a party answers for a log key that was lost or stolen.
      """,
    options: [size, root, cause] + Shared.unlocking, arguments: [log],
    examples: [
      .init("keys close alfa.example/c/xqips5lwu3dqks63 --size 12 --root HASH --cause lost")
    ],
    exits: [.noInput, .permission, .refused]
  ) { call throws(CommandError) in
    let directory = try Shared.directory(call)
    let origin = call.required(log)
    let successor = try custody { () throws(CustodyError) in try directory.successor(of: origin) }
    let head = LogHead(origin, size: Int64(call.required(size)), root: call.required(root))
    try byRoots(call) { ceremony, roots, _ throws(CustodyError) in
      try ceremony.closeLog(head, call.required(cause), successor: successor, roots: roots)
    }
    return done(call, "\(origin) is closed; go on with: parley keys succeed CHANNEL")
  }

  /// Makes a change to the key log that the roots sign.
  private static func byRoots(
    _ call: Invocation,
    _ make: (inout Ceremony, [HeldKey], Vault) throws(CustodyError) -> Void
  ) throws(CommandError) {
    let directory = try Shared.directory(call)
    let work = call.command == "keys replace" ? call[Shared.work] : nil
    let (roots, vault) = try Shared.unlock(call, work: work) { vault throws(CustodyError) in
      try directory.roots(vault.passphrase, offline: call[Shared.offline])
    }
    try custody { () throws(CustodyError) in
      var ceremony = Ceremony(
        try directory.keyLog(), at: SystemClock.now, entropy: SystemEntropy())
      try make(&ceremony, roots, vault)
      try directory.commit(ceremony)
    }
  }
}

extension ValueKind where Value == Origin {
  static var origin: ValueKind {
    ValueKind("LOG", expected: "a channel log, as in alfa.example/c/xqips5lwu3dqks63") {
      Origin($0).flatMap { $0.isKeyLog ? nil : $0 }
    }
  }
}

extension ValueKind where Value == KeyEntry.Cause {
  static var cause: ValueKind {
    let choices = ["lost", "compromised", "full", "rotated"]
    return ValueKind(
      "CAUSE", expected: "one of \(choices.joined(separator: ", "))", choices: choices
    ) { KeyEntry.Cause(rawValue: $0) }
  }
}
