import ParleyCharter
import ParleyConsole
import ParleyNote
import ParleyRecord
import ParleyRuntime
import ParleyWire

/// The channel that a command is about, with its charter and what the desk had shown.
struct ChannelChoice {
  let id: Digest
  let party: Party
  let charter: Charter
  let read: [LogPosition]

  static let option = Option(
    "channel", .text("CHANNEL"), "the beginning of the channel's id, or of its title")

  /// The channel named, or the only one there is.
  static func choose(
    _ name: String?, from node: NodeClient
  ) async throws(CommandError) -> ChannelChoice {
    let status = try await node.ask { try await $0.status() }
    let found = try pick(name, status.channels)
    guard found.open, status.state == .running else {
      throw CommandError(
        .refused, "nothing can be written in channel \(found.id.prefix(10)) now",
        next: "parley status shows why")
    }
    return try await read(found.id, party: status.party, from: node)
  }

  /// A channel by its whole id, as messages and drafts name it.
  static func read(
    _ id: String, party: String, from node: NodeClient
  ) async throws(CommandError) -> ChannelChoice {
    let bytes = try await node.ask { try await $0.charter(id) }
    let positions = try await node.ask { try await $0.readPositions(id) }
    guard let digest = Digest(base64: id), let party = Party(party), let charter = charter(bytes)
    else {
      throw CommandError(.inputOutput, "the node's answer about channel \(id) is not understood")
    }
    return ChannelChoice(
      id: digest, party: party, charter: charter,
      read: positions.compactMap { position in
        Origin(position.origin).map { LogPosition($0, position.size) }
      })
  }

  /// With or without the parties' signatures.
  private static func charter(_ bytes: [UInt8]) -> Charter? {
    let text = (try? UnverifiedNote(bytes))?.claimedText ?? bytes
    return try? Charter(text: text)
  }

  static func pick(
    _ name: String?, _ channels: [OperatorAPI.Channel]
  ) throws(CommandError) -> OperatorAPI.Channel {
    let fitting = channels.filter { channel in
      guard let name else { return true }
      return channel.id.hasPrefix(name)
        || channel.title.lowercased().hasPrefix(name.lowercased())
    }
    if fitting.count == 1 { return fitting[0] }
    let list = channels.map { "\($0.id.prefix(10)) \($0.title)" }.joined(separator: "; ")
    guard !channels.isEmpty else {
      throw CommandError(
        .negative, "this node has no channel yet",
        next: "parley charter propose, sign and install, then parley serve")
    }
    throw CommandError(
      .usage,
      fitting.isEmpty ? "no channel begins with '\(name ?? "")'" : "there are several channels",
      next: "give --channel with one of: \(list)")
  }
}
