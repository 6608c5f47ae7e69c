package import ParleyCharter
import ParleyDelivery
package import ParleyNode
package import ParleyRecord
package import ParleyWire

/// One thing that an onlooker of a world can see: what people did and were told, what disks hold,
/// what is on the roads. Nothing of how a node comes to its answers.
package enum Fact: Sendable {
  /// Officers signed a page and gave it to their node. All signatures are on it.
  case wrote(centre: Int, page: [UInt8])
  /// The desk was told that the page is recorded, under this id.
  case recorded(centre: Int, message: Digest)
  /// The desk was told that a message of another party arrived within all rules.
  case arrived(centre: Int, message: Digest)
  /// The desk was told that a peer received our message.
  case receipted(centre: Int, message: Digest, by: Party)
  /// Anything else that the desk was told.
  case told(centre: Int, Event)
  /// Why an officer's page was not taken.
  case refused(centre: Int, Refusal)
  /// The disk holds these from now on.
  case durable(centre: Int, [Record])
  /// A bundle leaves the machine by a carrier.
  case left(Parcel)
  /// A bundle came; the node had answered its sender before this with what followed from it.
  case delivered(Parcel)
  case lost(Parcel)
  case stopped(centre: Int, Stop)
  case started(centre: Int)
  /// The disk was put back to an earlier time, or is empty: what it held and holds no more.
  case diskLost(centre: Int, forgotten: [Record])
  case clockJumped(centre: Int, seconds: Int64)
  case cut(carrier: String, between: [Int], until: Int64)
  /// Everything is well from now on.
  case healed

  package enum Stop: Hashable, Sendable {
    case crash(CrashPoint)
    case diskFull
    case diskLost
  }
}

/// A promise watched. A checker knows what was promised to people, and nothing of the code: it is
/// told every fact in its order, and may ask nodes what an operator may ask.
package protocol Checker {
  /// The promise, in a few words.
  static var promise: String { get }
  init(_ world: WorldView)
  mutating func see(_ fact: Fact, in world: WorldView)
  /// After the last fact. `settled` says whether the world came to rest within its time.
  mutating func finish(_ world: WorldView, settled: Bool)
  var findings: [String] { get }
}

extension Checker {
  package mutating func finish(_ world: WorldView, settled: Bool) {}
}

/// A promise that did not hold.
package struct Finding: Hashable, Sendable, CustomStringConvertible {
  package let promise: String
  package let at: Int64
  package let what: String

  package var description: String { "\(Plain.time(at)) \(promise): \(what)" }
}

/// What checkers may look at.
package struct WorldView {
  let world: World

  package var now: Int64 { world.now }
  package var scenario: Scenario { world.scenario }
  package var centres: Int { world.centres.count }
  package var channels: [Charter] { world.charters }

  package func party(_ centre: Int) -> Party { world.centres[centre].member.party }
  package func centre(of party: Party) -> Int? {
    world.centres.firstIndex { $0.member.party == party }
  }
  /// Whether its process runs.
  package func isUp(_ centre: Int) -> Bool { world.centres[centre].isUp }
  /// Whether it plays by the rules; what a liar's node holds is promised to nobody.
  package func isHonest(_ centre: Int) -> Bool { world.centres[centre].isHonest }
  /// The node as an operator may ask it; nil while its process does not run.
  package func node(_ centre: Int) -> Node? { isUp(centre) ? world.centres[centre].node : nil }
  package func disk(_ centre: Int) -> Disk { world.centres[centre].disk }
  package func clocks(_ centre: Int) -> Clocks { world.centres[centre].clocks }
  /// Whether the node has handled something whose records are not durable yet.
  package func isBusy(_ centre: Int) -> Bool { world.centres[centre].isBusy }
  /// What waits to leave for a peer.
  package func queued(_ centre: Int, for peer: Int) -> Int {
    world.centres[centre].outboxes[peer].waiting.count
  }
}
