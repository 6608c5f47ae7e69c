/// The texts that `--help` prints, from the same declarations that the parser reads.
struct Help {
  let program: CommandLineProgram
  let columns: Int

  /// All commands, by topic.
  func overview() -> String {
    var out = wrapped("\(program.name) \(program.version): \(program.summary)") + "\n"
    out += "Usage: \(program.name) COMMAND [OPTION]... [ARGUMENT]...\n"
    for topic in program.topics {
      out += "\n\(topic.title):\n" + commandTable(topic.commands)
    }
    out += "\nOptions of every command:\n" + optionTable(program.globals)
    return out + "\nMore about one: \(program.name) COMMAND --help\n"
  }

  /// The commands that begin with the same words.
  func group(_ words: [String], _ commands: [Command]) -> String {
    let name = ([program.name] + words).joined(separator: " ")
    return "Usage: \(name) COMMAND [OPTION]... [ARGUMENT]...\n\nCommands:\n"
      + commandTable(commands)
  }

  func command(_ command: Command) -> String {
    let words = [program.name] + command.path + command.options.filter(\.required).map(usage)
    let usageLine = words + ["[OPTION]..."] + command.arguments.map(\.usage)
    var out = wrapped("\(command.name): \(command.summary)")
    out += "\nUsage: \(usageLine.joined(separator: " "))\n"
    if !command.discussion.isEmpty { out += "\n" + wrapped(command.discussion) }
    if !command.arguments.isEmpty {
      out += "\nArguments:\n" + table(command.arguments.map { ($0.name, $0.help) })
    }
    if !command.options.isEmpty { out += "\nOptions:\n" + optionTable(command.options) }
    out += "\nOptions of every command:\n" + optionTable(program.globals)
    if !command.examples.isEmpty { out += "\nExamples:\n" + examples(command.examples) }
    let exits = ([.ok, .usage] + command.exits).sorted { $0.rawValue < $1.rawValue }
    return out + "\nExit status:\n" + table(exits.map { (String($0.rawValue), $0.meaning) })
  }

  private func examples(_ examples: [Command.Example]) -> String {
    examples.map { example in
      let remark = example.remark.isEmpty ? "" : "  # \(example.remark)\n"
      return remark + "  \(program.name) \(example.line)\n"
    }.joined()
  }

  private func commandTable(_ commands: [Command]) -> String {
    table(commands.map { ($0.name, $0.summary) })
  }

  private func optionTable(_ options: [OptionSpec]) -> String {
    table(
      options.map { option in
        let short = option.short.map { "-\($0), " } ?? "    "
        let choices =
          option.choices.isEmpty ? "" : " (\(option.choices.joined(separator: ", ")))"
        let more = option.repeats ? "; may be repeated" : ""
        return (short + usage(option), option.help + choices + more)
      })
  }

  private func usage(_ option: OptionSpec) -> String {
    "--\(option.name)" + (option.placeholder.map { "=\($0)" } ?? "")
  }

  private func table(_ rows: [(String, String)]) -> String {
    var table = Table(["", ""])
    for row in rows { table.add(row.0, row.1) }
    return table.text(columns: columns, indent: 2)
  }

  private func wrapped(_ text: String) -> String {
    DisplayWidth.wrap(text, to: columns).map { $0 + "\n" }.joined()
  }
}
