import Glibc
import ParleyConsole
import ParleyCustody
import ParleyForms
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyWire

/// `parley agent`: holds an officer's key for a shift, on the officer's seat.
enum AgentCommand {
  private static let key = Argument("KEY", .file, "the officer's key file, POST.key")
  private static let grant = Option("grant", .file, "the grant made with the key (POST.grant)")
  private static let socket = Option("socket", .file, "where to listen (POST.sock)")
  private static let hours = Option("hours", .number(1...24), "how long the shift is (8)")
  private static let until = Option("until", .time, "when the shift ends")
  private static let language = Option("language", .text("TAG"), "to show pages in (en)")

  static let command = Command(
    "agent", "hold an officer's key for a shift, and sign what the officer agrees to",
    discussion: """
      Reads every page itself and shows it in its own words, whatever the desk has shown. The \
      answer is read from standard input: y signs, anything else does not. Only processes of the \
      same user can ask.
      """,
    options: [grant, socket, hours, until, language, Shared.passphrase], arguments: [key],
    examples: [
      .init("agent watch-3.key"),
      .init("agent watch-3.key --hours 12 --language ru"),
    ],
    exits: [.noInput, .badData, .permission, .tryAgain, .refused]
  ) { call throws(CommandError) in try run(call) }

  private static func run(_ call: Invocation) throws(CommandError) -> ExitCode {
    let path = call.required(key)
    let base = path.hasSuffix(".key") ? String(path.dropLast(4)) : path
    let post = try post(call[grant] ?? base + ".grant")
    let seconds = try shift(call)
    guard let shown = Language(call[language] ?? "en") else {
      throw CommandError(.usage, "a language is a tag, as in en", next: "parley agent --help")
    }
    let name = post.grant.signer?.name ?? path
    let (held, _) = try Shared.unlock(call, "Passphrase of \(name):") {
      vault throws(CustodyError) in
      try KeyFile.signer(path, passphrase: vault.passphrase)
    }
    let errors = call.speech.errors
    let place = call[socket] ?? base + ".sock"
    errors.write(
      "\(name) is on watch for \(CharterWords.span(seconds)); asks arrive at \(place)\n")
    try custody { () throws(CustodyError) in
      let agent = try Agent(
        held, post, shift: Shift(seconds: seconds),
        consent: Consent(answers: STDIN_FILENO, show: { errors.write($0) }),
        describe: { PageWords($0, as: $1, language: shown).description(at: SystemClock.now) },
        log: { errors.write("\(SystemClock.now) \($0)\n") })
      try agent.serve(at: place)
    }
    return .ok
  }

  private static func post(_ path: String) throws(CommandError) -> OfficerPost {
    let bytes = try custody { () throws(CustodyError) in try HandedFile.read(path) }
    guard let grant = try? Grant(text: bytes), let post = OfficerPost(grant) else {
      throw CommandError(
        .badData, "\(path) is not the grant of an officer",
        next: "it was made beside the key by parley officer new")
    }
    return post
  }

  private static func shift(_ call: Invocation) throws(CommandError) -> Int64 {
    guard let end = call[until] else { return Int64(call[hours] ?? 8) * 3_600 }
    let seconds = end.seconds - SystemClock.now.seconds
    guard (1...86_400).contains(seconds) else {
      throw CommandError(
        .usage, "a shift ends within the next 24 hours", next: "parley agent --help")
    }
    return seconds
  }
}
