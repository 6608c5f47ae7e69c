import ParleyWire

/// A JSON text to be written (RFC 8259). Members keep the order they were given in, so that the
/// same answer is the same bytes. There is no reader: nothing here takes JSON from outside.
package indirect enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  package struct Member: Equatable, Sendable {
    package let name: String
    package let value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// A string, or null where there is none.
  package static func string(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// One line, without a line feed at its end.
  package var text: String {
    var out = ""
    write(to: &out)
    return out
  }

  private func write(to out: inout String) {
    switch self {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .integer(let value): out += String(value)
    case .number(let value):
      precondition(value.isFinite, "JSON has no infinity and no NaN")
      out += String(value)
    case .string(let value): Self.write(value, to: &out)
    case .array(let elements):
      Self.write(elements, between: ("[", "]"), to: &out) { $0.write(to: &$1) }
    case .object(let members):
      precondition(
        Set(members.map(\.name)).count == members.count, "a member stands once in an object")
      Self.write(members, between: ("{", "}"), to: &out) { member, out in
        Self.write(member.name, to: &out)
        out += ":"
        member.value.write(to: &out)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element], between ends: (String, String), to out: inout String,
    each: (Element, inout String) -> Void
  ) {
    out += ends.0
    for (i, element) in elements.enumerated() {
      if i > 0 { out += "," }
      each(element, &out)
    }
    out += ends.1
  }

  // What a terminal would obey is escaped too: JSON is often read by eye.
  private static func write(_ string: String, to out: inout String) {
    out += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where SafeText.mayBeSigned(scalar): out.unicodeScalars.append(scalar)
      default:
        for unit in String(scalar).utf16 { out += escape(unit) }
      }
    }
    out += "\""
  }

  private static func escape(_ unit: UInt16) -> String {
    let hex = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByFloatLiteral, ExpressibleByNilLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int64) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(nilLiteral: ()) { self = .null }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { Member($0.0, $0.1) })
  }
}
