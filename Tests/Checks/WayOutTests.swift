import Foundation
import ParleyPact
import ParleyTestKit
import Testing

@testable import ParleyChecks

let across = [
  steps("one", ["Alfa", "Bravo"], [("Alfa", "x", .fact("y", .established, agreement: "two"))]),
  steps(
    "two", ["Alfa", "Bravo"],
    [
      ("Bravo", "y", .all([.article("1", .performed, agreement: "one"), .hasDone("Bravo", "z")])),
      ("Bravo", "z", nil),
    ]),
]

let three = [
  steps(
    "ring", ["Alfa", "Bravo", "Charlie"],
    [
      ("Alfa", "x", .hasDone("Charlie", "z")), ("Bravo", "y", .hasDone("Alfa", "x")),
      ("Charlie", "z", .hasDone("Bravo", "y")),
    ])
]

let linkages = ["exchange": [exchange], "across": across, "three": three]

@Test(arguments: linkages.keys.sorted())
func `each way out starts what was stuck, once the draft is applied`(name: String) throws {
  let agreements = try #require(linkages[name])
  let before = Linkage.find(in: agreements)
  let suggestion = try #require(before.components.first?.suggestions.first)
  let ways = WayOut.all(for: suggestion, in: agreements)
  #expect(ways.map(\.kind) == WayOut.Kind.allCases)
  for way in ways {
    let after = Linkage.find(in: way.revised)
    #expect(after.stuck.isEmpty, "\(way.kind)")
    // The reader accepts the draft, and what it read starts too.
    let read = try way.revised.map { try Agreement.read($0.printed()) }
    #expect(read.map(\.meaning) == way.revised.map(\.meaning))
    #expect(Linkage.find(in: read).stuck.isEmpty)
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

@Test func `the reference's example is stuck as the reference says, and each draft is a text`()
  throws
{
  let file = try Shared.files("agreements-data/reference/examples", "pact")
    .first { $0.lastPathComponent == "mutual-linkage.pact" }
  guard let file else { return }
  let agreement = try Agreement.read(String(contentsOf: file, encoding: .utf8))
  let report = Linkage.find(in: [agreement])
  #expect(
    report.stuck.map { "\($0.party) \($0.subject)" } == [
      "Alfa lift-x", "Alfa open-post", "Bravo implement-y",
    ])
  let best = try #require(report.components.first?.suggestions.first)
  #expect(best.together.map(\.subject) == ["lift-x", "implement-y"])
  #expect(best.follows.map(\.subject) == ["open-post"] && best.freesAll && best.isBalanced)
  #expect(
    report.oneSideFirst.map { $0.frees.map(\.subject) } == [
      ["open-post", "implement-y"], [], ["lift-x", "open-post"],
    ])
  for way in WayOut.all(for: best, in: [agreement]) {
    let read = try Agreement.read(way.revised[0].printed())
    #expect(Linkage.find(in: [read]).stuck.isEmpty, "\(way.kind)")
    #expect(read.checked().allSatisfy { $0.severity != .error }, "\(read.checked())")
  }
}
