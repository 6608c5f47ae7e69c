@testable import ParleyDrill
import ParleyRecord
import Testing

/// Each way to lie, alone, beside honest lines that must not notice.
@Suite struct LiarTests {
  @Test(arguments: Mischiefs.all.map { $0.name })
  func `no lie breaks a promise made to the honest`(name: String) {
    let report = World(Self.scenario(alfa: name)).play()
    let story = report.findings.prefix(5).map { "  \($0)\n" }.joined()
    if !story.isEmpty { Issue.record("\(name)\n\(story)") }
    #expect(report.tally.arrived > 6, "the honest line works on")
  }

  /// Alfa lies to Bravo, and Bravo and Charlie have a line of their own.
  static func scenario(alfa name: String) -> Scenario {
    var alfa = CentreLine("alfa")
    alfa.lies = name
    var (bravo, charlie) = (CentreLine("bravo"), CentreLine("charlie"))
    bravo.officer = Habits(after: 2_000, acknowledges: 100, readsBack: 0, replies: 50)
    charlie.officer = bravo.officer
    let lines = [
      ChannelLine("north", ["alfa", "bravo"]), ChannelLine("south", ["bravo", "charlie"]),
    ]
    let work = (0..<12).map { i -> EventLine in
      let line = lines[i % 2]
      return EventLine(
        at: Int64(i) * 7_000 + 1_000,
        .writes(
          centre: line.members[i / 2 % 2], channel: line.name, .immediate, released: nil))
    }
    return Scenario(
      title: "Alfa lies: \(name)", seed: 77, heal: 120_000, centres: [alfa, bravo, charlie],
      channels: lines, carriers: [CarrierLine("https", answers: true, delay: 5...50)],
      events: work)
  }
}
