package import ParleyNode
import ParleyRecord
import ParleyWire

/// How a party lies. A liar's centre runs the very node, with the party's own keys, and lies at its
/// edge: it bends, holds back, repeats and invents what leaves, and keeps from its node what it
/// likes. Everything that such a party could do is bytes that leave its machine.
///
/// Nothing is promised to a liar, and checkers ask nothing of its node (`WorldView.isHonest`).
package protocol Mischief {
  /// As a scenario names it after `lies`, a label: `forks`, `withholds`.
  static var name: String { get }

  /// - Parameters:
  ///   - member: the party with all of its keys.
  ///   - chance: its own source of chance.
  init(_ member: Member, _ chance: Chance)

  /// What leaves in place of a bundle that its node made. A reply leaves by the exchange that asks
  /// for it, so of several bundles in place of one reply only the first counts.
  mutating func bend(_ packet: Packet, isReply: Bool, in world: WorldView) -> [Packet]

  /// Whether its node is given a bundle that came.
  mutating func admits(_ parcel: Parcel, in world: WorldView) -> Bool

  /// What leaves unasked; called once in `pause` simulated milliseconds until the healing.
  mutating func invent(in world: WorldView) -> [Packet]
}

extension Mischief {
  package static var pause: Int64 { 10_000 }
  package mutating func admits(_ parcel: Parcel, in world: WorldView) -> Bool { true }
  package mutating func invent(in world: WorldView) -> [Packet] { [] }
}

/// The kinds of liars that scenarios may name.
enum Mischiefs {
  static var all: [any Mischief.Type] {
    [
      Forks.self, Splits.self, Backdates.self, Withholds.self, Denies.self, StopsHalfWay.self,
      LiesOfHoldings.self, Replays.self, SpeaksForOthers.self, CosignsForks.self, Floods.self,
      Garbles.self,
    ]
  }

  static var names: String { all.map { $0.name }.joined(separator: ", ") }

  static func named(_ name: String) -> (any Mischief.Type)? { all.first { $0.name == name } }
}
