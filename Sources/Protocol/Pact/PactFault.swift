/// One thing wrong with a text: where, by which rule, in the reader's terms, and what to write.
package struct PactFault: Error, Hashable, Sendable {
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
}

/// Every rule a text can break; see Docs/Spec/pact.md.
package enum PactRule: String, CaseIterable, Hashable, Sendable {
  case characters = "P-1"
}
