import ParleyWire

// The lines of the head.
extension PactReader {
  mutating func headLine(_ phrase: Phrase, _ agreement: inout Agreement) throws(Stop) {
    let position = here
    switch phrase {
    case .title: try title(&agreement)
    case .parties:
      start(phrase, "parties Alfa, Bravo")
      agreement.parties = try list { me throws(Stop) in try me.member("the name of a party") }
    case .chair:
      start(phrase, "chair Chairman")
      agreement.chair = try member("the name of the chair")
    case .certifier:
      start(phrase, "certifier Agency")
      let first = pieces.count - 1
      agreement.certifiers = try list { me throws(Stop) in try me.member("the name of a certifier")
      }
      pieces[first].piece = .phrase(phrase, agreement.certifiers.count > 1 ? 1 : 0)
    case .inForceFrom:
      start(phrase, "in force from 1 January 2030")
      agreement.force = .from(try date())
    case .inForceWhen:
      start(phrase, "in force when adoption-day is established")
      agreement.force = .when(try condition())
    case .time, .timeOf: try time(phrase, &agreement)
    case .countedOn:
      start(phrase, "counted on receipt")
      agreement.basis = try expect([.receipt, .dispatch]) == .receipt ? .receipt : .dispatch
    case .counting:
      start(phrase, "counting clear-days")
      let chosen = try expect(Counting.allCases.map(\.phrase))
      agreement.counting = Counting.allCases.first { $0.phrase == chosen } ?? .elapsed
    case .calendar: agreement.calendars.append(try calendar())
    case .disputes:
      start(phrase, "disputes to Chairman")
      agreement.disputes = try name("the name of whoever settles disputes", nil)
    case .withdrawal:
      start(phrase, "withdrawal on 12 months notice")
      let unrounded = notes.unrounded
      agreement.withdrawal = try span(.accusative)
      notes.unrounded = unrounded
      skip(.notice)
    case .amendAll, .amendSilence, .amendBy: agreement.amendment = try amendment(phrase)
    case .version:
      agreement.version = try version()
      agreement.version.position = position
    case .source:
      start(phrase, "source stated \"Statement of 10 April 2021\"")
      let confidence = try confidence(form: 0)
      var source = Source(confidence, try quotation("where the source is found"))
      source.position = position
      agreement.sources.append(source)
    default: agreement.terms.append(try term())
    }
  }

  /// The name of somebody who has a part in the agreement.
  private mutating func member(_ what: String) throws(Stop) -> PartyName {
    let position = here
    let name = try name(what, nil)
    notes.parties.append((name, position))
    if token.isName, !token.isFirst {
      fault(
        .spelling, "the name \(name) goes on with \(shown), and a name is one word",
        remedy: "Write \(name)\(token.text), or put a comma between two names.")
      throw Stop()
    }
    return name
  }

  /// Reads the phrase that was seen, and says what its sentence looks like.
  mutating func start(_ phrase: Phrase, _ example: String) {
    self.example = example
    _ = take(phrase)
  }

  private mutating func title(_ agreement: inout Agreement) throws(Stop) {
    start(.title, "title en \"Agreement on notifications\"")
    let position = here
    let labels = try labels()
    guard !labels.isEmpty else { throw stop("a language and its words, as in en \"Agreement\"") }
    for label in labels {
      if !saidOnce.insert("title \(label.language)").inserted {
        fault(
          .label, at: position, "the title in \u{201C}\(label.language)\u{201D} stands here twice",
          remedy: "Leave one of the two out.")
      }
      agreement.titles.append(label)
    }
  }

  private mutating func time(_ phrase: Phrase, _ agreement: inout Agreement) throws(Stop) {
    if phrase == .timeOf {
      start(.timeOf, "time of India +05:30")
      let position = here
      let party = try name("the name of a party", .office)
      if !saidOnce.insert("time of \(party)").inserted {
        fault(
          .once, at: position, "the time of \(party) stands a second time in the head",
          remedy: "A party has one zone; leave one of the two lines out.")
      }
      agreement.partyZones.append(PartyZone(party: party, zone: try zone()))
    } else {
      start(.time, "time UTC tolerance 5 minutes")
      agreement.zone = try zone()
      if take(.tolerance) { agreement.tolerance = try span(.accusative) }
    }
  }

  private mutating func amendment(_ phrase: Phrase) throws(Stop) -> AmendmentRule {
    switch phrase {
    case .amendAll:
      start(phrase, "amendment by all parties")
      return .all
    case .amendSilence:
      start(phrase, "amendment by silence of 30 days")
      return .silence(try span(.genitive))
    default:
      start(phrase, "amendment by 2 parties")
      let count = try integer("how many parties", 1...PactLimit.span)
      try expect(.partyCount)
      pieces[pieces.count - 1].piece = .counted(.partyCount, count)
      return .parties(count)
    }
  }

  private mutating func version() throws(Stop) -> Version {
    start(.version, "version 2 amends HASH, applies to pending")
    var version = Version()
    version.number = try integer("the number of the version", 1...PactLimit.span)
    if take(.amends) {
      guard token.kind == .word, Base64.decode(token.text)?.count == 32 else {
        throw stop("the meaning digest of the version before: 44 characters of base64")
      }
      version.amends = token.text
      note(.word(token.text))
      advance()
      version.appliesToPending = take(.appliesToPending)
    }
    return version
  }

  mutating func confidence(form: Int) throws(Stop) -> Confidence {
    let phrase = try expect(Confidence.allCases.map(\.phrase), form: form)
    return Confidence.allCases.first { $0.phrase == phrase } ?? .unchecked
  }

  private mutating func calendar() throws(Stop) -> DayCalendar {
    let position = here
    start(
      .calendar,
      "calendar office weekend Saturday Sunday from 1 January 2026 to 31 December 2027 "
        + "holiday 1 May 2026")
    var calendar = DayCalendar(id: try declared(.calendar, "the id of the calendar"), weekend: [])
    calendar.position = position
    try expect(.weekend)
    repeat {
      let phrase = try expect(Phrase.dayNames)
      calendar.weekend.append((Phrase.dayNames.firstIndex(of: phrase) ?? 0) + 1)
    } while seen(Phrase.dayNames) != nil
    note(.fold)
    if take(.from) {
      calendar.first = try date()
      try expect(.until)
      calendar.last = try date()
    }
    while sees(.holiday) {
      note(.fold)
      _ = take(.holiday)
      calendar.holidays.append(try date())
    }
    return calendar
  }

  private mutating func term() throws(Stop) -> Term {
    let position = here
    start(.term, "term launch en \"launch\" means en \"the moment of lift-off\"")
    var term = Term(id: try declared(.term, "the id of the term"))
    term.position = position
    term.labels = try labels()
    while sees(.means) || sees(.forParty) {
      note(.fold)
      var party: PartyName?
      if take(.forParty) { party = try name("the name of a party", .office) }
      try expect(.means)
      repeat {
        term.definitions.append(Term.Definition(party: party, text: try label()))
      } while seesLabel
    }
    return term
  }
}
