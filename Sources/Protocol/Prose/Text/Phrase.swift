import ParleyWire

/// A piece of text on its way to a page: words, what must stay apart from them, and marks.
///
/// It is not a string, so that a label or a name from an agreement cannot reach a page unescaped,
/// and a number in a text that runs from right to left stays in one piece.
package struct Phrase: Hashable, Sendable {
  package enum Run: Hashable, Sendable {
    case words(String)
    /// A number, name or id: read in its own direction.
    case apart(String)
    /// Words of another language than the page's.
    case foreign(String, language: String)
    case mark(Mark)
  }

  package var runs: [Run]

  package init(_ runs: [Run] = []) { self.runs = runs }

  package static func apart(_ text: String) -> Phrase { Phrase([.apart(text)]) }
  package static func mark(_ mark: Mark) -> Phrase { Phrase([.mark(mark)]) }

  package static func + (a: Phrase, b: Phrase) -> Phrase { Phrase(a.runs + b.runs) }
  package static func += (a: inout Phrase, b: Phrase) { a.runs += b.runs }

  package var isEmpty: Bool { runs.isEmpty }

  /// The marks in it, in order.
  package var marks: [Mark] {
    runs.compactMap { if case .mark(let mark) = $0 { mark } else { nil } }
  }

  /// As plain text; what could deceive a reader is written out.
  package var plain: String {
    runs.map {
      switch $0 {
      case .words(let text), .apart(let text), .foreign(let text, _): SafeText.neutralised(text)
      case .mark(let mark): mark.sign
      }
    }.joined()
  }

  /// With a capital at its beginning, if it begins with words.
  package var capitalised: Phrase {
    guard case .words(let text)? = runs.first, let first = text.first else { return self }
    var copy = self
    copy.runs[0] = .words(first.uppercased() + text.dropFirst())
    return copy
  }
}

/// Why a word does not stand as it should. A page explains the marks that it uses at its foot.
package enum Mark: Hashable, Sendable {
  /// The agreement gives no inflected form of this label.
  case form
  /// The agreement has no label in the page's language.
  case language
  /// The agreement has no label at all: its own id is shown.
  case label
  case unchecked

  package var sign: String {
    switch self {
    case .form: "°"
    case .language: "†"
    case .label: "‡"
    case .unchecked: "¶"
    }
  }
}

extension Phrase: ExpressibleByStringInterpolation {
  package struct StringInterpolation: StringInterpolationProtocol {
    var runs: [Run] = []

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { runs.append(.words(literal)) }
    }
    package mutating func appendInterpolation(_ phrase: Phrase) { runs += phrase.runs }
    package mutating func appendInterpolation(_ words: String) { appendLiteral(words) }
    package mutating func appendInterpolation(_ number: Int) { runs.append(.apart("\(number)")) }
    package mutating func appendInterpolation(apart text: String) { runs.append(.apart(text)) }
  }

  package init(stringLiteral value: String) { self.init(value.isEmpty ? [] : [.words(value)]) }
  package init(stringInterpolation value: StringInterpolation) { self.init(value.runs) }
}

extension [Phrase] {
  package func joined(_ separator: Phrase) -> Phrase {
    var out = Phrase()
    for (i, phrase) in enumerated() {
      if i > 0 { out += separator }
      out += phrase
    }
    return out
  }

  /// `a, b and c`.
  package func listed(_ last: Phrase, _ separator: Phrase = ", ") -> Phrase {
    guard let end = self.last, count > 1 else { return first ?? Phrase() }
    return Array(dropLast()).joined(separator) + last + end
  }
}
