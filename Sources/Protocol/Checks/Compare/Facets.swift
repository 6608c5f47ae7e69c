import ParleyPact

extension Agreement {
  /// Identifiers instead of labels, so that only what is said shows, and not how it is called.
  private var plain: Wording { Wording(Agreement(id: id)) }

  var headFacets: [Facet] {
    let zones = partyZones.map { "\($0.party) \(Wording.zone($0.zone))" }.sorted()
    var facets = [
      Facet("identifier", .names, id),
      Facet("version", .meaning, "\(version.number)"),
      Facet("amends", .meaning, version.amends),
      Facet("applies to pending", .meaning, version.appliesToPending ? "yes" : nil),
      Facet("parties", .meaning, parties.sorted().joined(separator: ", ")),
      Facet("chair", .meaning, chair),
      Facet("certifiers", .meaning, certifiers.sorted().joined(separator: ", ")),
      Facet("in force", .meaning, force.map(inForce)),
      Facet("time", .meaning, zone.map(Wording.zone)),
      Facet("tolerance", .meaning, tolerance.map(Wording.span)),
      Facet("times of parties", .meaning, zones.joined(separator: ", ")),
      Facet("counted on", .meaning, basis?.rawValue),
      Facet("counting", .meaning, counting.rawValue),
      Facet("calendars", .meaning, calendars.map(calendar).sorted().joined(separator: "; ")),
      Facet("disputes to", .meaning, disputes),
      Facet("withdrawal", .meaning, withdrawal.map(Wording.span)),
      Facet("amendment", .meaning, amendment.map(amended)),
      Facet("order of parties", .words, (parties + certifiers).joined(separator: ", ")),
    ]
    facets += labelled(titles, "title")
    facets.append(
      Facet(
        "sources", .words,
        sources.map { "\($0.confidence.rawValue) \($0.text)" }.joined(separator: "; ")))
    return facets
  }

  private func inForce(_ force: Force) -> String {
    switch force {
    case .from(let date): "from \(Wording.date(date))"
    case .when(let condition): "when \(plain.condition(condition))"
    }
  }

  private func amended(_ rule: AmendmentRule) -> String {
    switch rule {
    case .all: "by all parties"
    case .parties(let count): "by \(count) parties"
    case .silence(let span): "by silence of \(Wording.span(span))"
    }
  }

  private func calendar(_ calendar: DayCalendar) -> String {
    let days = calendar.weekend.map { "\($0)" }.joined(separator: " ")
    let ends = [calendar.first, calendar.last].map { $0.map(Wording.date) ?? "open" }
    return "\(calendar.id): weekend \(days), from \(ends[0]) to \(ends[1]), holidays "
      + calendar.holidays.map(Wording.date).joined(separator: ", ")
  }

  private func labelled(_ labels: [Label], _ field: String) -> [Facet] {
    labels.map { label in
      let forms = label.forms.map { "\($0.name) \($0.text)" }.sorted()
      return Facet(
        "\(field) in \(label.language)", .words, ([label.text] + forms).joined(separator: "; "))
    }
  }

  func facets(_ message: MessageKind) -> [Facet] {
    let relation: String? =
      switch message.relation {
      case .answers(let id)?: "answers \(id)"
      case .about(let id)?: "about \(id)"
      case nil: nil
      }
    let covers = message.covers.map { "\($0.event) from \($0.from) for \(Wording.span($0.span))" }
    return [
      // A message without a form is carried by the form of its own name.
      Facet("form", .meaning, message.form ?? message.id),
      Facet("default form written out", .names, message.form == message.id ? message.form : nil),
      Facet("relation", .meaning, relation),
      Facet("covers", .meaning, covers),
      Facet("fields", .meaning, message.fields.sorted().joined(separator: ", ")),
      Facet("needs no answer", .meaning, message.needsNoAnswer ? "yes" : nil),
      Facet("order of fields", .names, message.fields.joined(separator: ", ")),
    ] + labelled(message.labels, "label")
  }

  func facets(_ event: EventKind) -> [Facet] {
    [
      Facet("about", .meaning, event.about),
      Facet("recorded by", .meaning, event.recordedBy.rawValue),
      Facet("fields", .meaning, event.fields.sorted().joined(separator: ", ")),
      Facet("order of fields", .names, event.fields.joined(separator: ", ")),
    ] + labelled(event.labels, "label")
  }

