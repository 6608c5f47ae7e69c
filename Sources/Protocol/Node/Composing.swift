import ParleyCharter
import ParleyDelivery
import ParleyDirectory
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyTlog
import ParleyWire

// What goes into a bundle: computed from what the peer says it holds, and never from memory of what
// was sent, so that a lost bundle or a crash repeats harmlessly.
extension Node {
  func compose(
    _ channel: Channel, for peer: Party, limit: Int, asked: [Bundle.Want] = [],
    asks: Bool = true, insists: Bool = false, at now: Moment, with keys: borrowing Keys
  ) -> (bundle: Bundle, messages: [Digest]) {
    // Nothing is asked for twice: such a bundle would not be one.
    var asking: [Bundle.Want] = []
    for want in wants(channel) + wants(channel, of: peer, at: now)
    where asking.count < Limit.repeats - 1 && !asking.contains(want) {
      asking.append(want)
    }
    var bundle = Bundle(
      from: party, to: peer, channel: channel.id, have: haves(channel), want: asking)
    // An answer never asks for an answer. A retry does: what is missing may be a cosignature only.
    if asks, insists || !outstanding(channel, for: peer).isEmpty, !bundle.want.contains(.reply) {
      bundle.want.append(.reply)
    }
    var room = limit - 4_096
    func add(_ kind: ItemKind, _ bytes: [UInt8]) -> Bool {
      // The item's own line, at most.
      let cost = bytes.count + 32
      guard cost <= room, bundle.items.count < Limit.bundleItems else { return false }
      room -= cost
      bundle.items.append(Item(kind, bytes))
      return true
    }
    for item in keyItems(channel, for: peer) { _ = add(item.kind, item.bytes) }
    for item in signedHeads(channel, asked: asked, with: keys) { _ = add(item.kind, item.bytes) }
    for item in relayed(channel, to: peer, asked: asked) { _ = add(item.kind, item.bytes) }
    for item in cosignatures(channel) + forks(channel, for: peer) { _ = add(item.kind, item.bytes) }
    var messages: [Digest] = []
    let leaves = leaves(channel, for: peer)
    for text in charters(spokenOf: leaves, asked: asked) {
      if let proposal = channel.amendments[text] { _ = add(.charter, proposal.bytes) }
    }
    for leaf in leaves {
      guard add(.entry, leaf.bytes) else { continue }
      guard let page = page(of: leaf, in: channel, for: peer) else { continue }
      if add(.page, page) { messages.append(leaf.id) }
    }
    for case .page(let id) in asked where !messages.contains(id) {
      guard let leaf = channel.leaf(id), case .page(let reference, _) = leaf.entry.act,
        let sealed = channel.sealed[reference.hash]
      else { continue }
      if add(.page, sealed) { messages.append(id) }
    }
    return (bundle, messages)
  }

  /// What is held of every log but our own; of our own too while it is being taken back.
  private func haves(_ channel: Channel) -> [LogPosition] {
    let logs =
      channel.origins.compactMap { channel.logs[$0] }
      .filter { $0.origin.party != party || channel.rolledBack[$0.origin] != nil }
      .map { LogPosition($0.origin, $0.size) }
      + lostLogs(channel).map { LogPosition($0, 0) }
    let keyLogs = channel.charter.peers(of: party)
      .compactMap { state.directory.keyLog(of: $0) }.map { LogPosition($0.origin, $0.size) }
    return Array((logs + keyLogs).prefix(Limit.haves))
  }

  /// What is known to exist and is not held, within the bounds of a bundle's head.
  func wants(_ channel: Channel) -> [Bundle.Want] {
    // Of a log that was lost whole, only its name is known: all of it is asked for.
    var wants = lostLogs(channel).filter { isRecovering(channel) || isClaimed($0, 0, in: channel) }
      .map { Bundle.Want.entry(LogPosition($0, 0)) }
    for origin in channel.origins {
      guard let log = channel.logs[origin] else { continue }
      if let gap = log.gap ?? (isBehind(log, in: channel) ? log.size : nil),
        !isEnded(log, in: channel)
      {
        wants.append(.entry(LogPosition(origin, gap)))
      }
    }
    for id in channel.pending {
      guard wants.count < Limit.repeats / 2, let message = channel.messages[id],
        case .waiting(let reason)? = message.judgement
      else { continue }
      let want: Bundle.Want? =
        switch reason {
        case .page: .page(id)
        case .keyLog(let size):
          state.directory.keyLog(of: message.place.origin.party)
            // Held that far already, it is the text of a grant below that is missing.
            .map { .entry(LogPosition($0.origin, $0.size >= size ? 0 : $0.size)) }
        case .charter:
          if case .amendment(_, _, let text)? = channel.leaf(id)?.entry.act {
            .charter(text)
          } else {
            nil
          }
        case .gap: nil
        }
      if let want, !wants.contains(want) { wants.append(want) }
      if reason == .gap { wants += lostEntries(channel).filter { !wants.contains($0) } }
    }
    return wants
  }

  /// What answers a message of ours that was lost waits for it: whoever answered it has it.
  private func lostEntries(_ channel: Channel) -> [Bundle.Want] {
    channel.rolledBack.keys.sorted().map {
      .entry(LogPosition($0, channel.logs[$0]?.size ?? 0))
    }
  }

