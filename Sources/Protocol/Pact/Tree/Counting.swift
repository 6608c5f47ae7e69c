// How an agreement counts time. Zones are fixed offsets: a named zone would make the past depend on
// the version of a table.

/// `UTC` or a fixed offset.
package struct Zone: Hashable, Sendable {
  /// Minutes east of UTC, from -14 to +14 hours.
  package var minutes: Int

  package static let utc = Zone(minutes: 0)

  package init(minutes: Int) { self.minutes = minutes }
}

/// `time of India +05:30`.
package struct PartyZone: Hashable, Sendable {
  package var party: PartyName
  package var zone: Zone

  package init(party: PartyName, zone: Zone) {
    self.party = party
    self.zone = zone
  }
}

/// `48 hours`, `1 month rounded-down`.
package struct Span: Hashable, Sendable {
  package var count: Int
  package var unit: Unit
  /// What to do where a month has no such day; nil refuses to guess.
  package var rounding: Rounding?
  package var position = Position()

  package enum Unit: String, CaseIterable, Hashable, Sendable {
    case minutes, hours, days, weeks, months, years
    case workingDays = "working-days"
  }

  package enum Rounding: String, CaseIterable, Hashable, Sendable {
    case up = "rounded-up"
    case down = "rounded-down"
  }

  package init(_ count: Int, _ unit: Unit, rounding: Rounding? = nil) {
    self.count = count
    self.unit = unit
    self.rounding = rounding
  }
}

/// `counted on receipt`: whose signature fixes the time of an act that is owed.
package enum Basis: String, CaseIterable, Hashable, Sendable { case receipt, dispatch }

/// How the first and the last day of a span are treated.
package enum Counting: String, CaseIterable, Hashable, Sendable {
  case elapsed
  /// Neither the day of the event nor the day of the act counts.
  case clearDays = "clear-days"
  /// Regulation (EEC, Euratom) No 1182/71, Article 3.
  case eu1182 = "eu-1182-71"
}

/// A day of the proleptic Gregorian calendar, 1970 to 9999, that exists.
package struct CivilDate: Hashable, Comparable, Sendable {
  package var year: Int
  package var month: Int
  package var day: Int

  package init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  package static func < (a: CivilDate, b: CivilDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}

/// `1 January`, each year.
package struct DayOfYear: Hashable, Sendable {
  package var month: Int
  package var day: Int

  package init(month: Int, day: Int) {
    self.month = month
    self.day = day
  }
}

/// Working days, annexed to the agreement: `calendar office weekend Saturday Sunday
/// from 1 January 2026 to 31 December 2027 holiday 1 May 2026`.
package struct DayCalendar: Hashable, Sendable {
  package var id: String
  /// 1 is Monday, 7 is Sunday; rising.
  package var weekend: [Int]
  /// The days the annex covers; a count that leaves them is refused.
  package var first: CivilDate?
  package var last: CivilDate?
  /// Rising.
  package var holidays: [CivilDate]
  package var position = Position()

  package init(
    id: String, weekend: [Int], first: CivilDate? = nil, last: CivilDate? = nil,
    holidays: [CivilDate] = []
  ) {
    self.id = id
    self.weekend = weekend
    self.first = first
    self.last = last
    self.holidays = holidays
  }
}
