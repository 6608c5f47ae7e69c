// Time limits and quotas.
extension PactReader {
  /// The next bound of a norm; nil where none stands.
  mutating func timing() throws(Stop) -> Timing? {
    let phrases: [Phrase] = [
      .within, .notLater, .atLeast, .notEarlierAfter, .notEarlierBefore, .onDay, .byDay,
      .withoutDelay, .sameTime,
    ]
    guard let phrase = seen(phrases) else {
      guard book.isSilent(.onDay), seesDay else { return nil }
      note(.phrase(.onDay, 0), tokens: 0)
      return try day(isLatest: false)
    }
    switch phrase {
    case .within:
      start(phrase, "within 48 hours of receipt")
      let span = try span(.genitive)
      guard take(.of) else {
        throw stop("what it runs from: \u{201C}\(book.text(.of)) \(book.text(.receipt))\u{201D}")
      }
      let anchor = try expect(Timing.Anchor.allCases.map(\.phrase))
      return .within(span, of: Timing.Anchor.allCases.first { $0.phrase == anchor } ?? .receipt)
    case .notLater:
      start(phrase, "not later than 10 days after inspection")
      let span = try span(.accusative)
      try expect(.after)
      return .notLater(span, after: try edge(span))
    case .atLeast:
      start(phrase, "at least 42 days before start of it")
      let span = try span(.accusative)
      try expect(.before)
      return .atLeast(span, before: try edge(span))
    case .notEarlierAfter, .notEarlierBefore: return try notEarlier(phrase)
    case .withoutDelay:
      start(phrase, "without delay, alert after 7 days")
      return .withoutDelay(alert: try span(.accusative))
    case .sameTime:
      start(phrase, "at the same time")
      return .sameTime
    default:
      start(phrase, "by 1 March each year")
      return try day(isLatest: phrase == .byDay)
    }
  }

  private mutating func notEarlier(_ phrase: Phrase) throws(Stop) -> Timing {
    let first = pieces.count
    start(phrase, "not earlier than 60 days before start of it")
    let span = try span(.accusative)
    let isAfter = try expect([.after, .before]) == .after
    pieces[first].piece = .phrase(isAfter ? .notEarlierAfter : .notEarlierBefore, 0)
    let edge = try edge(span)
    return isAfter ? .notEarlierAfter(span, edge) : .notEarlierBefore(span, edge)
  }

  private mutating func day(isLatest: Bool) throws(Stop) -> Timing {
    let position = here
    let day = try dayOfYear()
    if take(.everyYear) {
      guard day != DayOfYear(month: 2, day: 29) else {
        fault(
          .date, at: position, "29 February does not exist every year",
          remedy: "Write 28 February or 1 March.")
        throw Stop()
      }
      return isLatest ? .byDay(day) : .onDay(day)
    }
    guard token.isInteger else {
      throw stop("a year, or \u{201C}\(book.text(.everyYear))\u{201D}", among: [.everyYear])
    }
    let date = try date(day, at: position)
    return isLatest ? .byDate(date) : .onDate(date)
  }

  private mutating func edge(_ span: Span) throws(Stop) -> Edge {
    var part: Edge.Part?
    let position = here
    if take(.startOf) { part = .start } else if take(.endOf) { part = .end }
    if let part { needsZone(book.text(part == .start ? .startOf : .endOf), at: position) }
    if take(.it) { return Edge(.it, part: part) }
    let id = try id("an event, a fact, a field, or it", .edge)
    if part == nil, span.unit == .hours || span.unit == .minutes {
      notes.elapsed.append((span, id, position))
    }
    return Edge(.named(id), part: part)
  }

  mutating func quota() throws(Stop) -> Quota {
    needsZone(book.text(.eachCalendarYear), at: here)
    example = "at most 15 each calendar year, from the same party at most 3"
    let most = try amount()
    try expect(.eachCalendarYear)
    return Quota(most: most, fromSameParty: take(.fromSameParty) ? try amount() : nil)
  }

  private mutating func amount() throws(Stop) -> Amount {
    if take(.oneForEvery) {
      example = "one for every 60 units of force-list or portion thereof, but not more than 15"
      let every = try integer("a number", 1...PactLimit.number)
      let (fieldAt, field) = (here, try id("a field"))
      try expect(.fieldOf)
      let message = try id("a message", .message)
      notes.uses.append(
        Use(kind: .fieldOf(message), text: field, position: fieldAt, scope: scope))
      let portion = take(.orPortion)
      let ceiling = take(.ceiling) ? try integer("a number", 1...PactLimit.number) : nil
      return .perUnits(
        every: every, field: field, message: message, portion: portion, ceiling: ceiling)
    }
    if take(.oneShare) {
      example = "one 5th of it"
      let digits = String(token.text.prefix { ("0"..."9").contains($0) })
      guard token.kind == .word, let number = Int(digits), (2...1000).contains(number),
        token.text == book.tongue.ordinal(number)
      else { throw stop("a part, as in one \(book.tongue.ordinal(5))") }
      note(.ordinal(number))
      advance()
      try expect(.ofIt)
      return .share(of: number)
    }
    return .number(try integer("a number", 0...PactLimit.number))
  }
}
