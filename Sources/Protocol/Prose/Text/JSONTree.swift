import ParleyWire

/// A JSON value to be written (RFC 8259), members in the order given: the same value is the same
/// bytes. Nothing here reads JSON.
package indirect enum JSONTree: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Int64)
  case string(String)
  case array([JSONTree])
  case object([Member])

  package struct Member: Hashable, Sendable {
    package var name: String
    package var value: JSONTree

    package init(_ name: String, _ value: JSONTree) {
      self.name = name
      self.value = value
    }
  }

  /// One line, without a line feed at its end.
  package var text: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let value): "\(value)"
    case .string(let text): Self.quoted(text)
    case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.name) + ":" + $0.value.text }.joined(separator: ",") + "}"
    }
  }

  // What a terminal would obey is escaped as well: such a text is often read by eye.
  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case _ where SafeText.mayBeSigned(scalar): out.unicodeScalars.append(scalar)
      default:
        for unit in String(scalar).utf16 {
          let hex = String(unit, radix: 16)
          out += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
        }
      }
    }
    return out + "\""
  }
}

extension JSONTree: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByArrayLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral elements: JSONTree...) { self = .array(elements) }
  /// A member whose value is nil is left out.
  package init(dictionaryLiteral members: (String, JSONTree?)...) {
    self = .object(members.compactMap { name, value in value.map { Member(name, $0) } })
  }

  static func strings(_ list: [String]) -> JSONTree { .array(list.map { .string($0) }) }
  static func at(_ time: Timestamp) -> JSONTree { .string(time.description) }
}
