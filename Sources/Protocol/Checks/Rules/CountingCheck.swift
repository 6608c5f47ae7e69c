import ParleyPact

/// Check 5: what could be counted in more than one way.
enum CountingCheck {
  static func findings(_ text: CheckedText) -> [Finding] {
    dates(text) + promptness(text) + quotas(text) + months(text) + head(text) + calendars(text)
  }

  /// By its name a field holds a day and no time of day.
  private static func isDay(_ id: String) -> Bool {
    id == "date" || id == "day" || id.hasSuffix("-date") || id.hasSuffix("-day")
  }

  private static func dates(_ text: CheckedText) -> [Finding] {
    text.norms.flatMap { norm in
      norm.norm.timings.compactMap { timing -> Finding? in
        guard let span = timing.span, span.unit == .hours || span.unit == .minutes,
          let edge = timing.edge, edge.part == nil, case .named(let id) = edge.of, isDay(id),
          text.agreement.fact(id) == nil, text.agreement.event(id) == nil
        else { return nil }
        let length = Wording.span(span)
        return text.finding(
          .dateWithoutTime, norm.article,
          "\"\(text.words.timing(timing))\": \(id) is a date without a time of day, so \(length)"
            + " from it could be any of two instants a day apart",
          chain: [norm.sentence(text.words)],
          remedy: "Write \"start of \(id)\" or \"end of \(id)\". The two differ by a day, and the"
            + " text alone decides which was meant.")
      }
    }
  }

  private static func promptness(_ text: CheckedText) -> [Finding] {
    text.agreement.articles.flatMap { article -> [Finding] in
      var found: [Finding] = []
      if !article.norm.hasDeadline {
        let what: String? =
          article.otherwise != nil
          ? "a consequence (\"otherwise\")"
          : article.lateness == .lapses
            ? "\"lapses if late\"" : article.alerts.isEmpty ? nil : "an alert before the deadline"
        if let what { found.append(noDeadline(article, what, article, text)) }
      }
      for number in article.awaitsLateness {
        guard let other = text.agreement.article(number),
          other.norm.modal != .must || !other.norm.hasDeadline
        else { continue }
        found.append(noDeadline(other, "\"article \(number) is overdue\"", article, text))
      }
      return found
    }
  }

  private static func noDeadline(
    _ late: Article, _ what: String, _ place: Article, _ text: CheckedText
  ) -> Finding {
    let isPrompt = late.norm.timings.contains { timing in
      if case .withoutDelay = timing { true } else { false }
    }
    let why =
      late.norm.modal == .may
      ? "a right is never overdue"
      : isPrompt ? "\"without delay\" is no deadline" : "it has no deadline"
    return text.finding(
      .promptIsNoDeadline, place,
      "\(what) can never come about: article \(late.number) cannot be late, since \(why)",
      chain: ["article \(late.number): \(text.words.norm(late.norm))"],
      remedy: "Give article \(late.number) a deadline, as \"within 48 hours of receipt\", or leave"
        + " the consequence out. How long is too long is not for a machine to say.")
  }

  private static func quotas(_ text: CheckedText) -> [Finding] {
    guard let zone = text.agreement.zone,
      let other = text.agreement.partyZones.first(where: { $0.zone != zone })
    else { return [] }
    return text.norms.filter { $0.norm.quota != nil }.map { norm in
      text.finding(
        .quotaYear, norm.article,
        "the calendar year of this quota begins at two instants:"
          + " 1 January at \(Wording.zone(zone)), and for \(other.party) at"
          + " \(Wording.zone(other.zone))",
        chain: [norm.sentence(text.words)],
        remedy: "The year is counted at \(Wording.zone(zone)) for everybody. If that is meant, say"
          + " so in the article's text and take \"time of \(other.party)\" out; a use in the hours"
          + " between would otherwise count in two years.")
    }
  }

  private static func months(_ text: CheckedText) -> [Finding] {
    text.agreement.spans.compactMap { span, article in
      guard span.unit == .months || span.unit == .years, span.rounding == nil else { return nil }
      let length = Wording.span(span)
      let whole = span.unit == .years || span.count.isMultiple(of: 12)
      let example =
        whole ? "29 February" : "31 January"
      return text.finding(
        .monthWithoutRounding, article, at: span.position.line > 0 ? span.position : nil,
        "\"\(length)\": counted from \(example) there may be no such day",
        remedy: "Write \"\(length) rounded-down\" (the last day of that month) or \"\(length)"
          + " rounded-up\" (the first of the next). The two differ by a day; until one stands in"
          + " the text, such a sum is refused.")
    }
  }

  private static func head(_ text: CheckedText) -> [Finding] {
    let agreement = text.agreement
    var found: [Finding] = []
    if agreement.zone == nil, let day = agreement.firstDay {
      found.append(
        text.finding(
          .noZone, day.article, "no time zone for \"\(day.words)\"",
          remedy:
            "Add \"time UTC\" or, for one party, \"time of \(agreement.parties.first ?? "Alfa")"
            + " +05:30\". The computer's own zone is never used."))
    }
    if agreement.basis == nil, let norm = text.norms.first(where: { $0.norm.hasDeadline }) {
      found.append(
        text.finding(
          .noBasis, nil, "no line says whether an act counts on receipt or on dispatch",
          chain: [norm.sentence(text.words)],
          remedy: "Add \"counted on receipt\", which protects who must act, or \"counted on"
            + " dispatch\", which protects who has acted from a peer that withholds receipts. No"
            + " default is neutral."))
    }
    return found
  }

  private static func calendars(_ text: CheckedText) -> [Finding] {
    let agreement = text.agreement
    guard let (_, article) = agreement.spans.first(where: { $0.span.unit == .workingDays }) else {
      return []
    }
    guard let calendar = agreement.calendars.first else {
      return [
        text.finding(
          .openCalendar, article, "working days are counted, but no calendar is annexed",
          remedy: "Add \"calendar office weekend Saturday Sunday from 1 January 2030 to"
            + " 31 December 2031 holiday …\". A computer's own holidays are never used.")
      ]
    }
    guard let last = calendar.last, calendar.first != nil else {
      return [
        text.finding(
          .openCalendar, article, at: calendar.position.line > 0 ? calendar.position : nil,
          "the calendar \(calendar.id) does not say which years its holidays are known for",
          remedy: "Add \"from … to …\". A day outside would silently count as a working day.")
      ]
    }
    guard case .from(let force)? = agreement.force, last < force else { return [] }
    return [
      text.finding(
        .openCalendar, article, at: calendar.position.line > 0 ? calendar.position : nil,
        "the calendar \(calendar.id) ends on \(Wording.date(last)), before the agreement is in"
          + " force (\(Wording.date(force)))",
        remedy: "Annex a calendar for the years the agreement runs.")
    ]
  }
}
