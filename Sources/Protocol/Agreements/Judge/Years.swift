import ParleyPact
import ParleyWire

extension Ledger {
  /// The years of a yearly norm that an instant shows: those since entry into force, and the next
  /// one once its day is at most 366 days away.
  func yearBindings(_ article: Article, _ look: inout Evaluation) -> [Binding] {
    guard let since = standing(&look).since, let end = endOfForce(&look) else { return [] }
    let day = article.norm.timings.lazy.compactMap(\.dayOfYear).first
    var found: [Binding] = []
    for party in parties(of: article.norm.subject, Names(), besides: nil) {
      guard let zone = Calculation(plan.agreement, for: party).zone else { continue }
      var names = Names()
      if let variable = article.norm.subject.variable { names.bind(variable, party) }
      let now = Timestamp(seconds: look.at)?.date(in: zone).year ?? 9999
      for year in since.date(in: zone).year...max(now + 2, since.date(in: zone).year) {
        guard let window = window(of: year, day, zone), window.first < end,
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

  private func window(of year: Int, _ day: DayOfYear?, _ zone: Zone) -> Binding.YearWindow? {
    func date(_ year: Int) -> CivilDate {
      CivilDate(year: year, month: day?.month ?? 1, day: day?.day ?? 1)
    }
    let last = day == nil ? CivilDate(year: year, month: 12, day: 31) : date(year)
    let month: Int64 = 31 * 86_400
    guard let first = try? date(year).start(in: zone), let end = try? last.end(in: zone),
      let following = try? date(year + 1).start(in: zone),
      let before = try? CivilDate(year: year - 1, month: 1, day: 1).start(in: zone)
    else { return nil }
    return Binding.YearWindow(
      year: year, first: first.seconds, last: end.seconds, from: first.seconds - month,
      to: following.seconds - month,
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
