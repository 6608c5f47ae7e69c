/// A program of several commands: finds the one that was called, reads its line, runs it, and turns
/// whatever happened into words and one exit code.
package struct CommandLineProgram: Sendable {
  package let name: String
  package let version: String
  package let summary: String
  package let topics: [Topic]
  /// Options that every command takes; they may also stand before the command.
  let globals: [OptionSpec]

  package init(
    name: String, version: String, summary: String, globals: [any DeclaredOption] = [],
    topics: [Topic]
  ) {
    self.name = name
    self.version = version
    self.summary = summary
    self.globals = globals.map(\.spec) + [Flag.json.spec, Flag.help.spec]
    let own = Topic(
      "The program itself",
      [Self.describing("help"), Self.describing("completion"), Self.describing("version")])
    self.topics = topics + [own]
    let names = self.topics.flatMap(\.commands).map(\.name)
    precondition(Set(names).count == names.count, "a command is declared twice")
  }

  /// - Parameter words: what follows the name of the program.
  package func main(_ words: [String], speech: Speech) async -> ExitCode {
    let ended = await run(words, speech: speech)
    // An answer that did not reach the file or pipe it was meant for was not given.
    guard ended == .ok, speech.output.firstFailure != 0 else { return ended }
    speech.report(
      CommandError(
        .inputOutput,
        "the output could not be written (\(Terminal.message(speech.output.firstFailure)))",
        next: "see whether the disk is full, then run the command again"))
    return .inputOutput
  }

  private func run(_ words: [String], speech: Speech) async -> ExitCode {
    let json = words.contains("--\(Flag.json.name)")
    do {
      return try await dispatch(words, speech: speech)
    } catch {
      speech.report(error, json: json)
      return error.exit
    }
  }

  private func dispatch(
    _ words: [String], speech: Speech
  ) async throws(CommandError) -> ExitCode {
    let help = Help(program: self, columns: speech.output.columns)
    if words == ["--version"] { return answerVersion(speech) }
    let (before, rest) = try usage(next: "\(name) --help") { () throws(UsageFault) in
      try Parser.leading(words, options: globals)
    }
    let wantsHelp = before.options[Flag.help.name] != nil || rest.first == "help"
    let called = rest.first == "help" ? rest.dropFirst() : rest
    guard let command = command(calledBy: called) else {
      return try describe(called, asked: wantsHelp, help, speech)
    }
    if wantsHelp {
      speech.pour(help.command(command))
      return .ok
    }
    return try await start(command, before, called.dropFirst(command.path.count), help, speech)
  }

  private func start(
    _ command: Command, _ before: ParsedLine, _ words: ArraySlice<String>, _ help: Help,
    _ speech: Speech
  ) async throws(CommandError) -> ExitCode {
    let options = command.options + globals
    var line = try usage(next: "\(name) \(command.name) --help") { () throws(UsageFault) in
      try Parser.parse(words, options: options, arguments: command.arguments)
    }
    if line.options[Flag.help.name] != nil {
      speech.pour(help.command(command))
      return .ok
    }
    line.options.merge(before.options) { after, _ in after }
    let invocation = Invocation(
      speech: speech, command: command.name, found: line, declared: options)
    switch command.path {
    case ["version"]: return answerVersion(speech, json: invocation.json)
    case ["completion"]:
      speech.pour(Completion.bash(self))
      return .ok
    default: return try await command.run(invocation)
    }
  }

  private func answerVersion(_ speech: Speech, json: Bool = false) -> ExitCode {
    if json {
      speech.say(["program": .string(name), "version": .string(version)])
    } else {
      speech.say("\(name) \(version)")
    }
    return .ok
  }

  /// The longest command that the words begin with. Names are written out: a beginning that means
  /// one command today may mean another tomorrow, and some of them sign.
  private func command(calledBy words: ArraySlice<String>) -> Command? {
    topics.flatMap(\.commands).filter { words.starts(with: $0.path) }
      .max { $0.path.count < $1.path.count }
  }

  /// No command was called: the overview, the commands of a group, or what may have been meant.
  private func describe(
    _ words: ArraySlice<String>, asked: Bool, _ help: Help, _ speech: Speech
  ) throws(CommandError) -> ExitCode {
    let commands = topics.flatMap(\.commands)
    let named = Array(words.prefix { !$0.hasPrefix("-") })
    guard !named.isEmpty else {
      if asked { speech.pour(help.overview()) } else { speech.errors.write(help.overview()) }
      return asked ? .ok : .usage
    }
    // As many words as begin some command.
    let known =
      named.indices.reversed().map { Array(named[...$0]) }
      .first { prefix in commands.contains { $0.path.starts(with: prefix) } } ?? []
    let group = commands.filter { $0.path.starts(with: known) }
    if known == named {
      let wanted = asked || words.contains("--help") || words.contains("-h")
      let text = help.group(known, group)
      if wanted { speech.pour(text) } else { speech.errors.write(text) }
      return wanted ? .ok : .usage
    }
    let meant = Suggestion.nearest(
      to: named[known.count], among: group.map { $0.path[known.count] })
    let hint = meant.map { "; did you mean '\((known + [$0]).joined(separator: " "))'?" } ?? ""
    throw CommandError(
      .usage, "there is no command '\(named[...known.count].joined(separator: " "))'\(hint)",
      next: ([name] + known + ["--help"]).joined(separator: " "))
  }

  private func usage<Value>(
    next: String, _ read: () throws(UsageFault) -> Value
  ) throws(CommandError) -> Value {
    do { return try read() } catch { throw CommandError(.usage, error.cause, next: next) }
  }

  /// The commands that this kit answers itself, in `start` and `dispatch`; here only their help.
  private static func describing(_ name: String) -> Command {
    let summary =
      switch name {
      case "help": "show the overview, or the help of a command"
      case "completion": "print a completion script for bash"
      default: "print the version"
      }
    return Command(name, summary) { _ throws(CommandError) in .ok }
  }
}
