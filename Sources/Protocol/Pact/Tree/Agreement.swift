/// An agreement as a tree: what its text says, whatever language its keywords are in.
///
/// A value of this type was read from a text, and then its names are declared, its numbers unique
/// and its deadlines countable; or a program built it that proposes articles, and then its `faults`
/// say whether that is so. What two articles mean for each other is for the static checks.
/// Docs/Spec/pact.md has the language.
package struct Agreement: Hashable, Sendable {
  package var id: String
  package var version = Version()
  package var titles: [Label] = []
  /// Where the model was taken from, and how far each source was read.
  package var sources: [Source] = []
  package var parties: [PartyName] = []
  /// The third office that convenes, circulates, and tables papers that are nobody's.
  package var chair: PartyName?
  /// Third parties that may record events and owe nothing.
  package var certifiers: [PartyName] = []
  package var force: Force?
  package var zone: Zone?
  /// How far two honest clocks may differ, in the text's own span.
  package var tolerance: Span?
  package var partyZones: [PartyZone] = []
  package var basis: Basis?
  package var counting: Counting = .elapsed
  package var calendars: [DayCalendar] = []
  package var disputes: PartyName?
  package var withdrawal: Span?
  package var amendment: AmendmentRule?
  package var terms: [Term] = []
  package var messages: [MessageKind] = []
  package var events: [EventKind] = []
  package var facts: [FactKind] = []
  package var articles: [Article] = []
  package var position = Position()

  package init(id: String) { self.id = id }

  package func message(_ id: String) -> MessageKind? { messages.first { $0.id == id } }
  package func event(_ id: String) -> EventKind? { events.first { $0.id == id } }
  package func fact(_ id: String) -> FactKind? { facts.first { $0.id == id } }
  package func article(_ number: String) -> Article? { articles.first { $0.number == number } }

  /// Parties, chair and certifiers: every name that is somebody and not a variable of an article.
  package var names: [PartyName] { parties + (chair.map { [$0] } ?? []) + certifiers }
}

/// A party, chair or certifier as the agreement calls it: `Alfa`; also a variable of one article.
package typealias PartyName = String

/// Where something stands in the text, from 1. It is no part of the meaning.
package struct Position: Hashable, Comparable, Sendable {
  package var line: Int
  /// In characters, not bytes.
  package var column: Int

  package init(line: Int = 0, column: Int = 0) {
    self.line = line
    self.column = column
  }

  package static func < (a: Position, b: Position) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// Words in one language (BCP 47 primary tag). Cases serve languages that inflect nouns:
/// `ru "запрос" gen "запроса"`.
package struct Label: Hashable, Sendable {
  package var language: String
  package var text: String
  /// Case name (`gen`, `dat`, `acc`, `ins`, `pre`, `pl`) and form, in the order of the text.
  package var forms: [Inflection]

  package struct Inflection: Hashable, Sendable {
    package var name: String
    package var text: String

    package init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }

  package init(_ language: String, _ text: String, forms: [Inflection] = []) {
    self.language = language
    self.text = text
    self.forms = forms
  }
}

extension [Label] {
  package func text(in language: String) -> String? { first { $0.language == language }?.text }
}

/// How far somebody vouches for a statement about the authentic text.
package enum Confidence: String, CaseIterable, Hashable, Sendable {
  /// Read in the authentic text.
  case read
  /// Stated in a public text about it.
  case stated
  /// From memory or inference: never shown as authentic.
  case unchecked
  /// A choice of the model; the authentic text says nothing.
  case design
}

/// `source read "https://…"`.
package struct Source: Hashable, Sendable {
  package var confidence: Confidence
  package var text: String
  package var position = Position()

  package init(_ confidence: Confidence, _ text: String) {
    self.confidence = confidence
    self.text = text
  }
}

/// `version 2 amends HASH, applies to pending`. The first version amends nothing.
package struct Version: Hashable, Sendable {
  package var number = 1
  /// The meaning digest of the version before, in base64.
  package var amends: String?
  /// Instances already begun go over to this version; otherwise they finish under theirs.
  package var appliesToPending = false
  package var position = Position()

  package init() {}
}

/// When the agreement begins to bind, once every party has accepted it.
package enum Force: Hashable, Sendable {
  case from(CivilDate)
  case when(Condition)
}

/// `amendment by all parties`, `amendment by 2 parties`, `amendment by silence of 30 days`.
package enum AmendmentRule: Hashable, Sendable {
  case all
  case parties(Int)
  /// Stands unless a party objects within the span.
  case silence(Span)
}

/// A defined term, with each party's own definition where they differ.
package struct Term: Hashable, Sendable {
  package var id: String
  package var labels: [Label]
  package var definitions: [Definition]
  package var position = Position()

  package struct Definition: Hashable, Sendable {
    /// Nil for a definition that all share.
    package var party: PartyName?
    package var text: Label

    package init(party: PartyName?, text: Label) {
      self.party = party
      self.text = text
    }
  }

  package init(id: String, labels: [Label] = [], definitions: [Definition] = []) {
    self.id = id
    self.labels = labels
    self.definitions = definitions
  }
}
