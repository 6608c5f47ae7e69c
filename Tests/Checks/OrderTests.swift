import ParleyAgreements
import ParleyPact
import ParleyTestKit
import ParleyWire
import Testing

@testable import ParleyChecks

/// A random agreement of five steps that wait for each other through acts, articles, facts and
/// triggers.
private func tangle(_ generator: inout Generator, triggers: Bool) -> Agreement {
  let count = 5
  let who = (0..<count).map { _ in ["Alfa", "Bravo"].randomElement(using: &generator) ?? "Alfa" }
  var agreement = steps(
    "tangle", ["Alfa", "Bravo"], (0..<count).map { (who[$0], "e\($0)", nil) })

  func atom(_ g: inout Generator) -> Condition {
    let i = Int.random(in: 0..<count, using: &g)
    return switch Int.random(in: 0..<4, using: &g) {
    case 0: .hasDone(who[i], "e\(i)")
    case 1: .article("\(i + 1)", .performed, agreement: nil)
    case 2: .fact("e\(i)", .established, agreement: nil)
    default: .fact("f\(i % 3)", .established, agreement: nil)
    }
  }
  func condition(_ g: inout Generator) -> Condition {
    switch Int.random(in: 0..<4, using: &g) {
    case 0: .all([atom(&g), atom(&g)])
    case 1: .any([atom(&g), atom(&g)])
    default: atom(&g)
    }
  }
  for i in 0..<3 {
    let base = "e\(Int.random(in: 0..<count, using: &generator))"
    let rule: FactKind.Rule =
      Bool.random(using: &generator)
      ? .when(condition(&generator)) : .after(Span(1, .days), base, orEarlier: nil)
    agreement.facts.append(FactKind(id: "f\(i)", rule: rule))
  }
  for i in 0..<count {
    if Int.random(in: 0..<5, using: &generator) > 0 {
      agreement.articles[i].onlyIf = condition(&generator)
    }
    if triggers, Bool.random(using: &generator) {
      let other = Int.random(in: 0..<count, using: &generator)
      agreement.articles[i].trigger =
        Bool.random(using: &generator)
        ? .occurs("e\(other)", by: nil, where: []) : .occurs("f\(other % 3)", by: nil, where: [])
    }
  }
  return agreement
}

/// Every step that some order of steps reaches, with the engine as the judge of what is open.
private func reachable(_ agreement: Agreement) throws -> Set<String> {
  var seen: Set<Set<String>> = [[]]
  var queue: [[Article]] = [[]]
  var all: Set<String> = []
  while let path = queue.popLast() {
    var record = AgreementRecord()
    for (day, article) in path.enumerated() {
      guard case .perform(let event) = article.norm.act,
        case .names(let names) = article.norm.subject
      else { continue }
      let at = try #require(Timestamp(seconds: 1_896_134_400 + Int64(day) * 259_200))
      record.messages.append(
        RecordedMessage(
          id: "m\(day)", author: names[0], addressees: agreement.parties.filter { $0 != names[0] },
          said: .event(event, performer: names[0], at: at, reference: event, present: []),
          claimed: at))
    }
    let now = try #require(Timestamp(seconds: 1_896_134_400 + Int64(path.count) * 259_200))
    let status = try Status.of(agreement, record, at: now)
    let open = Set(status.rows.filter { [.due, .overdue].contains($0.state) }.map(\.article))
    for article in agreement.articles where open.contains(article.number) {
      all.insert(article.number)
      let next = path + [article]
      if seen.insert(Set(next.map(\.number))).inserted { queue.append(next) }
    }
  }
  return all
}

@Test(arguments: 0..<40 as Range<UInt64>)
func `what the linkage calls stuck, the engine opens in no order of acts`(seed: UInt64) throws {
  var generator = Generator(seed: 1000 + seed)
  var told = 0
  for round in 0..<6 {
    let agreement = tangle(&generator, triggers: round.isMultiple(of: 2))
    let report = Linkage.find(in: [agreement])
    let reached = try reachable(agreement)
    let stuck = Set(report.stuck.map(\.article))
    told += stuck.count
    #expect(stuck.isDisjoint(with: reached), "\(agreement.printed())")
    if !round.isMultiple(of: 2) {
      // Without triggers nothing is left to the world, and the two agree wholly.
      #expect(Set(report.free.map(\.article)) == reached, "\(agreement.printed())")
    }
  }
  #expect(told > 0)
}
