package import ParleyNode
import ParleyRecord

/// What waits to leave for one peer, most urgent first.
///
/// A bundle holds all that its peer is not known to hold, so a newer one for a channel takes the
/// place of an older one: the queue never has more than one a channel, and a dark line costs no
/// memory.
package struct SendQueue: Sendable {
  private var waiting: [Packet] = []

  package init() {}

  package var count: Int { waiting.count }
  package var isEmpty: Bool { waiting.isEmpty }

  /// Keeps the more urgent of the two precedences when it takes the place of another: what was
  /// urgent in the older bundle is in the newer one too.
  package mutating func add(_ packet: Packet) {
    var packet = packet
    if let i = waiting.firstIndex(where: { $0.channel == packet.channel }) {
      packet = packet.with(min(packet.precedence, waiting[i].precedence))
      waiting.remove(at: i)
    }
    let place = waiting.firstIndex { $0.precedence > packet.precedence } ?? waiting.endIndex
    waiting.insert(packet, at: place)
  }

  /// Puts back what no carrier took, unless a newer one for its channel waits.
  package mutating func giveBack(_ packet: Packet) {
    guard !waiting.contains(where: { $0.channel == packet.channel }) else { return }
    add(packet)
  }

  package mutating func next() -> Packet? { waiting.isEmpty ? nil : waiting.removeFirst() }
}

extension Packet {
  fileprivate func with(_ precedence: Precedence) -> Packet {
    Packet(
      to: to, channel: channel, precedence: precedence, bytes: bytes, messages: messages)
  }
}
