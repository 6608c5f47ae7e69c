import ParleyWire

/// One thing wrong with a text: where, by which rule, in the reader's terms, and what to write.
package struct PactFault: Error, Hashable, Sendable, CustomStringConvertible {
  package var rule: PactRule
  package var position: Position
  /// The article in which it stands; nil in the head and the declarations.
  package var article: String?
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
    (article.map { "article \($0), " } ?? "") + "line \(position.line), column \(position.column): "
      + "\(message)\n  \(remedy) (\(rule.rawValue))"
  }
}

/// Every fault of a text, in the order of the text; never empty.
package struct PactFaults: Error, Hashable, Sendable, CustomStringConvertible {
  package let faults: [PactFault]

  /// - Parameter articles: the numbers of the articles and where they begin, in order.
  init(_ faults: [PactFault], articles: [(number: String, position: Position)] = []) {
    precondition(!faults.isEmpty, "a refusal names what is wrong")
    var article = 0
    // The order of finding decides between faults of one place.
    self.faults = faults.enumerated()
      .sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
      .map { _, fault in
        while article < articles.count, articles[article].position.line <= fault.position.line {
          article += 1
        }
        guard article > 0 else { return fault }
        var fault = fault
        fault.article = articles[article - 1].number
        return fault
      }
  }

  package var description: String { faults.map(\.description).joined(separator: "\n") }

  /// The faults as an author is shown them, each with its line of the text.
  ///
  /// - Parameter name: the file's, as in `launch-1988.pact`.
  package func report(over text: [UInt8], named name: String) -> String {
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    let shown = faults.map { fault -> String in
      let place = (fault.article.map { "article \($0), " } ?? "") + "line \(fault.position.line)"
      let index = fault.position.line - 1
      let line =
        lines.indices.contains(index)
        ? SafeText.neutralised(String(decoding: lines[index].prefix(400), as: UTF8.self)) : ""
      let indent = line.prefix { $0 == " " }.count
      let margin = String(repeating: " ", count: max(0, fault.position.column - 1 - indent))
      return """
        \(name), \(place): \(fault.message)
          | \(line.dropFirst(indent))
          | \(margin)^
          \(fault.remedy) [\(fault.rule.rawValue)]
        """
    }
    return shown.joined(separator: "\n\n") + "\n"
  }
}
