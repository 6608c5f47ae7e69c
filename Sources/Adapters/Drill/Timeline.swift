import ParleyNode
import ParleyRecord
import ParleyWire

/// What is still to happen, in one total order: by time, and of the same time by the order in which
/// it was laid down.
struct Timeline {
  private var heap: [Slot] = []
  private var laid: UInt64 = 0

  private struct Slot {
    let at: Int64
    let number: UInt64
    let happening: Happening

    func precedes(_ other: Slot) -> Bool { (at, number) < (other.at, other.number) }
  }

  var isEmpty: Bool { heap.isEmpty }
  var nextTime: Int64? { heap.first?.at }

  mutating func lay(_ happening: Happening, at time: Int64) {
    laid += 1
    heap.append(Slot(at: time, number: laid, happening: happening))
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].precedes(heap[parent]) else { break }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  mutating func next() -> (at: Int64, Happening)? {
    guard let first = heap.first else { return nil }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      let (left, right) = (2 * parent + 1, 2 * parent + 2)
      var least = parent
      if left < heap.count, heap[left].precedes(heap[least]) { least = left }
      if right < heap.count, heap[right].precedes(heap[least]) { least = right }
      if least == parent { return (first.at, first.happening) }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}

/// One thing that is to happen in a world. `life` is the life of a process: what was laid down for
/// one that has ended since falls away.
enum Happening {
  /// A line of the scenario.
  case event(Int)
  case arrives(Parcel)
  /// The disk has finished the commit under way.
  case committed(centre: Int, life: Int)
  /// The node asked to be called.
  case wakes(centre: Int, life: Int)
  case retries(centre: Int, peer: Int, life: Int)
  /// No answer came in time.
  case timesOut(exchange: Int)
  case officer(centre: Int, OfficerAct)
  case starts(centre: Int, life: Int, restored: Bool)
  case diskHeals(centre: Int, sync: Int64)
  case clockChecked(centre: Int)
  /// After a loss, an administrator takes the next log keys out of reserve.
  case succeeds(centre: Int)
  /// A liar says something unasked.
  case invents(centre: Int)
  case heals
}

/// What an officer does, or tries again when the node is down or recovering.
struct OfficerAct {
  enum Kind {
    case writes(channel: Int, Precedence, released: Int64?)
    case releases(page: [UInt8])
    case moves(channel: Int, Move)
    /// An administrator accepts the version of the charter that another party proposed.
    case signsCharter(channel: Int)
    /// A watch accepts what was proposed, its own proposal too.
    case agrees(channel: Int)
    case looks(Digest)
    case acknowledges(Digest)
    case readsBack(Digest)
    case replies(Digest)
    case accepts(Digest)
  }

  let kind: Kind
  var tries = 0
}
