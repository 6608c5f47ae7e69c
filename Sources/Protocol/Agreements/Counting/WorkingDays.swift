package import ParleyPact

extension DayCalendar {
  /// The days the annex speaks of. A calendar that lists holidays and no bounds covers the years of
  /// its holidays; one that lists neither has no holidays at all.
  private var bounds: (first: CivilDate?, last: CivilDate?) {
    (
      first ?? holidays.first.map { CivilDate(year: $0.year, month: 1, day: 1) },
      last ?? holidays.last.map { CivilDate(year: $0.year, month: 12, day: 31) }
    )
  }

  /// - Throws: `calendarEnds` for a day the annex does not cover.
  package func isWorking(_ date: CivilDate) throws(CountFault) -> Bool {
    let bounds = bounds
    if let first = bounds.first, date < first { throw .calendarEnds(date) }
    if let last = bounds.last, date > last { throw .calendarEnds(date) }
    return !weekend.contains(date.weekday) && !holidays.contains(date)
  }

  /// The day itself or the nearest working day after it.
  package func workingDay(onOrAfter date: CivilDate) throws(CountFault) -> CivilDate {
    try step(from: date, by: 1)
  }

  /// The day itself or the nearest working day before it.
  package func workingDay(onOrBefore date: CivilDate) throws(CountFault) -> CivilDate {
    try step(from: date, by: -1)
  }

  private func step(from date: CivilDate, by delta: Int) throws(CountFault) -> CivilDate {
    guard weekend.count < 7 else { throw .noWorkingDay }
    var day = date
    while try !isWorking(day) { day = day.adding(days: delta) }
    return day
  }

  /// The `count`th working day after a day, or before it if negative. The day itself never counts.
  package func adding(_ count: Int, to date: CivilDate) throws(CountFault) -> CivilDate {
    let delta = count < 0 ? -1 : 1
    var day = date
    for _ in 0..<abs(count) { day = try step(from: day.adding(days: delta), by: delta) }
    return day
  }

  /// Whether two working days lie between a day and another, both counted.
  package func hasTwoWorkingDays(
    from first: CivilDate, to last: CivilDate
  ) throws(CountFault) -> Bool {
    var count = 0
    var day = first
    while day <= last {
      if try isWorking(day) { count += 1 }
      if count == 2 { return true }
      day = day.adding(days: 1)
    }
    return false
  }
}
