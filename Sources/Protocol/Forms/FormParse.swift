import ParleyCrypto
import ParleyRecord
import ParleyWire

extension Form {
  /// Reads the text of a form strictly: what this accepts, `text` writes back to the byte.
  ///
  /// - Throws: every fault of the text at once, with line and column.
  package init(text: [UInt8]) throws(FormTextFaults) {
    let lines = FormLines(text)
    var reader = FormReader()
    reader.add(lines.faults)
    let form =
      lines.sections.isEmpty
      ? nil : reader.form(lines.sections, digest: SHA256.hash(text))
    guard reader.faults.isEmpty, let form else {
      throw FormTextFaults(all: reader.faults.sorted())
    }
    // The grammar has one spelling of everything. Should it ever have two, the second is refused
    // here, so that no two texts, and no two digests, stand for the same form.
    guard form.text == text else {
      let wrong = zip(form.text, text).prefix { $0 == $1 }.filter { $0.0 == 0x0A }.count
      throw FormTextFaults(all: [
        FormTextFault(line: wrong + 1, column: 1, expected: "the one spelling", suggestion: nil)
      ])
    }
    self = form
  }
}

extension FormReader {
  private static let header = [
    Keyword("form", .once), Keyword("kind", .once), Keyword("title", .some),
    Keyword("reviewed", .some), Keyword("source", .some), Keyword("answers", .once),
    Keyword("precedence", .once), Keyword("release", .once), Keyword("delayed-after", .once),
    Keyword("re", .once),
  ]

  static let most = 64

  mutating func form(_ sections: [[FormLine]], digest: Digest) -> Form? {
    let head = section(sections[0], Self.header)
    let titles = labels(head["title"] ?? [], like: nil)
    let languages = titles?.languages
    let (fields, rules) = body(sections.dropFirst(), languages)
    let id = value(head, "form", "NAME/VERSION, as in launch-1988/1") { FormID($0) }
    let kind = choice(head, "kind", Form.Kind.self)
    let reviewers = labels(head["reviewed"] ?? [], like: languages)
    let sources = self.sources(head["source"] ?? [])
    let answers = choice(head, "answers", Answers.self)
    let precedences = self.precedences(head)
    let release = value(head, "release", "1 or 2") { ["1": 1, "2": 2][$0] }
    let delayed = value(head, "delayed-after", "never, or a span such as 6h") {
      $0 == "never" ? .some(Span?.none) : Span($0).map { .some($0) }
    }
    let re = choice(head, "re", Form.Reference.self)
    guard faults.isEmpty, let id, let kind, let titles, let reviewers, let answers,
      let (normal, highest) = precedences, let release, let delayed, let re
    else { return nil }
    return Form(
      id: id, kind: kind, titles: titles, reviewers: reviewers, sources: sources,
      answers: answers, precedence: normal, highest: highest, release: release,
      delayedAfter: delayed, re: re, fields: fields, rules: rules, digest: digest)
  }

  private mutating func precedences(_ head: Section) -> (Precedence, Precedence)? {
    guard let line = head["precedence"]?.first,
      let words = self.words(line.rest, 2...2, "the usual and the highest precedence"),
      let normal = choice(words[0], Precedence.self),
      let highest = choice(words[1], Precedence.self)
    else { return nil }
    guard highest <= normal else {
      fault(words[1], "a highest precedence not below the usual one")
      return nil
    }
    return (normal, highest)
  }

  /// Lines `CONFIDENCE TEXT`.
  private mutating func sources(_ lines: [FormLine]) -> [Source] {
    var sources: [Source] = []
    for line in lines {
      guard let confidence = choice(line.rest.words[0], Confidence.self),
        let text = freeText(tail(line.rest, words: 1), "an address or a sentence")
      else { continue }
      sources.append(Source(confidence: confidence, text: text))
    }
    return sources
  }

  /// What stands after the first words.
  func tail(_ word: Word, words count: Int) -> Word {
    let length = word.text.unicodeScalars.count
    let first = word.words.prefix(count).reduce(0) { $0 + $1.text.unicodeScalars.count + 1 }
    let skipped = min(first, length)
    return Word(
      text: String(word.text.unicodeScalars.dropFirst(skipped)), line: word.line,
      column: word.column + skipped)
  }

  mutating func freeText(_ word: Word, _ expected: String, most: Int = 500) -> String? {
    value(word, "\(expected), at most \(most) characters, no space before it") {
      !$0.isEmpty && $0.unicodeScalars.count <= most && isTrimmed($0) ? $0 : nil
    }
  }

  /// Lines `LANGUAGE TEXT`, languages rising: those of the titles, when they are known.
  mutating func labels(_ lines: [FormLine], like languages: [Language]?) -> Labels? {
    labels(lines.map(\.rest), like: languages)
  }

  mutating func labels(_ rests: [Word], like languages: [Language]?) -> Labels? {
    let before = faults.count
    var all: [Labels.Label] = []
    for rest in rests {
      let first = rest.words[0]
      guard let language = value(first, "a language, as in en", { Language($0) }) else { continue }
      if let last = all.last?.language, !(last < language) {
        fault(first, "languages in rising order, each once")
      }
      if let languages, !languages.contains(language) {
        fault(first, "a language that the form has a title in")
      }
      guard let text = freeText(tail(rest, words: 1), "a text", most: 120) else { continue }
      all.append(Labels.Label(language: language, text: text))
    }
    if let languages, faults.count == before, let last = rests.last {
      for language in languages where !all.map(\.language).contains(language) {
        fault(last, "the text in \(language) too")
      }
    }
    return faults.count == before && !all.isEmpty ? Labels(all: all) : nil
  }
}
