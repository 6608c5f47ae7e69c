import ParleyNode
import ParleyRecord
import ParleyWire
import Testing

@testable import ParleyDrill

/// Members of one channel who lie together: what is promised to the others, and where it ends.
@Suite struct CoalitionTests {
  /// Two honest members on the two sides of a split find it out, however many lie; one alone
  /// cannot, and that is all that fails.
  @Test(arguments: [1, 2, 3])
  func `a split is proved while two honest members speak with each other`(liars: Int) {
    let world = World(Self.scenario(liars: liars))
    let report = world.play()
    let story = report.findings.prefix(5).map { "  \($0)\n" }.joined()
    if !story.isEmpty { Issue.record("\(liars) liars\n\(story)") }
    let honest = world.centres.filter(\.isHonest)
    let forks = honest.map { centre in
      centre.node.channels().flatMap(\.logs).filter { $0.forks > 0 }.map(\.party.name)
    }
    let liarNames = world.centres.filter { !$0.isHonest }.map(\.member.party.name)
    for found in forks {
      #expect(Set(found).isSubset(of: liarNames), "nobody honest is accused")
      if honest.count > 1 { #expect(Set(found) == Set(liarNames)) }
    }
    if honest.count == 1 { #expect(forks == [[]], "one alone is shown one history") }
  }

  static func scenario(liars: Int) -> Scenario {
    let names = ["alfa", "bravo", "charlie", "delta"]
    let centres = names.enumerated().map { place, name in
      var line = CentreLine(name)
      if place >= names.count - liars { line.lies = Splits.name }
      line.officer = Habits(after: 1_000, acknowledges: 50, readsBack: 0, replies: 0)
      return line
    }
    let work = (0..<8).map { i in
      EventLine(
        at: Int64(i) * 9_000 + 1_000,
        .writes(centre: names[i % 4], channel: "circle", .immediate, released: nil))
    }
    return Scenario(
      title: "\(liars) of four split their readers", seed: 9, heal: 90_000, centres: centres,
      channels: [ChannelLine("circle", names)],
      carriers: [CarrierLine("https", answers: true, delay: 5...50)], events: work)
  }
}
