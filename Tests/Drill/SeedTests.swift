import Foundation
import ParleyDrill
import ParleyTestKit
import Testing

/// Whole worlds: every seed that once failed, every story that was kept, and fresh seeds for as
/// long as PARLEY_DRILL_SECONDS says.
@Suite struct SeedTests {
  private static let folder = Vectors.root.appendingPathComponent("Tests/Drill")

  /// A seed a line, and behind it what it found.
  static let recorded: [UInt64] = {
    let text =
      (try? String(contentsOf: folder.appendingPathComponent("Seeds.txt"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      guard let seed = line.split(separator: " ").first.flatMap({ UInt64($0) }) else {
        preconditionFailure("Seeds.txt: \(line)")
      }
      return seed
    }
  }()

  static let stories: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: folder.appendingPathComponent("Scenarios").path)
    return (names ?? []).filter { $0.hasSuffix(".scenario") }.sorted()
  }()

  private func check(_ report: Report, _ name: String) {
    let story = report.findings.prefix(5).map { "  \($0)\n" }.joined()
    if !story.isEmpty { Issue.record("parley drill \(name)\n\(story)") }
  }

  @Test func `seeds and stories are there`() {
    #expect(Self.recorded.count > 10)
    #expect(Self.stories.count > 2)
  }

  @Test(arguments: recorded)
  func `a seed that once failed holds`(seed: UInt64) {
    check(World(Scenario(seed: seed)).play(), "--seed \(seed)")
  }

  @Test(arguments: stories)
  func `a story that was kept holds`(name: String) throws {
    let file = Self.folder.appendingPathComponent("Scenarios/\(name)")
    let scenario = try Scenario(text: Array(try Data(contentsOf: file)))
    check(World(scenario).play(), "Tests/Drill/Scenarios/\(name)")
  }

  @Test func `fresh seeds hold`() {
    let variables = ProcessInfo.processInfo.environment
    let seconds = variables["PARLEY_DRILL_SECONDS"].flatMap { Double($0) } ?? 10
    let first =
      variables["PARLEY_DRILL_FIRST"].flatMap { UInt64($0) } ?? UInt64.random(in: 0..<(1 << 48))
    Vectors.say("drill: the first fresh seed is \(first)")
    let end = Date(timeIntervalSinceNow: seconds)
    var seed = first
    while Date() < end {
      check(World(Scenario(seed: seed)).play(), "--seed \(seed)")
      seed += 1
    }
    Vectors.say("drill: \(seed - first) fresh seeds played")
  }

  @Test func `the same seed takes the same path`() {
    let traces = (0..<2).map { _ in World(Scenario(seed: 2)).play().trace }
    #expect(traces[0] == traces[1])
    #expect(traces[0] != World(Scenario(seed: 3)).play().trace)
  }
}
