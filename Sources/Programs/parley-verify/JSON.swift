import ParleyWire

/// Just enough JSON (RFC 8259) to print a verdict.
enum JSON {
  case null
  case bool(Bool)
  case number(Int64)
  case text(String)
  case array([JSON])
  case object([(String, JSON)])

  static func optional(_ text: String?) -> JSON { text.map { .text($0) } ?? .null }

  var text: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let value): "\(value)"
    case .text(let value): Self.quoted(value)
    case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
    case .object(let fields):
      "{" + fields.map { "\(Self.quoted($0)):\($1.text)" }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in SafeText.neutralised(text).unicodeScalars {
      if scalar == "\"" || scalar == "\\" { out.append("\\") }
      out.unicodeScalars.append(scalar)
    }
    return out + "\""
  }
}
