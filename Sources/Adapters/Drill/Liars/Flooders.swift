import ParleyCharter
import ParleyDelivery
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleyTlog
import ParleyWire

// Parties that say too much.

/// Fills a line: entries without end, far ahead of its log, and bundles of nothing.
struct Floods: Mischief {
  static let name = "floods"
  static let pause: Int64 = 1_000
  private let member: Member
  private var chance: Chance

  init(_ member: Member, _ chance: Chance) {
    self.member = member
    self.chance = chance
  }

  mutating func bend(_ packet: Packet, isReply: Bool, in world: WorldView) -> [Packet] { [packet] }

  mutating func invent(in world: WorldView) -> [Packet] {
    guard let own = world.centre(of: member.party).flatMap({ world.node($0) }) else { return [] }
    return own.channels().flatMap { channel -> [Packet] in
      guard let log = channel.logs.last(where: \.ours).flatMap({ own.log($0.origin) }),
        let last = log.leaves.last, let charter = own.charter(channel.id)
      else { return [] }
      let items = ahead(of: last.entry, count: chance.one(of: [1, 16, 64]))
      return charter.peers(of: member.party).map { peer in
        let bundle = Bundle(
          from: member.party, to: peer, channel: channel.id, want: [.reply], items: items)
        return Packet(
          to: peer, channel: channel.id, precedence: .flash, bytes: bundle.bytes, messages: [])
      }
    }
  }

  /// Entries behind a gap that nobody will ever close.
  private mutating func ahead(of entry: Entry, count: Int) -> [Item] {
    (0..<count).map { _ in
      var far = entry
      far.index += chance.within(1_000...1_000_000)
      far.act = .beat
      let line = member.key("\(far.origin)").sign(far.text)
      return Item(.entry, NoteText.assemble(far.text, [line]))
    }
  }
}

/// Sends bytes that are broken: cut, flipped, or no bundle at all.
struct Garbles: Mischief {
  static let name = "garbles"
  private var chance: Chance

  init(_ member: Member, _ chance: Chance) { self.chance = chance }

  mutating func bend(_ packet: Packet, isReply: Bool, in world: WorldView) -> [Packet] {
    guard chance.happens(percent: 50), !packet.bytes.isEmpty else { return [packet] }
    var bytes = packet.bytes
    switch chance.below(3) {
    case 0: bytes = Array(bytes.prefix(chance.below(bytes.count)))
    case 1: for _ in 0..<(1 + chance.below(8)) { bytes[chance.below(bytes.count)] ^= 1 << 5 }
    default: bytes = chance.bytes(1 + chance.below(4_096))
    }
    return [
      Packet(
        to: packet.to, channel: packet.channel, precedence: packet.precedence, bytes: bytes,
        messages: packet.messages)
    ]
  }
}
