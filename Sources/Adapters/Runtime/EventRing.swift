import ParleyWire

/// The newest events, for those who ask what happened since; and those who wait for the next.
struct EventRing {
  /// Events kept; who asks for older ones gets what is left.
  static let most = 1_000
  /// At most so many wait at once; another one is answered at once.
  static let waiters = 64

  private(set) var last: Int64 = 0
  private var kept: [OperatorAPI.Event] = []
  private var waiting: [Int64: CheckedContinuation<Void, Never>] = [:]
  private var tickets: Int64 = 0

  mutating func add(_ words: EventWords, at: Timestamp) {
    last += 1
    kept.append(
      OperatorAPI.Event(
        number: last, at: "\(at)", name: words.name,
        fields: Dictionary(words.fields.map { ($0.name, $0.value) }) { first, _ in first }))
    if kept.count > 2 * Self.most { kept.removeFirst(kept.count - Self.most) }
    wakeAll()
  }

  func after(_ number: Int64) -> [OperatorAPI.Event] {
    Array(kept.drop { $0.number <= number }.suffix(Self.most))
  }

  mutating func ticket() -> Int64? {
    guard waiting.count < Self.waiters else { return nil }
    tickets += 1
    return tickets
  }

  mutating func wait(_ ticket: Int64, _ continuation: CheckedContinuation<Void, Never>) {
    waiting[ticket] = continuation
  }

  mutating func wake(_ ticket: Int64) { waiting.removeValue(forKey: ticket)?.resume() }

  mutating func wakeAll() {
    let all = waiting
    waiting = [:]
    for continuation in all.values { continuation.resume() }
  }
}
