/// What an option or an argument holds, and the one way it is read.
package struct ValueKind<Value: Sendable>: Sendable {
  /// How usage calls it, in capitals.
  let placeholder: String
  /// Completes the sentence "X is not …".
  let expected: String
  let choices: [String]
  let read: @Sendable (String) -> Value?

  package init(
    _ placeholder: String, expected: String, choices: [String] = [],
    read: @escaping @Sendable (String) -> Value?
  ) {
    self.placeholder = placeholder
    self.expected = expected
    self.choices = choices
    self.read = read
  }

  func problem(with word: String) -> String? {
    read(word) == nil ? "'\(word)' is not \(expected)" : nil
  }
}

extension ValueKind where Value == String {
  package static func text(_ placeholder: String = "TEXT") -> ValueKind {
    ValueKind(placeholder, expected: "text") { $0 }
  }

  package static var file: ValueKind {
    ValueKind("FILE", expected: "the name of a file") { $0.isEmpty ? nil : $0 }
  }

  package static var folder: ValueKind {
    ValueKind("DIR", expected: "the name of a folder") { $0.isEmpty ? nil : $0 }
  }

  package static func choice(_ placeholder: String, _ choices: [String]) -> ValueKind {
    let expected = "one of \(choices.joined(separator: ", "))"
    return ValueKind(placeholder, expected: expected, choices: choices) {
      choices.contains($0) ? $0 : nil
    }
  }
}

extension ValueKind where Value == Int {
  package static func number(_ range: ClosedRange<Int>, _ placeholder: String = "N") -> ValueKind {
    let expected = "a number from \(range.lowerBound) to \(range.upperBound)"
    return ValueKind(placeholder, expected: expected) { word in
      Int(word).flatMap { range.contains($0) ? $0 : nil }
    }
  }
}

extension ValueKind where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
  /// One of the cases of an enum, by its raw value.
  package static func choice(_ placeholder: String) -> ValueKind {
    let choices = Value.allCases.map(\.rawValue)
    let expected = "one of \(choices.joined(separator: ", "))"
    return ValueKind(placeholder, expected: expected, choices: choices) { Value(rawValue: $0) }
  }
}

/// `--name` without a value: given or not.
package struct Flag: DeclaredOption {
  let name: String
  package let spec: OptionSpec

  package init(_ name: String, short: Character? = nil, _ help: String) {
    self.name = name
    spec = OptionSpec(name: name, short: short, help: help)
  }

  package static let help = Flag("help", short: "h", "show this help")
  package static let json = Flag("json", "answer in JSON, one value a line")
}

/// `--name=VALUE` or `--name VALUE`.
package struct Option<Value: Sendable>: DeclaredOption {
  let name: String
  let kind: ValueKind<Value>
  package let spec: OptionSpec

  package init(
    _ name: String, short: Character? = nil, _ kind: ValueKind<Value>, required: Bool = false,
    repeats: Bool = false, _ help: String
  ) {
    self.name = name
    self.kind = kind
    spec = OptionSpec(
      name: name, short: short, placeholder: kind.placeholder, choices: kind.choices,
      required: required, repeats: repeats, help: help, problem: { kind.problem(with: $0) })
  }
}

/// A word by its place on the command line.
package struct Argument<Value: Sendable>: DeclaredArgument {
  let name: String
  let kind: ValueKind<Value>
  package let spec: ArgumentSpec

  package init(
    _ name: String, _ kind: ValueKind<Value>, presence: Presence = .required, _ help: String
  ) {
    self.name = name
    self.kind = kind
    spec = ArgumentSpec(
      name: name, presence: presence, help: help, problem: { kind.problem(with: $0) })
  }
}

package enum Presence: Sendable {
  case required, optional, many, oneOrMore

  var repeats: Bool { self == .many || self == .oneOrMore }
}

/// An option whose type of value is set aside, so that a command can list its options.
package protocol DeclaredOption: Sendable {
  var spec: OptionSpec { get }
}

package protocol DeclaredArgument: Sendable {
  var spec: ArgumentSpec { get }
}

package struct OptionSpec: Sendable {
  let name: String
  let short: Character?
  /// Nil for a flag.
  var placeholder: String?
  var choices: [String] = []
  var required = false
  var repeats = false
  let help: String
  var problem: @Sendable (String) -> String? = { _ in nil }
}

package struct ArgumentSpec: Sendable {
  let name: String
  let presence: Presence
  let help: String
  let problem: @Sendable (String) -> String?

  var usage: String {
    switch presence {
    case .required: name
    case .optional: "[\(name)]"
    case .many: "[\(name)]..."
    case .oneOrMore: "\(name)..."
    }
  }
}
