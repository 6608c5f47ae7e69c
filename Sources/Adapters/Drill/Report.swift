import ParleyDelivery
import ParleyNode
package import ParleyWire

/// What came of one world.
package struct Report: Sendable {
  package let scenario: Scenario
  package let findings: [Finding]
  /// The path that the world took.
  package let trace: Digest
  package let tally: Tally
  /// When the last thing happened, in simulated milliseconds.
  package let ended: Int64

  package var holds: Bool { findings.isEmpty }
}

/// What a world went through, counted: to see that the drill goes where it should.
package struct Tally: Sendable {
  package var steps = 0
  /// Inputs that nodes handled.
  package var handled = 0
  /// Bundles that nodes were given.
  package var delivered = 0
  package var written = 0
  package var recorded = 0
  package var arrived = 0
  package var lost = 0
  /// Numbered rules that nodes answered with, by number; and what went wrong, by kind.
  package var rules: [String: Int] = [:]
  package var faults: [String: Int] = [:]

  package init() {}

  mutating func count(_ fact: Fact) {
    switch fact {
    case .wrote: written += 1
    case .recorded: recorded += 1
    case .arrived: arrived += 1
    case .lost: lost += 1
    case .told(_, .dropped(let rule, _)), .told(_, .refusedTheirs(_, let rule)),
      .refused(_, .rule(let rule, _)):
      rules[rule.rawValue, default: 0] += 1
    case .told(_, .waiting(_, let reason)): count(fault: "waits for \(reason.word)")
    case .refused(_, let refusal): count(fault: "officer told: \(refusal.word)")
    case .stopped(_, .crash(let point)): count(fault: "crash \(point.rawValue)")
    case .stopped(_, .diskFull): count(fault: "disk full")
    case .diskLost(_, let forgotten):
      count(fault: forgotten.isEmpty ? "journal put back" : "journal put back, older")
    case .clockJumped: count(fault: "clock jumped")
    case .cut: count(fault: "road cut")
    case .told(_, .succeeded): count(fault: "successor log opened")
    case .told(_, .rolledBack): count(fault: "rolled back")
    default: break
    }
  }

  private mutating func count(fault: String) { faults[fault, default: 0] += 1 }

  /// Sums over several worlds.
  package mutating func add(_ other: Tally) {
    steps += other.steps
    handled += other.handled
    delivered += other.delivered
    written += other.written
    recorded += other.recorded
    arrived += other.arrived
    lost += other.lost
    rules.merge(other.rules, uniquingKeysWith: +)
    faults.merge(other.faults, uniquingKeysWith: +)
  }
}

extension Waiting {
  fileprivate var word: String {
    switch self {
    case .keyLog: "a key log"
    case .charter: "a charter"
    case .page: "a page"
    case .gap: "entries before it"
    }
  }
}

extension Refusal {
  fileprivate var word: String {
    switch self {
    case .recovering: "recovering"
    case .logNotOpen: "log not open"
    case .alreadyRecorded: "already recorded"
    default: "not taken"
    }
  }
}
