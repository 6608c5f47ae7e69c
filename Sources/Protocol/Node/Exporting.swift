import ParleyCharter
import ParleyDelivery
import ParleyDirectory
package import ParleyEvidence
import ParleyForms
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyTlog
package import ParleyWire

// What leaves the node for a sceptic.
extension Node {
  /// What an exchange file of the channel is made from.
  package func exchange(channel id: Digest) -> ExchangeBuilder? {
    guard let channel = state.channels[id] else { return nil }
    let histories = channel.charter.parties.map(\.party).compactMap { party in
      state.directory.keyLog(of: party).flatMap { log in
        state.directory.head(of: party).map {
          ExchangeBuilder.KeyHistory(log, head: ExchangeBuilder.Head(note: $0))
        }
      }
    }
    var builder = ExchangeBuilder(
      world: channel.world, channel: id, charters: channel.charters.map(\.bytes),
      keyLogs: histories, logs: channel.origins.compactMap { channel.logs[$0] }.map(Self.history))
    builder.sealed = channel.sealed
    for message in channel.messages.values {  // any order: a table is filled
      guard let content = message.content else { continue }
      builder.opened[message.id] = SealedContent(
        world: channel.world, salt: content.salt, page: content.bytes)
    }
    builder.forks = channel.origins.flatMap { channel.logs[$0]?.contradictions ?? [] }
    return builder
  }

  /// One log with its newest head; cosignatures of that head ride with it, older ones with theirs.
  private static func history(_ log: ChannelLog) -> ExchangeBuilder.Log {
    let names = log.cosignatures.keys.sorted()
    let heads = log.heads.compactMap { head -> ExchangeBuilder.Head? in
      let fitting = names.compactMap { log.cosignatures[$0] }
        .filter { $0.size == head.checkpoint.size }.map(\.line)
      guard head == log.head || !fitting.isEmpty else { return nil }
      return ExchangeBuilder.Head(note: head.note, cosignatures: fitting)
    }
    return ExchangeBuilder.Log(
      origin: log.origin, key: log.key, leaves: log.leaves.map(\.bytes), tree: log.tree,
      heads: heads)
  }
}
