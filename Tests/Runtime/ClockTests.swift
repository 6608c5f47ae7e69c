import ParleyNode
import ParleyRuntime
import ParleyWire
import Synchronization
import Testing

/// Two clocks that a test moves.
private final class Hands: Sendable {
  private let reading = Mutex(ClockReading(monotonic: 1_000, civil: 1_700_000_000_000))

  var clock: NodeClock { NodeClock { self.reading.withLock { $0 } } }

  func pass(_ milliseconds: Int64, civil: Int64? = nil) {
    reading.withLock {
      $0.monotonic += milliseconds
      $0.civil += civil ?? milliseconds
    }
  }
}

@Suite struct ClockTests {
  @Test(arguments: [0, 10, 4_999, -4_999] as [Int64])
  func `a clock that is nudged stays steady`(by: Int64) {
    let hands = Hands()
    var clock = hands.clock
    for _ in 0..<10 {
      hands.pass(1_000, civil: 1_000 + by)
      #expect(clock.now().clock == .steady)
    }
  }

  @Test(arguments: [3_600_000, -3_600_000, 5_000] as [Int64])
  func `a clock that jumps is named until someone has looked`(by: Int64) {
    let hands = Hands()
    var clock = hands.clock
    hands.pass(1_000, civil: 1_000 + by)
    #expect(clock.now().clock == .jumped(seconds: by / 1_000))
    hands.pass(60_000)
    #expect(clock.now().clock == .jumped(seconds: by / 1_000))
    // A jump back does not make it trustworthy again.
    hands.pass(1_000, civil: 1_000 - by)
    #expect(clock.now().clock != .steady)
    clock.recovered()
    #expect(clock.now().clock == .steady)
  }

  @Test func `years outside the calendar are held at its ends`() {
    let hands = Hands()
    var clock = hands.clock
    hands.pass(0, civil: -2_000_000_000_000)
    #expect(clock.now().civil.seconds == 0)
  }
}
