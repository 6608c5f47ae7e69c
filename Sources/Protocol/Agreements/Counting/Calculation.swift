package import ParleyPact
package import ParleyWire

/// From where a span is counted.
package enum Moment: Hashable, Sendable {
  case instant(Timestamp)
  /// A day of which no time is known.
  case day(CivilDate)
}

/// How one agreement counts spans for one party.
///
/// Every result is a second that is itself in time: the last one of a deadline, the first one of a
/// window. What the text leaves open is refused with a `CountFault`.
package struct Calculation: Hashable, Sendable {
  package var counting: Counting
  package var zone: Zone?
  package var calendars: [DayCalendar]

  package init(counting: Counting = .elapsed, zone: Zone?, calendars: [DayCalendar] = []) {
    self.counting = counting
    self.zone = zone
    self.calendars = calendars
  }

  /// - Parameter party: whose own zone counts, where the agreement gives it one.
  package init(_ agreement: Agreement, for party: PartyName? = nil) {
    self.init(
      counting: agreement.counting,
      zone: agreement.partyZones.first { $0.party == party }?.zone ?? agreement.zone,
      calendars: agreement.calendars)
  }

  /// The last second of "within" or "not later than" a span after a moment.
  package func deadline(_ span: Span, after moment: Moment) throws(CountFault) -> Timestamp {
    try check(span)
    guard span.unit.isDays else { return try hours(span, after: moment, isDeadline: true) }
    switch counting {
    case .elapsed: return try elapsed(span, after: moment, isDeadline: true)
    case .clearDays, .eu1182: return try lastDay(span, after: moment).end(in: known())
    }
  }

  /// The first second that is "not earlier than" a span after a moment.
  package func opening(_ span: Span, after moment: Moment) throws(CountFault) -> Timestamp {
    try check(span)
    guard span.unit.isDays else { return try hours(span, after: moment, isDeadline: false) }
    switch counting {
    case .elapsed: return try elapsed(span, after: moment, isDeadline: false)
    case .clearDays, .eu1182:
      return try lastDay(span, after: moment).adding(days: 1).start(in: known())
    }
  }

  /// The last second that is "at least" a span before a moment.
  package func deadline(_ span: Span, before moment: Moment) throws(CountFault) -> Timestamp {
    try check(span)
    guard span.unit.isDays else { return try hours(span, before: moment, isDeadline: true) }
    switch counting {
    case .elapsed: return try firstDay(span, before: moment).start(in: known())
    case .clearDays, .eu1182:
      return try firstDay(span, before: moment).adding(days: -1).end(in: known())
    }
  }

  /// The first second that is "not earlier than" a span before a moment.
  package func opening(_ span: Span, before moment: Moment) throws(CountFault) -> Timestamp {
    try check(span)
    guard span.unit.isDays else { return try hours(span, before: moment, isDeadline: false) }
    switch counting {
    case .elapsed: return try firstDay(span, before: moment).start(in: known())
    case .clearDays, .eu1182:
      return try firstDay(span, before: moment).adding(days: -1).start(in: known())
    }
  }

  /// The plain sum: hours and minutes elapse, days keep the time of day in the zone.
  package func add(_ span: Span, to time: Timestamp) throws(CountFault) -> Timestamp {
    try check(span)
    guard span.unit.isDays else {
      return try Timestamp(counted: time.seconds + seconds(span))
    }
    return try elapsed(span, after: .instant(time), isDeadline: true)
  }

  // MARK: Days

  private func elapsed(
    _ span: Span, after moment: Moment, isDeadline: Bool
  ) throws(CountFault) -> Timestamp {
    let zone = try known()
    switch moment {
    case .instant(let time):
      let day = try shifted(time.date(in: zone), by: span, sign: 1)
      let start = try day.start(in: zone)
      return try Timestamp(counted: start.seconds + time.secondOfDay(in: zone))
    case .day(let date):
      let day = try shifted(date, by: span, sign: 1)
      return isDeadline ? try day.end(in: zone) : try day.start(in: zone)
    }
  }

  /// The last day of a period whose first day is the one after the event's.
  private func lastDay(_ span: Span, after moment: Moment) throws(CountFault) -> CivilDate {
    let start = try date(of: moment)
    guard counting == .eu1182 else { return try shifted(start, by: span, sign: 1) }
    let calendar = try annexed()
    var last = try shifted(start, by: regulated(span), sign: 1)
    if span.unit != .workingDays { last = try calendar.workingDay(onOrAfter: last) }
    // Article 3(5): a period of two days or more holds at least two working days.
    while span.isTwoDaysOrMore,
      try !calendar.hasTwoWorkingDays(from: start.adding(days: 1), to: last)
    {
      last = try calendar.adding(1, to: last)
    }
    return last
  }

  /// The first day of a period whose last day is the one before the event's.
  private func firstDay(_ span: Span, before moment: Moment) throws(CountFault) -> CivilDate {
    let end = try date(of: moment)
    guard counting == .eu1182 else { return try shifted(end, by: span, sign: -1) }
    let calendar = try annexed()
    var first = try shifted(end, by: regulated(span), sign: -1)
    while span.isTwoDaysOrMore,
      try !calendar.hasTwoWorkingDays(from: first, to: end.adding(days: -1))
    {
      first = try calendar.adding(-1, to: first)
    }
    return first
  }

  /// Article 3(2)(c): a month too short ends with its last day.
  private func regulated(_ span: Span) throws(CountFault) -> Span {
    guard span.unit == .months || span.unit == .years else { return span }
    guard span.rounding != .up else { throw .roundingContradicts }
    return Span(span.count, span.unit, rounding: .down)
  }

  private func shifted(
    _ date: CivilDate, by span: Span, sign: Int
  ) throws(CountFault) -> CivilDate {
    let count = sign * span.count
    let result: CivilDate
    switch span.unit {
    case .minutes, .hours: preconditionFailure("hours are not counted in days")
    case .days: result = date.adding(days: count)
    case .weeks: result = date.adding(days: 7 * count)
    case .months: result = try date.adding(months: count, of: span)
    case .years: result = try date.adding(months: 12 * count, of: span)
    case .workingDays: result = try annexed().adding(count, to: date)
    }
    guard (1970...9999).contains(result.year) else { throw .outOfRange }
    return result
  }
}

