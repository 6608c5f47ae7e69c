import ParleyConsole

/// A program with one of everything, and what it said.
enum Sample {
  enum Level: String, CaseIterable, Sendable { case debug, info }

  static let port = Option("port", short: "p", .number(1...65_535), "port to listen on")
  static let level = Option<Level>("log", .choice("LEVEL"), "how much to say")
  static let member = Option("member", .text("NAME"), repeats: true, "who is in it")
  static let out = Option("out", short: "o", .file, required: true, "where to write")
  static let force = Flag("force", short: "f", "overwrite")
  static let verbose = Flag("verbose", short: "v", "say more")
  static let charter = Argument("CHARTER", .file, "the text both sign")
  static let note = Argument("NOTE", .text(), presence: .optional, "a remark")
  static let pages = Argument("PAGE", .number(1...99), presence: .oneOrMore, "numbers of pages")

  static let program = CommandLineProgram(
    name: "sample", version: "1.2", summary: "a program for tests", globals: [verbose],
    topics: [
      Topic("Running", [serve]),
      Topic("Charters", [propose, sign]),
      Topic("Pages", [print, fail]),
    ])

  static let serve = Command("serve", "run the node", options: [port, level, force]) {
    call throws(CommandError) in
    let level = call[Self.level]?.rawValue ?? "info"
    call.answer(["port": .integer(Int64(call[port] ?? 8443)), "force": .bool(call[force])]) {
      $0.say("serve \(call[port] ?? 8443) \(level) \(call[force]) \(call[verbose])")
    }
    return .ok
  }

  static let propose = Command(
    "charter propose", "propose a charter to the other party",
    discussion: "Nothing is sent before both have signed.",
    options: [out, member], arguments: [charter, note],
    examples: [.init("charter propose --out=signed.txt channel.charter", "sign for our side")],
    exits: [.badData, .noInput]
  ) { call throws(CommandError) in
    call.speech.say("propose \(call.required(charter)) \(call[note] ?? "-")")
    call.speech.say("out \(call.required(out)) members \(call.all(member))")
    return .ok
  }

  static let sign = Command("charter sign", "sign a charter") { _ throws(CommandError) in .negative
  }

  static let print = Command("print", "print pages", arguments: [pages]) {
    call throws(CommandError) in
    call.speech.say("print \(call.all(pages))")
    return .ok
  }

  static let fail = Command("fail", "fail with a rule") { _ throws(CommandError) in
    throw CommandError(
      .refused, "the peer says \u{202E}olleh\u{1B}[2J", next: "sample print 1", rule: "ADM-3")
  }

  struct Said: Equatable {
    var exit: ExitCode
    var out: String
    var err: String
  }

  static func run(_ line: String, columns: Int = 80) async -> Said {
    await run(words: line.split(separator: " ").map(String.init), columns: columns)
  }

  static func run(words: [String], columns: Int = 80) async -> Said {
    let out = Collected()
    let err = Collected()
    let speech = Speech(
      program: "sample", output: out.outlet(columns: columns), errors: err.outlet(columns: columns))
    let exit = await program.main(words, speech: speech)
    return Said(exit: exit, out: out.text, err: err.text)
  }
}
