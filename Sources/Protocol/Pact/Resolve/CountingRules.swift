// Whether a text says all that counting its time limits needs. What is missing is never guessed.
extension Resolver {
  mutating func counting() {
    if isWhole, agreement.zone == nil, let (text, position) = notes.day {
      fault(
        .zoneStated, at: position, "there is no time zone for \u{201C}\(text)\u{201D}",
        remedy: "Add a line to the head, as in: \(example("time UTC")); for a party's own days "
          + "also: \(example("time of Alfa +05:30")). The computer's own zone is never used.")
    }
    if isWhole, agreement.basis == nil, let norm = agreement.articles.lazy.compactMap(limited).first
    {
      fault(
        .basisStated, at: norm.position,
        "the text does not say whether what is sent counts when it is sent or when it arrives",
        remedy: "Add a line to the head: \(example("counted on receipt")), which protects whoever "
          + "answers, or \(example("counted on dispatch")), which protects the sender. "
          + "Neither is neutral."
      )
    }
    for span in notes.unrounded {
      fault(
        .rounding, at: span.position,
        "\(span.count) \(span.unit.rawValue) from a day that the last month does not have could "
          + "end on either of two days",
        remedy: "Add \u{201C}\(book.text(.roundedDown))\u{201D} for the last day of the month, or "
          + "\u{201C}\(book.text(.roundedUp))\u{201D} for the first of the next.")
    }
    for (span, edge, position) in notes.elapsed where isDate(edge) {
      fault(
        .timeNeeded, at: position,
        "\(edge) is a date without a time of day, so \(span.count) \(span.unit.rawValue) from it "
          + "could be any of two instants a day apart",
        remedy: "Write \u{201C}\(book.text(.startOf)) \(edge)\u{201D} or "
          + "\u{201C}\(book.text(.endOf)) \(edge)\u{201D}.")
    }
    if let tolerance = agreement.tolerance, tolerance.unit != .minutes, tolerance.unit != .hours {
      fault(
        .tolerance, at: tolerance.position,
        "the tolerance of clocks is an elapsed time, and \(tolerance.unit.rawValue) are counted "
          + "in a calendar",
        remedy: "Write minutes or hours, as in: \(example("time UTC tolerance 5 minutes"))")
    }
  }

  /// A norm that sends something within a time limit.
  private func limited(_ article: Article) -> Norm? {
    [article.norm, article.otherwise].lazy.compactMap { $0 }.first { norm in
      guard case .send = norm.act else { return false }
      return norm.timings.contains { timing in
        switch timing {
        case .withoutDelay, .sameTime: false
        default: true
        }
      }
    }
  }

  /// A field that holds a day: by its name, or because a message covers days from it.
  private func isDate(_ field: String) -> Bool {
    if kinds[field] != nil { return false }
    return field == "date" || field.hasSuffix("-date") || field == "day" || field.hasSuffix("-day")
      || coveredFrom.contains(field)
  }

  // MARK: calendars

  private static let calendar =
    "calendar office weekend Saturday Sunday from 1 January 2026 to 31 December 2027 "
    + "holiday 1 May 2026"

  mutating func calendars() {
    if isWhole, let position = notes.workingDays, agreement.calendars.count != 1 {
      fault(
        .annex, at: position,
        agreement.calendars.isEmpty
          ? "working days are counted, and no calendar says which days those are"
          : "working days are counted, and there are several calendars",
        remedy:
          "Annex one calendar in the head, as in: \(example(Self.calendar)). The computer's own is "
          + "never used.")
    }
    for calendar in agreement.calendars { bounds(of: calendar) }
  }

  private mutating func bounds(of calendar: DayCalendar) {
    let position = calendar.position
    guard let first = calendar.first, let last = calendar.last else {
      fault(
        .annexEnds, at: position, "the calendar \(calendar.id) has no first and last day",
        remedy: "Say which days it covers, as in: from 1 January 2026 to 31 December 2027. Beyond "
          + "them nobody knows the holidays yet.")
      return
    }
    if last < first {
      fault(
        .annexEnds, at: position, "the calendar \(calendar.id) ends before it begins",
        remedy: "Write the earlier day after from, and the later one after to.")
    } else if case .from(let day)? = agreement.force, last < day {
      fault(
        .annexEnds, at: position, "the calendar \(calendar.id) ends before the agreement begins",
        remedy: "Annex a calendar of the years in which the agreement is in force.")
    }
    let holidays = calendar.holidays
    if zip(holidays, holidays.dropFirst()).contains(where: { $0 >= $1 }) {
      fault(
        .annexEnds, at: position, "the holidays of \(calendar.id) do not stand in order, each once",
        remedy: "Write the earliest first.")
    } else if holidays.contains(where: { $0 < first || last < $0 }) {
      fault(
        .annexEnds, at: position, "a holiday of \(calendar.id) lies outside the days it covers",
        remedy: "Leave it out, or let the calendar cover its year.")
    }
    let weekend = calendar.weekend
    if zip(weekend, weekend.dropFirst()).contains(where: { $0 >= $1 }) || weekend.count > 6 {
      fault(
        .annexEnds, at: position,
        "the weekend of \(calendar.id) names a day twice, out of order, or leaves no working day",
        remedy: "Write the days from Monday to Sunday, each once, as in: weekend Saturday Sunday")
    }
  }

  mutating func version() {
    let version = agreement.version
    if version.number > 1, version.amends == nil {
      fault(
        .version, at: version.position,
        "version \(version.number) does not say which version it amends",
        remedy: "Add the meaning digest of version \(version.number - 1), as in: version "
          + "\(version.number) amends 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    } else if version.number == 1, version.amends != nil {
      fault(
        .version, at: version.position, "the first version amends nothing",
        remedy: "Write the number of this version, which is above 1, or leave the line out.")
    }
  }
}
