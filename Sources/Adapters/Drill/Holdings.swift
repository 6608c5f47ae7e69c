import ParleyDelivery
import ParleyNode
import ParleyRecord
import ParleyWire

/// Which disks hold which pages: how far promise 1 reaches. A page that stood on no disk for a
/// while, because each that had it was lost, may be gone; that is the documented limit.
struct Holdings {
  private var holders: [Digest: Set<Int>] = [:]
  /// Pages that were on no disk at some time since they were recorded.
  private(set) var lost: Set<Digest> = []

  mutating func see(_ fact: Fact) {
    switch fact {
    case .durable(let centre, let records):
      for case .content(_, let message, _, _) in records {
        holders[message, default: []].insert(centre)
      }
    case .diskLost(let centre, let forgotten):
      for case .content(_, let message, _, _) in forgotten {
        holders[message]?.remove(centre)
        if holders[message]?.isEmpty ?? false { lost.insert(message) }
      }
    default: break
    }
  }
}
