import ParleyWire

/// A language of a form's labels: two or three letters a-z (ISO 639).
package struct Language: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let code: String

  package init?(_ text: some StringProtocol) {
    guard (2...3).contains(text.utf8.count), text.utf8.allSatisfy({ (97...122).contains($0) })
    else { return nil }
    code = String(text)
  }

  private init(known code: String) { self.code = code }

  package static let english = Language(known: "en")
  package static let russian = Language(known: "ru")

  package var description: String { code }

  package static func < (a: Language, b: Language) -> Bool { bytewiseLess(a.code, b.code) }
}

/// One short text in each language of a form, languages rising.
package struct Labels: Hashable, Sendable {
  package struct Label: Hashable, Sendable {
    package let language: Language
    package let text: String
  }

  package let all: [Label]

  package var languages: [Language] { all.map(\.language) }

  package subscript(language: Language) -> String? {
    all.first { $0.language == language }?.text
  }
}

/// A length of time as people write it: `24h`, `4d`. Units s, m, h, d.
package struct Span: Hashable, Sendable, CustomStringConvertible {
  package let count: Int64
  package let unit: Unit

  package enum Unit: String, CaseIterable, Sendable {
    case second = "s"
    case minute = "m"
    case hour = "h"
    case day = "d"

    package var seconds: Int64 {
      switch self {
      case .second: 1
      case .minute: 60
      case .hour: 3_600
      case .day: 86_400
      }
    }
  }

  /// The longest span a form may name: about ten years.
  static let longestSeconds: Int64 = 3_660 * 86_400

  package init?(_ text: some StringProtocol) {
    guard let last = text.last, let unit = Unit(rawValue: String(last)),
      let count = Decimal.parse(text.dropLast()), (1...Self.longestSeconds).contains(count),
      count * unit.seconds <= Self.longestSeconds
    else { return nil }
    self.count = count
    self.unit = unit
  }

  package var seconds: Int64 { count * unit.seconds }
  package var description: String { "\(count)\(unit.rawValue)" }
}
