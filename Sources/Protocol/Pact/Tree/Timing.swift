/// A bound on when an act is in time.
package enum Timing: Hashable, Sendable {
  /// `within 48 hours of receipt`; `of it` is of the trigger itself.
  case within(Span, of: Anchor)
  /// `not later than 10 days after X`.
  case notLater(Span, after: Edge)
  /// `at least 42 days before X`.
  case atLeast(Span, before: Edge)
  /// `not earlier than 10 days after X`: a lower bound.
  case notEarlierAfter(Span, Edge)
  /// `not earlier than 60 days before X`: a lower bound.
  case notEarlierBefore(Span, Edge)
  case onDay(DayOfYear)
  case byDay(DayOfYear)
  case onDate(CivilDate)
  case byDate(CivilDate)
  /// No deadline, never overdue by itself: only an agreed alert.
  case withoutDelay(alert: Span)
  case sameTime

  package enum Anchor: String, CaseIterable, Hashable, Sendable {
    case receipt, dispatch
    case trigger = "it"
  }
}

/// An instant taken from something that may be a whole day: `start of it`, `end of launch-date`.
package struct Edge: Hashable, Sendable {
  package var part: Part?
  package var of: Reference

  package enum Part: String, CaseIterable, Hashable, Sendable { case start, end }

  package enum Reference: Hashable, Sendable {
    /// The trigger.
    case it
    /// A fact, an event, or a field of the trigger.
    case named(String)
  }

  package init(_ of: Reference, part: Part? = nil) {
    self.of = of
    self.part = part
  }
}

/// `at most 15 each calendar year from the same party at most 3`.
package struct Quota: Hashable, Sendable {
  package var most: Amount
  package var fromSameParty: Amount?

  package init(most: Amount, fromSameParty: Amount? = nil) {
    self.most = most
    self.fromSameParty = fromSameParty
  }
}

/// A number that stands in the text, or that follows from exchanged data.
package enum Amount: Hashable, Sendable {
  case number(Int)
  /// `one for every 60 units of force-list or portion thereof, not more than 15`: the field of the
  /// bound party's newest message of that kind.
  case perUnits(every: Int, field: String, message: String, portion: Bool, ceiling: Int?)
  /// `one 5th of it`, of the other amount, a portion counting as one.
  case share(of: Int)
}

/// `personnel at least 9000`.
package struct Threshold: Hashable, Sendable {
  package var field: String
  package var relation: Relation
  package var number: Int

  package enum Relation: String, CaseIterable, Hashable, Sendable {
    case atLeast = "at least"
    case atMost = "at most"
    case moreThan = "more than"
    case fewerThan = "fewer than"
  }

  package init(field: String, relation: Relation, number: Int) {
    self.field = field
    self.relation = relation
    self.number = number
  }
}

/// What may be asked of the record in `if`, `unless`, `only if`, `when`.
package indirect enum Condition: Hashable, Sendable {
  case all([Condition])
  case any([Condition])
  case not(Condition)
  /// `adoption-day is established`; with an agreement: `adoption-day of jcpoa is established`.
  case fact(String, InstanceState, agreement: String?)
  /// `article 16.1.2 is overdue`; with an agreement: `article 2 of other-one is fulfilled`.
  case article(String, InstanceState, agreement: String?)
  case hasDone(PartyName, String)
  case sends(PartyName, String)
  case allConsent
  /// `personnel at least 9000`, of the trigger.
  case threshold(Threshold)
}

/// States that a text may ask for.
package enum InstanceState: String, CaseIterable, Hashable, Sendable {
  case fulfilled, overdue, performed, established, excused, suspended
  case inForce = "in-force"
}
