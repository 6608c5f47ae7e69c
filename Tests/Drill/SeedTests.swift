import Glibc
import ParleyDrill
import ParleyTestKit
import Testing

/// Whole worlds from seeds: a few each time, or as many as a long run asks for.
@Suite struct SeedTests {
  static let first = variable("PARLEY_DRILL_FIRST") ?? 1
  static let count = variable("PARLEY_DRILL_COUNT") ?? 3

  private static func variable(_ name: String) -> UInt64? {
    getenv(name).flatMap { UInt64(String(cString: $0)) }
  }

  @Test(arguments: first..<(first + count))
  func `every promise holds`(seed: UInt64) {
    let report = World(Scenario(seed: seed)).play()
    let story = report.findings.prefix(5).map { "  \($0)\n" }.joined()
    if !story.isEmpty { Issue.record("parley drill --seed \(seed)\n\(story)") }
  }

  @Test func `the same seed takes the same path`() {
    let traces = (0..<2).map { _ in World(Scenario(seed: 2)).play().trace }
    #expect(traces[0] == traces[1])
    #expect(traces[0] != World(Scenario(seed: 3)).play().trace)
  }
}
