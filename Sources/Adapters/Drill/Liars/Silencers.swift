import ParleyDelivery
import ParleyNode
import ParleyRecord
import ParleyWire

// Parties that do not say, or do not hear, what they owe.

/// Says nothing to half of its peers.
struct Withholds: Mischief {
  static let name = "withholds"
  private var chance: Chance
  private var silentTo: [Party: Bool] = [:]

  init(_ member: Member, _ chance: Chance) { self.chance = chance }

  mutating func bend(_ packet: Packet, isReply: Bool, in world: WorldView) -> [Packet] {
    let isSilent = silentTo[packet.to] ?? chance.happens(percent: 50)
    silentTo[packet.to] = isSilent
    return isSilent ? [] : [packet]
  }
}

/// Takes what comes and gives no receipt and no cosignature for it: "never arrived".
struct Denies: Mischief {
  static let name = "denies"

  init(_ member: Member, _ chance: Chance) {}

  mutating func bend(_ packet: Packet, isReply: Bool, in world: WorldView) -> [Packet] {
    [
      packet.carrying { bundle in
        // Entries behind a receipt would show the gap, so nothing from the first one on is said.
        let first = bundle.items.firstIndex { item in
          if case .evidence? = Entry(item)?.act { true } else { false }
        }
        let kept = first.map { Array(bundle.items[..<$0]) } ?? bundle.items
        bundle.items = kept.filter { $0.kind != .cosign }
        bundle.have = []
      }
    ]
  }
}

/// Stops in the middle: some items of a bundle leave and others do not, and some arrive and others
/// do not.
struct StopsHalfWay: Mischief {
  static let name = "stops-half-way"
  private var chance: Chance

  init(_ member: Member, _ chance: Chance) { self.chance = chance }

  mutating func bend(_ packet: Packet, isReply: Bool, in world: WorldView) -> [Packet] {
    guard chance.happens(percent: 70) else { return [packet] }
    let odds = chance.below(100)
    var chance = self.chance
    defer { self.chance = chance }
    return [
      packet.carrying { bundle in bundle.items.removeAll { _ in chance.happens(percent: odds) } }
    ]
  }

  mutating func admits(_ parcel: Parcel, in world: WorldView) -> Bool {
    chance.happens(percent: 60)
  }
}

/// Claims to hold all, or to lack all, whatever it holds.
struct LiesOfHoldings: Mischief {
  static let name = "lies-of-holdings"
  private var chance: Chance

  init(_ member: Member, _ chance: Chance) { self.chance = chance }

  mutating func bend(_ packet: Packet, isReply: Bool, in world: WorldView) -> [Packet] {
    let claim = chance.one(of: [Int64(0), 1, 1_000_000])
    return [
      packet.carrying { bundle in
        bundle.have = bundle.have.map { LogPosition($0.origin, claim) }
      }
    ]
  }
}
