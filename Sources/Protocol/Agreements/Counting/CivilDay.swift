package import ParleyPact
package import ParleyWire

// The proleptic Gregorian calendar. Years are counted from March, so that the leap day is the last
// of its year and needs no case of its own.

extension CivilDate {
  /// Days since 1 January 1970.
  package var dayNumber: Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  package init(dayNumber: Int) {
    let z = dayNumber + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// 1 is Monday, 7 is Sunday.
  package var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }

  /// Whether the calendar has this day.
  package var exists: Bool {
    (1...12).contains(month) && day >= 1 && day <= Self.length(ofMonth: month, year: year)
  }

  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package func adding(days: Int) -> CivilDate { CivilDate(dayNumber: dayNumber + days) }

  /// This day in another month.
  ///
  /// - Throws: `noSuchDay` where that month is too short and nothing says which way to round.
  package func adding(months: Int, of span: Span) throws(CountFault) -> CivilDate {
    let index = year * 12 + month - 1 + months
    let newYear = (index >= 0 ? index : index - 11) / 12
    let newMonth = index - newYear * 12 + 1
    let length = Self.length(ofMonth: newMonth, year: newYear)
    if day <= length { return CivilDate(year: newYear, month: newMonth, day: day) }
    let last = CivilDate(year: newYear, month: newMonth, day: length)
    switch span.rounding {
    case .down?: return last
    case .up?: return last.adding(days: 1)
    case nil: throw .noSuchDay(self, span: span)
    }
  }

  /// The first second of the day in a zone.
  package func start(in zone: Zone) throws(CountFault) -> Timestamp {
    guard exists else { throw .noSuchDate(year: year, month: month, day: day) }
    return try Timestamp(counted: Int64(dayNumber) * 86_400 - Int64(zone.minutes) * 60)
  }

  /// The last second of the day in a zone.
  package func end(in zone: Zone) throws(CountFault) -> Timestamp {
    guard exists else { throw .noSuchDate(year: year, month: month, day: day) }
    return try Timestamp(counted: Int64(dayNumber + 1) * 86_400 - 1 - Int64(zone.minutes) * 60)
  }

  /// `2026-11-23`: the one spelling of a date without a time in a field.
  package init?(_ text: String) {
    guard let noon = Timestamp(text + "T12:00:00Z") else { return nil }
    self = noon.date(in: .utc)
  }
}

extension Timestamp {
  /// - Throws: `outOfRange`; a sum is never clipped to the nearest year that exists.
  package init(counted seconds: Int64) throws(CountFault) {
    guard let value = Timestamp(seconds: seconds) else { throw .outOfRange }
    self = value
  }

  /// The day it is in a zone.
  package func date(in zone: Zone) -> CivilDate {
    CivilDate(dayNumber: Int(Self.floor(seconds + Int64(zone.minutes) * 60, by: 86_400)))
  }

  /// Seconds since the start of the day in a zone.
  package func secondOfDay(in zone: Zone) -> Int64 {
    let local = seconds + Int64(zone.minutes) * 60
    return local - Self.floor(local, by: 86_400) * 86_400
  }

  private static func floor(_ value: Int64, by size: Int64) -> Int64 {
    value >= 0 ? value / size : -((-value + size - 1) / size)
  }
}
