import ParleyAgreements
import ParleyPact
import ParleyWire
import Testing

/// How spans are counted, and what is refused.
@Suite struct CountingTests {
  private let office = DayCalendar(
    id: "office", weekend: [6, 7], first: CivilDate(year: 2026, month: 1, day: 1),
    last: CivilDate(year: 2026, month: 12, day: 31),
    holidays: [CivilDate(year: 2026, month: 5, day: 1), CivilDate(year: 2026, month: 12, day: 25)])

  private func calculation(_ counting: Counting, zone: Int = 0, calendar: Bool = false)
    -> Calculation
  {
    Calculation(
      counting: counting, zone: Zone(minutes: zone), calendars: calendar ? [office] : [])
  }

  private func instant(_ text: String) throws -> Moment { .instant(try time(text)) }

  @Test func elapsedHoursAndDays() throws {
    let count = calculation(.elapsed, zone: 330)
    let from = try instant("2022-02-11T18:05:00Z")
    #expect(try count.deadline(Span(48, .hours), after: from) == time("2022-02-13T18:05:00Z"))
    #expect(try count.deadline(Span(30, .minutes), after: from) == time("2022-02-11T18:35:00Z"))
    #expect(try count.deadline(Span(2, .weeks), after: from) == time("2022-02-25T18:05:00Z"))
    #expect(try count.deadline(Span(24, .hours), before: from) == time("2022-02-10T18:05:00Z"))
    // 18:05 UTC is 23:35 in the zone; six hours later it is the next day there.
    #expect(try count.deadline(Span(1, .months), after: from) == time("2022-03-11T18:05:00Z"))
    #expect(
      try count.deadline(Span(1, .days), before: instant("2022-02-11T18:35:00Z"))
        == time("2022-02-10T18:30:00Z"))
  }

  /// A zone decides on which day an instant lies, and so where a month ends.
  @Test func monthsAreCountedInTheZone() throws {
    let late = try instant("2026-01-30T20:00:00Z")
    #expect(
      try calculation(.elapsed).deadline(Span(1, .months, rounding: .down), after: late)
        == time("2026-02-28T20:00:00Z"))
    // In the eastern zone it is the 31st already.
    let east = calculation(.elapsed, zone: 330)
    #expect(
      throws: CountFault.noSuchDay(CivilDate(year: 2026, month: 1, day: 31), span: Span(1, .months))
    ) {
      try east.deadline(Span(1, .months), after: late)
    }
    #expect(
      try east.deadline(Span(1, .months, rounding: .up), after: late)
        == time("2026-02-28T20:00:00Z"))
  }

  /// Civil Procedure Rules 2.8 gives these: an application three clear days before a hearing on
  /// Friday 20 October, and a claim form served on 2 October with fourteen days to answer.
  @Test func clearDays() throws {
    let count = calculation(.clearDays)
    #expect(
      try count.deadline(Span(3, .days), before: instant("2023-10-20T10:00:00Z"))
        == time("2023-10-16T23:59:59Z"))
    #expect(
      try count.deadline(Span(14, .days), after: instant("2023-10-02T09:00:00Z"))
        == time("2023-10-16T23:59:59Z"))
    #expect(
      try count.opening(Span(10, .days), after: instant("2023-10-02T09:00:00Z"))
        == time("2023-10-13T00:00:00Z"))
    #expect(
      try count.deadline(Span(4, .hours), after: instant("2023-10-02T09:00:00Z"))
        == time("2023-10-02T13:00:00Z"))
  }

  @Test func regulation1182() throws {
    let count = calculation(.eu1182, calendar: true)
    // Article 3(1): the hour of the event is not counted.
    #expect(
      try count.deadline(Span(48, .hours), after: instant("2026-03-02T18:05:00Z"))
        == time("2026-03-04T18:59:59Z"))
    // The day of the event is not counted; the last day is a Saturday: Monday.
    #expect(
      try count.deadline(Span(5, .days), after: instant("2026-03-02T18:05:00Z"))
        == time("2026-03-09T23:59:59Z"))
    // Article 3(2)(c): the same weekday; a month too short ends with its last day, a Saturday.
    #expect(
      try count.deadline(Span(2, .weeks), after: instant("2026-03-03T08:00:00Z"))
        == time("2026-03-17T23:59:59Z"))
    #expect(
      try count.deadline(Span(1, .months), after: instant("2026-01-31T08:00:00Z"))
        == time("2026-03-02T23:59:59Z"))
    // Article 3(5): two days from Thursday 30 April are a holiday and a Saturday.
    #expect(
      try count.deadline(Span(2, .days), after: instant("2026-04-30T08:00:00Z"))
        == time("2026-05-05T23:59:59Z"))
    #expect(
      try count.deadline(Span(3, .workingDays), after: instant("2026-04-30T08:00:00Z"))
        == time("2026-05-06T23:59:59Z"))
    // Article 3(4) is not for periods counted back.
    #expect(
      try count.deadline(Span(5, .days), before: instant("2026-03-13T08:00:00Z"))
        == time("2026-03-07T23:59:59Z"))
  }

  @Test func wholeDays() throws {
    let count = calculation(.elapsed, zone: 60)
    let day = Moment.day(CivilDate(year: 2026, month: 3, day: 10))
    #expect(try count.deadline(Span(42, .days), before: day) == time("2026-01-26T23:00:00Z"))
    #expect(try count.deadline(Span(10, .days), after: day) == time("2026-03-20T22:59:59Z"))
    #expect(try count.opening(Span(10, .days), after: day) == time("2026-03-19T23:00:00Z"))
    #expect(try count.opening(Span(60, .days), before: day) == time("2026-01-08T23:00:00Z"))
  }

  @Test func whatIsNotSaidIsRefused() throws {
    let from = try instant("2026-03-10T12:00:00Z")
    let bare = Calculation(zone: nil)
    #expect(throws: CountFault.noZone) { try bare.deadline(Span(1, .days), after: from) }
    #expect(try bare.deadline(Span(1, .hours), after: from) == time("2026-03-10T13:00:00Z"))
    let plain = calculation(.elapsed)
    #expect(throws: CountFault.noCalendar) {
      try plain.deadline(Span(3, .workingDays), after: from)
    }
    let two = Calculation(zone: .utc, calendars: [office, office])
    #expect(throws: CountFault.severalCalendars) {
      try two.deadline(Span(3, .workingDays), after: from)
    }
    let annexed = calculation(.elapsed, calendar: true)
    #expect(throws: CountFault.calendarEnds(CivilDate(year: 2027, month: 1, day: 1))) {
      try annexed.deadline(Span(3, .workingDays), after: instant("2026-12-29T12:00:00Z"))
    }
    #expect(throws: CountFault.dayWithoutTime(CivilDate(year: 2026, month: 3, day: 1))) {
      try plain.deadline(Span(24, .hours), before: .day(CivilDate(year: 2026, month: 3, day: 1)))
    }
    #expect(throws: CountFault.outOfRange) { try plain.deadline(Span(9_000, .years), after: from) }
    #expect(throws: CountFault.outOfRange) { try plain.deadline(Span(60, .years), before: from) }
    #expect(throws: CountFault.negativeSpan) { try plain.deadline(Span(-1, .days), after: from) }
    #expect(throws: CountFault.roundingContradicts) {
      try calculation(.eu1182, calendar: true)
        .deadline(Span(1, .months, rounding: .up), after: from)
    }
    #expect(throws: CountFault.noCalendar) {
      try calculation(.eu1182).deadline(Span(5, .days), after: from)
    }
    let idle = DayCalendar(id: "idle", weekend: [1, 2, 3, 4, 5, 6, 7])
    #expect(throws: CountFault.noWorkingDay) {
      try Calculation(zone: .utc, calendars: [idle]).deadline(Span(1, .workingDays), after: from)
    }
    #expect(throws: CountFault.noSuchDate(year: 2026, month: 2, day: 30)) {
      try CivilDate(year: 2026, month: 2, day: 30).start(in: .utc)
    }
  }

  /// A count on from a day and back again is the same day, and days are those of `Timestamp`.
  @Test func dayNumbersAreACalendar() throws {
    var number = CivilDate(year: 1970, month: 1, day: 1).dayNumber
    #expect(number == 0)
    var before = CivilDate(dayNumber: -1)
    let last = CivilDate(year: 2404, month: 3, day: 1).dayNumber
    while number < last {
      let date = CivilDate(dayNumber: number)
      #expect(date.dayNumber == number && date.exists && date > before)
      #expect(date.weekday == before.weekday % 7 + 1)
      if number % 97 == 0 {
        let start = try date.start(in: .utc)
        #expect(start.description.hasPrefix("\(date.year)-") && start.date(in: .utc) == date)
      }
      before = date
      number += 1
    }
  }

  @Test func leapSecondsAreRefused() {
    #expect(Timestamp("2016-12-31T23:59:60Z") == nil)
    #expect(CivilDate("2026-02-30") == nil && CivilDate("2026-2-3") == nil)
  }
}
