import ParleyPact
import ParleyWire

extension Ledger {
  /// The years of a yearly norm that an instant shows: those since entry into force, and the next
  /// one once its day is at most 366 days away.
  func yearBindings(_ article: Article, _ look: inout Evaluation) -> [Binding] {
    guard let since = standing(&look).since, let end = endOfForce(&look) else { return [] }
    let day = article.norm.timings.lazy.compactMap(\.dayOfYear).first
    let isBy = article.norm.timings.contains { if case .byDay = $0 { true } else { false } }
    var found: [Binding] = []
    // What is held together is owed once, in the agreement's own zone.
    let holders: [PartyName?] =
      article.norm.isJoint
      ? [nil] : parties(of: article.norm.subject, Names(), besides: nil).map { $0 }
    for party in holders {
      guard
        let zone = party.map({ Calculation(plan.agreement, for: $0).zone }) ?? plan.calculation.zone
      else { continue }
      var names = Names()
      if let party, let variable = article.norm.subject.variable { names.bind(variable, party) }
      let now = Timestamp(seconds: look.at)?.date(in: zone).year ?? 9999
      var earliest: Binding.YearWindow?
      for year in since.date(in: zone).year...max(now + 2, since.date(in: zone).year) {
        guard var window = window(of: year, day, zone, isBy: isBy), window.first < end,
          bindsNew(at: window.first, party, nil, &look, as: String(year), article),
          look.has(come: window.shownFrom)
        else { continue }
        earliest = earliest ?? window
        window.firstYear = earliest?.year ?? year
        window.reach = earliest?.from ?? window.from
        found.append(
          Binding(
            trigger: String(year), cause: .year(year), names: names, holder: party,
            base: window.first, source: .computed, year: window))
      }
    }
    return found
  }

  /// An act on a day counts for it from a month before. An act by a day may count from then, and
  /// all through the calendar year, until the next year's day is over.
  func window(
    of year: Int, _ day: DayOfYear?, _ zone: Zone, isBy: Bool
  ) -> Binding.YearWindow? {
    func date(_ year: Int) -> CivilDate {
      CivilDate(year: year, month: day?.month ?? 1, day: day?.day ?? 1)
    }
    let last = day == nil ? CivilDate(year: year, month: 12, day: 31) : date(year)
    let month: Int64 = 31 * 86_400
    guard let first = try? date(year).start(in: zone), let end = try? last.end(in: zone),
      let following = try? date(year + 1).start(in: zone),
      let before = try? CivilDate(year: year - 1, month: 1, day: 1).start(in: zone),
      let newYear = try? CivilDate(year: year, month: 1, day: 1).start(in: zone)
    else { return nil }
    let from = first.seconds - month
    return Binding.YearWindow(
      year: year, first: first.seconds, last: end.seconds,
      from: isBy ? min(from, newYear.seconds) : from,
      to: isBy ? following.seconds + 86_400 : following.seconds - month,
      shownFrom: max(first.seconds - 366 * 86_400, before.seconds), day: day, zone: zone,
      isBy: isBy)
  }

  /// Of acts done by a day each year, those of one year. Each year takes the first act of its time
  /// that no earlier year took, so that a late act is not the next year's early one.
  func own(
    _ acts: [Performance], _ year: Binding.YearWindow, _ article: Article
  ) -> [Performance] {
    var rest = acts.sorted {
      ($0.time, $0.evidence.first ?? "") < ($1.time, $1.evidence.first ?? "")
    }
    for number in year.firstYear...year.year {
      guard let window = window(of: number, year.day, year.zone, isBy: true) else { continue }
      // Where a late act has no effect, it takes nothing from the next year either.
      let isSpent = number < year.year && article.lateness == .lapses
      let mine = rest.filter {
        window.from <= $0.time && $0.time < (isSpent ? window.last + 1 : window.to)
      }
      let taken = mine.firstIndex { $0.bounds != nil }
      if number == year.year { return taken.map { Array(mine[...$0]) } ?? mine }
      if let taken { rest.removeAll { $0.evidence == mine[taken].evidence } }
    }
    return []
  }
}

extension Timing {
  var dayOfYear: DayOfYear? {
    switch self {
    case .onDay(let day), .byDay(let day): day
    default: nil
    }
  }
}
