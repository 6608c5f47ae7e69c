import ParleyPact
import ParleyWire

/// Seconds to points, with the marks of an axis. Whole points only: the same picture everywhere.
struct Scale: Hashable {
  let first: Int64
  let last: Int64
  let left: Int
  let right: Int

  /// The whole of some moments, with a margin on both sides.
  init(over moments: [Timestamp], left: Int, right: Int) {
    let seconds = moments.map(\.seconds)
    let low = seconds.min() ?? 0
    let high = max(seconds.max() ?? 0, low + 3_600)
    let margin = max(600, (high - low) / 25)
    first = low - margin
    last = high + margin
    self.left = left
    self.right = right
  }

  /// Held within the picture.
  func x(_ at: Timestamp) -> Int {
    let inside = min(max(at.seconds, first), last)
    return left + Int((inside - first) * Int64(right - left) / (last - first))
  }

  func isBefore(_ at: Timestamp) -> Bool { at.seconds < first }

  struct Mark: Hashable {
    let at: Timestamp
    let step: Step
  }

  enum Step: Hashable {
    case hours(Int64)
    case days(Int64)
    case months(Int)

    var seconds: Int64 {
      switch self {
      case .hours(let count): count * 3_600
      case .days(let count): count * 86_400
      case .months(let count): Int64(count) * 2_592_000
      }
    }
  }

  private static let steps: [Step] =
    [1, 2, 3, 6, 12].map { .hours($0) } + [1, 2, 7, 14].map { .days($0) }
    + [1, 2, 3, 6, 12, 24, 60, 120, 240].map { .months($0) }

  /// At most about one mark for every 90 points, on whole hours, days or months of a zone.
  func marks(in zone: Zone) -> [Mark] {
    let most = Int64(max(2, (right - left) / 90))
    guard let step = Self.steps.first(where: { (last - first) / $0.seconds <= most }) else {
      return []
    }
    var marks: [Mark] = []
    let offset = Int64(zone.minutes) * 60
    if case .months(let count) = step {
      guard let start = Timestamp(seconds: max(0, first)) else { return [] }
      let day = CivilTime(start, zone).date
      var index = day.year * 12 / count * count
      while let at = Self.month(index, offset), at.seconds <= last {
        if at.seconds >= first { marks.append(Mark(at: at, step: step)) }
        index += count
      }
    } else {
      var second = (first + offset) / step.seconds * step.seconds - offset
      while second <= last {
        if second >= first, let at = Timestamp(seconds: second) {
          marks.append(Mark(at: at, step: step))
        }
        second += step.seconds
      }
    }
    return marks
  }

  private static func month(_ index: Int, _ offset: Int64) -> Timestamp? {
    let month = index % 12 + 1
    let year = index / 12
    guard (1970...9999).contains(year) else { return nil }
    return Timestamp("\(year)-\(month < 10 ? "0" : "")\(month)-01T00:00:00Z")?
      .adding(seconds: -offset)
  }
}
