import Foundation
import ParleyAgreements
import ParleyPact
import ParleyTestKit
import ParleyWire
import Testing

/// Payment schedules of financial contracts as an oracle for sums of months, ends of months and
/// shifts to business days.
@Suite struct ScheduleTests {
  private struct Schedule: Decodable {
    var terms: [String: Term]
    var events: [[String]]

    /// A text, or a list that these tests do not use.
    enum Term: Decodable {
      case text(String)
      case other

      init(from decoder: any Decoder) throws {
        self = (try? decoder.singleValueContainer().decode(String.self)).map { .text($0) } ?? .other
      }

      var text: String? { if case .text(let text) = self { text } else { nil } }
    }
  }

  /// One cycle of a contract: when it starts, its step, and the events that it must give.
  private struct Cycle {
    var anchor: CivilDate
    var step: Span
    var isEndOfMonth: Bool
    var shift: String
    var events: Set<CivilDate>
    /// Dates on which the contract begins or ends give events of their own.
    var others: Set<CivilDate>
    var hasLongStub: Bool
  }

  private let weekends = DayCalendar(id: "weekends", weekend: [6, 7])

  private func cycles(_ schedule: Schedule) throws -> [Cycle] {
    let kinds = ["InterestPayment": "IP", "PrincipalRedemption": "PR", "RateReset": "RR"]
    func dates(_ types: [String]) -> Set<CivilDate> {
      Set(
        schedule.events.filter { types.contains($0[1]) }.compactMap {
          CivilDate(String($0[0].prefix(10)))
        })
    }
    return try kinds.sorted { $0.key < $1.key }.compactMap { name, type in
      guard let step = schedule.terms["cycleOf\(name)"]?.text,
        let start = schedule.terms["cycleAnchorDateOf\(name)"]?.text,
        let anchor = CivilDate(String(start.prefix(10))), !dates([type]).isEmpty,
        let match = step.wholeMatch(of: /P(\d+)([DWMY])L(\d)/)
      else { return nil }
      let units: [Substring: Span.Unit] = ["D": .days, "W": .weeks, "M": .months, "Y": .years]
      let unit = try #require(units[match.output.2])
      let isLast = anchor.day == CivilDate.length(ofMonth: anchor.month, year: anchor.year)
      return Cycle(
        anchor: anchor,
        step: Span(try #require(Int(match.output.1)), unit, rounding: .down),
        isEndOfMonth: schedule.terms["endOfMonthConvention"]?.text == "EOM" && isLast,
        shift: schedule.terms["calendar"]?.text == "MF"
          ? schedule.terms["businessDayConvention"]?.text ?? "" : "",
        events: dates([type]), others: dates(["MD", "TD", "PRD", "IED", "AD"]),
        hasLongStub: match.output.3 == "0")
    }
  }

  private func shifted(_ date: CivilDate, _ convention: String) throws -> CivilDate {
    guard !convention.isEmpty else { return date }
    let isBack = convention.hasSuffix("P")
    let first =
      isBack ? try weekends.workingDay(onOrBefore: date) : try weekends.workingDay(onOrAfter: date)
    guard convention.dropFirst(2).contains("M"), first.month != date.month else { return first }
    return isBack
      ? try weekends.workingDay(onOrAfter: date) : try weekends.workingDay(onOrBefore: date)
  }

  private func generated(_ cycle: Cycle, until last: CivilDate) throws -> Set<CivilDate> {
    var found: Set<CivilDate> = []
    let count = Calculation(zone: .utc)
    let start = Moment.instant(try cycle.anchor.start(in: .utc))
    for number in 0..<2_000 {
      let span = Span(number * cycle.step.count, cycle.step.unit, rounding: .down)
      var date = try count.deadline(span, after: start).date(in: .utc)
      if cycle.isEndOfMonth, cycle.step.unit == .months || cycle.step.unit == .years {
        date.day = CivilDate.length(ofMonth: date.month, year: date.year)
      }
      if date > last { break }
      found.insert(try shifted(date, cycle.shift))
    }
    return found
  }

  @Test func schedulesComeOutDayByDay() throws {
    var count = 0
    for file in try Shared.files("agreements-data/schedules", "json") {
      let all = try JSONDecoder().decode([String: Schedule].self, from: Data(contentsOf: file))
      for (name, schedule) in all.sorted(by: { $0.key < $1.key }) {
        for cycle in try cycles(schedule) {
          guard let first = cycle.events.min(), let last = cycle.events.max() else { continue }
          let dates = try generated(cycle, until: last).filter { $0 >= first }
          let unexplained = cycle.events.subtracting(dates).subtracting(cycle.others)
          #expect(unexplained.isSubset(of: [last]), "\(name)")
          // A long stub joins the last period to the one before it.
          let missing = dates.subtracting(cycle.events)
          #expect(missing.count <= (cycle.hasLongStub ? 1 : 0), "\(name): \(missing)")
          count += 1
        }
      }
    }
    Vectors.ran("payment schedules", count)
  }
}
