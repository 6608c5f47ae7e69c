/// A language whose keywords a text may be written in. The tree does not show which one it was.
package enum Tongue: String, CaseIterable, Hashable, Sendable {
  case english = "en"
  case russian = "ru"
  case french = "fr"

  /// Its English name.
  var name: String {
    switch self {
    case .english: "English"
    case .russian: "Russian"
    case .french: "French"
    }
  }
}

/// The case that the words around a span ask for.
enum SpanCase: Hashable, Sendable { case accusative, genitive }

extension Tongue {
  /// Which of the five forms of a unit follows a number: of the accusative those for 1, 2 and 5,
  /// then of the genitive those for 1 and 5 (Unicode CLDR plural rules).
  func unitForm(_ count: Int, _ spanCase: SpanCase) -> Int {
    let isOne: Bool
    var isFew = false
    switch self {
    case .english: isOne = count == 1
    case .french: isOne = count < 2
    case .russian:
      let isTeen = (11...14).contains(count % 100)
      isOne = count % 10 == 1 && !isTeen
      isFew = (2...4).contains(count % 10) && !isTeen
    }
    return switch spanCase {
    case .accusative: isOne ? 0 : isFew ? 1 : 2
    case .genitive: isOne ? 3 : 4
    }
  }

  /// The day of a month as a date spells it.
  func day(_ day: Int) -> String { self == .french && day == 1 ? "1er" : "\(day)" }

  /// `5th`, `5-й`, `5e`: the part that one share is.
  func ordinal(_ number: Int) -> String {
    switch self {
    case .russian: return "\(number)-й"
    case .french: return "\(number)e"
    case .english:
      let isTeen = (11...13).contains(number % 100)
      let end = isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
      return "\(number)\(end)"
    }
  }
}
