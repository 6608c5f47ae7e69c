/// A word that refers to something declared elsewhere, and where it stands.
struct Use {
  enum Kind: Equatable {
    case message, event
    /// What a message is about, or an event: a message or an event.
    case matter
    /// What happens: an event or a fact.
    case occurrence
    case field
    /// A field of this message or event.
    case fieldOf(String)
    /// An event, a fact or a field.
    case edge
    case article
    /// Somebody's name, or a letter for a party.
    case name
    /// A letter after `any party`, `the other party`, `each party`.
    case letter
    /// Somebody's name and no letter.
    case office
  }

  let kind: Kind
  let text: String
  let position: Position
  /// The article in which it stands, counted from 1; 0 outside.
  let scope: Int
}

/// A declaration, as far as it could be read.
struct Declaration {
  enum Kind: String { case message, event, fact, calendar, term }

  let kind: Kind
  let id: String
  let position: Position
}

/// What a reader notes for the resolver besides the tree.
struct Notes {
  var uses: [Use] = []
  var declarations: [Declaration] = []
  /// Numbers of articles, those of articles that could not be read too.
  var articles: [(number: String, position: Position)] = []
  /// The first thing that cannot be counted without a zone.
  var day: (text: String, position: Position)?
  /// Spans of months and years without rounding.
  var unrounded: [Span] = []
  var workingDays: Position?
  /// Hours or minutes before or after something that may be a whole day.
  var elapsed: [(span: Span, edge: String, position: Position)] = []
  /// Some name could not be read: then nobody is unknown.
  var namesAreBroken = false
  var parties: [(name: String, position: Position)] = []
}
