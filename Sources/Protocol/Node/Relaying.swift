import ParleyCharter
import ParleyDelivery
import ParleyDirectory
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyTlog
import ParleyWire

// What members tell each other of third parties' logs: any member relays any log, and whoever holds
// the proof of a fork hands it on.
extension Node {
  /// What a peer says that it holds and we do not, of others' logs and key logs.
  func behind(_ channel: Channel, _ peer: Party) -> [LogPosition] {
    let have = lines[channel.id, peer].have
    return have.keys.sorted().compactMap { origin -> LogPosition? in
      guard origin.party != party, origin.party != peer else { return nil }
      let held =
        origin.isKeyLog
        ? state.directory.keyLog(of: origin.party)?.size ?? 0 : channel.logs[origin]?.size ?? 0
      return have[origin] ?? 0 > held ? LogPosition(origin, held) : nil
    }
  }

  /// Whether a peer lacks, by its own last word, what we hold of a third party's log. It is told by
  /// our cursors and asks for it: its author may be cut off from it.
  func isAhead(_ channel: Channel, of peer: Party) -> Bool {
    let have = lines[channel.id, peer].have
    guard !have.isEmpty, channel.charter.parties.count > 2 else { return false }
    return channel.origins.contains { origin in
      origin.party != party && origin.party != peer
        && channel.logs[origin]?.size ?? 0 > have[origin] ?? 0
    }
  }

  /// What is asked of one peer only: others' entries that it says it holds, once their author had
  /// time to bring them; and its branch of a log of which we hold another.
  func wants(_ channel: Channel, of peer: Party, at now: Moment) -> [Bundle.Want] {
    var wants: [Bundle.Want] = claims(channel, by: peer).map { .entry($0) }
    if let since = lines[channel.id, peer].behindSince, now.monotonic >= since + pace(channel) {
      wants += behind(channel, peer).map { .entry($0) }
    }
    // The last entry below the root that it named stands over another history than ours, and so
    // differs from the one that we hold.
    wants += channel.doubts.filter {
      $0.by == peer && channel.logs[$0.named.origin]?.contradictions.isEmpty ?? false
        && $0.named.size > 0
    }.map { .entry(LogPosition($0.named.origin, $0.named.size - 1)) }
    return wants
  }

  /// Milliseconds in which things settle by themselves.
  func pace(_ channel: Channel) -> Int64 { channel.charter.terms.settleWithin * 1_000 }

  /// Leaves of others' logs that the peer asks for, its own among them, with the newest head.
  ///
  /// To its author also what came ahead of a gap: nobody else may have it.
  func relayed(_ channel: Channel, to peer: Party, asked: [Bundle.Want]) -> [Item] {
    asked.flatMap { want -> [Item] in
      guard case .entry(let position) = want, position.origin.party != party else { return [] }
      if position.origin.isKeyLog { return keyItems(of: position, in: channel) }
      guard let log = channel.logs[position.origin] else { return [] }
      let leaves = log.leaves.dropFirst(Int(position.size)).prefix(Limit.earlyEntries)
      let early =
        position.origin.party == peer ? log.early.keys.sorted().compactMap { log.early[$0] } : []
      let head = leaves.isEmpty ? nil : log.head.map { Item(.head, $0.note) }
      return (head.map { [$0] } ?? []) + (leaves + early).map { Item(.entry, $0.bytes) }
    }
  }

  /// Another member's key log from an index on, with what it has disclosed in this channel.
  private func keyItems(of position: LogPosition, in channel: Channel) -> [Item] {
    let member = position.origin.party
    guard channel.charter.member(member) != nil, let log = state.directory.keyLog(of: member),
      position.size < log.size
    else { return [] }
    let grants = state.directory.disclosures(of: member, to: channel.charter, channel: channel.id)
    let head = state.directory.head(of: member)
    return log.leaves.dropFirst(Int(position.size)).map { Item(.key, $0.bytes) }
      + grants.map { Item(.grant, $0.grant.text) } + (head.map { [Item(.head, $0)] } ?? [])
  }

  /// Whether something that a peer asks for can be given to it.
  func canServe(_ want: Bundle.Want, in channel: Channel) -> Bool {
    switch want {
    case .reply: true
    case .charter(let text): channel.amendments[text] != nil
    case .entry(let position):
      if position.origin.isKeyLog {
        channel.charter.member(position.origin.party) != nil
          && position.size < state.directory.keyLog(of: position.origin.party)?.size ?? 0
      } else {
        position.size < channel.logs[position.origin]?.size ?? 0
      }
    case .page(let id):
      if case .page(let reference, _)? = channel.leaf(id)?.entry.act {
        channel.sealed[reference.hash] != nil
      } else {
        false
      }
    case .head(let position): position.size <= channel.logs[position.origin]?.size ?? -1
    }
  }

  /// One proof against each key that signed two histories. The key's own party knows.
  func forks(_ channel: Channel, for peer: Party) -> [Item] {
    channel.origins.filter { $0.party != peer }.compactMap {
      channel.logs[$0]?.contradictions.first
    }
    .map { Item(.fork, $0) }
  }
}
