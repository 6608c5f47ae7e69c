import ParleyPact
import Testing

@testable import ParleyChecks

/// `count` acts of two parties in a ring, each waiting for the one before it.
private func ring(_ count: Int, _ id: String = "ring") -> Agreement {
  steps(
    id, ["Alfa", "Bravo"],
    (0..<count).map { i in
      let before = (i + count - 1) % count
      return (
        i.isMultiple(of: 2) ? "Alfa" : "Bravo", "e\(i)",
        .hasDone(before.isMultiple(of: 2) ? "Alfa" : "Bravo", "e\(before)")
      )
    })
}

@Test(arguments: [2, 3, 8, 20, 21, 64, 65, 300])
func `a ring of any length is one circle, and doing all of it starts it`(count: Int) throws {
  let report = Linkage.find(in: [ring(count)])
  let component = try #require(report.components.first)
  #expect(component.acts.count == count && component.cycle.count == count)
  #expect(component.suggestions.map(\.together.count) == [count])
  #expect(
    component.suggestions[0].freesAll
      && component.suggestions[0].isBalanced == count.isMultiple(of: 2))
}

@Test func `where everything waits for anything the search ends, and says that it did not see all`()
{
  let names = (0..<60).map { "e\($0)" }
  let agreement = steps(
    "dense", ["Alfa", "Bravo"],
    names.map { name in
      ("Alfa", name, .any(names.filter { $0 != name }.map { .hasDone("Alfa", $0) }))
    })
  let component = Linkage.find(in: [agreement]).components.first
  #expect(component?.isComplete == false && component?.suggestions.count == SelfSupport.mostSets)
  #expect(component?.suggestions.allSatisfy { $0.together.count == 2 && $0.freesAll } == true)
}

@Test func `rank: what frees everything, then what is balanced, then what is small`() throws {
  // x and y of Alfa free each other; x, y and z of both free everything.
  let agreement = steps(
    "rank", ["Alfa", "Bravo"],
    [
      ("Alfa", "x", .any([.hasDone("Alfa", "y"), .hasDone("Bravo", "z")])),
      ("Alfa", "y", .hasDone("Alfa", "x")),
      ("Bravo", "z", .hasDone("Alfa", "x")),
    ])
  let found = try #require(Linkage.find(in: [agreement]).components.first?.suggestions)
  #expect(found.map { $0.together.map(\.subject) } == [["x", "z"], ["x", "y"]])
  #expect(found.map(\.isBalanced) == [true, false])
}

@Test func `the report reads aloud, and names nobody as its reader`() {
  var agreement = exchange
  for (i, label) in ["lifting of measure X", "implementation of Y", "opening of the post"]
    .enumerated()
  {
    agreement.events[i].labels = [Label("en", label)]
  }
  let place = { (n: Int) in "(exchange-of-steps, article \(n))" }
  #expect(
    Linkage.find(in: [agreement]).text == """
      No order of acts starts these:
        Alfa: do "lifting of measure X" \(place(1))
        Alfa: do "opening of the post" \(place(3))
        Bravo: do "implementation of Y" \(place(2))
      Each waits for the next, and the last for the first: Alfa: do "lifting of measure X"; \
      Bravo: do "implementation of Y".
        Together, at one moment: Alfa: do "lifting of measure X"; Bravo: do "implementation of Y". \
      Then follows: Alfa: do "opening of the post". Each side gives: Alfa 1, Bravo 1. \
      Everything is freed.
      If one act were done first, before its condition holds:
        Alfa: do "lifting of measure X" would free Alfa: do "opening of the post"; \
      Bravo: do "implementation of Y".
        Alfa: do "opening of the post" would free nothing.
        Bravo: do "implementation of Y" would free Alfa: do "lifting of measure X"; \
      Alfa: do "opening of the post".
      What each can do next:
        Alfa: now nothing; once the others have done theirs also nothing.
        Bravo: now nothing; once the others have done theirs also nothing.
      """)
}
