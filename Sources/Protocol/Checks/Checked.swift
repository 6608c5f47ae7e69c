package import ParleyPact

extension Agreement {
  /// What the static checks say about this agreement, errors first, then in the order of the text.
  ///
  /// - Parameter beside: the other agreements in force between the parties, for what one text
  ///   makes of another. Only those that this one speaks of, or that speak of it, are looked at.
  package func checked(beside: [Agreement] = []) -> [Finding] {
    var found: [Finding] = []
    for check in Self.checks { found += check(self, beside) }
    return found.sorted { a, b in
      (a.severity.rawValue, a.position, a.check.number, a.sentence)
        < (b.severity.rawValue, b.position, b.check.number, b.sentence)
    }
  }

  private static let checks: [@Sendable (Agreement, [Agreement]) -> [Finding]] = [
    LinkageCheck.findings
  ]
}

extension CheckRule {
  /// The number alone.
  package var number: Int { (CheckRule.allCases.firstIndex(of: self) ?? 0) + 1 }
}
