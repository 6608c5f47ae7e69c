import ParleyCrypto
import ParleyDelivery
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleyTlog
import ParleyWire

// Parties that say what is not theirs to say.

/// Says again what was said before, to anybody, whenever it likes.
struct Replays: Mischief {
  static let name = "replays"
  private var chance: Chance
  private var kept: [Packet] = []

  init(_ member: Member, _ chance: Chance) { self.chance = chance }

  mutating func bend(_ packet: Packet, isReply: Bool, in world: WorldView) -> [Packet] {
    if kept.count < 64 { kept.append(packet) } else { kept[chance.below(64)] = packet }
    return [packet]
  }

  mutating func invent(in world: WorldView) -> [Packet] {
    guard !kept.isEmpty else { return [] }
    let old = chance.one(of: kept)
    guard chance.happens(percent: 50), world.centres > 1 else { return [old] }
    // The same load under another address.
    let to = world.party(chance.below(world.centres))
    guard to != old.to, var bundle = try? Bundle(old.bytes), bundle.from != to else { return [old] }
    bundle.to = to
    return [
      Packet(to: to, channel: old.channel, precedence: .flash, bytes: bundle.bytes, messages: [])
    ]
  }
}

/// Speaks in others' names: as them, in their logs, and as their mirror, with its own key or with
/// signatures of theirs lifted from elsewhere.
struct SpeaksForOthers: Mischief {
  static let name = "speaks-for-others"
  private let member: Member
  private var chance: Chance
  private var lifted: [[UInt8]] = []

  init(_ member: Member, _ chance: Chance) {
    self.member = member
    self.chance = chance
  }

  mutating func admits(_ parcel: Parcel, in world: WorldView) -> Bool {
    let entries = ((try? Bundle(parcel.bytes))?.items ?? []).filter { $0.kind == .entry }
    if let entry = entries.last, lifted.count < 32 { lifted.append(entry.bytes) }
    return true
  }

  mutating func bend(_ packet: Packet, isReply: Bool, in world: WorldView) -> [Packet] {
    let items = forged(for: packet, in: world)
    let disguise = chance.happens(percent: 20) ? world.party(chance.below(world.centres)) : nil
    return [
      packet.carrying { bundle in
        bundle.items += items
        if let disguise, disguise != bundle.to { bundle.from = disguise }
      }
    ]
  }

  private mutating func forged(for packet: Packet, in world: WorldView) -> [Item] {
    guard let own = world.centre(of: member.party).flatMap({ world.node($0) }) else { return [] }
    let logs = own.channels().first { $0.id == packet.channel }?.logs ?? []
    let others = logs.filter { $0.party != member.party }
    guard !others.isEmpty, let log = own.log(chance.one(of: others).origin),
      let last = log.leaves.last
    else { return [] }
    var entry = last.entry
    entry.index += chance.within(0...2)
    entry.at = entry.at.adding(seconds: 7)
    // Nobody else's key is at hand: a stranger's, and a true signature over another text.
    let stranger = Member.key("\(entry.origin)", .ed25519, 9, 0)
    var items = [Item(.entry, NoteText.assemble(entry.text, [stranger.sign(entry.text)]))]
    let moved = chance.one(of: lifted.isEmpty ? [last.bytes] : lifted)
    if let note = try? UnverifiedNote(moved, limit: Limit.entryBytes),
      let line = note.signatures.first
    {
      items.append(Item(.entry, NoteText.assemble(entry.text, [line])))
    }
    let head = Checkpoint(
      origin: "\(log.origin)", size: log.size + 1, root: SHA256.hash("another root"))
    items.append(Item(.head, head.signed(by: stranger)))
    return items
  }
}

/// Cosigns heads of its peers that never were, and its own.
struct CosignsForks: Mischief {
  static let name = "cosigns-forks"
  private let member: Member

  init(_ member: Member, _ chance: Chance) { self.member = member }

  mutating func bend(_ packet: Packet, isReply: Bool, in world: WorldView) -> [Packet] {
    guard let own = world.centre(of: member.party).flatMap({ world.node($0) }) else {
      return [packet]
    }
    let logs = own.channels().first { $0.id == packet.channel }?.logs ?? []
    let key = Member.key(
      "\(member.party)/m", .cosignature, member.generation("\(member.party)/m"), member.seed)
    let at = Member.beginning.adding(seconds: world.now / 1_000)
    let lies = logs.compactMap { own.log($0.origin) }.filter { $0.size > 0 }.map { log in
      let text = Checkpoint(
        origin: "\(log.origin)", size: log.size, root: SHA256.hash("another root")
      ).text
      let line = key.cosign(text, at: at)
      return Item(.cosign, Array("\(log.origin) \(log.size)\n\(line)\n".utf8))
    }
    return [packet.carrying { bundle in bundle.items += lies }]
  }
}
