import ParleyDrill
import Foundation
import Testing

@Suite struct ScenarioTests {
  @Test(arguments: UInt64(0)..<200)
  func `what a seed draws, is written and read back`(seed: UInt64) throws {
    let scenario = Scenario(seed: seed)
    #expect(try Scenario(text: Array(scenario.text.utf8)) == scenario)
  }

  private static let whole = """
    parley scenario v1
    title Two centres
    seed 7
    heal 10m
    # They are well at first.
    centre alfa sync 5ms looks-after 20s acknowledges 50%
    centre bravo offset -30s drift 12ppm sync 5ms snapshot 10

    channel line alfa bravo
    carrier https answers delay 20ms 200ms loss 10%
    carrier courier one-way delay 10s 20m stays-dead
    at 10s alfa writes line priority released 30s
    at 10s cut https alfa bravo for 1m
    at 20s bravo crashes in-commit for 5s
    at 30s bravo loses-journal copy 20s for 5s
    at 40s alfa clock -2h checked 1m
    at 50s alfa rotates stolen

    """

  @Test func `comments and empty lines say nothing`() throws {
    let scenario = try Scenario(text: Array(Self.whole.utf8))
    let bare = Self.whole.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(scenario.text == bare.joined(separator: "\n") + "\n")
  }

  @Test(arguments: [
    ("parley scenario v1", "parley scenario v2", "line 1, column 1"),
    ("seed 7", "seed -7", "line 3, column 6"),
    ("heal 10m\n", "", "line 5, column 1: expected heal TIME"),
    ("heal 10m", "heal -10m", "line 4, column 6: expected a time"),
    ("heal 10m", "heal 600s", "line 4, column 6: expected a time"),
    ("sync 5ms looks", "sync 5 looks", "line 6, column 18: expected a time"),
    ("50%", "0%", "line 6, column 51: expected odds"),
    ("line alfa bravo", "line alfa charlie", "line 9, column 19: expected a centre"),
    ("20ms 200ms", "20ms 2ms", "line 10, column 38"),
    ("loss 10%", "stays-dead", "line 12, column 1: expected a carrier that is well"),
    ("writes line", "writes lane", "line 12, column 20: expected a channel of alfa"),
    ("priority", "urgent", "line 12, column 25: expected flash"),
    ("for 1m", "for ever", "line 13, column 33: expected a time"),
    ("at 20s", "at 9s", "line 14"),
    ("rotates stolen", "rotates stolen away", "line 17, column 28: expected the end"),
    ("alfa rotates", "alfa revolves", "line 17, column 13: expected what it does"),
  ])
  func `an unreadable scenario names line, column and what was expected`(
    right: String, wrong: String, message: String
  ) throws {
    guard let range = Self.whole.range(of: right) else {
      Issue.record("no \(right)")
      return
    }
    let text = Self.whole.replacingCharacters(in: range, with: wrong)
    let error = #expect(throws: ScenarioError.self) { try Scenario(text: Array(text.utf8)) }
    #expect(error.map { "\($0)".hasPrefix(message) } == true, "\(error?.description ?? "")")
  }
}
