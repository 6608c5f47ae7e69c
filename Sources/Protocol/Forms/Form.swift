package import ParleyRecord
package import ParleyWire

/// An agreed format: what a page of this kind must hold, how it may be answered, and what is shown.
///
/// A form is data. A value of this type was read from a text that keeps every rule of
/// Docs/Spec/form.md, and `text` is that text to the byte.
package struct Form: Hashable, Sendable {
  package let id: FormID
  package let kind: Kind
  package let titles: Labels
  /// Who checked the wording of each language; `nobody` until somebody did.
  package let reviewers: Labels
  package let sources: [Source]
  package let answers: Answers
  /// What the sender gets who does not choose.
  package let precedence: Precedence
  /// The most urgent precedence a page of this form may have.
  package let highest: Precedence
  /// Persons who must sign: 1 or 2. A mandate may ask for more, never for fewer.
  package let release: Int
  /// The age after which a page is DELAYED and no longer to be acted on as current.
  package let delayedAfter: Span?
  /// How many messages a page of this form answers.
  package let re: Reference
  package let fields: [FormField]
  package let rules: [FormClause]
  /// SHA-256 of the text; a charter names a form by it.
  package let digest: Digest

  package enum Kind: String, CaseIterable, Sendable {
    /// Says something; opens a dialogue.
    case notice
    /// What an officer does about a message.
    case act
  }

  package enum Reference: String, CaseIterable, Sendable { case none, one, any }

  package var languages: [Language] { titles.languages }

  package func field(_ code: String) -> FormField? { fields.first { $0.code == code } }

  /// The lines of a page whose fields bear a mark, in the order of the page.
  package func marked(_ mark: FormField.Mark, _ fields: [Field]) -> [Field] {
    fields.filter { field($0.name)?.marks.contains(mark) == true }
  }

  /// The moment after which a page written at `at` is DELAYED; nil if this form's never is.
  package func current(writtenAt at: Timestamp) -> Timestamp? {
    delayedAfter.map { at.adding(seconds: $0.seconds) }
  }
}

/// One field of a form.
package struct FormField: Hashable, Sendable {
  package let code: String
  package let type: FieldType
  package let need: Need
  /// How often it may stand.
  package let most: Int
  package let marks: [Mark]
  package let confidence: Confidence
  package let labels: Labels

  package enum Need: String, CaseIterable, Sendable {
    case required
    /// "As far as possible": its absence is no fault.
    case possible
  }

  package enum Mark: String, CaseIterable, Sendable {
    /// The recipient restates it, and the machine compares.
    case readBack = "read-back"
    /// The releasing officer enters it again.
    case reEnter = "re-enter"
  }
}

/// What a field holds.
package enum FieldType: Hashable, Sendable {
  /// Free text in the sender's own language, at most so many characters (Unicode scalars) a line.
  case text(Int)
  case code([CodeTerm])
  case number(NumberBounds)
  case instant, window, date
  case place([Place.Kind])
  case party
  /// A message id.
  case reference
  /// `CODE VALUE`: a field of another page, restated.
  case quote
  /// The code of a field of another page.
  case fieldCode
}

package struct CodeTerm: Hashable, Sendable {
  package let code: String
  package let labels: Labels
}

package struct NumberBounds: Hashable, Sendable {
  /// A label such as `km`; shown after the number.
  package let unit: String
  package let range: ClosedRange<FixedDecimal>
  /// Digits after the point, at most.
  package let decimals: Int
}

/// Which answers close a dialogue; standby is an answer to none of them and always legal.
package enum Answers: String, CaseIterable, Sendable {
  case roger
  case wilcoUnable = "wilco-unable"
  case affirmNegative = "affirm-negative"
  case any, none

  /// The codes a reply may give. After ICAO's response attributes (Doc 4444, CPDLC), where who can
  /// neither comply nor understand says unable.
  package var codes: [String] {
    switch self {
    case .roger: ["roger", "unable"]
    case .wilcoUnable: ["wilco", "unable"]
    case .affirmNegative: ["affirm", "negative"]
    case .any: ["roger", "wilco", "unable", "affirm", "negative", "other"]
    case .none: []
    }
  }
}

/// How well a statement about an agreement is founded.
package enum Confidence: String, CaseIterable, Sendable {
  /// Read in the public source that the form names.
  case read
  /// General knowledge, not yet checked against the primary text.
  case unchecked
  /// Our own choice, which no agreement prescribes.
  case design
}

package struct Source: Hashable, Sendable {
  package let confidence: Confidence
  /// An address, or a sentence that says what is not founded on one.
  package let text: String
}

/// A rule between the fields of a form.
package struct FormClause: Hashable, Sendable {
  package let confidence: Confidence
  package let rule: Rule

  package enum Rule: Hashable, Sendable {
    /// The notice is due so long before the field; a duty that is shown and never refuses.
    case noticePeriod(field: String, Span)
    /// The notice stands for so long from the field on; shown.
    case validity(field: String, Span)
    /// The first may not be later than the second.
    case order(String, String)
    /// `field` stands exactly when `other` has the value `code`.
    case with(field: String, other: String, code: String)
    /// When `other` has the value `code`, `field` may only be given as one of these kinds of place.
    case places(field: String, other: String, code: String, [Place.Kind])
    /// The value must be a legal answer to the message answered.
    case legalAnswer(field: String)
  }
}
