import Foundation
import ParleyAgreements
import ParleyPact
import ParleyTestKit
import ParleyWire
import Testing

/// Other people's date sums: never a wrong date, and what is ambiguous is refused.
@Suite struct DateVectorTests {
  private func rows(_ name: String) throws -> [[String]] {
    let files = try Shared.files("agreements-data/dates", "csv")
    guard let file = files.first(where: { $0.lastPathComponent == "\(name).csv" }) else {
      return []
    }
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map {
      $0.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  private func span(_ text: String, _ rounding: Span.Rounding? = nil) -> Span {
    let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
    let months = numbers[0] * 12 + numbers[1]
    return months > 0 ? Span(months, .months, rounding: rounding) : Span(numbers[2], .days)
  }

  private func sum(_ date: String, _ span: Span) throws -> String {
    let start = try time("\(date)T07:30:00Z")
    let end = try Calculation(zone: .utc).deadline(span, after: .instant(start))
    #expect(end.description.hasSuffix("T07:30:00Z"))
    return String(end.description.prefix(10))
  }

  @Test func sumsThatAreExact() throws {
    let rows = try rows("exact_computations")
    for row in rows {
      for rounding in [nil, Span.Rounding.up, .down] {
        #expect(try sum(row[0], span(row[1], rounding)) == row[2])
      }
    }
    Vectors.ran("date sums, exact", rows.count)
  }

  @Test func sumsThatAreAmbiguous() throws {
    let rows = try rows("ambiguous_computations")
    for row in rows {
      #expect(throws: CountFault.self) { try sum(row[0], span(row[1])) }
      #expect(try sum(row[0], span(row[1], .up)) == row[2])
      #expect(try sum(row[0], span(row[1], .down)) == row[3])
    }
    Vectors.ran("date sums, ambiguous", rows.count)
  }

  @Test func firstAndLastDayOfAMonth() throws {
    let rows = try rows("first_last_day_of_month")
    for row in rows {
      let date = try #require(CivilDate(row[0]))
      let last = CivilDate.length(ofMonth: date.month, year: date.year)
      #expect(CivilDate(row[1]) == CivilDate(year: date.year, month: date.month, day: 1))
      #expect(CivilDate(row[2]) == CivilDate(year: date.year, month: date.month, day: last))
    }
    Vectors.ran("first and last days", rows.count)
  }

  /// Date-times that the DMN tests expect: those in our one spelling survive the way through days
  /// and seconds; fractions, other eras and zones in the text are no timestamps of ours.
  @Test func decisionModelDateTimes() throws {
    var kept = 0
    for file in try Shared.files("agreements-data/dmn-tck", "xml") {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /<value[^>]*xsd:(?:dateTime|string)">([^<]*)</) {
        let value = String(match.output.1)
        guard let instant = Timestamp(value + "Z") else { continue }
        let start = try instant.date(in: .utc).start(in: .utc)
        let again = start.adding(seconds: instant.secondOfDay(in: .utc))
        #expect(again.description == value + "Z")
        kept += 1
      }
    }
    Vectors.ran("DMN date-times", kept)
  }

  // MARK: daml-finance

  private func damlFinance(_ name: String) throws -> String? {
    try Shared.files("agreements-data/dates", "daml")
      .first { $0.lastPathComponent == "daml-finance.\(name).daml" }
      .map { try String(contentsOf: $0, encoding: .utf8) }
  }

  private func date(_ year: Substring, _ month: Substring, _ day: Substring) throws -> CivilDate {
    let months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(separator: " ")
    let number = try #require(months.firstIndex(of: month))
    return CivilDate(year: try #require(Int(year)), month: number + 1, day: try #require(Int(day)))
  }

  @Test func holidayRolls() throws {
    guard let text = try damlFinance("Calendar") else { return }
    let calendar = DayCalendar(
      id: "usny", weekend: [6, 7],
      holidays: [
        CivilDate(year: 2018, month: 1, day: 2), CivilDate(year: 2018, month: 1, day: 31),
        CivilDate(year: 2018, month: 2, day: 1),
      ])
    var count = 0
    let line =
      #/
      (\w+)\ calendar\ (?:\(?(-?\d+|\w+)\)?\ )?\(date\ (\d+)\ (\w+)\ (\d+)\)\ ===
      \ \(?(?:date\ (\d+)\ (\w+)\ (\d+)|(True|False))
      /#
    for match in text.matches(of: line) {
      let (_, name, argument, year, month, day, toYear, toMonth, toDay, truth) = match.output
      let from = try date(year, month, day)
      let found: CivilDate
      switch (name, argument) {
      case ("isBusinessDay", _):
        #expect(try calendar.isWorking(from) == (truth == "True"))
        count += 1
        continue
      case ("isHoliday", _):
        #expect(try !calendar.isWorking(from) == (truth == "True"))
        count += 1
        continue
      case ("nextBusinessDay", _): found = try calendar.adding(1, to: from)
      case ("previousBusinessDay", _): found = try calendar.adding(-1, to: from)
      case ("addBusinessDays", let number?):
        found = try calendar.adding(try #require(Int(number)), to: from)
      case ("nextOrSameBusinessDay", _), ("adjustDate", "Following"):
        found = try calendar.workingDay(onOrAfter: from)
      case ("previousOrSameBusinessDay", _), ("adjustDate", "Preceding"):
        found = try calendar.workingDay(onOrBefore: from)
      case ("nextSameOrLastInMonthBusinessDay", _), ("adjustDate", "ModifiedFollowing"):
        let next = try calendar.workingDay(onOrAfter: from)
        found = next.month == from.month ? next : try calendar.workingDay(onOrBefore: from)
      case ("adjustDate", "ModifiedPreceding"):
        let previous = try calendar.workingDay(onOrBefore: from)
        found = previous.month == from.month ? previous : try calendar.workingDay(onOrAfter: from)
      default: found = from
      }
      #expect(found == (try date(try #require(toYear), try #require(toMonth), try #require(toDay))))
      count += 1
    }
    Vectors.ran("daml-finance holiday rolls", count)
    #expect(count >= 14)
  }

  @Test func monthRolls() throws {
    guard let text = try damlFinance("RollConvention") else { return }
    var count = 0
    let line =
      #/
      (addPeriod|next|previous)\ \(D\.date\ (\d+)\ (\w+)\ (\d+)\)
      \ \(Period\ with\ periodMultiplier\ =\ (-?\d+);\ period\ =\ (\w)\)
      (?:\ (EOM|\(DOM\ (\d+)\)))?\ ===\s+D\.date\ (\d+)\ (\w+)\ (\d+)
      /#
    for match in text.matches(of: line) {
      let o = match.output
      let from = try date(o.2, o.3, o.4)
      let sign = o.1 == "previous" ? -1 : 1
      let number = try #require(Int(o.5)) * sign
      let months = o.6 == "M" ? number : o.6 == "Y" ? 12 * number : 0
      let down = Span(1, .months, rounding: .down)
      var found = from
      if o.1 == "addPeriod" {
        found =
          months == 0
          ? from.adding(days: number * (o.6 == "W" ? 7 : 1))
          : try from.adding(months: months, of: down)
      } else {
        let first = CivilDate(year: from.year, month: from.month, day: 1)
        found = try first.adding(months: months, of: down)
        let length = CivilDate.length(ofMonth: found.month, year: found.year)
        found.day = min(o.8.flatMap { Int($0) } ?? 31, length)
      }
      #expect(found == (try date(o.9, o.10, o.11)), "\(o.0)")
      count += 1
    }
    Vectors.ran("daml-finance month rolls", count)
    #expect(count >= 30)
  }
}
