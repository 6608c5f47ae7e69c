/// Completion for bash, written out from the command table.
enum Completion {
  static func bash(_ program: CommandLineProgram) -> String {
    let function = "_" + program.name.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
    return """
      # Completion of \(program.name) for bash: source <(\(program.name) completion)
      \(function)() {
        local current="${COMP_WORDS[COMP_CWORD]}" path="" word words=""
        for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
          [[ $word == -* ]] || path="${path:+$path }$word"
        done
        case $path in
      \(cases(program))
        esac
        if [[ -z $words || ( $path == *" "* && $current != -* && $words == --* ) ]]; then
          COMPREPLY=()
          return
        fi
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
        if [[ ${COMPREPLY[0]} == *= ]]; then compopt -o nospace; fi
      }
      complete -o default -o bashdefault -F \(function) \(program.name)

      """
  }

  // First the beginnings of longer commands, exactly; then whole commands with whatever follows,
  // the longest first, so that `charter show` is not taken for `charter`.
  private static func cases(_ program: CommandLineProgram) -> String {
    let commands = program.topics.flatMap(\.commands)
    let groups = Set(commands.flatMap { c in c.path.indices.map { Array(c.path[..<$0]) } })
    let exact = groups.sorted { $0.joined(separator: " ") < $1.joined(separator: " ") }
      .map { group in
        let next = Set(
          commands.filter { $0.path.starts(with: group) && $0.path.count > group.count }
            .map { $0.path[group.count] })
        return line(quoted(group), next.sorted())
      }
    let whole = commands.sorted { ($1.path.count, $0.name) < ($0.path.count, $1.name) }
      .map { command in
        let options = (command.options + program.globals).map {
          "--\($0.name)\($0.placeholder == nil ? "" : "=")"
        }
        return line("\(quoted(command.path)) | \(quoted(command.path))\" \"*", options)
      }
    return (exact + whole).joined(separator: "\n")
  }

  private static func quoted(_ words: [String]) -> String {
    "\"\(words.joined(separator: " "))\""
  }

  private static func line(_ pattern: String, _ words: [String]) -> String {
    "    \(pattern)) words=\"\(words.joined(separator: " "))\" ;;"
  }
}
