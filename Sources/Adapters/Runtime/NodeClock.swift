import Glibc
package import ParleyNode
import ParleyWire

/// What two clocks of the machine say at one moment, in milliseconds.
package struct ClockReading: Hashable, Sendable {
  /// Since the machine started, sleep included; never falls.
  package var monotonic: Int64
  /// Since 1970, as the machine believes.
  package var civil: Int64

  package init(monotonic: Int64, civil: Int64) {
    self.monotonic = monotonic
    self.civil = civil
  }

  package static func now() -> ClockReading {
    ClockReading(monotonic: read(CLOCK_BOOTTIME), civil: read(CLOCK_REALTIME))
  }

  private static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    // Unsafe: the call fills the struct it is given, and knows both clocks.
    let failure = unsafe clock_gettime(clock, &time)
    precondition(failure == 0, "a machine has these clocks")
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }
}

/// Tells the node the time, and whether the civil clock can be believed.
///
/// A clock that is nudged stays steady; one that moves by five seconds against the monotonic clock
/// between two looks has jumped, and stays so until an administrator has looked at it.
package struct NodeClock: Sendable {
  /// Milliseconds between two looks that are no jump.
  package static let tolerance: Int64 = 5_000

  private let read: @Sendable () -> ClockReading
  private var last: ClockReading
  private var jumped: Int64 = 0

  package init(read: @escaping @Sendable () -> ClockReading = ClockReading.now) {
    self.read = read
    last = read()
  }

  package var quality: ClockQuality {
    jumped == 0 ? .steady : .jumped(seconds: jumped / 1_000)
  }

  package mutating func now() -> Moment {
    let reading = read()
    let moved = (reading.civil - last.civil) - (reading.monotonic - last.monotonic)
    // Two jumps that cancel each other are still a clock that jumps.
    if abs(moved) >= Self.tolerance {
      jumped = jumped + moved == 0 ? moved : jumped + moved
    }
    last = reading
    let seconds = max(0, min(reading.civil / 1_000, Timestamp.maximumSeconds))
    guard let civil = Timestamp(seconds: seconds) else {
      preconditionFailure("held within the years that a timestamp knows")
    }
    return Moment(monotonic: reading.monotonic, civil: civil, clock: quality)
  }

  /// The administrator has looked: the time it is now is believed.
  package mutating func recovered() { jumped = 0 }
}
