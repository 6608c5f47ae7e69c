import ParleyPact
import ParleyTestKit
import Testing

@testable import ParleyChecks

/// An agreement of `do` articles: who, what, and only if what has been done.
func steps(
  _ id: String, _ parties: [String], _ acts: [(who: String, what: String, onlyIf: Condition?)]
) -> Agreement {
  var agreement = Agreement(id: id)
  agreement.parties = parties
  agreement.force = .from(CivilDate(year: 2030, month: 1, day: 1))
  agreement.zone = .utc
  agreement.basis = .receipt
  for (i, act) in acts.enumerated() {
    if agreement.event(act.what) == nil {
      agreement.events.append(EventKind(id: act.what, recordedBy: .performer))
    }
    var article = Article(
      number: "\(i + 1)",
      norm: Norm(subject: .names([act.who]), modal: .must, act: .perform(act.what)))
    article.onlyIf = act.onlyIf
    agreement.articles.append(article)
  }
  return agreement
}

let exchange = steps(
  "exchange-of-steps", ["Alfa", "Bravo"],
  [
    ("Alfa", "lift-x", .hasDone("Bravo", "implement-y")),
    ("Bravo", "implement-y", .hasDone("Alfa", "lift-x")),
    ("Alfa", "open-post", .hasDone("Bravo", "implement-y")),
  ])

private func short(_ acts: [LinkedAct]) -> [String] { acts.map { "\($0.party) \($0.subject)" } }

@Test func `the exchange of steps is stuck, and freed as the reference says`() throws {
  let report = Linkage.find(in: [exchange])
  #expect(short(report.stuck) == ["Alfa lift-x", "Alfa open-post", "Bravo implement-y"])
  #expect(report.free.isEmpty && report.hopeless.isEmpty)
  let component = try #require(report.components.first)
  #expect(report.components.count == 1 && component.isComplete)
  #expect(short(component.cycle) == ["Alfa lift-x", "Bravo implement-y"])
  #expect(component.suggestions.count == 1)
  let best = try #require(component.suggestions.first)
  #expect(short(best.together) == ["Alfa lift-x", "Bravo implement-y"])
  #expect(short(best.follows) == ["Alfa open-post"])
  #expect(best.gives.map { "\($0.party) \($0.acts)" } == ["Alfa 1", "Bravo 1"])
  #expect(best.freesAll && best.isBalanced && report.inTurn == [best])
  #expect(
    report.oneSideFirst.map { short([$0.act] + $0.frees) } == [
      ["Alfa lift-x", "Alfa open-post", "Bravo implement-y"], ["Alfa open-post"],
      ["Bravo implement-y", "Alfa lift-x", "Alfa open-post"],
    ])
}

@Test func `each side sees the same next steps, before and after one has begun`() {
  let before = Linkage.find(in: [exchange]).next
  #expect(before.map(\.party) == ["Alfa", "Bravo"])
  #expect(before.allSatisfy { $0.now.isEmpty && $0.ifOthersDo.isEmpty })
  let done = [Linkage.ActKey(agreement: "exchange-of-steps", article: "1", party: "Alfa")]
  let after = Linkage.find(in: [exchange], done: done).next
  #expect(after.map { short($0.now) } == [[], ["Bravo implement-y"]])
  #expect(after.map { short($0.ifOthersDo) } == [["Alfa open-post"], []])
}

@Test func `acts in two agreements wait for each other`() {
  let one = steps(
    "one", ["Alfa", "Bravo"], [("Alfa", "x", .fact("y", .established, agreement: "two"))])
  let two = steps(
    "two", ["Alfa", "Bravo"], [("Bravo", "y", .article("1", .performed, agreement: "one"))])
  #expect(Linkage.find(in: [one, two]).components.first?.acts.map(\.agreement) == ["one", "two"])
  // Alone, each waits for the world.
  #expect(Linkage.find(in: [one]).stuck.isEmpty && Linkage.find(in: [two]).stuck.isEmpty)
}

@Test func `what waits for an act of nobody is told apart from what waits for each other`() {
  let report = Linkage.find(in: [
    steps(
      "one", ["Alfa", "Bravo"],
      [("Alfa", "x", .hasDone("Bravo", "z")), ("Bravo", "y", .hasDone("Alfa", "x"))])
  ])
  #expect(short(report.hopeless) == ["Alfa x", "Bravo y"] && report.components.isEmpty)
  #expect(report.orphans.map { "\($0.act.subject) \($0.party) \($0.event)" } == ["x Bravo z"])
}

