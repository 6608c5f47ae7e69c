package import ParleyPact

/// Something a static check says about an agreement: where, what, the proof, and what to write.
///
/// A finding is no refusal. An agreement with errors reads and runs; the parties see what its text
/// leaves open, or makes impossible, before they sign it. The system names the choice and never
/// makes it.
package struct Finding: Hashable, Sendable {
  package var check: CheckRule
  /// The agreement the place is in.
  package var agreement: String
  /// The article, where there is one.
  package var article: String?
  package var position: Position
  /// What is wrong, in the reader's terms.
  package var sentence: String
  /// The proof, one article or constraint a line; empty where the sentence shows it.
  package var chain: [String]
  /// What to write, and why it is not guessed.
  package var remedy: String

  package init(
    _ check: CheckRule, in agreement: Agreement, _ article: Article? = nil,
    at position: Position? = nil, _ sentence: String, chain: [String] = [], remedy: String
  ) {
    self.check = check
    self.agreement = agreement.id
    self.article = article?.number
    self.position = position ?? article?.position ?? agreement.position
    self.sentence = sentence
    self.chain = chain
    self.remedy = remedy
  }

  package var severity: Severity { check.severity }

  package enum Severity: Int, CaseIterable, Hashable, Comparable, Sendable {
    /// Nothing can come of it, or two rules exclude each other.
    case error
    /// The text leaves a choice open, or will not do what it seems to say.
    case warning
    /// Shown, not judged.
    case note

    package static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
  }

  /// Place, sentence, proof and remedy, as a command line shows them.
  package var text: String {
    let place = article.map { ", article \($0)" } ?? ""
    let line = position.line > 0 ? ", line \(position.line)" : ""
    var lines = ["\(agreement)\(place)\(line): \(sentence) [\(check.rawValue)]"]
    lines += chain.map { "    \($0)" }
    lines.append("  \(remedy)")
    return lines.joined(separator: "\n")
  }
}

/// Every rule a static check can find broken; Docs/Spec/checks.md says what each proves.
package enum CheckRule: String, CaseIterable, Hashable, Sendable {
  // 1. Linkage.
  case mutualLinkage = "K-1"
  case waitsForNobody = "K-2"
  // 2. Nobody answers, nobody can perform.
  case nobodyAnswers = "K-3"
  case debtorCannotShow = "K-4"
  case nobodyReceipts = "K-5"
  case consequenceForNobody = "K-6"
  // 3. Deadlines that cannot be met.
  case impossibleDeadline = "K-7"
  case lateAlert = "K-8"
  case prematureAmendment = "K-9"
  // 4. Who has what.
  case asymmetry = "K-10"
  // 5. Ambiguous counting, as far as the reader of the text lets it pass.
  case promptIsNoDeadline = "K-11"
  case quotaYear = "K-12"
  case dayWithoutYear = "K-13"
  case hoursAmongDays = "K-14"
  // 6. Contradiction.
  case contradiction = "K-15"
  case twoDeadlines = "K-16"
  // 7. Unreachable.
  case deadTrigger = "K-17"
  case deadFact = "K-18"
  case selfOpening = "K-19"
  // 8. Hygiene.
  case noCitation = "K-20"
  case noLabel = "K-21"
  case noInflection = "K-22"
  case noWithdrawal = "K-23"
  case noDisputes = "K-24"
  case unchecked = "K-25"

  package var severity: Finding.Severity {
    switch self {
    case .mutualLinkage, .debtorCannotShow, .impossibleDeadline, .prematureAmendment,
      .contradiction, .deadFact, .selfOpening:
      .error
    case .waitsForNobody, .nobodyAnswers, .nobodyReceipts, .consequenceForNobody, .lateAlert,
      .promptIsNoDeadline, .quotaYear, .dayWithoutYear, .hoursAmongDays, .twoDeadlines,
      .deadTrigger, .noLabel, .noInflection:
      .warning
    case .asymmetry, .noCitation, .noWithdrawal, .noDisputes, .unchecked: .note
    }
  }

  /// What the rule finds, as the page of the checks says it.
  package var sentence: String {
    switch self {
    case .mutualLinkage: "acts wait for each other"
    case .waitsForNobody: "an act waits for one that no article requires or permits"
    case .nobodyAnswers: "a request that no article answers"
    case .debtorCannotShow: "a debtor that cannot establish its own performance"
    case .nobodyReceipts: "a deadline from a receipt that nobody is bound to give"
    case .consequenceForNobody: "a consequence without somebody to act, or to act towards"
    case .impossibleDeadline: "deadlines that cannot all be met"
    case .lateAlert: "an alert that does not come before its deadline"
    case .prematureAmendment: "an amendment in force before it can have been accepted"
    case .asymmetry: "a right or duty that one party has and another has not"
    case .promptIsNoDeadline: "a consequence of lateness where there is no deadline"
    case .quotaYear: "a quota whose year begins at different instants"
    case .dayWithoutYear: "a day of the year that leaves the year open"
    case .hoursAmongDays: "hours in a text that counts clear days"
    case .contradiction: "the same act is required or permitted, and forbidden"
    case .twoDeadlines: "two deadlines for one act, and neither yields"
    case .deadTrigger: "a trigger that nobody may or must bring about"
    case .deadFact: "a fact or event that can never be established"
    case .selfOpening: "a norm that opens only after its own use"
    case .noCitation: "an article that cites nothing"
    case .noLabel: "a label is missing in one of the languages"
    case .noInflection: "a Russian label without the case its sentences need"
    case .noWithdrawal: "no line on withdrawal"
    case .noDisputes: "no line on disputes"
    case .unchecked: "details nobody has checked against the text"
    }
  }
}
