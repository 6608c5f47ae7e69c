/// One thing wrong with a text: where, by which rule, in the reader's terms, and what to write.
package struct PactFault: Error, Hashable, Sendable, CustomStringConvertible {
  package var rule: PactRule
  package var position: Position
  /// What is wrong.
  package var message: String
  /// What to do about it, with an example where one helps.
  package var remedy: String

  package init(_ rule: PactRule, at position: Position, _ message: String, remedy: String) {
    self.rule = rule
    self.position = position
    self.message = message
    self.remedy = remedy
  }

  package var description: String {
    "line \(position.line), column \(position.column): \(message)\n  \(remedy) (\(rule.rawValue))"
  }
}

/// Every fault of a text, in the order of the text; never empty.
package struct PactFaults: Error, Hashable, Sendable, CustomStringConvertible {
  package let faults: [PactFault]

  init(_ faults: [PactFault]) {
    precondition(!faults.isEmpty, "a refusal names what is wrong")
    // The order of finding decides between faults of one place.
    self.faults = faults.enumerated()
      .sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
      .map(\.element)
  }

  package var description: String { faults.map(\.description).joined(separator: "\n") }
}
