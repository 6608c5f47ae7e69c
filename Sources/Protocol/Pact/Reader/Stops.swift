// What is said where a sentence cannot be read further.
extension PactReader {
  /// Notes that something else stands where `expected` belongs.
  ///
  /// - Parameter isLine: a line begins here, and there are many that could.
  mutating func stop(
    _ expected: String, among phrases: [Phrase] = [], isLine: Bool = false
  ) -> Stop {
    if let fault = timeOfDay { return fault }
    if let fault = otherWord(phrases) { return fault }
    let known = phrases.map { book.text($0) } + phrases.map { firstWord($0) }
    let near = token.kind == .word ? Suggestion.nearest(to: token.text, among: known) : nil
    let meant = near.map { "Did you mean \u{201C}\(spelled($0, phrases))\u{201D}? " } ?? ""
    fault(
      .sentence,
      isLine
        ? "no line begins with \(shown)" : "here belongs \(expected), and here stands \(shown)",
      remedy: meant + (isLine && near == nil ? "Here belongs \(expected). " : "")
        + (example.isEmpty ? "" : "The sentence has the shape: \(Example.text(example, in: book))"))
    return Stop()
  }

  /// A word of another language, or one that treaties use and this language does not.
  private mutating func otherWord(_ phrases: [Phrase]) -> Stop? {
    guard token.kind == .word else { return nil }
    if let meant = Synonyms.meant(token.text, among: phrases) {
      let form = Span.Unit.allCases.contains { $0.phrase == meant } ? 1 : 0
      fault(
        .sentence, "\(shown) is written \u{201C}\(book.text(meant, form: form))\u{201D} here",
        remedy: "One word for one thing: whoever reads need not ask whether another was meant.")
      return Stop()
    }
    for other in Phrasebook.all where other.tongue != book.tongue {
      guard let meant = other.starting(with: token.text).first(where: { phrases.contains($0) })
      else { continue }
      fault(
        .sentence,
        "\(shown) is \(other.tongue.name), and the keywords of this text are \(book.tongue.name)",
        remedy: "Write \u{201C}\(book.text(meant))\u{201D}. A text keeps to the language of its "
          + "first word; the formatter translates the whole.")
      return Stop()
    }
    return nil
  }

  /// `23:59:60` and its like.
  private var timeOfDay: Stop? {
    mutating get {
      let parts = token.text.split(separator: ":", omittingEmptySubsequences: false)
      guard token.kind == .word, (2...3).contains(parts.count),
        parts.allSatisfy({ (1...2).contains($0.utf8.count) && Int($0) != nil })
      else { return nil }
      let isLeap = parts.count == 3 && parts[2] == "60"
      fault(
        .timeOfDay,
        isLeap
          ? "\(shown) is a leap second, which no count here knows"
          : "\(shown) is a time of day, and an agreement names days",
        remedy:
          "Write the day, or count hours from something that has a time, as in within 6 hours "
          + "of receipt.")
      return Stop()
    }
  }

  private func firstWord(_ phrase: Phrase) -> String {
    String(book.text(phrase).split(separator: " ").first ?? "")
  }

  /// The whole phrase that begins with a word.
  private func spelled(_ word: String, _ phrases: [Phrase]) -> String {
    phrases.first { firstWord($0) == word }.map { book.text($0) } ?? word
  }

  var shown: String {
    switch token.kind {
    case .end: "the end of the text"
    case .string: "a quotation"
    default: "\u{201C}\(token.text)\u{201D}"
    }
  }
}
