/// The words of a command line, sorted by what they belong to and checked, not yet converted.
struct ParsedLine: Equatable, Sendable {
  /// A flag that was given has an empty list.
  var options: [String: [String]] = [:]
  /// Every declared argument has an entry, empty if it was left out.
  var arguments: [String: [String]] = [:]
}

/// Why a command line is not one; `Program` adds the help to turn to.
struct UsageFault: Error, Equatable {
  let cause: String
}

/// Reads the words after a command: `--name=value`, `--name value`, `-n value`, `-nvalue`, `-abc`,
/// `--` before words that begin with a dash, and any unambiguous beginning of a long name.
struct Parser {
  let options: [OptionSpec]
  private var rest: ArraySlice<String>
  private var found = ParsedLine()
  private var words: [String] = []

  init(_ words: ArraySlice<String>, options: [OptionSpec]) {
    rest = words
    self.options = options
  }

  /// Everything after the command's own words.
  static func parse(
    _ words: ArraySlice<String>, options: [OptionSpec], arguments: [ArgumentSpec]
  ) throws(UsageFault) -> ParsedLine {
    var parser = Parser(words, options: options)
    try parser.readAll()
    // Who asks for help is not told what else is missing.
    guard parser.found.options[Flag.help.name] == nil else { return parser.found }
    for option in options where option.required && parser.found.options[option.name] == nil {
      throw UsageFault(cause: "--\(option.name) is missing")
    }
    try parser.place(arguments)
    return parser.found
  }

  /// Only options that stand before the command; gives back what is left, the command first.
  static func leading(
    _ words: [String], options: [OptionSpec]
  ) throws(UsageFault) -> (found: ParsedLine, rest: ArraySlice<String>) {
    var parser = Parser(words[...], options: options)
    while let word = parser.rest.first, word.hasPrefix("-"), word != "-", word != "--" {
      parser.rest.removeFirst()
      try parser.readOption(word)
    }
    return (parser.found, parser.rest)
  }

  private mutating func readAll() throws(UsageFault) {
    while let word = rest.popFirst() {
      if word == "--" {
        words += rest
        return
      }
      if word == "-" || !word.hasPrefix("-") { words.append(word) } else { try readOption(word) }
    }
  }

  private mutating func readOption(_ word: String) throws(UsageFault) {
    if word.hasPrefix("--") { try readLong(word.dropFirst(2)) } else { try readShort(word) }
  }

  private mutating func readLong(_ body: Substring) throws(UsageFault) {
    let cut = body.firstIndex(of: "=")
    let name = String(body[..<(cut ?? body.endIndex)])
    let option = try option(named: name)
    let value = cut.map { String(body[body.index(after: $0)...]) }
    try take(option, value, shown: "--\(option.name)")
  }

  private func option(named name: String) throws(UsageFault) -> OptionSpec {
    if let exact = options.first(where: { $0.name == name }) { return exact }
    let beginnings = options.filter { !name.isEmpty && $0.name.hasPrefix(name) }
    if beginnings.count == 1 { return beginnings[0] }
    guard beginnings.isEmpty else {
      let names = beginnings.map { "--\($0.name)" }.sorted().joined(separator: " or ")
      throw UsageFault(cause: "--\(name) may mean \(names)")
    }
    let near = Suggestion.nearest(to: name, among: options.map(\.name))
    let hint = near.map { "; did you mean --\($0)?" } ?? ""
    throw UsageFault(cause: "there is no option --\(name)\(hint)")
  }

  private mutating func readShort(_ word: String) throws(UsageFault) {
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      guard let option = options.first(where: { $0.short == letter }) else {
        throw UsageFault(cause: "there is no option -\(letter)")
      }
      guard option.placeholder == nil else {
        return try take(option, letters.isEmpty ? nil : String(letters), shown: "-\(letter)")
      }
      try take(option, nil, shown: "-\(letter)")
    }
  }

  private mutating func take(
    _ option: OptionSpec, _ attached: String?, shown: String
  ) throws(UsageFault) {
    guard option.placeholder != nil else {
      guard attached == nil else { throw UsageFault(cause: "\(shown) takes no value") }
      found.options[option.name] = []
      return
    }
    guard option.repeats || found.options[option.name] == nil else {
      throw UsageFault(cause: "\(shown) is given twice")
    }
    guard let value = attached ?? rest.popFirst() else {
      throw UsageFault(cause: "\(shown) needs a value")
    }
    if let problem = option.problem(value) { throw UsageFault(cause: "\(shown): \(problem)") }
    found.options[option.name, default: []].append(value)
  }

  private mutating func place(_ arguments: [ArgumentSpec]) throws(UsageFault) {
    var left = words[...]
    for argument in arguments {
      let count = argument.presence.repeats ? left.count : min(1, left.count)
      let mine = Array(left.prefix(count))
      left = left.dropFirst(count)
      if mine.isEmpty, argument.presence == .required || argument.presence == .oneOrMore {
        throw UsageFault(cause: "\(argument.name) is missing")
      }
      for word in mine {
        if let problem = argument.problem(word) {
          throw UsageFault(cause: "\(argument.name): \(problem)")
        }
      }
      found.arguments[argument.name] = mine
    }
    if let extra = left.first { throw UsageFault(cause: "'\(extra)' is one word too many") }
  }
}
