import ParleyNode
import ParleyRecord
import ParleyWire

// Parties whose keys sign two histories.

/// Tells one reader now this history and now that.
struct Forks: Mischief {
  static let name = "forks"
  private var chance: Chance
  private var other: SecondHistory

  init(_ member: Member, _ chance: Chance) {
    var chance = chance
    other = SecondHistory(member, shared: chance.within(1...6))
    self.chance = chance
  }

  mutating func bend(_ packet: Packet, isReply: Bool, in world: WorldView) -> [Packet] {
    chance.happens(percent: 40) ? [other.told(packet, in: world)] : [packet]
  }
}

/// Tells half of its peers one history and the other half another, each of them always the same,
/// and hands on nothing of others' logs: nobody finds out alone.
struct Splits: Mischief {
  static let name = "splits"
  private let member: Member
  private var other: SecondHistory

  init(_ member: Member, _ chance: Chance) {
    self.member = member
    var chance = chance
    other = SecondHistory(member, shared: chance.within(1...4))
  }

  mutating func bend(_ packet: Packet, isReply: Bool, in world: WorldView) -> [Packet] {
    let own = packet.carrying { bundle in
      bundle.items.removeAll { item in
        item.kind == .fork || item.origin.map { $0.party != member.party } ?? false
      }
    }
    return isToldOther(packet.to, in: world) ? [other.told(own, in: world)] : [own]
  }

  /// By their place, so that a coalition splits its readers alike.
  private func isToldOther(_ party: Party, in world: WorldView) -> Bool {
    (world.centre(of: party) ?? 0) % 2 == 1
  }
}

/// Claims other times than its node's clock shows, in one coherent history: hours earlier.
struct Backdates: Mischief {
  static let name = "backdates"
  private var other: SecondHistory

  init(_ member: Member, _ chance: Chance) {
    var chance = chance
    other = SecondHistory(member, shared: 0, seconds: -3_600 * chance.within(1...240))
  }

  mutating func bend(_ packet: Packet, isReply: Bool, in world: WorldView) -> [Packet] {
    [other.told(packet, in: world)]
  }
}
