package import ParleyPact
package import ParleyWire

/// What the record shows under one agreement at one instant. It decides no law.
///
/// The same agreement, record and instant give the same status, in whatever order the messages
/// came.
package struct Status: Hashable, Sendable {
  package var agreement: String
  /// The meaning digest of the version.
  package var meaning: Digest
  /// Over the messages and watermarks that were used, in canonical order.
  package var record: Digest
  package var instant: Timestamp
  package var standing: Standing
  /// Duties and prohibitions, by article, trigger and debtor.
  package var rows: [Row]
  package var rights: [RightRow]
  package var quotas: [QuotaRow]
  /// Facts that the agreement defines and events it names, with when each was first established.
  package var established: [EstablishedFact] = []

  package init(
    agreement: String, meaning: Digest, record: Digest, instant: Timestamp, standing: Standing,
    rows: [Row] = [], rights: [RightRow] = [], quotas: [QuotaRow] = []
  ) {
    self.agreement = agreement
    self.meaning = meaning
    self.record = record
    self.instant = instant
    self.standing = standing
    self.rows = rows
    self.rights = rights
    self.quotas = quotas
  }

  package var isInForce: Bool { standing.since != nil && !standing.hasEnded }
}

/// A fact or an event that the record establishes: what conditions, also of other agreements, ask.
package struct EstablishedFact: Hashable, Sendable {
  package var id: String
  package var at: Timestamp
  package var evidence: [String]

  package init(id: String, at: Timestamp, evidence: [String]) {
    self.id = id
    self.at = at
    self.evidence = evidence
  }
}

/// Whether the version binds.
package struct Standing: Hashable, Sendable {
  package var since: Timestamp?
  /// Parties whose acceptance is not on the record. Empty too when acceptance is taken as given.
  package var awaiting: [PartyName]
  /// When a notice of withdrawal takes effect, with the party.
  package var withdrawn: Withdrawal?
  package var hasEnded: Bool

  package struct Withdrawal: Hashable, Sendable {
    package var party: PartyName
    package var at: Timestamp

    package init(party: PartyName, at: Timestamp) {
      self.party = party
      self.at = at
    }
  }

  package init(
    since: Timestamp?, awaiting: [PartyName] = [], withdrawn: Withdrawal? = nil,
    hasEnded: Bool = false
  ) {
    self.since = since
    self.awaiting = awaiting
    self.withdrawn = withdrawn
    self.hasEnded = hasEnded
  }
}

/// One duty or prohibition in play. `article/trigger/debtor` is what acts about it name.
package struct Row: Hashable, Sendable {
  package var article: String
  package var trigger: String
  /// Joint debtors are joined by `+`.
  package var debtor: String
  package var creditor: PartyName?
  package var state: RowState
  /// The first second of the window, where the text sets one.
  package var opens: Timestamp?
  /// The last second in time.
  package var due: Timestamp?
  package var performed: Timestamp?
  /// Agreed times at which a desk is alerted, rising.
  package var alerts: [Timestamp]
  package var grade: EvidenceGrade?
  package var overlays: [Overlay]
  /// Ids of messages, in the order of the derivation.
  package var evidence: [String]
  /// For a joint act: who is shown to have been there, by party.
  package var attendance: [Attendance]
  package var derivation: [Step]

  package struct Attendance: Hashable, Sendable {
    package var party: PartyName
    package var recorded: Bool

    package init(party: PartyName, recorded: Bool) {
      self.party = party
      self.recorded = recorded
    }
  }

  package init(
    article: String, trigger: String, debtor: String, creditor: PartyName?, state: RowState
  ) {
    self.article = article
    self.trigger = trigger
    self.debtor = debtor
    self.creditor = creditor
    self.state = state
    alerts = []
    overlays = []
    evidence = []
    attendance = []
    derivation = []
  }

  package var key: String { "\(article)/\(trigger)/\(debtor)" }
}

/// The state of an instance. A machine never says more than "overdue on this record".
package enum RowState: String, CaseIterable, Hashable, Sendable {
  /// Its linkage is not yet satisfied.
  case waiting
  /// The deadline runs from a receipt that is not on the record.
  case clockNotStarted = "clock-not-started"
  case due
  case fulfilled
  case fulfilledLate = "fulfilled-late"
  case overdue
  /// Nothing has been heard from the debtor since the deadline.
  case overdueUnconfirmed = "overdue-unconfirmed"
  case excused, waived, suspended, lapsed, superseded
  /// A prohibition: nothing on the record goes against it.
  case kept
  /// A prohibition: the record shows the act.
  case contrary = "contrary-act-recorded"
}

/// How well a fact is established, least first.
package enum EvidenceGrade: Int, CaseIterable, Hashable, Comparable, Sendable {
  /// Only the sender's copy.
  case claimed
  /// The addressee's signed receipt.
  case receipted
  /// A third party's record.
  case certified
  /// The debtor concedes.
  case admitted

  package static func < (a: EvidenceGrade, b: EvidenceGrade) -> Bool { a.rawValue < b.rawValue }
}

/// What qualifies a state and never erases it.
package enum Overlay: Hashable, Sendable {
  case contested(by: PartyName, ground: String)
  case excuseClaimed(ground: String)
  case noReceiptOfTrigger
  /// A performance of which only the sender's copy is here.
  case claimedNoReceipt
  case recordedByOneSide
  case withinTolerance
  /// In time by its author's clock; others' signatures show only that it was not later than after
  /// the deadline.
  case disputable
  case early
  case senderClockAhead
  case nothingHeard(from: String, since: Timestamp?)
  case overQuota
  case breach(Said.Breach, by: PartyName)
  /// A message that came later showed another state than was told before.
  case corrected(was: RowState, by: String)
}

/// A right in play, as a person may use it now.
package struct RightRow: Hashable, Sendable {
  package var article: String
  package var holder: PartyName
  /// The message kind, event or act.
  package var act: String
  package var trigger: String
  package var state: State
  package var evidence: [String]

  package enum State: String, CaseIterable, Hashable, Sendable { case open, exercised, suspended }

  package init(
    article: String, holder: PartyName, act: String, trigger: String, state: State,
    evidence: [String] = []
  ) {
    self.article = article
    self.holder = holder
    self.act = act
    self.trigger = trigger
    self.state = state
    self.evidence = evidence
  }
}

/// One use of a counted right.
package struct QuotaRow: Hashable, Sendable {
  package var article: String
  /// The party that is bound.
  package var party: PartyName
  package var year: Int
  package var use: Int
  package var of: Int
  package var message: String
  package var by: PartyName
  package var counts: Bool
  /// False where the figures that fix the amount are not on the record; nothing is cut then.
  package var isKnown = true

  package init(
    article: String, party: PartyName, year: Int, use: Int, of: Int, message: String,
    by: PartyName, counts: Bool
  ) {
    self.article = article
    self.party = party
    self.year = year
    self.use = use
    self.of = of
    self.message = message
    self.by = by
    self.counts = counts
  }
}
