import ParleyPact
import ParleyWire

extension Window {
  mutating func limit(
    _ span: Span, _ from: Moment, _ to: Timestamp, _ count: Calculation, backwards: Bool = false
  ) throws(CountFault) {
    due = min(due ?? to.seconds, to.seconds)
    try explain(span, from, to, count, backwards)
  }

  mutating func open(
    _ span: Span, _ from: Moment, _ to: Timestamp, _ count: Calculation, backwards: Bool = false
  ) throws(CountFault) {
    opens = max(opens ?? to.seconds, to.seconds)
    try explain(span, from, to, count, backwards)
  }

  private mutating func explain(
    _ span: Span, _ from: Moment, _ to: Timestamp, _ count: Calculation, _ backwards: Bool
  ) throws(CountFault) {
    let start: Timestamp
    switch from {
    case .instant(let time): start = time
    case .day(let date): start = try date.start(in: count.known())
    }
    let usesCalendar = span.unit == .workingDays || count.counting == .eu1182 && span.unit.isDays
    steps.append(
      .counted(
        Step.Count(
          span: span, backwards: backwards, counting: count.counting, zone: count.zone ?? .utc,
          calendar: usesCalendar ? count.calendars.first?.id : nil, from: start, to: to)))
  }

  /// A day of the year, in the debtor's zone.
  mutating func limit(_ year: Binding.YearWindow?, opens isOpening: Bool) {
    guard let year, let day = year.day, let first = Timestamp(seconds: year.first),
      let last = Timestamp(seconds: year.last)
    else {
      isRefused = true
      steps.append(.refused(.noZone))
      return
    }
    due = min(due ?? year.last, year.last)
    if isOpening { opens = max(opens ?? year.first, year.first) }
    steps.append(.dayOfYear(day, year: year.year, zone: year.zone, from: first, to: last))
  }

  mutating func limit(
    _ date: CivilDate, opens isOpening: Bool, _ count: Calculation
  ) throws(CountFault) {
    let zone = try count.known()
    let (first, last) = (try date.start(in: zone), try date.end(in: zone))
    due = min(due ?? last.seconds, last.seconds)
    if isOpening { opens = max(opens ?? first.seconds, first.seconds) }
    steps.append(.date(date, zone: zone, from: first, to: last))
  }

  /// What an edge names has not happened or is not stated: nothing runs yet.
  mutating func wait(_ edge: Edge) { hasNoStart = true }
}

extension Binding {
  /// The year's window; for a norm that is not yearly, of the first such day after it began.
  func year(of day: DayOfYear, _ count: Calculation) -> YearWindow? {
    if let year { return year }
    guard let zone = count.zone, let start = Timestamp(seconds: base) else { return nil }
    let began = start.date(in: zone)
    for number in began.year...(began.year + 1) {
      let date = CivilDate(year: number, month: day.month, day: day.day)
      guard date >= began, let first = try? date.start(in: zone), let last = try? date.end(in: zone)
      else { continue }
      return YearWindow(
        year: number, first: first.seconds, last: last.seconds, from: base, to: .max,
        shownFrom: base, day: day, zone: zone)
    }
    return nil
  }
}

extension Calculation {
  /// When a desk is alerted: days before a deadline keep its time of day.
  func alert(_ span: Span, before due: Timestamp) throws(CountFault) -> Timestamp {
    switch span.unit {
    case .minutes: try Timestamp(counted: due.seconds - Int64(span.count) * 60)
    case .hours: try Timestamp(counted: due.seconds - Int64(span.count) * 3_600)
    case .days: try Timestamp(counted: due.seconds - Int64(span.count) * 86_400)
    case .weeks: try Timestamp(counted: due.seconds - Int64(span.count) * 604_800)
    case .months, .years, .workingDays: try deadline(span, before: .instant(due))
    }
  }
}
