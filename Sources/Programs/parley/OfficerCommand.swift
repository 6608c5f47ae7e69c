import ParleyConsole
import ParleyCrypto
import ParleyCustody
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyWire

/// `parley officer`: keys of persons. The key is made on the officer's seat and never leaves it;
/// what goes to the registrar is a request that the key itself has signed.
enum OfficerCommand {
  private static let office = Option(
    "office", .office, required: true, "for which the officer speaks")
  private static let post = Option(
    "post", .label("POST"), required: true, "by which the other side knows the officer")
  private static let person = Option(
    "person", .label("ID"), required: true, "a pseudonym from the party's own register")
  private static let right = Option<Grant.Right>(
    "right", .choice("RIGHT"), required: true, repeats: true, "what the officer may sign")
  private static let until = Option("until", .time, "when the appointment ends")
  private static let folder = Option("out", .folder, "where the files go (.)")

  static let new = Command(
    "officer new", "make an officer's key on this seat, and a request for the registrar",
    discussion: """
      Writes POST.key, locked with the officer's own passphrase, and POST.grant, the request. The \
      registrar appoints the officer with: parley officer grant POST.grant
      """,
    options: [
      office, post, person, right, until, folder, Shared.work, Shared.passphrase,
    ],
    examples: [
      .init(
        "officer new --office alfa.example/watch --post watch-3 --person p-17 "
          + "--right draft --right answer")
    ],
    exits: [.cannotCreate, .refused, .inputOutput]
  ) { call throws(CommandError) in
    let base = (call[folder] ?? ".") + "/" + call.required(post)
    for path in [base + ".key", base + ".grant"] where HandedFile.exists(path) {
      throw CommandError(CustodyError.exists(path: path))
    }
    let secret = try ParleyConsole.Passphrase.new(
      "New passphrase of \(call.required(post)):", file: call[Shared.passphrase])
    let vault = Vault(passphrase: secret, logN: call[Shared.work] ?? Vault.defaultLogN)
    let grant = try custody { () throws(CustodyError) in
      let request = try OfficerSeat.request(
        call.required(office), post: call.required(post), person: call.required(person),
        rights: unique(call.all(right)), from: SystemClock.now, until: call[until],
        entropy: SystemEntropy())
      try KeyFile.write(request.key, to: base + ".key", in: vault, from: SystemEntropy())
      try HandedFile.write(request.grant.text, to: base + ".grant")
      return request.grant
    }
    call.answer(
      [
        "key": .string(base + ".key"), "request": .string(base + ".grant"),
        "vkey": .string(grant.key.text), "words": .string(VoiceWords(grant.hash).description),
      ]
    ) { speech in
      speech.say("key      \(base).key")
      speech.say("request  \(base).grant")
      speech.say("words    \(VoiceWords(grant.hash).rows[0])")
      speech.remark("next: on the registrar's machine: parley officer grant \(base).grant")
    }
    return .ok
  }

  private static func unique(_ rights: [Grant.Right]) -> [Grant.Right] {
    Grant.Right.allCases.filter { rights.contains($0) }
  }

  private static let request = Argument("REQUEST", .file, "POST.grant, from the officer's seat")

  static let appoint = Command(
    "officer grant", "appoint an officer by the request made on the officer's seat",
    options: Shared.unlocking + [Shared.yes], arguments: [request],
    examples: [.init("officer grant watch-3.grant")],
    exits: [.noInput, .badData, .permission, .refused]
  ) { call throws(CommandError) in
    let directory = try Shared.directory(call)
    let path = call.required(request)
    let bytes = try custody { () throws(CustodyError) in try HandedFile.read(path) }
    guard let grant = try? Grant(text: bytes), grant.role == .officer else {
      throw CommandError(
        .badData, "\(path) is not the request of an officer",
        next: "make one on the officer's seat: parley officer new")
    }
    try Shared.confirm(call, words(grant), "Appoint this officer?")
    let ceremony = try Shared.change(call, directory) {
      ceremony, registrar, _ throws(CustodyError) in
      try ceremony.appoint(grant, registrar: registrar)
    }
    let index = ceremony.keyLog.size - 1
    call.answer(["officer": .string(grant.signer?.name), "entry": .integer(index)]) {
      $0.say("\(grant.signer?.name ?? "-") is appointed, by entry \(index) of the key log")
    }
    return .ok
  }

  private static func words(_ grant: Grant) -> [String] {
    [
      "officer  \(grant.signer?.name ?? "-")",
      "person   \(grant.person ?? "-")",
      "office   \(grant.office?.description ?? "-")",
      "may      \(grant.rights.map(\.rawValue).joined(separator: ", "))",
      "from     \(grant.from)",
      "until    \(grant.until?.description ?? "revoked")",
      "words    \(VoiceWords(grant.hash).rows[0])  (the seat showed the same)",
    ]
  }

  private static let held = Argument("POST", .label("POST"), "the officer's post")
  private static let reason = Option<KeyEntry.Reason>(
    "reason", .reason, required: true,
    "compromised puts in question what was not yet held when this is seen")
  private static let since = Option("since", .time, "a claim: since when; it voids nothing")

  static let revoke = Command(
    "officer revoke", "end an officer's appointment",
    options: [reason, since] + Shared.unlocking, arguments: [held],
    examples: [.init("officer revoke watch-3 --reason ended")],
    exits: [.noInput, .permission, .refused]
  ) { call throws(CommandError) in
    let directory = try Shared.directory(call)
    let name = "\(directory.party)/o/\(call.required(held))"
    _ = try Shared.change(call, directory) { ceremony, registrar, _ throws(CustodyError) in
      let standing = ceremony.state.grants(.officer).last { $0.grant.signer?.name == name }
      guard let standing else { throw .unknown("officer \(name) in office") }
      try ceremony.revoke(
        standing.index, call.required(reason), since: call[since], by: [registrar])
    }
    call.answer(["officer": .string(name)]) { $0.say("\(name) is no longer appointed") }
    return .ok
  }
}

extension ValueKind where Value == KeyEntry.Reason {
  static var reason: ValueKind {
    let choices = ["superseded", "ended", "compromised"]
    return ValueKind(
      "REASON", expected: "one of \(choices.joined(separator: ", "))", choices: choices
    ) { KeyEntry.Reason(rawValue: $0) }
  }
}
