import ParleyWire

// The smallest things of a sentence: names, numbers, dates, spans, labels.
extension PactReader {
  mutating func id(_ what: String, _ use: Use.Kind? = nil) throws(Stop) -> String {
    guard token.kind == .word else { throw stop(what) }
    guard token.isID, token.text.utf8.count <= PactLimit.word else {
      if token.isName {
        fault(
          .spelling, "\(what) belongs here, and \(shown) is written as a name is",
          remedy: "Write it with small letters, as in \(token.text.lowercased()).")
      } else {
        fault(
          .spelling, "\(what) belongs here, and \(shown) is none",
          remedy: "It has small letters a to z, digits and single hyphens, as in launch-area, and "
            + "at most \(PactLimit.word) of them.")
      }
      throw Stop()
    }
    defer { advance() }
    if let use { refer(use) }
    note(.word(token.text))
    return token.text
  }

  /// The id of something that is declared here.
  mutating func declared(_ kind: Declaration.Kind, _ what: String) throws(Stop) -> String {
    let position = here
    let id = try id(what)
    notes.declarations.append(Declaration(kind: kind, id: id, position: position))
    return id
  }

  private mutating func refer(_ use: Use.Kind) {
    notes.uses.append(Use(kind: use, text: token.text, position: here, scope: scope))
  }

  mutating func name(_ what: String, _ use: Use.Kind? = .name) throws(Stop) -> PartyName {
    guard token.kind == .word else { throw stop(what) }
    guard token.isName, token.text.utf8.count <= PactLimit.word else {
      fault(
        .spelling, "\(what) belongs here, and \(shown) is none",
        remedy: "A name begins with a capital letter and has letters and digits only, as in Alfa.")
      throw Stop()
    }
    defer { advance() }
    if let use { refer(use) }
    note(.word(token.text))
    return token.text
  }

  mutating func articleNumber(isUse: Bool = true) throws(Stop) -> String {
    guard token.isArticleNumber else {
      fault(
        .number, "the number of an article belongs here, and here stands \(shown)",
        remedy: "Write it as the treaty does: 5, 16.1.2, 2(b) or IV.")
      throw Stop()
    }
    defer { advance() }
    if isUse { refer(.article) }
    note(.word(token.text))
    return token.text
  }

  mutating func integer(_ what: String, _ range: ClosedRange<Int>) throws(Stop) -> Int {
    guard token.isInteger else { throw stop(what) }
    guard let number = Decimal.parse(token.text).flatMap({ Int($0) }), range.contains(number) else {
      fault(
        .number, "\(shown) is not \(what)",
        remedy: "Write a whole number from \(range.lowerBound) to \(range.upperBound), "
          + "without zeros before it.")
      throw Stop()
    }
    note(.word("\(number)"))
    advance()
    return number
  }

  /// `48 hours`, `1 month rounded-down`.
  mutating func span(_ spanCase: SpanCase) throws(Stop) -> Span {
    let position = here
    let count = try integer("a number, as in 48 hours", 1...PactLimit.span)
    guard let phrase = seen(Span.Unit.allCases.map(\.phrase)),
      let unit = Span.Unit.allCases.first(where: { $0.phrase == phrase }),
      let length = book.length(phrase, in: tokens, at: at)
    else { throw stop("a unit of time", among: Span.Unit.allCases.map(\.phrase)) }
    note(.unit(unit, count, spanCase), tokens: length)
    for _ in 0..<length { advance() }
    var span = Span(count, unit)
    if take(.roundedUp) { span.rounding = .up } else if take(.roundedDown) { span.rounding = .down }
    span.position = position
    counts(span)
    return span
  }

  /// What a span asks of the head.
  private mutating func counts(_ span: Span) {
    switch span.unit {
    case .minutes, .hours: return
    case .days, .weeks: break
    case .months, .years: if span.rounding == nil { notes.unrounded.append(span) }
    case .workingDays: notes.workingDays = notes.workingDays ?? span.position
    }
    needsZone("\(span.count) \(book.text(span.unit.phrase, form: 2))", at: span.position)
  }

