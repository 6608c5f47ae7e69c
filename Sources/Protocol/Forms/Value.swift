package import ParleyRecord
package import ParleyWire

/// The value of a field, read by its type.
package enum FieldValue: Hashable, Sendable {
  case text(String)
  case code(CodeTerm)
  case number(FixedDecimal, unit: String)
  case instant(Timestamp)
  case window(Timestamp, Timestamp)
  case date(CalendarDate)
  case place(Place)
  case party(Party)
  case reference(Digest)
  case quote(Field)
  case fieldCode(String)

  /// The moment a clock runs to: an instant, the beginning of a window, or 00:00 UTC of a date.
  package var start: Timestamp? {
    switch self {
    case .instant(let instant), .window(let instant, _): instant
    case .date(let date): date.start
    default: nil
    }
  }
}

/// A day, as in `2026-11-24`, counted in UTC.
package struct CalendarDate: Hashable, Sendable, CustomStringConvertible {
  /// 00:00 UTC of the day.
  package let start: Timestamp

  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == 10, let start = Timestamp("\(text)T00:00:00Z") else { return nil }
    self.start = start
  }

  package var description: String { String(start.description.prefix(10)) }
}

extension FormField {
  /// The longest value a page may hold in any field, in bytes: a read-back restates it in one line.
  package static let valueBytes = 900

  /// Reads one value of this field.
  func value(_ text: String) throws(ValueFault) -> FieldValue {
    guard text.utf8.count <= Self.valueBytes, isTrimmed(text) else {
      throw ValueFault(.length, "at most \(Self.valueBytes) bytes, no space at either end")
    }
    switch type {
    case .text(let most):
      guard text.unicodeScalars.count <= most else {
        throw ValueFault(.length, "at most \(most) characters")
      }
      return .text(text)
    case .code(let terms):
      guard let term = terms.first(where: { $0.code == text }) else {
        throw ValueFault(.code, "one of " + terms.map(\.code).joined(separator: ", "))
      }
      return .code(term)
    case .number(let bounds): return .number(try Self.number(text, bounds), unit: bounds.unit)
    case .window: return try Self.window(text)
    case .place(let kinds): return .place(try Self.place(text, kinds))
    default: return try simple(text)
    }
  }

  // The types whose value one reader decides on.
  private func simple(_ text: String) throws(ValueFault) -> FieldValue {
    let (value, fault): (FieldValue?, ValueFault) =
      switch type {
      case .instant:
        (
          Timestamp(text).map { .instant($0) },
          ValueFault(.instant, "an instant in UTC, as in 2026-11-24T06:00:00Z")
        )
      case .date:
        (
          CalendarDate(text).map { .date($0) },
          ValueFault(.date, "a date, as in 2026-11-24")
        )
      case .party:
        (
          Party(text).map { .party($0) },
          ValueFault(.party, "a party's name, as in alfa.example")
        )
      case .reference:
        (
          Digest(base64: text).map { .reference($0) },
          ValueFault(.reference, "a message id: 44 characters of base64")
        )
      case .quote:
        (Self.quote(text).map { .quote($0) }, ValueFault(.quote, "CODE VALUE"))
      default:
        (
          Field(text, "-").map { .fieldCode($0.name) },
          ValueFault(.fieldCode, "a field's code")
        )
      }
    guard let value else { throw fault }
    return value
  }

  private static func number(
    _ text: String, _ bounds: NumberBounds
  ) throws(ValueFault) -> FixedDecimal {
    guard let number = FixedDecimal(text), number.decimals <= bounds.decimals else {
      throw ValueFault(
        .number, "a number with at most \(bounds.decimals) decimals and no needless zero")
    }
    guard bounds.range.contains(number) else {
      throw ValueFault(
        .bounds, "\(bounds.range.lowerBound) to \(bounds.range.upperBound) \(bounds.unit)")
    }
    return number
  }

  private static func window(_ text: String) throws(ValueFault) -> FieldValue {
    let parts = parted(text, at: "/")
    guard parts.count == 2, let from = Timestamp(parts[0]), let to = Timestamp(parts[1]) else {
      throw ValueFault(.window, "INSTANT/INSTANT, as in 2026-11-24T06:00:00Z/2026-11-24T18:00:00Z")
    }
    guard from < to else { throw ValueFault(.windowReversed, "a window that ends after \(from)") }
    return .window(from, to)
  }

  private static func place(_ text: String, _ kinds: [Place.Kind]) throws(ValueFault) -> Place {
    let place = try Place(text)
    guard kinds.contains(place.kind) else {
      throw ValueFault(.placeKind, "one of " + kinds.map(\.rawValue).joined(separator: ", "))
    }
    return place
  }

  /// Reads `CODE VALUE`.
  static func quote(_ text: String) -> Field? {
    let parts = parted(text, at: " ", most: 2)
    return parts.count == 2 ? Field(String(parts[0]), String(parts[1])) : nil
  }
}
