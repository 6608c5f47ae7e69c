package import ParleyRecord
package import ParleyWire

/// A duty of the agreement that this page meets or misses. It is shown to the officer and to the
/// other side, and it never refuses: a late notice is better than none.
package struct FormDuty: Hashable, Sendable {
  package let field: String
  package let finding: Finding
  package let confidence: Confidence
  /// Whether the field is only a date, so that the count runs to or from 00:00 UTC of the day.
  package let isDate: Bool

  package enum Finding: Hashable, Sendable {
    /// The notice comes so many seconds before, at least the span asked for.
    case noticeMet(lead: Int64, asked: Span)
    /// So many seconds too late.
    case noticeMissed(by: Int64, asked: Span)
    /// The notice stands until then.
    case validUntil(Timestamp)
  }

  package var isMissed: Bool {
    if case .noticeMissed = finding { return true }
    return false
  }
}

extension Form {
  /// The duties of a page written at `at`, in the order of the form's rules. A field that is
  /// missing or cannot be read has none.
  package func duties(_ fields: [Field], at: Timestamp) -> [FormDuty] {
    let values = values(fields)
    return rules.compactMap { clause in
      guard let (code, span) = clause.rule.period,
        let (field, value) = values.first(where: { $0.field.code == code }),
        let start = value.start
      else { return nil }
      return FormDuty(
        field: code, finding: clause.rule.finding(start: start, span, at: at),
        confidence: clause.confidence, isDate: field.type == .date)
    }
  }
}

extension FormClause.Rule {
  fileprivate var period: (String, Span)? {
    switch self {
    case .noticePeriod(let field, let span), .validity(let field, let span): (field, span)
    default: nil
    }
  }

  fileprivate func finding(start: Timestamp, _ span: Span, at: Timestamp) -> FormDuty.Finding {
    if case .validity = self { return .validUntil(start.adding(seconds: span.seconds)) }
    let lead = start.seconds - at.seconds
    return lead >= span.seconds
      ? .noticeMet(lead: lead, asked: span)
      : .noticeMissed(by: span.seconds - lead, asked: span)
  }
}

extension FormDuty {
  /// As in "notice period met: 24 h 12 min before, counted to 00:00 UTC of the date". In a language
  /// other than the two that have words, in English.
  package func sentence(in language: Language) -> String {
    let words = Words(language) ?? .english
    let counted = isDate ? words.countedFromMidnight : ""
    let doubt = confidence == .unchecked ? words.unchecked : ""
    switch finding {
    case .noticeMet(let lead, _): return words.noticeMet(words.duration(lead)) + counted + doubt
    case .noticeMissed(let late, _):
      return words.noticeMissed(words.duration(late)) + counted + doubt
    case .validUntil(let end): return words.validUntil(words.instant(end)) + counted + doubt
    }
  }
}
