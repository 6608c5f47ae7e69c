extension FormReader {
  private static let rules = [
    "notice-period", "validity", "order", "with", "places", "legal-answer",
  ]

  /// `CONFIDENCE NAME ARGUMENTS`
  mutating func clause(_ line: FormLine, _ fields: [FormField]) -> FormClause? {
    guard let words = self.words(line.rest, 2...9, "CONFIDENCE, a rule and its fields"),
      let confidence = choice(words[0], Confidence.self)
    else { return nil }
    var reader = ClauseReader(words: Array(words.dropFirst()), fields: fields)
    let rule: FormClause.Rule?
    switch words[1].text {
    case "notice-period": rule = period(&reader).map { .noticePeriod(field: $0, $1) }
    case "validity": rule = period(&reader).map { .validity(field: $0, $1) }
    case "order":
      rule = pair(field(&reader, "a field of time", \.isTimed), field(&reader, timed, \.isTimed))
        .map { .order($0, $1) }
    case "with": rule = with(&reader)
    case "places": rule = places(&reader)
    case "legal-answer":
      rule = field(&reader, "a field of type code", \.isCode).map { .legalAnswer(field: $0.code) }
    default:
      fault(words[1], Self.rules.joined(separator: " or "), among: Self.rules)
      return nil
    }
    if rule != nil, let surplus = reader.next() {
      fault(surplus, "the end of the line")
      return nil
    }
    return rule.map { FormClause(confidence: confidence, rule: $0) }
  }

  private var timed: String { "a field of type instant, window or date" }

  private func pair(_ a: FormField?, _ b: FormField?) -> (String, String)? {
    guard let a, let b else { return nil }
    return (a.code, b.code)
  }

  private mutating func word(_ reader: inout ClauseReader, _ expected: String) -> Word? {
    if let next = reader.next() { return next }
    fault(reader.end, expected)
    return nil
  }

  private mutating func field(
    _ reader: inout ClauseReader, _ expected: String, _ fits: (FormField) -> Bool
  ) -> FormField? {
    guard let word = word(&reader, expected) else { return nil }
    let known = reader.fields.filter(fits)
    guard let field = known.first(where: { $0.code == word.text }) else {
      fault(word, expected, among: known.map(\.code))
      return nil
    }
    return field
  }

  private mutating func period(_ reader: inout ClauseReader) -> (String, Span)? {
    guard let field = field(&reader, timed, \.isTimed),
      let word = word(&reader, "a span such as 24h"),
      let span = value(word, "a span such as 24h", { Span($0) })
    else { return nil }
    return (field.code, span)
  }

  /// A field of type code and one of its codes.
  private mutating func code(_ reader: inout ClauseReader) -> (String, String)? {
    guard let field = field(&reader, "a field of type code", \.isCode),
      case .code(let terms) = field.type, let word = word(&reader, "a code of \(field.code)")
    else { return nil }
    let known = terms.map(\.code)
    return value(word, "a code of \(field.code)", among: known) {
      known.contains($0) ? (field.code, $0) : nil
    }
  }

  private mutating func with(_ reader: inout ClauseReader) -> FormClause.Rule? {
    guard let field = field(&reader, "a field of need possible", { $0.need == .possible }),
      let (other, code) = code(&reader)
    else { return nil }
    return .with(field: field.code, other: other, code: code)
  }

  private mutating func places(_ reader: inout ClauseReader) -> FormClause.Rule? {
    guard let field = field(&reader, "a field of type place", \.isPlace),
      case .place(let allowed) = field.type, let (other, code) = code(&reader)
    else { return nil }
    var words: [Word] = []
    while let next = reader.next() { words.append(next) }
    guard !words.isEmpty else {
      fault(reader.end, "kinds of place")
      return nil
    }
    let kinds = choices(words, Place.Kind.self)
    for (word, kind) in zip(words, kinds) where !allowed.contains(kind) {
      fault(word, "a kind that \(field.code) allows")
    }
    return .places(field: field.code, other: other, code: code, kinds)
  }
}

/// The words of a rule after its name, one by one.
private struct ClauseReader {
  let words: [Word]
  let fields: [FormField]
  private var position = 1

  init(words: [Word], fields: [FormField]) {
    self.words = words
    self.fields = fields
  }

  mutating func next() -> Word? {
    guard position < words.count else { return nil }
    defer { position += 1 }
    return words[position]
  }

  /// The end of the line, where the next word is missing.
  var end: Word {
    let last = words[words.count - 1]
    return Word(
      text: "", line: last.line, column: last.column + last.text.unicodeScalars.count)
  }
}

extension FormField {
  /// Whether a clock can run to it.
  var isTimed: Bool {
    switch type {
    case .instant, .window, .date: true
    default: false
    }
  }

  var isCode: Bool {
    if case .code = type { return true }
    return false
  }

  var isPlace: Bool {
    if case .place = type { return true }
    return false
  }
}
