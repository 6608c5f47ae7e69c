import ParleyPact

extension Article {
  /// Articles of the same text whose being overdue this one waits for.
  var awaitsLateness: [String] {
    var numbers: [String] = []
    if case .becomes(let number, .overdue)? = trigger { numbers.append(number) }
    for condition in [condition, unless, onlyIf].compactMap(\.self) {
      condition.visit { atom in
        if case .article(let number, .overdue, nil) = atom, !numbers.contains(number) {
          numbers.append(number)
        }
      }
    }
    return numbers
  }
}

/// How long a span may be, in seconds: at least and at most. Fixed offsets know no summer time, so
/// a day is always 86,400 seconds.
struct Length: Hashable {
  var least: Int
  var most: Int

  static let day = 86_400
  /// Stands for "without limit"; sums of a few hundred of them do not overflow.
  static let unbounded = 1 << 50

  init(_ span: Span, counting: Counting = .elapsed) {
    let count = min(max(span.count, 0), 1_000_000)
    switch span.unit {
    case .minutes: (least, most) = (count * 60, count * 60)
    case .hours: (least, most) = (count * 3600, count * 3600)
    case .days: (least, most) = (count * Self.day, count * Self.day)
    case .weeks: (least, most) = (count * 7 * Self.day, count * 7 * Self.day)
    case .months: (least, most) = Self.months(count)
    case .years: (least, most) = Self.months(count * 12)
    case .workingDays: (least, most) = (max(count - 1, 0) * Self.day, Self.unbounded)
    }
    if span.unit != .hours, span.unit != .minutes, counting != .elapsed, most < Self.unbounded {
      // Clear days leave out both ends; a last day on a holiday moves on.
      most += 15 * Self.day
    }
  }

  private static func months(_ count: Int) -> (Int, Int) {
    // 400 years have 4,800 months and 146,097 days; no run of months is off by more than 3 days.
    let days = count * 146_097 / 4_800
    return (max(days - 3, 0) * day, (days + 3) * day)
  }
}

extension DayOfYear {
  private static let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

  /// Days since 1 January, in a year without a 29 February.
  var ordinal: Int {
    (Self.before.indices.contains(month - 1) ? Self.before[month - 1] : 0) + day - 1
  }
}

extension CivilDate {
  /// Days since 1 January 1970.
  var days: Int {
    let y = month <= 2 ? year - 1 : year
    let shifted = (month + 9) % 12
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * shifted + 2) / 5 + day - 1 - 719_468
  }
}
