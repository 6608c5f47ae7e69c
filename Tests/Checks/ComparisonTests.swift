import Foundation
import ParleyPact
import ParleyTestKit
import Testing

@testable import ParleyChecks

/// One change of the text, and what the comparison says of it.
struct Change: Sendable {
  let old: String
  let new: String
  /// `place, field (kind)`.
  let says: [String]

  init(_ old: String, _ new: String, _ says: String...) {
    self.old = old
    self.new = new
    self.says = says
  }
}

let changes = [
  Change("within 48 hours", "within 24 hours", "article 2, deadline (meaning)"),
  Change("B must send reply", "B may send reply", "article 2, modality (meaning)"),
  Change("of receipt\n  unless", "of dispatch\n  unless", "article 4, deadline (meaning)"),
  Change("is overdue", "is performed", "article 3, if (meaning)"),
  Change(
    "unless opening", "only if opening", "article 4, unless (meaning)",
    "article 4, only if (meaning)"),
  Change("counted on receipt", "counted on dispatch", "the head, counted on (meaning)"),
  Change("1 January 2030", "1 February 2030", "the head, in force (meaning)"),
  Change(
    "has cause, area", "has cause", "message request, fields (meaning)"),
  Change("recorded by both", "recorded by any", "event meeting, recorded by (meaning)"),
  Change("30 days after", "31 days after", "fact opening, occurs (meaning)"),
  Change("  unless opening is established\n", "", "article 4, unless (meaning)"),
  Change("cause, area", "area, cause", "message request, order of fields (names)"),
  Change(
    "title en \"Exchange of requests\"", "title en \"Exchange\"", "the head, title in en (words)"),
  Change("\"Reply\"", "\"The reply\"", "article 2, title in en (words)"),
  Change("cites \"Article 2\"", "cites \"Art. 2\"", "article 2, citations (words)"),
  Change("acc \"запрос\"", "acc \"запросы\"", "message request, label in ru (words)"),
  Change("answers request\n", "answers request -- a comment\n"),
  Change(
    "A sends meeting-request to B\n  A and B", "C sends meeting-request to D\n  C and D",
    "article 4, letters (names)"),
  Change(
    "within 48 hours of receipt\n", "within 48 hours of receipt\n  remains due\n",
    "article 2, default written out (names)"),
]

@Test(arguments: changes)
func `one change is told by its place, field and kind`(change: Change) throws {
  let left = try vector("compare")
  let text = try text("compare")
  #expect(text.contains(change.old))
  let right = try Agreement.read(text.replacingOccurrences(of: change.old, with: change.new))
  let comparison = Comparison.of(left, right)
  #expect(
    comparison.differences.map { "\($0.place.text), \($0.field) (\($0.kind.rawValue))" }
      == change.says)
  // The digest of the meaning stands for exactly what is not words only.
  let digestsAgree = comparison.left == comparison.right
  #expect(digestsAgree == comparison.differences.allSatisfy { $0.kind == .words })
  // Seen from the other side, the same is told with the sides exchanged.
  let back = Comparison.of(right, left)
  #expect(Set(back.differences.map(\.field)) == Set(comparison.differences.map(\.field)))
  #expect(back.meansTheSame == comparison.meansTheSame)
}

@Test func `numbers and identifiers that differ throughout are told once each`() throws {
  let left = try vector("compare")
  var text = try text("compare")
  for (old, new) in [("article 2", "article 7"), ("meeting-request", "ask-for-meeting")] {
    text = text.replacingOccurrences(of: old, with: new)
  }
  let comparison = Comparison.of(left, try Agreement.read(text))
  #expect(comparison.meansTheSame && comparison.left != comparison.right)
  #expect(
    comparison.differences.map(\.text) == [
      "message meeting-request, identifier (names): meeting-request | ask-for-meeting",
      "article 2, number (names): 2 | 7",
    ])
  #expect(comparison.summary.contains("mean the same under other names"))
}

@Test func `two articles that exchange their numbers are told as numbers`() throws {
  let left = try vector("compare")
  var right = left
  right.articles.swapAt(0, 1)
  right.articles[0].number = "1"
  right.articles[1].number = "2"
  // What spoke of the reply by its number now speaks of the request.
  let comparison = Comparison.of(left, right)
  #expect(
    comparison.differences.map { "\($0.place.text), \($0.field) (\($0.kind.rawValue))" } == [
      "article 1, number (names)", "article 2, number (names)", "article 3, if (meaning)",
      "the whole, order (words)",
    ])
}

@Test func `an article on one side only is told whole`() throws {
  let left = try vector("compare")
  var right = left
  let gone = right.articles.remove(at: 3)
  let comparison = Comparison.of(left, right)
  let difference = try #require(comparison.differences.first)
  #expect(comparison.differences.count == 1 && difference.place == .article(gone.number))
  #expect(difference.right == nil && difference.left?.contains("must hold meeting") == true)
  #expect(Comparison.of(right, left).differences.first?.left == nil)
  #expect(comparison.summary == "The two texts differ in meaning in 1 place: article 4.")
}

@Test func `the same text in the keywords of another language says the same`() throws {
  let left = try vector("compare")
  for tongue in Tongue.allCases {
    let right = try Agreement.read(left.printed(in: tongue))
    let comparison = Comparison.of(left, right)
    #expect(comparison.differences.isEmpty && comparison.left == comparison.right)
    #expect(comparison.summary == "The two texts say the same, word for word.")
  }
}