  func facets(_ fact: FactKind) -> [Facet] {
    let rule: String =
      switch fact.rule {
      case .when(let condition): "when \(plain.condition(condition))"
      case .after(let span, let base, let earlier):
        "\(Wording.span(span)) after \(base)"
          + (earlier.map { ", or earlier when \(plain.condition($0))" } ?? "")
      }
    return [Facet("occurs", .meaning, rule)] + labelled(fact.labels, "label")
  }

  func facets(_ term: Term) -> [Facet] {
    labelled(term.labels, "label")
      + term.definitions.map { definition in
        let whose = definition.party.map { " of \($0)" } ?? ""
        return Facet(
          "definition\(whose) in \(definition.text.language)", .words, definition.text.text)
      }
  }

  func facets(_ article: Article) -> [Facet] {
    let standard = article.withStandardLetters(self)
    let words = plain
    func norm(_ norm: Norm) -> String { words.norm(norm) }
    return [
      Facet("begins", .meaning, standard.trigger.map(words.trigger)),
      Facet("if", .meaning, standard.condition.map(words.condition)),
      Facet("who", .meaning, Wording.subject(standard.norm.subject)),
      Facet("modality", .meaning, standard.norm.modal.rawValue),
      Facet("act", .meaning, words.act(standard.norm.act)),
      Facet(
        "deadline", .meaning,
        standard.norm.timings.map(words.timing).sorted().joined(separator: "; ")),
      Facet("quota", .meaning, standard.norm.quota.map(words.quota)),
      Facet("copied to", .meaning, standard.copied.map(Wording.subject)),
      Facet("otherwise", .meaning, standard.otherwise.map(norm)),
      Facet("unless", .meaning, standard.unless.map(words.condition)),
      Facet("only if", .meaning, standard.onlyIf.map(words.condition)),
      Facet("excused by", .meaning, article.excuses.sorted().joined(separator: ", ")),
      Facet("if late", .meaning, (article.lateness ?? .remainsDue).rawValue),
      Facet("alerts", .meaning, article.alerts.map(Wording.span).sorted().joined(separator: "; ")),
      Facet("under suspension", .meaning, article.survivesSuspension ? "runs through" : nil),
      Facet("letters", .names, article.letters(self).joined(separator: ", ")),
      Facet("default written out", .names, article.lateness == .remainsDue ? "remains due" : nil),
      Facet(
        "order of bounds", .names, standard.norm.timings.map(words.timing).joined(separator: "; ")),
    ] + labelled(article.titles, "title") + labelled(article.quotations, "quotation") + [
      Facet(
        "citations", .words,
        article.citations.map { "\($0.text) \($0.confidence?.rawValue ?? "")" }
          .joined(separator: "; "))
    ]
  }

  /// The article in one line, under its own letters.
  func sentence(_ article: Article) -> String {
    PlacedNorm(article: article, norm: article.norm, isConsequence: false).sentence(plain)
  }

  /// What stands after what.
  var order: [String] {
    messages.map { "message \($0.id)" } + events.map { "event \($0.id)" }
      + facts.map { "fact \($0.id)" } + terms.map { "term \($0.id)" }
      + articles.map { "article \($0.number)" }
  }
}

extension Article {
  /// The letters that stand for parties, in the order in which they appear.
  func letters(_ agreement: Agreement) -> [PartyName] {
    var found: [PartyName] = []
    var subjects: [Subject] = []
    switch trigger {
    case .sends(let who, _, let to, _): subjects += [who] + (to.map { [$0] } ?? [])
    case .occurs(_, let by?, _), .beforeEach(_, let by, _): subjects.append(by)
    case .occurs, .eachYear, .becomes, nil: break
    }
    for norm in [norm] + (otherwise.map { [$0] } ?? []) {
      subjects.append(norm.subject)
      if case .send(_, let to) = norm.act { subjects.append(to) }
    }
    if let copied { subjects.append(copied) }
    for name in subjects.flatMap({ Agreement.variable($0).map { [$0] } ?? Agreement.loose($0) })
    where !agreement.names.contains(name) && !found.contains(name) {
      found.append(name)
    }
    return found
  }

  /// The same article with its letters replaced by their places, so that letters do not matter.
  func withStandardLetters(_ agreement: Agreement) -> Article {
    let letters = letters(agreement)
    return renaming { name in
      letters.firstIndex(of: name).map { "(\($0 + 1))" } ?? name
    }
  }
}
