import Foundation
import ParleyPact
import ParleyTestKit
import Testing

@testable import ParleyChecks

/// A change of a text that breaks a rule, which mends it.
private struct Mend: Sendable {
  let rule: CheckRule
  let old: String
  let new: String

  init(_ rule: CheckRule, _ old: String, _ new: String) {
    self.rule = rule
    self.old = old
    self.new = new
  }
}

private let mends = [
  Mend(.mutualLinkage, "only if article 2 is performed", "remains due"),
  Mend(
    .waitsForNobody, "article 1 \"",
    "article 2\n  cites \"2\"\n  each party A must do implement\n\narticle 1 \""),
  Mend(
    .nobodyAnswers, "en \"request for clarification\"",
    "en \"request for clarification\" needs no answer"),
  Mend(.debtorCannotShow, "recorded by observer", "recorded by performer"),
  Mend(.nobodyReceipts, "24 hours of receipt", "24 hours of it"),
  Mend(.consequenceForNobody, "protest to C", "protest to B"),
  Mend(.impossibleDeadline, "within 10 days", "within 43 days"),
  Mend(.lateAlert, "alert 3 days before", "alert 1 day before"),
  Mend(.prematureAmendment, "15 January 2030", "15 March 2030"),
  Mend(
    .asymmetry, "Alfa may send request to Bravo",
    "any party A may send request to any other party B"),
  Mend(.promptIsNoDeadline, "without delay alert after 7 days", "within 7 days of receipt"),
  Mend(.quotaYear, "  time of Alfa +05:30\n", ""),
  Mend(.dayWithoutYear, "by 1 March each year", "by 1 March 2031"),
  Mend(.hoursAmongDays, "48 hours", "2 days"),
  Mend(.contradiction, "must not do flight", "must not do flight\n  unless article 1 is overdue"),
  Mend(
    .twoDeadlines, "within 24 hours of receipt",
    "within 24 hours of receipt\n  unless article 2 is suspended"),
  Mend(
    .deadTrigger, "article 3 ",
    "article 4\n  cites \"4\"\n  any party A may send warning to any other party B\n\narticle 3 "),
  Mend(.deadFact, "when opening is established", "when article 2 is performed"),
  Mend(.selfOpening, "only if article 3 is performed", "only if article 2 is performed"),
  Mend(.noCitation, "article 2 \"Reply\"", "article 2 \"Reply\"\n  cites \"2\""),
  Mend(.noLabel, "en \"reply\"", "en \"reply\" fr \"réponse\""),
  Mend(.noInflection, "ru \"ответ\"", "ru \"ответ\" acc \"ответ\""),
  Mend(.noWithdrawal, "counted on receipt", "counted on receipt\n  withdrawal on 90 days notice"),
  Mend(.noDisputes, "counted on receipt", "counted on receipt\n  disputes to Alfa"),
  Mend(.unchecked, "\"Article 2\" unchecked", "\"Article 2\" read"),
]

@Test(arguments: mends)
private func `what the remedy says mends the text`(mend: Mend) throws {
  let broken = try text(mend.rule.rawValue)
  #expect(broken.contains(mend.old))
  let mended = try Agreement.read(broken.replacingOccurrences(of: mend.old, with: mend.new))
  let beside = mend.rule == .prematureAmendment ? [try vector("K-9.beside")] : []
  let found = mended.checked(beside: beside)
  #expect(!found.contains { $0.check == mend.rule }, "\(found.map(\.text))")
}

@Test func `every rule is mended`() {
  #expect(mends.map(\.rule) == CheckRule.allCases)
}

@Test func `conditions that exclude each other make no contradiction`() throws {
  func found(_ first: String, _ second: String) throws -> [CheckRule] {
    try Agreement.read(
      """
      agreement exclusive
        parties Alfa, Bravo
        in force from 1 January 2030
        time UTC
        counted on receipt
      message plan en "plan" has personnel
      event exercise en "exercise" recorded by performer
      event storm en "storm" recorded by any
      fact rest en "rest" occurs 30 days after storm
      article 1
        any party A may send plan to any other party B
      article 2
        \(first)
      article 3
        \(second)
      """
    ).checked().filter { $0.severity == .error }.map(\.check)
  }
  let small = "when A sends plan to B where personnel at most 8999\n  A may do exercise"
  let large = "when A sends plan to B where personnel at least 9000\n  A must not do exercise"
  let most = "when A sends plan to B where personnel at least 8000\n  A must not do exercise"
  #expect(try found(small, large) == [])
  #expect(try found(small, most) == [.contradiction])
  // The sender may, the addressee must not: not one party.
  let theirs = "when A sends plan to B\n  B must not do exercise"
  #expect(try found("when A sends plan to B\n  A may do exercise", theirs) == [])
  #expect(try found("when A sends plan to B\n  B may do exercise", theirs) == [.contradiction])
  // Windows that do not meet.
  let early = "when A sends plan to B\n  A may do exercise within 10 days of it"
  let late = "when A sends plan to B\n  A must not do exercise not earlier than 11 days after it"
  let soon = "when A sends plan to B\n  A must not do exercise not earlier than 9 days after it"
  #expect(try found(early, late) == [])
  #expect(try found(early, soon) == [.contradiction])
  // A condition and its negation.
  let when = "each party A may do exercise"
  #expect(
    try found(
      "if rest is established\n  \(when)",
      "if not rest is established\n  \(when)"
        .replacingOccurrences(of: "may", with: "must not")) == [])
}

@Test func `no shipped agreement makes anything impossible`() throws {
  let folder = Vectors.root.appendingPathComponent("Sources/Protocol/Treaties/Catalogue")
  let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    .filter { $0.hasSuffix(".pact") }.sorted()
  #expect(names.count >= 15)
  var all: [Agreement] = []
  for name in names {
    let agreement = try Agreement.read(
      String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
    let errors = agreement.checked().filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.map(\.text).joined(separator: "\n"))")
    #expect(Comparison.of(agreement, agreement).differences.isEmpty)
    all.append(agreement)
  }
  // Together they say the same as one by one beside the others.
  let together = Checks.findings(in: all)
  for (agreement, findings) in zip(all, together) {
    #expect(agreement.checked(beside: all.filter { $0.id != agreement.id }) == findings)
  }
}
