/// Reads a form's text section by section and goes on after each fault, so that the author sees
/// them all at once.
struct FormReader {
  private(set) var faults: [FormTextFault] = []

  /// The lines of a section by keyword.
  typealias Section = [String: [FormLine]]

  mutating func fault(_ word: Word, _ expected: String, among known: [String] = []) {
    faults.append(
      FormTextFault(
        line: word.line, column: word.column, expected: expected,
        suggestion: Suggestion.nearest(to: word.text, among: known)))
  }

  mutating func add(_ more: [FormTextFault]) { faults += more }

  /// Sorts the lines of a section by keyword, and says which are unknown, misplaced, too many or
  /// missing. The keywords of a section stand in the order of `grammar`.
  mutating func section(_ lines: [FormLine], _ grammar: [Keyword]) -> Section {
    let names = grammar.map(\.name)
    var found: Section = [:]
    var rank = 0
    for line in lines {
      guard let name = known(line.keyword, names, rank), let place = names.firstIndex(of: name)
      else { continue }
      if place < rank { fault(line.keyword, "\(name) before \(names[rank])") }
      rank = max(rank, place)
      found[name, default: []].append(line)
    }
    for keyword in grammar {
      let given = found[keyword.name] ?? []
      switch keyword.times {
      case .once where given.count > 1, .optional where given.count > 1:
        fault(given[1].keyword, "one line \(keyword.name)")
      case .once where given.isEmpty, .some where given.isEmpty:
        if let first = lines.first {
          fault(first.keyword, "a line \(keyword.name) in this section")
        }
      default: break
      }
    }
    return found
  }

  /// The keyword written or, its fault noted, the one that was probably meant: what follows it is
  /// then read, and the author is not told that it is missing.
  private mutating func known(_ keyword: Word, _ names: [String], _ rank: Int) -> String? {
    if names.contains(keyword.text) { return keyword.text }
    fault(keyword, names[rank...].joined(separator: " or "), among: names)
    return Suggestion.nearest(to: keyword.text, among: names)
  }

  /// The value of the one line of a keyword; nil, with its fault noted, if it cannot be read.
  mutating func value<T>(
    _ section: Section, _ keyword: String, _ expected: String, among known: [String] = [],
    _ make: (String) -> T?
  ) -> T? {
    guard let line = section[keyword]?.first else { return nil }
    return value(line.rest, expected, among: known, make)
  }

  mutating func value<T>(
    _ word: Word, _ expected: String, among known: [String] = [], _ make: (String) -> T?
  ) -> T? {
    if let value = make(word.text) { return value }
    fault(word, expected, among: known)
    return nil
  }

  /// One of a list of words.
  mutating func choice<T: RawRepresentable & CaseIterable>(_ word: Word, _ type: T.Type) -> T?
  where T.RawValue == String {
    let names = T.allCases.map(\.rawValue)
    return value(word, names.joined(separator: " or "), among: names) { T(rawValue: $0) }
  }

  mutating func choice<T: RawRepresentable & CaseIterable>(
    _ section: Section, _ keyword: String, _ type: T.Type
  ) -> T? where T.RawValue == String {
    section[keyword]?.first.flatMap { choice($0.rest, type) }
  }

  /// Different words of a list, in the list's order.
  mutating func choices<T: RawRepresentable & CaseIterable & Equatable>(
    _ words: [Word], _ type: T.Type
  ) -> [T] where T.RawValue == String {
    let known = Array(T.allCases)
    var chosen: [T] = []
    for word in words {
      guard let next = choice(word, type) else { continue }
      let rises = (known.firstIndex(of: next) ?? 0) > (chosen.last.flatMap(known.firstIndex) ?? -1)
      if !rises { fault(word, "each once, in the order " + listed(known.map(\.rawValue))) }
      chosen.append(next)
    }
    return chosen
  }

  /// Exactly so many words, or nil with the fault at the first that is missing or too many.
  mutating func words(_ word: Word, _ count: ClosedRange<Int>, _ expected: String) -> [Word]? {
    let words = word.words
    if count.contains(words.count), words.allSatisfy({ !$0.text.isEmpty }) { return words }
    if let empty = words.first(where: { $0.text.isEmpty }) {
      fault(empty, expected)
    } else if words.count > count.upperBound {
      fault(words[count.upperBound], "the end of the line after \(expected)")
    } else {
      let end = word.column + word.text.unicodeScalars.count
      fault(Word(text: "", line: word.line, column: end), expected)
    }
    return nil
  }

  private func listed(_ names: [String]) -> String { names.joined(separator: ", ") }
}
