import ParleyPact
import ParleyWire

/// One look at a ledger at one instant: the instant, and what was already found out for it.
///
/// Every comparison with the instant goes through `has`, so that the look also learns when it
/// would next come out otherwise.
struct Evaluation {
  let at: Int64
  /// Whether steps, evidence and overlays are written down.
  var isExplaining = true
  /// The earliest later instant at which something may change by time alone.
  private(set) var next = Int64.max

  var standing: Standing?
  var stops: [Stop]?
  var facts: [String: Finding?] = [:]
  var judged: [Int: [Judged]] = [:]
  var overQuota: [Int: Set<Int32>] = [:]
  /// Facts that are being looked into: one that waits for itself does not occur.
  var open: Set<String> = []
  /// When the next version takes over.
  var ends = Int64.max
  /// Instances that come over from the version before: `article/trigger`.
  var carried: Set<String> = []
  /// What other agreements of the same book say.
  var others: [String: Status] = [:]

  init(at: Int64) { self.at = at }

  /// Whether a moment has come.
  mutating func has(come time: Int64) -> Bool {
    if time <= at { return true }
    next = min(next, time)
    return false
  }

  /// Whether a moment is over.
  mutating func has(passed time: Int64) -> Bool { has(come: time + 1) }
}

/// A condition that holds: since when, and which messages show it.
struct Finding: Sendable {
  var since: Int64
  var evidence: [String]
}

/// A row with what brought it about.
struct Judged: Sendable {
  var row: Row
  var binding: Binding
}

/// Names of an article's variables. An article binds at most its trigger's two and its subject's.
struct Names: Sendable {
  private var first: (variable: String, party: PartyName)?
  private var second: (variable: String, party: PartyName)?
  private var third: (variable: String, party: PartyName)?

  subscript(variable: String) -> PartyName? {
    if let first, first.variable == variable { return first.party }
    if let second, second.variable == variable { return second.party }
    if let third, third.variable == variable { return third.party }
    return nil
  }

  mutating func bind(_ variable: String, _ party: PartyName) {
    if first == nil {
      first = (variable, party)
    } else if second == nil {
      second = (variable, party)
    } else {
      third = (variable, party)
    }
  }
}

/// What brought a norm into play.
struct Binding: Sendable {
  /// The middle part of an instance's key.
  var trigger: String
  var cause: Step.Cause
  var names = Names()
  var message: Int?
  var occurrence: Occurrence?
  /// The party of a norm that binds each of several by itself.
  var holder: PartyName?
  var base: Int64
  var source: Step.TimeSource
  var year: YearWindow?
  var evidence: [String] = []

  struct YearWindow: Sendable {
    var year: Int
    /// The day named, in the debtor's zone; the whole year where none is.
    var first: Int64
    var last: Int64
    /// When an act may count for the year.
    var from: Int64
    var to: Int64
    /// From when a status shows it.
    var shownFrom: Int64
    var day: DayOfYear?
    var zone: Zone
    /// `by` a day rather than on it: the years share acts, and the first is the one named here.
    var isBy = false
    var firstYear = 0
    /// When an act may count for the first of them.
    var reach: Int64 = 0
  }
}