  /// Whether more of a log of ours is, or may be, held elsewhere. A peer that claims to hold more
  /// than we do is asked to show it, and accused of nothing.
  private func isBehind(_ log: ChannelLog, in channel: Channel) -> Bool {
    guard log.origin.party == party else { return false }
    if channel.rolledBack[log.origin] != nil, channel.logs(of: party).last?.origin == log.origin {
      return !isRegained(log, channel, at: nil)
    }
    return isClaimed(log, in: channel)
  }

  /// Whether a log's successor says that it ended here: what is missing after that its author has
  /// not got either, and whoever has it sends it to the author.
  private func isEnded(_ log: ChannelLog, in channel: Channel) -> Bool {
    guard log.origin.party != party || !isClaimed(log, in: channel) else { return false }
    return channel.logs(of: log.origin.party).contains { later in
      later.predecessor.map { $0.origin == log.origin && $0.size <= log.size } ?? false
    }
  }

  /// Our key-log leaves that the peer lacks, and the grants that it needs of them.
  private func keyItems(_ channel: Channel, for peer: Party) -> [Item] {
    guard let log = state.directory.keyLog(of: party) else { return [] }
    let from = Int(lines[channel.id, peer].have[log.origin] ?? 0)
    let leaves = log.leaves.dropFirst(from).map { Item(.key, $0.bytes) }
    let grants = state.directory.disclosures(of: party, to: channel.charter, channel: channel.id)
      .filter { standing in
        isDisclosed(standing.grant, in: channel)
          && (standing.index >= Int64(from) || isNews(standing.grant, in: channel, to: peer))
      }
      .map { Item(.grant, $0.grant.text) }
    let head = leaves.isEmpty ? nil : state.directory.head(of: party).map { Item(.head, $0) }
    return leaves + grants + (head.map { [$0] } ?? [])
  }

  /// A successor log's grant stays hidden until the log is opened.
  private func isDisclosed(_ grant: Grant, in channel: Channel) -> Bool {
    guard grant.role == .log, let key = grant.signer, let origin = Origin(key.name) else {
      return true
    }
    return channel.logs[origin] != nil
  }

  /// The grant of a successor lies far back in the key log and is disclosed when the log opens.
  private func isNews(_ grant: Grant, in channel: Channel, to peer: Party) -> Bool {
    guard grant.role == .log, let key = grant.signer, let origin = Origin(key.name) else {
      return false
    }
    return lines[channel.id, peer].have[origin] ?? 0 == 0
  }

  /// Our newest heads, and those of the past that the peer asks for.
  private func signedHeads(
    _ channel: Channel, asked: [Bundle.Want], with keys: borrowing Keys
  ) -> [Item] {
    var notes: [[UInt8]] = channel.logs(of: party).compactMap { $0.head?.note }
    for case .head(let position) in asked {
      guard let log = channel.logs[position.origin], let key = keys.log(position.origin),
        let root = log.tree.root(at: position.size)
      else { continue }
      let checkpoint = Checkpoint(
        origin: position.origin.description, size: position.size, root: root)
      notes.append(checkpoint.signed(by: key.signer))
    }
    return notes.map { Item(.head, $0) }
  }

  /// Our mirror's newest cosignature on each log of others.
  private func cosignatures(_ channel: Channel) -> [Item] {
    let name = "\(party)/m"
    return channel.origins.filter { $0.party != party }.compactMap { origin in
      guard let cosigned = channel.logs[origin]?.cosignatures[name] else { return nil }
      let item = CosignatureItem(
        position: LogPosition(origin, cosigned.size), line: cosigned.line)
      return Item(.cosign, item.bytes)
    }
  }

  /// Our leaves from where the peer holds them, oldest first; the newest page of flash and the
  /// newest evidence stand before a backlog that may not fit.
  private func leaves(_ channel: Channel, for peer: Party) -> [ChannelLog.Leaf] {
    let mirrors = state.directory.mirrors(of: peer)
    return channel.logs(of: party).flatMap { log -> [ChannelLog.Leaf] in
      let held = log.held(by: mirrors)
      let from = min(lines[channel.id, peer].have[log.origin] ?? held, log.size)
      let news = log.leaves[Int(from)...]
      let urgent = news.filter { isUrgent($0, in: channel) }.suffix(Limit.repeats)
      // Repeated later among the rest only by the peer's indifference: an item twice is harmless,
      // yet a bundle is smaller without it.
      let ids = Set(urgent.map(\.id))
      return news.count <= Limit.repeats
        ? Array(news) : urgent + news.filter { !ids.contains($0.id) }
    }
  }

  private func isUrgent(_ leaf: ChannelLog.Leaf, in channel: Channel) -> Bool {
    switch leaf.entry.act {
    case .evidence: true
    case .page: (channel.messages[leaf.id]?.content?.page.precedence ?? .routine) <= .immediate
    default: false
    }
  }

  /// The sealed page of a leaf that the peer has neither received nor refused.
  private func page(of leaf: ChannelLog.Leaf, in channel: Channel, for peer: Party) -> [UInt8]? {
    guard case .page(let reference, _) = leaf.entry.act,
      channel.verdict(of: peer, on: leaf.id) == nil
    else { return nil }
    return channel.sealed[reference.hash]
  }
}