extension Calculation {
  // MARK: Hours

  private func hours(
    _ span: Span, after moment: Moment, isDeadline: Bool
  ) throws(CountFault) -> Timestamp {
    let time = try instant(moment)
    guard counting == .eu1182, span.unit == .hours else {
      return try Timestamp(counted: time.seconds + seconds(span))
    }
    // Article 3(1): the hour during which the event occurs is not counted.
    let end = try hourStart(time) + 3_600 + seconds(span)
    return try Timestamp(counted: isDeadline ? end - 1 : end)
  }

  private func hours(
    _ span: Span, before moment: Moment, isDeadline: Bool
  ) throws(CountFault) -> Timestamp {
    let time = try instant(moment)
    guard counting == .eu1182, span.unit == .hours else {
      return try Timestamp(counted: time.seconds - seconds(span))
    }
    let start = try hourStart(time) - seconds(span)
    return try Timestamp(counted: isDeadline ? start - 1 : start)
  }

  private func hourStart(_ time: Timestamp) throws(CountFault) -> Int64 {
    time.seconds - time.secondOfDay(in: try known()) % 3_600
  }

  private func seconds(_ span: Span) -> Int64 {
    Int64(span.count) * (span.unit == .hours ? 3_600 : 60)
  }

  // MARK: What the text must say

  /// A count no text of ours needs, and small enough that no sum overflows.
  private static let mostUnits = 10_000_000

  private func check(_ span: Span) throws(CountFault) {
    guard span.count >= 0 else { throw .negativeSpan }
    guard span.count <= Self.mostUnits else { throw .outOfRange }
    // Ten thousand years are beyond every result, and keep a walk over working days short.
    guard span.unit != .workingDays || span.count <= 100_000 else { throw .outOfRange }
  }

  package func known() throws(CountFault) -> Zone {
    guard let zone else { throw .noZone }
    return zone
  }

  private func annexed() throws(CountFault) -> DayCalendar {
    guard calendars.count <= 1 else { throw .severalCalendars }
    guard let calendar = calendars.first else { throw .noCalendar }
    return calendar
  }

  private func date(of moment: Moment) throws(CountFault) -> CivilDate {
    switch moment {
    case .instant(let time): return time.date(in: try known())
    case .day(let date): return date
    }
  }

  private func instant(_ moment: Moment) throws(CountFault) -> Timestamp {
    switch moment {
    case .instant(let time): return time
    case .day(let date): throw .dayWithoutTime(date)
    }
  }
}

extension Span {
  var isTwoDaysOrMore: Bool { unit.isDays && (count >= 2 || unit != .days && unit != .workingDays) }
}

extension Span.Unit {
  /// Counted in days of a calendar, and not as elapsed time.
  package var isDays: Bool { self != .minutes && self != .hours }
}
