import Glibc
package import ParleyWire

/// What a node says of itself while it runs: one line an event on standard error.
package struct NodeLog: Sendable {
  package enum Form: String, CaseIterable, Sendable { case text, json }
  package enum Level: String, Sendable { case info, warning, error }
  package typealias Fields = [(name: String, value: String)]

  private let form: Form
  private let put: @Sendable (String) -> Void

  package init(_ form: Form = .text, put: @escaping @Sendable (String) -> Void = Self.standardError)
  {
    self.form = form
    self.put = put
  }

  package func write(_ level: Level, _ name: String, _ fields: Fields = [], at: Timestamp) {
    switch form {
    case .text:
      let tail = fields.map { " \($0.name)=\(Self.quoted($0.value))" }.joined()
      put("\(at) \(level.rawValue) \(name)\(tail)\n")
    case .json:
      let all = [("time", "\(at)"), ("level", level.rawValue), ("event", name)] + fields
      let members = all.map { "\(Self.string($0.0)):\(Self.string($0.1))" }
      put("{\(members.joined(separator: ","))}\n")
    }
  }

  /// A value with a space or a quotation mark stands in quotation marks. What came from outside
  /// cannot move the cursor or begin a line.
  private static func quoted(_ value: String) -> String {
    let shown = SafeText.neutralised(value)
    guard shown.isEmpty || shown.utf8.contains(where: { $0 == 0x20 || $0 == 0x22 }) else {
      return shown
    }
    return string(shown)
  }

  private static func string(_ value: String) -> String {
    var out = "\""
    for scalar in SafeText.neutralised(value).unicodeScalars {
      if scalar == "\"" || scalar == "\\" { out += "\\" }
      out.unicodeScalars.append(scalar)
    }
    return out + "\""
  }

  package static let standardError: @Sendable (String) -> Void = { line in
    var text = line
    // Unsafe: the text's own bytes for the length of the call. A log that cannot be written stops
    // nothing.
    text.withUTF8 { _ = unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
