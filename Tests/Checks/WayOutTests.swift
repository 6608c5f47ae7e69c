import ParleyPact
import Testing

@testable import ParleyChecks

private let across = [
  steps("one", ["Alfa", "Bravo"], [("Alfa", "x", .fact("y", .established, agreement: "two"))]),
  steps(
    "two", ["Alfa", "Bravo"],
    [
      ("Bravo", "y", .all([.article("1", .performed, agreement: "one"), .hasDone("Bravo", "z")])),
      ("Bravo", "z", nil),
    ]),
]

private let three = [
  steps(
    "ring", ["Alfa", "Bravo", "Charlie"],
    [
      ("Alfa", "x", .hasDone("Charlie", "z")), ("Bravo", "y", .hasDone("Alfa", "x")),
      ("Charlie", "z", .hasDone("Bravo", "y")),
    ])
]

@Test(arguments: [[exchange], across, three])
func `each way out starts what was stuck, once the draft is applied`(agreements: [Agreement]) throws
{
  let before = Linkage.find(in: agreements)
  let suggestion = try #require(before.components.first?.suggestions.first)
  let ways = WayOut.all(for: suggestion, in: agreements)
  #expect(ways.map(\.kind) == WayOut.Kind.allCases)
  for way in ways {
    let after = Linkage.find(in: way.revised)
    #expect(after.stuck.isEmpty, "\(way.kind)")
    #expect(way.revised.map(\.id) == agreements.map(\.id))
    #expect(!way.drafts.isEmpty && way.drafts.allSatisfy { !$0.articles.isEmpty })
    // What the drafts do not touch stays as it was.
    for (old, new) in zip(agreements, way.revised) {
      let drafted = way.drafts.first { $0.id == old.id }?.articles.map(\.number) ?? []
      for article in old.articles where !drafted.contains(article.number) {
        #expect(new.article(article.number) == article)
      }
    }
  }
}

@Test func `a condition besides the linkage stays in the draft`() throws {
  let suggestion = try #require(Linkage.find(in: across).components.first?.suggestions.first)
  for way in WayOut.all(for: suggestion, in: across) {
    let article = try #require(way.revised[1].article("1"))
    let condition = try #require(article.onlyIf)
    var kept = false
    condition.visit { kept = kept || $0 == .hasDone("Bravo", "z") }
    #expect(kept, "\(way.kind)")
  }
}
