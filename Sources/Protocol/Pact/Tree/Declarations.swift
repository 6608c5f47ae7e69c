// What an agreement declares besides articles: the messages, events and facts they speak of.

/// A kind of message, carried by an agreed form.
package struct MessageKind: Hashable, Sendable {
  package var id: String
  package var labels: [Label]
  /// The form that carries it, `name` without version; its own id where the text names none.
  package var form: String?
  package var relation: Relation?
  package var covers: Coverage?
  /// Fields the articles speak of.
  package var fields: [String]
  /// The author said that nothing must answer this message.
  package var needsNoAnswer = false
  package var position = Position()

  package enum Relation: Hashable, Sendable {
    case answers(String)
    case about(String)
  }

  /// `covers launch from launch-date for 4 days`: the window in which an event is announced.
  package struct Coverage: Hashable, Sendable {
    package var event: String
    package var from: String
    package var span: Span

    package init(event: String, from: String, span: Span) {
      self.event = event
      self.from = from
      self.span = span
    }
  }

  package init(id: String, labels: [Label] = [], fields: [String] = []) {
    self.id = id
    self.labels = labels
    self.fields = fields
  }

  /// The message it answers or is about.
  package var target: String? {
    switch relation {
    case .answers(let id)?, .about(let id)?: id
    case nil: nil
    }
  }
}

/// Something that happens outside the record and is recorded in it.
package struct EventKind: Hashable, Sendable {
  package var id: String
  package var labels: [Label]
  package var about: String?
  package var recordedBy: Recorder
  /// Quantities a record of it states, as `personnel`.
  package var fields: [String]
  package var position = Position()

  /// Who can establish the event.
  package enum Recorder: String, CaseIterable, Hashable, Sendable {
    case both, performer, observer, any, certifier
  }

  package init(
    id: String, labels: [Label] = [], about: String? = nil, recordedBy: Recorder = .any,
    fields: [String] = []
  ) {
    self.id = id
    self.labels = labels
    self.about = about
    self.recordedBy = recordedBy
    self.fields = fields
  }
}

/// Something that the agreement itself defines: "Adoption Day".
package struct FactKind: Hashable, Sendable {
  package var id: String
  package var labels: [Label]
  package var rule: Rule
  package var position = Position()

  package enum Rule: Hashable, Sendable {
    case when(Condition)
    /// `occurs 90 days after endorsement, or earlier when all parties consent`.
    case after(Span, String, orEarlier: Condition?)
  }

  package init(id: String, labels: [Label] = [], rule: Rule) {
    self.id = id
    self.labels = labels
    self.rule = rule
  }
}