  mutating func needsZone(_ text: String, at position: Position) {
    if notes.day == nil { notes.day = (text, position) }
  }

  /// A day of a month; the year follows or does not.
  mutating func dayOfYear() throws(Stop) -> DayOfYear {
    let position = here
    guard let day = dayNumber else { throw stop("a day, as in 1 January") }
    note(.day(day))
    advance()
    guard let phrase = seen(Phrase.monthNames), let index = Phrase.monthNames.firstIndex(of: phrase)
    else {
      throw stop("a month", among: Phrase.monthNames)
    }
    _ = take(phrase)
    guard (1...CivilDate.days(in: index + 1, of: 2000)).contains(day) else {
      fault(
        .date, at: position, "there is no day \(day) in \(book.text(phrase))",
        remedy: "Write a day that exists; the last day of this month is "
          + "\(CivilDate.days(in: index + 1, of: 2001)).")
      throw Stop()
    }
    needsZone("\(book.tongue.day(day)) \(book.text(phrase))", at: position)
    return DayOfYear(month: index + 1, day: day)
  }

  /// The number of the day that stands here; `1er` is the first.
  private var dayNumber: Int? {
    if token.text == book.tongue.day(1) { return 1 }
    guard token.isInteger, let day = Decimal.parse(token.text) else { return nil }
    return Int(day)
  }

  var seesDay: Bool { token.kind == .word && dayNumber != nil }

  mutating func date() throws(Stop) -> CivilDate {
    let position = here
    let day = try dayOfYear()
    return try date(day, at: position)
  }

  mutating func date(_ day: DayOfYear, at position: Position) throws(Stop) -> CivilDate {
    let year = try integer("a year, as in 2026", 1970...9999)
    skip(.ofTheYear)
    guard day.day <= CivilDate.days(in: day.month, of: year) else {
      fault(
        .date, at: position, "there is no day \(day.day) in this month of \(year)",
        remedy: "Write a day that exists; the last day of this month is "
          + "\(CivilDate.days(in: day.month, of: year)).")
      throw Stop()
    }
    return CivilDate(year: year, month: day.month, day: day.day)
  }

  mutating func zone() throws(Stop) -> Zone {
    guard token.kind == .word, let zone = Zone(token.text) else {
      fault(
        .zone, "a fixed zone belongs here, and here stands \(shown)",
        remedy: "Write UTC or hours and minutes from -14:00 to +14:00, as in +05:30. A zone with a "
          + "name would change with the tables of whoever reads.")
      throw Stop()
    }
    note(.word(zone.text))
    advance()
    return zone
  }

  mutating func quotation(_ what: String) throws(Stop) -> String {
    guard token.kind == .string else { throw stop(what) }
    defer { advance() }
    note(.quoted(token.text))
    return token.text
  }

  /// Whether a language and its words stand here.
  var seesLabel: Bool {
    token.kind == .word && next().kind == .string && (2...3).contains(token.text.utf8.count)
      && token.text.utf8.allSatisfy { (0x61...0x7A).contains($0) }
  }

  static let inflections = ["gen", "dat", "acc", "ins", "pre", "pl"]

  mutating func label() throws(Stop) -> Label {
    guard seesLabel else { throw stop("a language and its words, as in en \"Request\"") }
    let language = token.text
    note(.word(language))
    advance()
    var label = Label(language, try quotation("words"))
    while seesLabel, Self.inflections.contains(token.text) {
      let name = token.text
      note(.word(name))
      advance()
      label.forms.append(Label.Inflection(name: name, text: try quotation("words")))
    }
    return label
  }

  /// Labels as far as they go, each language once.
  mutating func labels() throws(Stop) -> [Label] {
    var labels: [Label] = []
    var languages: Set<String> = []
    while seesLabel {
      note(.fold)
      let position = here
      let label = try label()
      if !languages.insert(label.language).inserted {
        fault(
          .label, at: position, "the words in \u{201C}\(label.language)\u{201D} stand here twice",
          remedy: "Leave one of the two out.")
      } else {
        labels.append(label)
      }
    }
    return labels
  }
}
