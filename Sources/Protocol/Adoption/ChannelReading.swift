package import ParleyDelivery
import ParleyRecord
import ParleyTlog
package import ParleyWire

/// What a channel's logs prove about time: for each page, what others' signatures say of when.
///
/// It is derived from the channel and holds nothing of its own. `follow` reads only what is new,
/// whatever the history; the answer depends on what is held and never on the order in which it
/// came.
///
/// An entry is not earlier than the newest entry of another party that it says it has seen, and not
/// later than the first entry of another party that says it has seen it. Its own time is a claim.
package struct ChannelReading: Hashable, Sendable {
  /// Accepted pages by message id; only looked up.
  private(set) var pages: [Digest: LogPosition] = [:]
  /// Receipts by message id, in the order in which they were settled here.
  private(set) var receipts: [Digest: [Receipt]] = [:]
  private(set) var logs: [Origin: LogReading] = [:]
  /// How many arrivals were looked at, and those of them that were not judged yet.
  private var arrived = 0
  private var unsettled: [Digest] = []
  /// Messages about which something changed since they were last taken, each once.
  private var changes: [Digest] = []
  private var changed = Set<Digest>()

  struct Receipt: Hashable, Sendable {
    let party: Party
    let place: LogPosition
    let claimed: Timestamp
  }

  package init() {}

  /// Whether the channel holds anything that was not read.
  package func isBehind(_ channel: Channel) -> Bool {
    arrived < channel.arrivals.count || !unsettled.isEmpty
      || channel.origins.contains { origin in
        Int64(logs[origin]?.bounds.count ?? 0) < channel.logs[origin]?.size ?? 0
      }
  }

  /// Takes in what the channel holds beyond what was read.
  package mutating func follow(_ channel: Channel) {
    settle(channel)
    for origin in channel.origins {
      if let log = channel.logs[origin] { rescan(log, in: channel) }
    }
    for origin in channel.origins {
      if let log = channel.logs[origin] { advance(log, in: channel) }
    }
  }

  /// The pages about which something became known since this was last asked.
  package mutating func takeChanges() -> [Digest] {
    defer { (changes, changed) = ([], []) }
    return changes.filter { pages[$0] != nil }
  }

  private mutating func note(_ id: Digest) {
    if changed.insert(id).inserted { changes.append(id) }
  }

  // MARK: What was said

  /// Pages and receipts count as soon as they are accepted, ahead of a gap too.
  private mutating func settle(_ channel: Channel) {
    let news = channel.arrivals[arrived...].map(\.message)
    arrived = channel.arrivals.count
    guard !unsettled.isEmpty || !news.isEmpty else { return }
    var rest: [Digest] = []
    var seen = Set<Digest>()
    for id in unsettled + news where seen.insert(id).inserted {
      guard let message = channel.messages[id], let leaf = channel.leaf(of: message) else {
        continue
      }
      switch Self.standing(message, leaf, in: channel) {
      case .open: rest.append(id)
      case .refused: break
      case .accepted: take(message, leaf, in: channel)
      }
    }
    unsettled = rest
  }

  private enum Standing { case accepted, refused, open }

  private static func standing(
    _ message: Message, _ leaf: ChannelLog.Leaf, in channel: Channel
  ) -> Standing {
    switch message.judgement {
    case .accepted?: return .accepted
    case .refused?: return .refused
    case .waiting?: return .open
    case nil:
      // Our own words that carry no page were judged before they were signed.
      if case .page = leaf.entry.act { return .open }
      return message.place.origin.party == channel.me ? .accepted : .open
    }
  }

  private mutating func take(
    _ message: Message, _ leaf: ChannelLog.Leaf, in channel: Channel
  ) {
    switch leaf.entry.act {
    case .page where message.content != nil:
      pages[message.id] = message.place
      note(message.id)
    case .evidence(let lines):
      for case .received(let id, let proof) in lines {
        guard Self.isGood(proof, of: id, by: message.place.origin, in: channel) else { continue }
        receipts[id, default: []].append(
          Receipt(
            party: message.place.origin.party, place: message.place, claimed: leaf.entry.at))
        note(id)
      }
    default: break
    }
  }

  /// A proof that one who opened the page could not have made takes the receipt's worth away.
  private static func isGood(
    _ proof: Digest?, of id: Digest, by origin: Origin, in channel: Channel
  ) -> Bool {
    guard let proof, let content = channel.messages[id]?.content else { return true }
    return proof
      == SealedContent(world: channel.world, salt: content.salt, page: content.bytes)
      .proof(for: origin)
  }
}

