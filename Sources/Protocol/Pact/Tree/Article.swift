/// One norm, with the number it has in the authentic text.
package struct Article: Hashable, Sendable {
  package var number: String
  package var titles: [Label]
  package var citations: [Citation]
  /// The authentic text, in each authentic language; it prevails over the model.
  package var quotations: [Label]
  package var trigger: Trigger?
  package var condition: Condition?
  package var norm: Norm
  package var copied: Subject?
  package var otherwise: Norm?
  /// An exception: while it holds, the norm does not bind.
  package var unless: Condition?
  /// A linkage: until it holds, the instance waits.
  package var onlyIf: Condition?
  /// Grounds on which the debtor may claim an excuse; nothing else excuses.
  package var excuses: [String]
  package var lateness: Lateness?
  /// Alerts before the deadline, each fired once.
  package var alerts: [Span]
  /// Its clock does not stop when it is suspended.
  package var survivesSuspension = false
  package var position = Position()

  package init(number: String, norm: Norm) {
    self.number = number
    self.norm = norm
    titles = []
    citations = []
    quotations = []
    excuses = []
    alerts = []
  }
}

/// `cites "VD 2011 (16.1)" stated`.
package struct Citation: Hashable, Sendable {
  package var text: String
  package var confidence: Confidence?

  package init(_ text: String, confidence: Confidence? = nil) {
    self.text = text
    self.confidence = confidence
  }
}

/// What a performance after the deadline does. Remaining due is the default reading.
package enum Lateness: String, CaseIterable, Hashable, Sendable {
  case remainsDue = "remains due"
  case lapses = "lapses if late"
}

/// What brings a norm into play.
package enum Trigger: Hashable, Sendable {
  /// `when A sends request to B where personnel at least 9000`.
  case sends(Subject, message: String, to: Subject?, where: [Threshold])
  /// `when installation-change by A`, `when adoption-day`.
  case occurs(String, by: Subject?, where: [Threshold])
  case beforeEach(String, by: Subject, where: [Threshold])
  case eachYear
  /// `when article 5 is overdue`.
  case becomes(article: String, InstanceState)
}

/// Who acts, or to whom. A name that is nobody's is a variable of the article.
package enum Subject: Hashable, Sendable {
  case anyParty(PartyName)
  case anyOther(PartyName)
  case theOther(PartyName)
  case each(PartyName)
  case allOthers
  /// `A and B`; one name alone too.
  case names([PartyName])
  /// `A or B`.
  case either([PartyName])
}

/// Somebody must, must not or may do something.
package struct Norm: Hashable, Sendable {
  package var subject: Subject
  package var modal: Modal
  package var act: Act
  /// All of them bind together; none is no deadline.
  package var timings: [Timing]
  package var quota: Quota?
  package var position = Position()

  package enum Modal: String, CaseIterable, Hashable, Sendable {
    case must
    case mustNot = "must not"
    case may
  }

  package init(
    subject: Subject, modal: Modal, act: Act, timings: [Timing] = [], quota: Quota? = nil
  ) {
    self.subject = subject
    self.modal = modal
    self.act = act
    self.timings = timings
    self.quota = quota
  }
}

package enum Act: Hashable, Sendable {
  case send(String, to: Subject)
  /// A joint event; attendance is kept per party.
  case hold(String)
  case perform(String)
  /// An instrument deposited now that takes effect on a fact.
  case deposit(String, effect: String)
  /// The chair calls an event; it is done when the chair has recorded it.
  case convene(String)
  /// Numbers of articles; empty for the whole agreement.
  case suspend([String])
  case resume([String])
}
