import ParleyPact

/// Check 5: what could be counted in more than one way.
enum CountingCheck {
  static func findings(_ text: CheckedText) -> [Finding] {
    promptness(text) + quotas(text) + days(text) + hours(text)
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

  private static func days(_ text: CheckedText) -> [Finding] {
    text.norms.flatMap { norm in
      norm.norm.timings.compactMap { timing -> Finding? in
        switch timing {
        case .onDay(let day), .byDay(let day): dayOfYear(day, timing, norm, text)
        default: nil
        }
      }
    }
  }

  private static func dayOfYear(
    _ day: DayOfYear, _ timing: Timing, _ norm: PlacedNorm, _ text: CheckedText
  ) -> Finding? {
    let words = text.words.timing(timing)
    if day == DayOfYear(month: 2, day: 29) {
      return text.finding(
        .dayWithoutYear, norm.article,
        "\"\(words)\": three years of four have no such day",
        chain: [norm.sentence(text.words)],
        remedy: "Write 28 February, or 1 March. Which of them stands for the missing day is not"
          + " guessed.")
    }
    if case .eachYear? = norm.article.trigger { return nil }
    return text.finding(
      .dayWithoutYear, norm.article,
      "\"\(words)\": the article does not begin each year, so it could be the \(Wording.day(day))"
        + " before or after what begins it",
      chain: [norm.sentence(text.words)],
      remedy:
        "Begin the article with \"each year\", or write a span, \"within 30 days of it\", or a"
        + " date with its year.")
  }

  private static func hours(_ text: CheckedText) -> [Finding] {
    guard text.agreement.counting == .clearDays else { return [] }
    return text.norms.flatMap { norm in
      norm.norm.timings.compactMap { timing -> Finding? in
        guard let span = timing.span, span.unit == .hours || span.unit == .minutes,
          timing.isDeadline
        else { return nil }
        return text.finding(
          .hoursAmongDays, norm.article,
          "\"\(text.words.timing(timing))\": the text counts clear days, and hours have no first"
            + " and last day to leave out",
          chain: [norm.sentence(text.words), "counting clear-days"],
          remedy:
            "Write the span in days, or \"counting elapsed\". Hours are counted as they elapse,"
            + " which may be up to two days shorter than a reader of \"clear days\" expects.")
      }
    }
  }
}
