/// One line of a scenario while it is read, word by word.
struct ScenarioLine {
  let text: Substring
  let number: Int
  private var words: ArraySlice<Substring>

  init(_ text: Substring, number: Int) {
    (self.text, self.number) = (text, number)
    words = text.split(separator: " ", omittingEmptySubsequences: false)[...]
  }

  var isAtEnd: Bool { words.isEmpty }

  /// Points at the next word, or behind the last.
  func wrong(_ expected: String) -> ScenarioError {
    let column = words.first.map { text.utf8.distance(from: text.startIndex, to: $0.startIndex) }
    return ScenarioError(
      line: number, column: (column ?? text.utf8.count) + 1, expected: expected)
  }

  func isNext(_ word: String) -> Bool { words.first.map { $0 == word } ?? true }

  /// Passes a word over if it is the next one.
  mutating func skips(_ word: String) -> Bool {
    guard words.first.map({ $0 == word }) ?? false else { return false }
    words.removeFirst()
    return true
  }

  mutating func value<Value>(
    _ expected: String, _ make: (String) -> Value?
  ) throws(ScenarioError) -> Value {
    guard let word = words.first, let value = make(String(word)) else { throw wrong(expected) }
    words.removeFirst()
    return value
  }

  mutating func label(
    _ expected: String, _ fits: (String) -> Bool
  ) throws(ScenarioError) -> String {
    try value(expected) { text in
      let isLabel =
        !text.isEmpty && text.utf8.count <= 24
        && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
      return isLabel && fits(text) ? text : nil
    }
  }

  mutating func time() throws(ScenarioError) -> Int64 {
    try value("a time, as in 250ms, 90s, 2m or 3h") { Plain.time($0) }
  }

  /// Whole seconds, forwards or back.
  mutating func signed() throws(ScenarioError) -> Int64 {
    try value("seconds forwards or back, as in +90s or -2h") { text in
      Plain.signed(text).flatMap { $0 % 1_000 == 0 ? $0 : nil }
    }
  }

  mutating func lasting() throws(ScenarioError) -> Int64 {
    guard skips("for") else { throw wrong("for TIME") }
    return try time()
  }

  mutating func count(_ expected: String) throws(ScenarioError) -> Int {
    try value(expected) { text in
      Int(text).flatMap { $0 > 0 && "\($0)" == text ? $0 : nil }
    }
  }

  mutating func percent() throws(ScenarioError) -> Int {
    try value("odds, from 1% to 100%") { text in
      guard text.hasSuffix("%"), let odds = Int(text.dropLast()) else { return nil }
      return (1...100).contains(odds) && "\(odds)%" == text ? odds : nil
    }
  }

  /// All that is left, as words.
  func rest(_ expected: String) throws(ScenarioError) -> String {
    let rest = words.joined(separator: " ")
    guard !rest.isEmpty else { throw wrong(expected) }
    return rest
  }

  func end() throws(ScenarioError) {
    guard isAtEnd else { throw wrong("the end of the line") }
  }
}
