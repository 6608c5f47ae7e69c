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
      for year in since.date(in: zone).year...max(now + 2, since.date(in: zone).year) {
        guard let window = window(of: year, day, zone, isBy: isBy), window.first < end,
          bindsNew(at: window.first, party, nil, &look, as: String(year), article),
          look.has(come: window.shownFrom)
        else { continue }
        found.append(
          Binding(
            trigger: String(year), cause: .year(year), names: names, holder: party,
            base: window.first, source: .computed, year: window))
      }
    }
    return found
  }

  /// An act counts for the year to whose day it is nearest, give or take: from a month before the
  /// day. `by` a day it also counts all through that calendar year.
  private func window(
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
      let newYear = try? CivilDate(year: year, month: 1, day: 1).start(in: zone),
      let nextYear = try? CivilDate(year: year + 1, month: 1, day: 1).start(in: zone)
    else { return nil }
    let (from, to) = (first.seconds - month, following.seconds - month)
    return Binding.YearWindow(
      year: year, first: first.seconds, last: end.seconds,
      from: isBy ? min(from, newYear.seconds) : from, to: isBy ? min(to, nextYear.seconds) : to,
      shownFrom: max(first.seconds - 366 * 86_400, before.seconds), day: day, zone: zone)
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