// What is proved about when.
extension ChannelReading {
  /// Goes on along one log as far as it is held without a gap and judged.
  private mutating func advance(_ log: ChannelLog, in channel: Channel) {
    // Taken out, so that what grows is not copied; `newest` and `cover` are of other parties' logs.
    var reading = logs.removeValue(forKey: log.origin) ?? LogReading()
    while Int64(reading.bounds.count) < log.size {
      let leaf = log.leaves[reading.bounds.count]
      guard let message = channel.messages[leaf.id] else { break }
      let standing = Self.standing(message, leaf, in: channel)
      if standing == .open { break }
      var bound = reading.bounds.last ?? nil
      if standing == .accepted {
        for head in leaf.entry.seen where !head.origin.isKeyLog {
          guard head.origin.party != log.origin.party, let other = channel.logs[head.origin] else {
            continue
          }
          if head.size > other.size {
            reading.lacking.append(.init(index: reading.bounds.count, head: head))
          }
          bound = Self.later(bound, newest(of: other, below: min(head.size, other.size)))
          cover(other, to: head.size, by: log.origin, at: leaf.entry.at)
        }
      }
      reading.bounds.append(bound)
      if standing == .accepted { touch(leaf) }
    }
    logs[log.origin] = reading
  }

  /// An entry that had seen more of another log than was held is read again once that is here.
  private mutating func rescan(_ log: ChannelLog, in channel: Channel) {
    guard let lacking = logs[log.origin]?.lacking, !lacking.isEmpty else { return }
    let met = lacking.filter { ($0.head.size) <= channel.logs[$0.head.origin]?.size ?? 0 }
    guard let first = met.map(\.index).min() else { return }
    logs[log.origin]?.bounds.removeSubrange(first...)
    logs[log.origin]?.lacking.removeAll { $0.index >= first }
  }

  /// The newest claimed time in the first entries of a log.
  private mutating func newest(of log: ChannelLog, below size: Int64) -> Timestamp? {
    guard size > 0 else { return nil }
    var known = logs[log.origin]?.newest ?? []
    logs[log.origin, default: LogReading()].newest = []
    while Int64(known.count) < log.size {
      let at = log.leaves[known.count].entry.at
      known.append(known.last.map { max($0, at) } ?? at)
    }
    let found = known[Int(size) - 1]
    logs[log.origin]?.newest = known
    return found
  }

  /// Notes that an entry says it has seen a log so far; what it reaches for the first time changes.
  private mutating func cover(
    _ log: ChannelLog, to size: Int64, by origin: Origin, at: Timestamp
  ) {
    let before = logs[log.origin]?.covers[origin]?.last?.size ?? 0
    guard size > before else { return }
    logs[log.origin, default: LogReading()].covers[origin, default: []]
      .append(.init(size: size, at: at))
    for index in before..<max(before, min(size, log.size)) { touch(log.leaves[Int(index)]) }
  }

  /// A page whose bounds changed, or the messages of receipts whose bounds did.
  private mutating func touch(_ leaf: ChannelLog.Leaf) {
    switch leaf.entry.act {
    case .page where pages[leaf.id] != nil: note(leaf.id)
    case .evidence(let lines):
      for case .received(let id, _) in lines where pages[id] != nil { note(id) }
    default: break
    }
  }

  static func later(_ a: Timestamp?, _ b: Timestamp?) -> Timestamp? {
    guard let a, let b else { return a ?? b }
    return max(a, b)
  }
}
