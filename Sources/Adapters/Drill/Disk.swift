import ParleyWire
package import ParleyNode

/// A pretended disk under one node's journal.
///
/// It keeps the promise of `Journal`: what was committed is there after a crash, and a commit that
/// a crash cut short is there whole or not at all. What it may do besides: take its time, fill up,
/// be lost, and be put back as it was at an earlier time.
package struct Disk: Hashable, Sendable {
  /// What is durable, in order.
  package private(set) var records: [Record] = []
  /// When each commit became durable, and how many records there were then.
  private var marks: [Mark] = []
  private var snapshot: Snapshot?

  private struct Mark: Hashable, Sendable {
    let at: Int64
    let count: Int
  }

  private struct Snapshot: Hashable, Sendable {
    let through: Int
    let records: [Record]
  }

  package init() {}

  mutating func commit(_ more: [Record], at time: Int64) {
    records += more
    marks.append(Mark(at: time, count: records.count))
  }

  /// What a missing sync costs.
  mutating func forgetLastCommit() {
    guard let last = marks.popLast() else { return }
    let count = marks.last?.count ?? 0
    records.removeLast(last.count - count)
    if let snapshot, snapshot.through > count { self.snapshot = nil }
  }

  mutating func keep(snapshot state: [Record]) {
    snapshot = Snapshot(through: records.count, records: state)
  }

  /// What a start replays: the newest snapshot, and what came after it.
  var replay: [Record] {
    guard let snapshot else { return records }
    return snapshot.records + records[snapshot.through...]
  }

  /// How many records there were at a time.
  func count(at time: Int64) -> Int { marks.last { $0.at <= time }?.count ?? 0 }

  /// Puts back the copy that was taken at a time; nil for no copy.
  mutating func restore(_ copy: Int64?) {
    let count = copy.map { self.count(at: $0) } ?? 0
    records.removeLast(records.count - count)
    marks.removeAll { $0.count > count }
    snapshot = nil
  }
}

/// A pretended machine's clocks, as a node is told of them.
package struct Clocks: Hashable, Sendable {
  /// By how many millionths both run fast.
  package var drift: Int64
  /// Milliseconds by which the civil clock is off.
  package var offset: Int64
  /// A jump that no administrator has looked at yet, in seconds.
  package var jumped: Int64?

  /// What they say at a simulated time.
  func now(_ time: Int64) -> Moment {
    let monotonic = time + time * drift / 1_000_000
    let civil = Member.beginning.adding(seconds: (monotonic + offset) / 1_000)
    return Moment(
      monotonic: monotonic, civil: civil, clock: jumped.map { .jumped(seconds: $0) } ?? .steady)
  }

  /// The simulated time at which the monotonic clock says this, or just after.
  func time(atMonotonic monotonic: Int64) -> Int64 {
    monotonic - monotonic * drift / (1_000_000 + drift) + 1
  }

  mutating func jump(seconds: Int64) {
    offset += seconds * 1_000
    jumped = (jumped ?? 0) + seconds == 0 ? seconds : (jumped ?? 0) + seconds
  }
}
