package import ParleyPact

/// Why a date was not computed. Each case is a rule of Docs/Spec/status.md; a count that meets one
/// gives no date, because any date would be a guess.
package enum CountFault: Error, Hashable, Sendable {
  /// The month that the sum reaches is too short, and the text does not say which way to round.
  case noSuchDay(CivilDate, span: Span)
  /// Days are counted and the agreement names no zone.
  case noZone
  /// Working days, or a regulation that looks at holidays, and no calendar is annexed.
  case noCalendar
  /// More than one calendar is annexed, and the span does not say which.
  case severalCalendars
  /// The annexed calendar does not reach this day.
  case calendarEnds(CivilDate)
  /// The calendar knows no working day.
  case noWorkingDay
  /// A result outside the years 1970 to 9999.
  case outOfRange
  /// Hours or minutes are counted from a day that has no time.
  case dayWithoutTime(CivilDate)
  /// The text rounds a month up where the regulation it follows says the month's last day.
  case roundingContradicts
  /// A day that the calendar does not have, such as 30 February.
  case noSuchDate(year: Int, month: Int, day: Int)
  /// A span of less than nothing.
  case negativeSpan

  /// The rule's number.
  package var rule: String {
    switch self {
    case .noSuchDay: "C-1"
    case .noZone: "C-2"
    case .noCalendar: "C-3"
    case .severalCalendars: "C-4"
    case .calendarEnds: "C-5"
    case .noWorkingDay: "C-6"
    case .outOfRange: "C-7"
    case .dayWithoutTime: "C-8"
    case .roundingContradicts: "C-9"
    case .noSuchDate: "C-10"
    case .negativeSpan: "C-11"
    }
  }
}
