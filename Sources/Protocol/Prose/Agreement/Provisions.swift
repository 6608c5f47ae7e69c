import ParleyPact

// What stands before the articles: who, since when, how time is counted, and what the words mean.
extension Prose {
  func general(_ agreement: Agreement) -> Document.Section {
    let page = words.page
    let grammar = grammar
    var scene = Scene(agreement, language)
    var section = Document.Section("general", page.general)
    func names(_ list: [PartyName]) -> Phrase { list.map { Phrase.apart($0) }.joined(", ") }

    if !agreement.parties.isEmpty { section.add(page.parties(names(agreement.parties))) }
    if let chair = agreement.chair { section.add(page.chair(.apart(chair))) }
    if !agreement.certifiers.isEmpty { section.add(page.certifiers(names(agreement.certifiers))) }
    switch agreement.force {
    case .from(let date)?: section.add(page.forceFrom(grammar.date(date)))
    case .when(let condition)?: section.add(page.forceWhen(grammar.condition(condition, &scene)))
    case nil: break
    }
    addVersion(agreement, to: &section)
    if let zone = agreement.zone { section.add(page.zone(zone)) }
    for zone in agreement.partyZones { section.add(page.partyZone(zone)) }
    if let tolerance = agreement.tolerance { section.add(page.tolerance(grammar.span(tolerance))) }
    if let basis = agreement.basis { section.add(page.basis(basis)) }
    section.add(page.counting(agreement.counting))
    for calendar in agreement.calendars { add(calendar, to: &section) }
    if let forum = agreement.disputes { section.add(page.disputes(.apart(forum))) }
    if let span = agreement.withdrawal { section.add(page.withdrawal(grammar.span(span))) }
    switch agreement.amendment {
    case .all?: section.add(page.byAll)
    case .parties(let count)?: section.add(page.byParties(count))
    case .silence(let span)?: section.add(page.bySilence(grammar.span(span)))
    case nil: break
    }
    return section
  }

  private func addVersion(_ agreement: Agreement, to section: inout Document.Section) {
    guard let amended = agreement.version.amends else { return }
    let page = words.page
    let pending = agreement.version.appliesToPending ? page.pending : page.notPending
    section.add("\(page.version(agreement.version.number)) \(page.amends(amended)) \(pending)")
  }

  private func add(_ calendar: DayCalendar, to section: inout Document.Section) {
    section.add(words.page.calendar(calendar.id, calendar.weekend))
    if let first = calendar.first, let last = calendar.last {
      section.add(words.page.calendarCovers(grammar.date(first), grammar.date(last)))
    }
    let days = calendar.holidays.map { grammar.date($0) }
    if !days.isEmpty { section.add(words.page.holidays(days.joined(", "))) }
  }

  /// Terms, messages, events and facts, each with what the articles may ask of it.
  func declarations(_ agreement: Agreement) -> Document.Section {
    let page = words.page
    let grammar = grammar
    var scene = Scene(agreement, language)
    var section = Document.Section("declarations", page.definitions)
    for term in agreement.terms {
      let label = grammar.label(term.id, scene)
      let meaning = definitions(term)
      section.add(meaning.isEmpty ? "\(label)." : "\(label)\(page.colon)\(meaning).")
    }
    for message in agreement.messages {
      let notes = notes(on: message, scene)
      section.add(grammar.label(message.id, scene) + notes + ".")
    }
    for event in agreement.events {
      var notes: [Phrase] = event.about.map { [page.about(grammar.label($0, scene))] } ?? []
      notes.append(page.recorded(event.recordedBy))
      section.add("\(grammar.label(event.id, scene))\(page.colon)\(notes.joined("; ")).")
    }
    for fact in agreement.facts {
      section.add("\(grammar.label(fact.id, scene)) \(grammar.rule(fact.rule, &scene)).")
    }
    return section
  }

  private func definitions(_ term: Term) -> Phrase {
    // A definition of each party's own is shown even where it is in another language.
    var parties: [PartyName?] = []
    for definition in term.definitions where !parties.contains(definition.party) {
      parties.append(definition.party)
    }
    return parties.map { party in
      let labels = term.definitions.filter { $0.party == party }.map(\.text)
      let lead: Phrase = party.map { words.page.definedBy($0) + ", " } ?? ""
      return lead + words.page.quoted(language.phrase(labels) ?? "")
    }.joined("; ")
  }

  private func notes(on message: MessageKind, _ scene: Scene) -> Phrase {
    let page = words.page
    let grammar = grammar
    var notes: [Phrase] = []
    switch message.relation {
    case .answers(let id)?: notes.append(page.answers(grammar.label(id, scene)))
    case .about(let id)?: notes.append(page.about(grammar.label(id, scene)))
    case nil: break
    }
    if let cover = message.covers {
      notes.append(
        page.covers(grammar.label(cover.event, scene), cover.from, grammar.span(cover.span)))
    }
    if !message.fields.isEmpty {
      notes.append(page.states(message.fields.map { Phrase.apart($0) }.joined(", ")))
    }
    return notes.isEmpty ? "" : "\(page.colon)\(notes.joined("; "))"
  }
}
