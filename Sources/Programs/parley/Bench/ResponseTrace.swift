import ParleyAgreements
import ParleyWire

/// Requests and replies over many agreements, in the order of time: 97 % are answered within 48
/// hours, 2 % later, 1 % never, and a given number is open on average.
struct ResponseTrace {
  static let window: Int64 = 172_800
  static let start: Int64 = 1_600_000_000

  struct Event {
    var agreement: Int
    var reference: Int
    var isReply: Bool
    var time: Int64

    var message: RecordedMessage {
      guard let at = Timestamp(seconds: time) else { preconditionFailure("within range") }
      var message = RecordedMessage(
        id: isReply ? "r\(reference)" : "q\(reference)", author: isReply ? "Bravo" : "Alfa",
        addressees: isReply ? Self.toAlfa : Self.toBravo,
        said: isReply ? Self.reply : Self.request, claimed: at)
      if isReply { message.about = "q\(reference)" }
      message.receipts = [.init(isReply ? "Alfa" : "Bravo", at: at)]
      return message
    }

    private static let toAlfa = ["Alfa"]
    private static let toBravo = ["Bravo"]
    private static let request = Said.message("request")
    private static let reply = Said.message("reply")
  }

  private(set) var clock = Self.start
  private let agreements: Int
  /// Seconds between requests.
  private let gap: Double
  private var pending: [Event] = []
  private var nextRequest: Double
  private var references = 0
  private var state: UInt64 = 7

  init(agreements: Int, outstanding: Int) {
    self.agreements = agreements
    gap = Double(Self.window) / 2 / Double(outstanding)
    nextRequest = Double(Self.start)
  }

  mutating func next() -> Event {
    if let first = pending.first, Double(first.time) <= nextRequest {
      clock = first.time
      return popFirst()
    }
    references += 1
    let event = Event(
      agreement: Int(random() % UInt64(agreements)), reference: references, isReply: false,
      time: Int64(nextRequest))
    clock = event.time
    let fate = random() % 100
    if fate < 99 {
      let wait =
        fate < 97
        ? 600 + Int64(random() % UInt64(Self.window - 601))
        : Self.window + 3_600 + Int64(random() % UInt64(Self.window - 3_600))
      push(
        Event(
          agreement: event.agreement, reference: event.reference, isReply: true,
          time: event.time + wait))
    }
    nextRequest += gap * 2 * Double(random() % 1_000_000) / 1_000_000
    return event
  }

  private mutating func random() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  private mutating func push(_ event: Event) {
    pending.append(event)
    var child = pending.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard pending[child].time < pending[parent].time else { break }
      pending.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func popFirst() -> Event {
    let first = pending[0]
    let last = pending.removeLast()
    guard !pending.isEmpty else { return first }
    pending[0] = last
    var parent = 0
    while 2 * parent + 1 < pending.count {
      var child = 2 * parent + 1
      if child + 1 < pending.count, pending[child + 1].time < pending[child].time { child += 1 }
      guard pending[child].time < pending[parent].time else { break }
      pending.swapAt(child, parent)
      parent = child
    }
    return first
  }
}

/// The duty alone: a table of what is open, and deadlines in a heap.
struct BareLoop {
  private(set) var overdue = 0
  private var open: [Int: Int64] = [:]
  private var heap: [(due: Int64, reference: Int)] = []

  mutating func take(_ event: ResponseTrace.Event) {
    advance(to: event.time)
    if event.isReply {
      open[event.reference] = nil
    } else {
      open[event.reference] = event.time + ResponseTrace.window
      insert(event.time + ResponseTrace.window, event.reference)
    }
  }

  mutating func advance(to time: Int64) {
    while let first = heap.first, first.due < time {
      removeFirst()
      if open.removeValue(forKey: first.reference) != nil { overdue += 1 }
    }
  }

  private mutating func insert(_ due: Int64, _ reference: Int) {
    heap.append((due, reference))
    var child = heap.count - 1
    while child > 0, heap[child].due < heap[(child - 1) / 2].due {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func removeFirst() {
    let last = heap.removeLast()
    guard !heap.isEmpty else { return }
    heap[0] = last
    var parent = 0
    while 2 * parent + 1 < heap.count {
      var child = 2 * parent + 1
      if child + 1 < heap.count, heap[child + 1].due < heap[child].due { child += 1 }
      guard heap[child].due < heap[parent].due else { break }
      heap.swapAt(child, parent)
      parent = child
    }
  }
}
