import ParleyDelivery
import ParleyCharter
import ParleyDirectory
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyWire

extension Node {
  /// A record that folds to the same state: what was overtaken is left out, and nothing that was
  /// said is. The journal keeps the full one.
  package func snapshot() -> [Record] {
    var records: [Record] = []
    for party in state.directory.parties {
      guard let log = state.directory.keyLog(of: party) else { continue }
      records += log.leaves.map { .keyLeaf($0.bytes) }
      records += log.leaves.compactMap { $0.grant.map { .grant($0.text) } }
      if let head = state.directory.head(of: party) { records.append(.keyHead(head)) }
    }
    for id in state.channelIDs {
      if let channel = state.channels[id] { records += Self.snapshot(channel) }
    }
    for agreement in state.told.keys.sorted() {
      let duties = state.told[agreement] ?? [:]
      for duty in duties.keys.sorted(by: bytewiseLess) {
        records += (duties[duty] ?? []).map { .told($0) }
      }
    }
    return records + state.drafts.map { .draft($0.bytes, at: $0.at) }
  }

  private static func snapshot(_ channel: Channel) -> [Record] {
    let id = channel.id
    var records: [Record] = channel.charters.prefix(1).map { .charter($0.bytes) }
    records += channel.arrivals.compactMap { arrival in
      channel.leaf(arrival.message).map { leaf in
        arrival.early ? .early(channel: id, leaf.bytes) : .entry(channel: id, leaf.bytes)
      }
    }
    for origin in channel.origins {
      guard let log = channel.logs[origin] else { continue }
      // Cosignatures first: which heads they leave standing depends on the order of all of them,
      // and what still stands is here.
      records += log.cosignatures.keys.sorted().compactMap { log.cosignatures[$0] }.map {
        .cosignature(channel: id, origin, size: $0.size, time: $0.time, line: "\($0.line)")
      }
      let heads = log.heads + [log.ahead, log.disputed].compactMap { $0 }
      records += heads.map { .head(channel: id, $0.note) }
      records += log.contradictions.map { .contradiction(channel: id, origin, $0) }
    }
    for origin in channel.rolledBack.keys.sorted() {
      records.append(.rolledBack(channel: id, origin, shown: channel.rolledBack[origin] ?? 0))
    }
    records += channel.amendments.texts.compactMap { channel.amendments[$0] }.map {
      .proposal(channel: id, $0.bytes)
    }
    records += channel.sealed.keys.sorted().compactMap { channel.sealed[$0] }.map {
      .sealed(channel: id, $0)
    }
    return records + channel.judgedOrder.flatMap { snapshot($0, in: channel) }
  }

  private static func snapshot(_ message: Digest, in channel: Channel) -> [Record] {
    guard let known = channel.messages[message] else { return [] }
    let id = channel.id
    var records: [Record] = []
    if let content = known.content {
      records.append(
        .content(channel: id, message: message, salt: content.salt, page: content.bytes))
    }
    if let seed = known.seed { records.append(.seed(channel: id, message: message, seed)) }
    if let judgement = known.judgement, let at = known.judgedAt {
      records.append(.judged(channel: id, message: message, judgement, at: at))
    }
    records += known.shown.map { .shown(channel: id, message: message, post: $0.post, at: $0.at) }
    return records
      + known.carried.map { .carried(channel: id, message: message, $0.carriage, at: $0.at) }
  }
}
