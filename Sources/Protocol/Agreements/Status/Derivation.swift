package import ParleyPact
package import ParleyWire

/// One step of the reasoning behind a row. The steps can be checked without the engine: each names
/// the messages it rests on, and the arithmetic it did.
package enum Step: Hashable, Sendable {
  /// The article that applies, with what it cites.
  case article(String, citations: [String])
  /// The instance began with this message, event, fact, date or entry into force.
  case trigger(Cause, at: Timestamp, source: TimeSource)
  /// `span` counted from `from` under `counting` in `zone` gives `to`.
  case counted(Count)
  /// The year's own day in the debtor's zone.
  case dayOfYear(DayOfYear, year: Int, zone: Zone, from: Timestamp, to: Timestamp)
  case noDeadline
  /// The deadline was not computed, because any date would be a guess.
  case refused(CountFault)
  /// A day of the text, in the debtor's zone.
  case date(CivilDate, zone: Zone, from: Timestamp, to: Timestamp)
  /// The deadline with the time added during which the clock stood still.
  case extended(from: Timestamp, to: Timestamp)
  /// A condition of the article, and the messages that established it (or none did).
  case condition(Clause, holds: Bool, evidence: [String])
  case performed(message: String, at: Timestamp, source: TimeSource, verdict: Verdict)
  /// The debtor was heard at `heard`, after the deadline, and the record shows no performance.
  case silence(of: PartyName, heard: Timestamp, after: Timestamp)
  case notHeard(from: PartyName, since: Timestamp?, deadline: Timestamp)
  case stopped(by: String, at: Timestamp, resumed: Timestamp?)
  /// An act of a party about this instance.
  case act(message: String, by: PartyName, what: String)

  package enum Cause: Hashable, Sendable {
    case message(String)
    case event(String, evidence: [String])
    case fact(String, evidence: [String])
    case year(Int)
    case inForce
    case article(String, key: String)
  }

  /// Whose signature fixes a time.
  package enum TimeSource: Hashable, Sendable {
    case receipt(of: PartyName)
    /// The author's own time, inside what others' signatures allow.
    case dispatch
    /// The author's own time was later than a receipt of the message.
    case cappedByReceipt(of: PartyName)
    case recordOfEvent
    case computed
  }

  package enum Clause: String, CaseIterable, Hashable, Sendable {
    case when
    case onlyIf = "only if"
    case unless
    case `if`
  }

  package enum Verdict: String, CaseIterable, Hashable, Sendable {
    case inTime = "in time"
    case withinTolerance = "within tolerance"
    case late
    case early
    case disputable
  }

  package struct Count: Hashable, Sendable {
    package var span: Span
    /// Back from `from` rather than on.
    package var backwards: Bool
    package var counting: Counting
    package var zone: Zone
    /// The annexed calendar for working days.
    package var calendar: String?
    package var from: Timestamp
    package var to: Timestamp

    package init(
      span: Span, backwards: Bool, counting: Counting, zone: Zone, calendar: String? = nil,
      from: Timestamp, to: Timestamp
    ) {
      self.span = span
      self.backwards = backwards
      self.counting = counting
      self.zone = zone
      self.calendar = calendar
      self.from = from
      self.to = to
    }
  }
}
