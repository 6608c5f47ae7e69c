import ParleyPact
import ParleyTestKit
import Testing

@testable import ParleyChecks

/// A text of `count` requests, each with a reply and a linked step.
private func long(_ count: Int, _ id: String = "long") throws -> Agreement {
  var text = """
    agreement \(id)
      parties Alfa, Bravo
      in force from 1 January 2030
      time UTC
      counted on receipt

    """
  for i in 0..<count {
    text += """
      message request-\(i) en "request \(i)"
      message reply-\(i) en "reply \(i)" answers request-\(i)
      event step-\(i) en "step \(i)" recorded by performer

      """
  }
  for i in 0..<count {
    text += """
      article \(i + 1).1
        any party A may send request-\(i) to any other party B
      article \(i + 1).2
        when A sends request-\(i) to B
        B must send reply-\(i) to A within 48 hours of receipt
      article \(i + 1).3
        \(i.isMultiple(of: 2) ? "Alfa" : "Bravo") must do step-\(i)
        \(i == 0 ? "" : "only if \(i.isMultiple(of: 2) ? "Bravo" : "Alfa") has done step-\(i - 1)")

      """
  }
  return try Agreement.read(text)
}

@Test func `a thousand agreements cost a thousand times one`() throws {
  let one = try long(3)
  func visits(_ count: Int) -> Int {
    Linkage.find(
      in: (0..<count).map { i in
        var copy = one
        copy.id = "long-\(i)"
        return copy
      }
    ).visits
  }
  let unit = visits(1)
  #expect(visits(1000) == 1000 * unit)
  // Every rule is looked at when it is counted, and again for each act it waits for.
  #expect(unit <= 4 * LinkageSystem([one]).needs.joined().reduce(0) { $0 + 1 + $1.count })
}

@Test func `a text twice as long costs twice as much, and its network stays small`() throws {
  func cost(_ count: Int) throws -> (visits: Int, bounds: Int, looks: Int) {
    let agreement = try long(count)
    var table = Timetable(CheckedText(agreement))
    table.addAll()
    #expect(table.network.conflict == nil)
    return (
      Linkage.find(in: [agreement]).visits, table.network.bounds.count,
      table.network.rounds * table.network.bounds.count
    )
  }
  let (small, large) = (try cost(20), try cost(200))
  #expect(large.visits <= 11 * small.visits)
  #expect(large.bounds == 10 * small.bounds)
  // A network without a conflict settles in as many rounds as its longest chain, not its length.
  #expect(large.looks <= 11 * small.looks)
  #expect(large.bounds <= 8 * 600)
}

@Test func `checks say the same every time, in whatever order the others stand`() throws {
  let agreements = [try long(3, "calm"), exchange] + across + three
  let first = agreements[1].checked(beside: agreements)
  #expect(first == agreements[1].checked(beside: agreements.reversed()))
  let forward = Linkage.find(in: agreements)
  var generator = Generator(seed: 6)
  for _ in 0..<10 {
    let shuffled = Linkage.find(in: agreements.shuffled(using: &generator))
    #expect(shuffled.stuck == forward.stuck && shuffled.oneSideFirst == forward.oneSideFirst)
    #expect(shuffled.next == forward.next)
    #expect(shuffled.components.map(\.acts) == forward.components.map(\.acts))
    #expect(shuffled.components.map(\.suggestions) == forward.components.map(\.suggestions))
  }
}

@Test func `a text that nobody would write does not hold the desk up`() throws {
  // Two thousand parties, and as many rights and duties on one message.
  let names = (0..<2_000).map { "P\($0)x" }
  var text = """
    agreement crowd
      parties \(names.joined(separator: ", "))
      in force from 1 January 2030
      time UTC
      counted on receipt
    message request en "request"
    message reply en "reply" answers request

    """
  for i in 0..<2_000 {
    text +=
      i.isMultiple(of: 2)
      ? "article \(i + 1) any party A may send request to any other party B\n"
      : "article \(i + 1) when A sends request to B"
        + " B must send reply to A within \(i) hours of it\n"
  }
  let agreement = try Agreement.read(text)
  let found = agreement.checked()
  // The first three hundred norms on one act are compared, and each is told once.
  #expect(found.count { $0.check == .twoDeadlines } == ConflictCheck.mostNorms - 1)
  #expect(Linkage.find(in: [agreement]).stuck.isEmpty)
  #expect(Symmetry.of(agreement).pairs.isEmpty)
}
