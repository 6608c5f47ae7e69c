/// One command: what it is called, what it takes, what it does.
///
/// The command line is read completely before `run` begins, and every value already has its type
/// then; a command asks its `Invocation` with the same options and arguments it declared.
package struct Command: Sendable {
  package typealias Run = @Sendable (Invocation) async throws(CommandError) -> ExitCode

  package struct Example: Sendable {
    package let line: String
    package let remark: String

    package init(_ line: String, _ remark: String = "") {
      self.line = line
      self.remark = remark
    }
  }

  /// The words that call it, as in `charter propose`.
  package let path: [String]
  /// One line, a verb first, without a full stop.
  package let summary: String
  /// What one needs to know and cannot guess; paragraphs.
  package let discussion: String
  package let examples: [Example]
  /// How it may end beside `ok` and `usage`, which every command has.
  package let exits: [ExitCode]
  let options: [OptionSpec]
  let arguments: [ArgumentSpec]
  let run: Run

  package init(
    _ path: String, _ summary: String, discussion: String = "",
    options: [any DeclaredOption] = [], arguments: [any DeclaredArgument] = [],
    examples: [Example] = [], exits: [ExitCode] = [], run: @escaping Run
  ) {
    self.path = path.split(separator: " ").map(String.init)
    self.summary = summary
    self.discussion = discussion
    self.options = options.map(\.spec)
    self.arguments = arguments.map(\.spec)
    self.examples = examples
    self.exits = exits
    self.run = run
    checkDeclaration()
  }

  var name: String { path.joined(separator: " ") }

  // A command table that contradicts itself is our bug and is found at the first start.
  private func checkDeclaration() {
    precondition(!path.isEmpty, "a command has a name")
    let names = options.map(\.name)
    precondition(Set(names).count == names.count, "\(name): an option is declared twice")
    let firstLoose = arguments.firstIndex { $0.presence != .required } ?? arguments.endIndex
    precondition(
      arguments[firstLoose...].allSatisfy { $0.presence != .required },
      "\(name): what is required stands before what is not")
    precondition(
      arguments.dropLast().allSatisfy { !$0.presence.repeats }, "\(name): only the last may repeat")
  }
}

/// Commands that belong together in the overview.
package struct Topic: Sendable {
  package let title: String
  package let commands: [Command]

  package init(_ title: String, _ commands: [Command]) {
    self.title = title
    self.commands = commands
  }
}

/// What one command line said, as values.
package struct Invocation: Sendable {
  package let speech: Speech
  package let command: String
  let found: ParsedLine
  let declared: [OptionSpec]

  package var json: Bool { found.options[Flag.json.name] != nil }

  /// The answer, in the form that was asked for; both forms say the same.
  package func answer(_ value: @autoclosure () -> JSONValue, text: (Speech) -> Void) {
    if json { speech.say(value()) } else { text(speech) }
  }

  package subscript(flag: Flag) -> Bool {
    checkDeclared(flag.name)
    return found.options[flag.name] != nil
  }

  package subscript<Value>(option: Option<Value>) -> Value? { all(option).last }

  /// The value of an option that was declared with `required`.
  package func required<Value>(_ option: Option<Value>) -> Value {
    guard let value = self[option] else { preconditionFailure("--\(option.name) is not required") }
    return value
  }

  package func all<Value>(_ option: Option<Value>) -> [Value] {
    checkDeclared(option.name)
    return (found.options[option.name] ?? []).map { Self.read($0, option.kind) }
  }

  package subscript<Value>(argument: Argument<Value>) -> Value? { all(argument).first }

  package func required<Value>(_ argument: Argument<Value>) -> Value {
    guard let value = self[argument] else {
      preconditionFailure("\(argument.name) is not required")
    }
    return value
  }

  package func all<Value>(_ argument: Argument<Value>) -> [Value] {
    guard let words = found.arguments[argument.name] else {
      preconditionFailure("\(command) does not take \(argument.name)")
    }
    return words.map { Self.read($0, argument.kind) }
  }

  private func checkDeclared(_ name: String) {
    precondition(declared.contains { $0.name == name }, "\(command) does not take --\(name)")
  }

  private static func read<Value>(_ word: String, _ kind: ValueKind<Value>) -> Value {
    guard let value = kind.read(word) else {
      preconditionFailure("a word that the parser did not check")
    }
    return value
  }
}
