import ParleyRecord
import ParleyWire

/// What others' signatures prove of one log's entries.
struct LogReading: Hashable, Sendable {
  /// By index, as far as the log was read: not earlier than this.
  var bounds: [Timestamp?] = []
  /// The newest claimed time up to each index.
  var newest: [Timestamp] = []
  /// What the logs of others say they have seen of this one, sizes rising.
  var covers: [Origin: [Cover]] = [:]
  /// Entries that have seen more of another log than is held here.
  var lacking: [Lacking] = []

  struct Cover: Hashable, Sendable {
    let size: Int64
    let at: Timestamp
  }

  struct Lacking: Hashable, Sendable {
    let index: Int
    let head: LogHead
  }

  func notBefore(_ index: Int64) -> Timestamp? {
    index < Int64(bounds.count) ? bounds[Int(index)] : nil
  }

  /// The earliest of the entries, one a log, that first reach beyond an index.
  func notAfter(_ index: Int64) -> Timestamp? {
    covers.values.compactMap { covers in  // any order: the least is taken
      covers.first(above: index)?.at
    }.min()
  }
}

extension [LogReading.Cover] {
  fileprivate func first(above index: Int64) -> LogReading.Cover? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].size > index { high = middle } else { low = middle + 1 }
    }
    return low < count ? self[low] : nil
  }
}
