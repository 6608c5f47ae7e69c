/// Deadlines, the earliest first. An entry that no longer holds is left where it is and recognised
/// when it comes up, because its slot has another deadline by then.
struct DeadlineHeap: Sendable {
  private var entries: [(until: Int64, slot: Int32)] = []

  var first: (until: Int64, slot: Int32)? { entries.first }

  mutating func insert(_ until: Int64, _ slot: Int32) {
    entries.append((until, slot))
    var child = entries.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard entries[child].until < entries[parent].until else { break }
      entries.swapAt(child, parent)
      child = parent
    }
  }

  mutating func removeFirst() {
    guard let last = entries.popLast(), !entries.isEmpty else { return }
    entries[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < entries.count else { return }
      if child + 1 < entries.count, entries[child + 1].until < entries[child].until { child += 1 }
      guard entries[child].until < entries[parent].until else { return }
      entries.swapAt(child, parent)
      parent = child
    }
  }
}