/// A random agreement of at most eight acts, each with a condition of `and` and `or` over others.
private func random(_ generator: inout Generator) -> Agreement {
  let names = ["Alfa", "Bravo", "Charlie"]
  let count = Int.random(in: 2...8, using: &generator)
  let who = (0..<count).map { _ in names.randomElement(using: &generator) ?? "Alfa" }
  let atom = { (g: inout Generator) -> Condition in
    let i = Int.random(in: 0..<count, using: &g)
    return .hasDone(who[i], "e\(i)")
  }
  return steps(
    "random", names,
    (0..<count).map { i in
      let a = atom(&generator)
      let b = atom(&generator)
      let c = atom(&generator)
      let condition: Condition? =
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: nil
        case 1, 2: a
        case 3: .all([a, b])
        case 4: .any([a, b])
        default: .any([.all([a, b]), c])
        }
      return (who[i], "e\(i)", condition)
    })
}

/// Whether a condition holds when these events have been done; written apart from the product.
private func holds(_ condition: Condition?, _ done: Set<String>) -> Bool {
  switch condition {
  case nil: true
  case .all(let parts)?: parts.allSatisfy { holds($0, done) }
  case .any(let parts)?: parts.contains { holds($0, done) }
  case .hasDone(_, let event)?: done.contains(event)
  default: false
  }
}

/// Every set of acts that some order of single acts can reach, by trying all of them.
private func reachable(_ agreement: Agreement, from start: Set<String>) -> Set<String> {
  var seen: Set<Set<String>> = [start]
  var queue = [start]
  var all = start
  while let done = queue.popLast() {
    for article in agreement.articles {
      guard case .perform(let event) = article.norm.act, !done.contains(event),
        holds(article.onlyIf, done)
      else { continue }
      all.insert(event)
      let larger = done.union([event])
      if seen.insert(larger).inserted { queue.append(larger) }
    }
  }
  return all
}

@Test(arguments: 0..<40 as Range<UInt64>)
func `a deadlock starts in no order of acts, and each suggested set starts it`(seed: UInt64) {
  var generator = Generator(seed: seed)
  for _ in 0..<10 {
    let agreement = random(&generator)
    let condition = Dictionary(
      uniqueKeysWithValues: agreement.articles.map { article -> (String, Condition?) in
        guard case .perform(let event) = article.norm.act else { return ("", nil) }
        return (event, article.onlyIf)
      })
    let report = Linkage.find(in: [agreement])
    let free = reachable(agreement, from: [])
    #expect(Set(report.free.map(\.subject)) == free)
    #expect(Set(report.stuck.map(\.subject)) == Set(condition.keys).subtracting(free))

    // Every set of stuck acts that supports itself, by trying all of them.
    let stuck = report.stuck.map(\.subject)
    let supporting = (1..<(1 << stuck.count)).map { mask in
      Set(stuck.indices.filter { mask >> $0 & 1 == 1 }.map { stuck[$0] })
    }.filter { set in set.allSatisfy { holds(condition[$0] ?? nil, free.union(set)) } }
    let smallest = supporting.filter { set in
      !supporting.contains { $0.isStrictSubset(of: set) }
    }
    let suggestions = report.components.flatMap(\.suggestions)
    #expect(Set(suggestions.map { Set($0.together.map(\.subject)) }) == Set(smallest))
    for suggestion in suggestions {
      let together = Set(suggestion.together.map(\.subject))
      let after = reachable(agreement, from: free.union(together))
      #expect(after == free.union(together).union(suggestion.follows.map(\.subject)))
    }
    #expect(report.inTurn.isEmpty == smallest.isEmpty)
    var done = free
    for turn in report.inTurn {
      done.formUnion(turn.together.map(\.subject))
      #expect(turn.together.allSatisfy { holds(condition[$0.subject] ?? nil, done) })
      done = reachable(agreement, from: done)
    }
    #expect(
      done == free.union(report.stuck.map(\.subject)).subtracting(report.hopeless.map(\.subject)))
  }
}

@Test func `the work grows with the text and no faster`() {
  func work(_ count: Int) -> Int {
    let all = (0..<count).map { i in
      var copy = exchange
      copy.id = "exchange-\(i)"
      return copy
    }
    return Linkage.find(in: all).visits
  }
  let one = work(1)
  #expect(work(10) == 10 * one && work(100) == 100 * one)
}
