package import ParleyPact

/// Agreements, statuses and their reasons as sentences that a person reads.
///
/// Sentences are made from the tree by templates, one set a language; nothing is translated by
/// machine. The words of an agreement are its own labels: a label or an inflected form that is
/// missing is shown in the form there is, with a mark that the foot of the page explains.
package struct Prose: Sendable {
  /// Languages that have templates: those that an agreement's keywords may be written in.
  package typealias Language = Tongue

  package let language: Language
  /// The reader's own zone: an instant is shown in UTC and in it.
  package let zone: Zone

  package init(_ language: Language, zone: Zone = .utc) {
    self.language = language
    self.zone = zone
  }

  var words: Words { Words.of(language) }
  var grammar: any Grammar { language.grammar }
}

extension Tongue {
  /// A page in it is mirrored. None is yet; the pages are ready for one.
  package var isRightToLeft: Bool { false }

  var grammar: any Grammar {
    switch self {
    case .english: EnglishGrammar()
    case .russian: RussianGrammar()
    case .french: FrenchGrammar()
    }
  }
}
