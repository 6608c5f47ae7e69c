package import ParleyPact

extension Agreement {
  /// What the static checks say about this agreement, errors first, then in the order of the text.
  ///
  /// - Parameter beside: the other agreements between the parties, for what one text makes of
  ///   another. Only those that this one speaks of, or that speak of it, are looked at.
  package func checked(beside: [Agreement] = []) -> [Finding] {
    Checks.sorted(
      LinkageCheck.findings(self, beside) + Checks.own(CheckedText(self, beside: beside)))
  }
}

/// The checks of many agreements at once.
package enum Checks {
  /// What `checked(beside:)` says of each of them beside the others, with the linkage reasoned
  /// through once; in the order of the agreements.
  package static func findings(in agreements: [Agreement]) -> [[Finding]] {
    let report = Linkage.find(in: agreements)
    var versions: [String: [Agreement]] = [:]
    for agreement in agreements { versions[agreement.id, default: []].append(agreement) }
    let linked = LinkageCheck.findings(report, in: agreements)
    return agreements.enumerated().map { i, agreement in
      sorted(linked[i] + own(CheckedText(agreement, beside: versions[agreement.id] ?? [])))
    }
  }

  static func own(_ text: CheckedText) -> [Finding] {
    AnswerCheck.findings(text) + TimeCheck.findings(text) + Symmetry.findings(text)
      + CountingCheck.findings(text) + ConflictCheck.findings(text) + ReachCheck.findings(text)
      + HygieneCheck.findings(text)
  }

  static func sorted(_ findings: [Finding]) -> [Finding] {
    findings.sorted { a, b in
      (a.severity.rawValue, a.position, a.check.number, a.sentence)
        < (b.severity.rawValue, b.position, b.check.number, b.sentence)
    }
  }
}

extension CheckRule {
  private static let places = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0 + 1) })

  /// The number alone.
  package var number: Int { Self.places[self] ?? 0 }
}
