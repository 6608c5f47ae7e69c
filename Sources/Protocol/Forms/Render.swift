package import ParleyRecord
import ParleyWire

/// One field as a person reads it in one language. The codes are signed, never this.
package struct RenderedLine: Hashable, Sendable {
  package let field: String
  package let label: String
  package let value: String
  /// Whether the value is the sender's own words, shown as given and not in the page's language.
  package let isOwnWords: Bool
}

extension Form {
  /// The fields in a language, in the order of the page: with another language side by side, line
  /// by line. A field or value that cannot be read is shown as it stands, neutralised; so is
  /// everything in a language that the form has no labels in.
  package func render(_ fields: [Field], in language: Language) -> [RenderedLine] {
    fields.map { line in
      let raw = SafeText.neutralised(line.value)
      guard let field = field(line.name), let value = try? field.value(line.value) else {
        return RenderedLine(field: line.name, label: line.name, value: raw, isOwnWords: false)
      }
      return RenderedLine(
        field: line.name, label: field.labels[language] ?? line.name,
        value: value.shown(in: language) ?? raw, isOwnWords: value.isOwnWords)
    }
  }
}

extension FieldValue {
  fileprivate var isOwnWords: Bool {
    switch self {
    case .text, .quote, .place(.area): true
    default: false
    }
  }

  /// Nil where the value as spelled is all there is.
  fileprivate func shown(in language: Language) -> String? {
    let words = Words(language)
    switch self {
    case .code(let term): return term.labels[language]
    case .number(let number, let unit): return "\(number) \(unit)"
    case .instant(let at): return words?.instant(at)
    case .window(let start, let end):
      return words.map { "\($0.from) \($0.instant(start)) \($0.to) \($0.instant(end))" }
    case .place(let place): return words?.place(place)
    case .text, .date, .party, .reference, .quote, .fieldCode: return nil
    }
  }
}
