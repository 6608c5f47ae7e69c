package import ParleyRecord

/// A story: who takes part, over what roads, what is written, and what goes wrong when.
///
/// A world is played from a scenario and from nothing else. A seed draws one (`Scenario(seed:)`),
/// a failing one is made smaller line by line, and a file holds one as text (`ScenarioText`).
/// Times are simulated milliseconds since the beginning.
package struct Scenario: Hashable, Sendable {
  package var title: String
  /// What the lines leave open: keys, nonces, and the fate of each bundle on its road.
  package var seed: UInt64
  /// When every road, disk and clock is well again.
  package var heal: Int64
  /// Within how long after that everything must have settled.
  package var settle: Int64 = Scenario.settleBound
  package var centres: [CentreLine]
  package var channels: [ChannelLine]
  package var carriers: [CarrierLine]
  /// In the order in which they happen; of the same time, in the order of the lines.
  package var events: [EventLine]

  /// Longest pause between two tries of a node (5 min), an operator's hand (a minute or two), the
  /// slowest road's way there and back (three times 20 min), and as much again.
  package static let settleBound: Int64 = 3 * 3_600_000
}

/// One party's centre.
package struct CentreLine: Hashable, Sendable {
  /// A label: the party is `exercise.NAME.example`.
  package var name: String
  /// Seconds by which its civil clock is off at the start.
  package var offset: Int64 = 0
  /// By how many millionths its clocks run fast (or slow).
  package var drift: Int64 = 0
  /// How long its disk takes to make a commit durable.
  package var sync: Int64 = 5
  /// After how many records the journal keeps a snapshot; nil for never.
  package var snapshot: Int?
  package var officer: Habits?
  /// How it lies, by the name of a `Mischief`; nil for an honest one.
  package var lies: String?

  package init(_ name: String) { self.name = name }
}

/// What the watch does with a notice that arrives.
package struct Habits: Hashable, Sendable {
  /// How long it takes to look.
  package var after: Int64
  /// Odds in percent, each drawn for every notice.
  package var acknowledges: Int
  package var readsBack: Int
  package var replies: Int

  package init(after: Int64, acknowledges: Int, readsBack: Int, replies: Int) {
    self.after = after
    self.acknowledges = acknowledges
    self.readsBack = readsBack
    self.replies = replies
  }
}

package struct ChannelLine: Hashable, Sendable {
  package var name: String
  /// Names of two centres or more.
  package var members: [String]

  package init(_ name: String, _ members: [String]) {
    self.name = name
    self.members = members
  }
}

/// A road between every two centres.
package struct CarrierLine: Hashable, Sendable {
  package var name: String
  /// Whether it takes the answer back in the same exchange, as HTTPS does; otherwise it is one way,
  /// and what was put on it is thought to have left.
  package var answers: Bool
  package var delay: ClosedRange<Int64>
  /// Odds in percent that a bundle is lost, or comes again.
  package var loss: Int = 0
  package var repeats: Int = 0
  /// Bytes of the largest bundle it takes.
  package var limit: Int = 8 << 20
  /// Whether it is well after the healing; at least one carrier is.
  package var heals: Bool = true

  package init(_ name: String, answers: Bool, delay: ClosedRange<Int64>) {
    self.name = name
    self.answers = answers
    self.delay = delay
  }
}

/// Something that happens at a time.
package struct EventLine: Hashable, Sendable {
  package var at: Int64
  package var act: ScenarioAct

  package init(at: Int64, _ act: ScenarioAct) {
    self.at = at
    self.act = act
  }
}

package enum ScenarioAct: Hashable, Sendable {
  /// The watch writes a notice, or what else its precedence asks for. A second person signs after
  /// the pause given; both at once without one.
  case writes(centre: String, channel: String, Precedence, released: Int64?)
  /// The road between two centres is cut, or between all of them.
  case cut(carrier: String, between: [String], lasting: Int64)
  case crashes(centre: String, CrashPoint, down: Int64)
  /// Commits take this long.
  case slowDisk(centre: String, sync: Int64, lasting: Int64)
  /// Every commit fails; the node stops, and starts again when there is room.
  case fullDisk(centre: String, lasting: Int64)
  /// The journal is lost. A copy that is as old as given takes its place; without one, nothing
  /// does.
  case losesDisk(centre: String, copy: Int64?, down: Int64)
  /// The civil clock moves by seconds; an administrator looks at it after the pause.
  case clockJumps(centre: String, seconds: Int64, checked: Int64)
  case rotates(centre: String, KeyChange)
  case moves(centre: String, channel: String, Move)
}

/// A step that parties take together, or that one takes towards the others.
package enum Move: String, CaseIterable, Hashable, Sendable {
  /// Proposes the next version of the charter; the other administrators accept it.
  case amends
  /// Proposes an agreement; the other watches accept it.
  case adopts
  /// Sends no notices any more, or again.
  case suspends, resumes
}

/// Where in the life of an outcome the process ends.
package enum CrashPoint: String, CaseIterable, Hashable, Sendable {
  /// At once, whatever is under way.
  case now
  /// After the next outcome was decided, before any of it was handed to the disk.
  case beforeCommit = "before-commit"
  /// While the disk works on the next commit: all of it is durable then, or nothing.
  case inCommit = "in-commit"
  /// After the next commit is durable, before anything leaves.
  case afterCommit = "after-commit"
}

/// What changes in a party's key log.
package enum KeyChange: String, CaseIterable, Hashable, Sendable {
  case seal, officers, roots, mirror
  /// An officer's key is reported stolen, and another takes its place.
  case stolen
}
