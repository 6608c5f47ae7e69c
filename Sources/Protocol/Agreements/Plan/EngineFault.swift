package import ParleyPact

/// Why an agreement cannot be followed. Each case is a rule of Docs/Spec/status.md.
package enum EngineFault: Error, Hashable, Sendable {
  /// `counted on receipt` or `counted on dispatch` is not written, and neither is neutral.
  case noBasis
  /// Articles whose states depend on the absence of one another.
  case cycleThroughNegation([String])
  /// The agreement's own entry into force depends on one of its articles.
  case forceDependsOnArticle(String)
  /// A yearly day that some years do not have.
  case noSuchDay(DayOfYear, article: String)
  /// An article speaks of something that is not declared.
  case unknown(String, article: String)
  /// Two articles have one number.
  case repeatedNumber(String)
  /// Versions that do not follow one another: the one expected, and the one that came.
  case versionOutOfOrder(expected: Int, found: Int)
  /// A version that amends another text than the one before it.
  case amendsAnotherText(version: Int)
  /// The text says in no article how it may be amended.
  case notAmendable
  /// Two agreements of one book have one name.
  case repeatedAgreement(String)
  /// The tolerance is counted in something other than minutes or hours.
  case toleranceInDays

  /// The rule's number.
  package var rule: String {
    switch self {
    case .noBasis: "E-1"
    case .cycleThroughNegation: "E-2"
    case .forceDependsOnArticle: "E-3"
    case .noSuchDay: "E-4"
    case .unknown: "E-5"
    case .repeatedNumber: "E-6"
    case .versionOutOfOrder: "E-7"
    case .amendsAnotherText: "E-8"
    case .notAmendable: "E-9"
    case .repeatedAgreement: "E-10"
    case .toleranceInDays: "E-11"
    }
  }
}
