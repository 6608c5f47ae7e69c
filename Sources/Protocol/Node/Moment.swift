package import ParleyWire

/// A moment as the runtime tells it: three kinds of time that are never mixed.
package struct Moment: Hashable, Sendable {
  /// Milliseconds since some start, never falling: drives retries and is never signed.
  package var monotonic: Int64
  /// Civil time: goes into signed text as a claim.
  package var civil: Timestamp
  /// Whether the civil clock can be believed.
  package var clock: ClockQuality

  package init(monotonic: Int64, civil: Timestamp, clock: ClockQuality = .steady) {
    self.monotonic = monotonic
    self.civil = civil
    self.clock = clock
  }
}

package enum ClockQuality: Hashable, Sendable {
  case steady
  /// It jumped against the monotonic clock: cosignatures are held back until an administrator has
  /// looked, because their times may never fall. Receipts are not.
  case jumped(seconds: Int64)
}
