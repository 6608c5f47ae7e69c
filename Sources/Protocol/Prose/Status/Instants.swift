package import ParleyPact
package import ParleyWire

/// A moment as a clock in some zone shows it.
struct CivilTime: Hashable {
  let date: CivilDate
  let hour, minute, second: Int

  init(_ at: Timestamp, _ zone: Zone) {
    let moved = at.adding(seconds: Int64(zone.minutes) * 60).seconds
    let digits = at.adding(seconds: Int64(zone.minutes) * 60).description.split {
      !("0"..."9").contains($0)
    }
    .compactMap { Int($0) }
    date = CivilDate(year: digits[0], month: digits[1], day: digits[2])
    let rest = Int(moved % 86_400)
    (hour, minute, second) = (rest / 3_600, rest / 60 % 60, rest % 60)
  }

  /// `18:05`, with seconds where they are not nought.
  var clock: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(hour)):\(two(minute))" + (second == 0 ? "" : ":\(two(second))")
  }

  /// `02-13 18:05`, for a picture.
  var short: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(date.month))-\(two(date.day)) \(clock)"
  }
}

extension Prose {
  /// `13 February 2022, 18:05 UTC`, and the reader's own time where it differs.
  package func instant(_ at: Timestamp) -> Phrase {
    let utc = CivilTime(at, .utc)
    let shown: Phrase = "\(grammar.date(utc.date)), \(apart: utc.clock) \(apart: "UTC")"
    guard zone != .utc else { return shown }
    let own = CivilTime(at, zone)
    let day: Phrase = own.date == utc.date ? "" : "\(grammar.date(own.date)), "
    return "\(shown) / \(day)\(apart: own.clock) \(apart: zone.shown)"
  }

  /// `24 h 12 min`; days from two days on, seconds only where they matter.
  package func duration(_ seconds: Int64) -> String {
    let total = abs(seconds)
    let inDays = total >= 2 * 86_400
    let words = words.status
    let parts: [(Int64, String)] = [
      (inDays ? total / 86_400 : 0, words.day),
      (inDays ? total / 3_600 % 24 : total / 3_600, words.hour),
      (total / 60 % 60, words.minute), (total % 60, words.second),
    ]
    let shown = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return shown.isEmpty ? "0 \(words.minute)" : shown.joined(separator: " ")
  }
}

extension Prose {
  /// `48 hours`, `21 час`.
  package func span(_ span: Span) -> Phrase { grammar.span(span) }
}
