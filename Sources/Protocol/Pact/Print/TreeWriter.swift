/// Makes the pieces of a tree, in the one order in which they are written.
struct TreeWriter {
  private(set) var pieces: [Piece] = []

  mutating func put(_ more: Piece...) { pieces += more }
  mutating func say(_ phrase: Phrase, _ form: Int = 0) { pieces.append(.phrase(phrase, form)) }
  mutating func line(_ phrase: Phrase, _ form: Int = 0) { put(.line, .phrase(phrase, form)) }
  mutating func fold(_ phrase: Phrase) { put(.fold, .phrase(phrase, 0)) }

  mutating func list(_ words: [String]) {
    for (index, word) in words.enumerated() {
      if index > 0 { put(.comma) }
      put(.word(word))
    }
  }

  mutating func labels(_ labels: [Label]) {
    for label in labels {
      put(.fold)
      self.label(label)
    }
  }

  mutating func label(_ label: Label) {
    put(.word(label.language), .quoted(label.text))
    for form in label.forms { put(.word(form.name), .quoted(form.text)) }
  }

  mutating func span(_ span: Span, _ spanCase: SpanCase) {
    put(.word("\(span.count)"), .unit(span.unit, span.count, spanCase))
    switch span.rounding {
    case .up: say(.roundedUp)
    case .down: say(.roundedDown)
    case nil: break
    }
  }

  mutating func day(_ day: DayOfYear) {
    put(.day(day.day), .phrase(Phrase.monthNames[day.month - 1], 0))
  }

  mutating func date(_ date: CivilDate) {
    day(DayOfYear(month: date.month, day: date.day))
    put(.word("\(date.year)"), .phrase(.ofTheYear, 0))
  }

  mutating func agreement(_ agreement: Agreement) {
    put(.item(.agreement), .phrase(.agreement, 0), .word(agreement.id))
    head(agreement)
    for message in agreement.messages { self.message(message) }
    for event in agreement.events { self.event(event) }
    for fact in agreement.facts { self.fact(fact) }
    for article in agreement.articles { self.article(article) }
  }

  // MARK: the head

  private mutating func head(_ agreement: Agreement) {
    for title in agreement.titles {
      line(.title)
      label(title)
    }
    for source in agreement.sources {
      line(.source)
      put(.phrase(source.confidence.phrase, 0), .quoted(source.text))
    }
    version(agreement.version)
    if !agreement.parties.isEmpty {
      line(.parties)
      list(agreement.parties)
    }
    if let chair = agreement.chair {
      line(.chair)
      put(.word(chair))
    }
    if !agreement.certifiers.isEmpty {
      line(.certifier, agreement.certifiers.count > 1 ? 1 : 0)
      list(agreement.certifiers)
    }
    force(agreement.force)
    counting(agreement)
    for calendar in agreement.calendars { self.calendar(calendar) }
    if let forum = agreement.disputes {
      line(.disputes)
      put(.word(forum))
    }
    if let span = agreement.withdrawal {
      line(.withdrawal)
      self.span(span, .accusative)
      say(.notice)
    }
    amendment(agreement.amendment)
    for term in agreement.terms { self.term(term) }
  }

  private mutating func version(_ version: Version) {
    guard version.number != 1 || version.amends != nil else { return }
    line(.version)
    put(.word("\(version.number)"))
    guard let hash = version.amends else { return }
    say(.amends)
    put(.word(hash))
    if version.appliesToPending { say(.appliesToPending) }
  }

  private mutating func force(_ force: Force?) {
    switch force {
    case .from(let date):
      line(.inForceFrom)
      self.date(date)
    case .when(let condition):
      line(.inForceWhen)
      self.condition(condition)
    case nil: break
    }
  }

  private mutating func counting(_ agreement: Agreement) {
    if let zone = agreement.zone {
      line(.time)
      put(.word(zone.text))
      if let span = agreement.tolerance {
        say(.tolerance)
        self.span(span, .accusative)
      }
    }
    for zone in agreement.partyZones {
      line(.timeOf)
      put(.word(zone.party), .word(zone.zone.text))
    }
    if let basis = agreement.basis {
      line(.countedOn)
      say(basis.phrase)
    }
    if agreement.counting != .elapsed {
      line(.counting)
      say(agreement.counting.phrase)
    }
  }

  private mutating func calendar(_ calendar: DayCalendar) {
    line(.calendar)
    put(.word(calendar.id), .phrase(.weekend, 0))
    for day in calendar.weekend { say(Phrase.dayNames[day - 1]) }
    put(.fold)
    if let first = calendar.first, let last = calendar.last {
      say(.from)
      date(first)
      say(.until)
      date(last)
    }
    for holiday in calendar.holidays {
      fold(.holiday)
      date(holiday)
    }
  }

  private mutating func amendment(_ rule: AmendmentRule?) {
    switch rule {
    case .all: line(.amendAll)
    case .parties(let count):
      line(.amendBy)
      put(.word("\(count)"), .counted(.partyCount, count))
    case .silence(let span):
      line(.amendSilence)
      self.span(span, .genitive)
    case nil: break
    }
  }

  private mutating func term(_ term: Term) {
    line(.term)
    put(.word(term.id))
    labels(term.labels)
    for definition in term.definitions {
      put(.fold)
      if let party = definition.party {
        say(.forParty)
        put(.word(party))
      }
      say(.means)
      label(definition.text)
    }
  }
}
