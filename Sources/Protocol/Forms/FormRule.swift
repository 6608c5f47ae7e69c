/// Every rule a filled form can break. The numbers are part of the record: a refusal names one.
package enum FormRule: String, CaseIterable, Hashable, Sendable {
  case knownField = "F-1"
  case required = "F-2"
  case order = "F-3"
  case repeats = "F-4"
  case length = "F-5"
  case code = "F-6"
  case number = "F-7"
  case bounds = "F-8"
  case instant = "F-9"
  case window = "F-10"
  case windowReversed = "F-11"
  case date = "F-12"
  case place = "F-13"
  case coordinate = "F-14"
  case polygon = "F-15"
  case placeKind = "F-16"
  case party = "F-17"
  case reference = "F-18"
  case quote = "F-19"
  case fieldCode = "F-20"
  case notAfter = "F-21"
  case with = "F-22"
  case placesWhen = "F-23"
  case legalAnswer = "F-24"
  case answers = "F-25"
  case precedence = "F-26"
  case release = "F-27"

  /// What the rule asks, in a sentence.
  package var sentence: String {
    switch self {
    case .knownField: "Every field is one that the form has."
    case .required: "Every required field is there."
    case .order: "Fields stand in the order of the form, repeats together."
    case .repeats: "No field stands more often than the form allows."
    case .length: "No value is longer than its field allows, nor has a space at its ends."
    case .code: "A code is one of the field's list."
    case .number: "A number is in its one spelling, with no more decimals than the field allows."
    case .bounds: "A number lies within the field's bounds."
    case .instant: "An instant is a second of UTC, as in 2026-11-24T06:00:00Z."
    case .window: "A window is two instants with a slash between them."
    case .windowReversed: "A window begins before it ends."
    case .date: "A date is a day of the calendar, as in 2026-11-24."
    case .place: "A place is in one of the four spellings."
    case .coordinate: "Coordinates lie on the globe and are no more exact than allowed."
    case .polygon: "A polygon does not meet itself."
    case .placeKind: "A place is of a kind that the field allows."
    case .party: "A party is named by its name."
    case .reference: "A reference is a message id."
    case .quote: "A restated field is its code, a space and its value."
    case .fieldCode: "A field is named by its code."
    case .notAfter: "One field is not later than another where the form says so."
    case .with: "A field that belongs to a code stands with it, and only with it."
    case .placesWhen: "A place is as coarse as the form asks for this code."
    case .legalAnswer: "An answer is one that the answered form allows."
    case .answers: "The page answers as many messages as the form says."
    case .precedence: "The page is no more urgent than the form allows."
    case .release: "As many persons sign as the form asks for."
    }
  }
}

/// One thing that is wrong with a filled form.
package struct FieldFault: Error, Hashable, Sendable {
  package let rule: FormRule
  /// The field's code; nil when the fault lies in the page's head.
  package let field: String?
  /// The place of the field line among the page's fields, from 0; nil when a line is missing.
  package let index: Int?
  package let expected: String
}

/// Why one value is not of its type; the field is the caller's to add.
struct ValueFault: Error {
  let rule: FormRule
  let expected: String

  init(_ rule: FormRule, _ expected: String) {
    self.rule = rule
    self.expected = expected
  }
}
