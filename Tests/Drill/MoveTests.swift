import ParleyAgreements
import ParleyCharter
import ParleyNode
import ParleyRecord
import ParleyWire
import Testing

@testable import ParleyDrill

/// What parties take together, while traffic flows and a centre crashes.
@Suite struct MoveTests {
  @Test(arguments: [["alfa", "bravo"], ["alfa", "bravo", "charlie"]])
  func `a charter is amended, an agreement followed, a line suspended and resumed`(
    names: [String]
  ) throws {
    let world = World(Self.scenario(names))
    let report = world.play()
    let story = report.findings.prefix(5).map { "  \($0)\n" }.joined()
    if !story.isEmpty { Issue.record("\(names.count) centres\n\(story)") }
    for centre in world.centres {
      let charter = try #require(centre.node.charter(world.charters[0].digest))
      #expect(charter.version == 2, "the amendment is in force at \(centre.line.name)")
      let agreement = try #require(centre.node.agreements().first)
      #expect(agreement.versions.first?.awaiting == [], "all have accepted")
      let record = try #require(centre.node.agreementRecord(agreement.id))
      let launches = record.messages.filter { $0.said == .message("launch") }
      #expect(launches.count == 4, "every launch is a message under the agreement")
      let suspended = centre.node.suspensions(in: world.charters[0].digest)
      #expect(suspended.count == 1 && suspended.allSatisfy { $0.resumedBy != nil })
    }
  }

  static func scenario(_ names: [String]) -> Scenario {
    let centres = names.map { name in
      var line = CentreLine(name)
      line.officer = Habits(after: 2_000, acknowledges: 50, readsBack: 0, replies: 0)
      return line
    }
    func at(_ seconds: Int64, _ act: ScenarioAct) -> EventLine {
      EventLine(at: seconds * 1_000, act)
    }
    let events = [
      at(10, .moves(centre: "alfa", channel: "line", .adopts)),
      at(30, .moves(centre: "bravo", channel: "line", .amends)),
      at(60, .writes(centre: "alfa", channel: "line", .immediate, released: nil)),
      at(61, .crashes(centre: "bravo", .afterCommit, down: 20_000)),
      at(90, .writes(centre: "bravo", channel: "line", .immediate, released: nil)),
      at(200, .moves(centre: "alfa", channel: "line", .suspends)),
      at(230, .writes(centre: "bravo", channel: "line", .immediate, released: nil)),
      at(260, .moves(centre: "alfa", channel: "line", .resumes)),
      at(280, .writes(centre: "alfa", channel: "line", .immediate, released: nil)),
    ]
    return Scenario(
      title: "Moves of \(names.count)", seed: 5, heal: 300_000, centres: centres,
      channels: [ChannelLine("line", names)],
      carriers: [CarrierLine("https", answers: true, delay: 5...50)], events: events)
  }
}
