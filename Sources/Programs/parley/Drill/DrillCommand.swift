import ParleyConsole
import ParleyDrill

/// `parley drill`: pretended worlds, in memory and in milliseconds, over the very node that serves.
enum DrillCommand {
  private static let file = Argument(
    "FILE", .file, presence: .optional, "a scenario to play")
  private static let seed = Option(
    "seed", .seed, "draw the world from this number and play it")
  private static let seeds = Option(
    "seeds", .seeds, "play each of these, as in 1..100")
  private static let hours = Option(
    "hours", .hours, "play fresh seeds for so long, as in 2 or 0.5")
  private static let story = Flag(
    "story", "print the scenario that the seed draws, and play nothing")
  private static let save = Option(
    "save", .folder, "where the small story of a failed seed is put; printed if not said")
  private static let shrinking = Option(
    "shrink", .number(0...86_400), "seconds to make a failed story small; 60 if not said")
  private static let sabotage = Option<Sabotage>(
    "sabotage", .choice("NAME"), "plant a fault in the drill itself: its checkers must find it")

  static let command = Command(
    "drill", "play whole worlds from a seed, and check that every promise holds",
    discussion: """
      A world has two to twelve centres, lines between them, officers with habits, and as much \
      going wrong as the seed draws: lost and late bundles, cut roads, crashes at every write, \
      full and lost disks, clocks that jump, keys that change. Then all is well, and everything \
      that was recorded must arrive and settle. Nothing real is touched: no disk, no network, no \
      clock, and every party is of the exercise world. Of a failed seed the smallest story that \
      still fails is kept as a scenario.
      """,
    options: [seed, seeds, hours, story, save, shrinking, sabotage], arguments: [file],
    examples: [
      .init("drill", "fresh seeds for a minute"), .init("drill --seed 42"),
      .init("drill --seeds 1..1000 --json"), .init("drill Tests/Drill/Scenarios/crossed.scenario"),
    ],
    exits: [.negative, .badData, .noInput, .cannotCreate, .inputOutput]
  ) { call throws(CommandError) in
    let plan = try plan(call)
    if call[story] {
      for scenario in plan.scenarios.prefix(1) { call.speech.pour(scenario.text) }
      return .ok
    }
    var run = DrillRun(
      call, shrinking: call[shrinking] ?? 60, save: call[save], sabotage: call[sabotage])
    return try run.play(plan)
  }

  /// Which worlds are played, and until when.
  struct Plan {
    var scenarios: AnySequence<Scenario>
    var until: Double?
    /// Said before the first world, so that the run can be repeated.
    var remark: String?
  }

  private static func plan(_ call: Invocation) throws(CommandError) -> Plan {
    let given = [call[file] != nil, call[seed] != nil, call[seeds] != nil, call[hours] != nil]
    guard given.count(where: { $0 }) <= 1 else {
      throw CommandError(
        .usage, "FILE, --seed, --seeds and --hours exclude each other", next: "give one of them")
    }
    if let file = call[file] {
      let bytes = try InputFile.read(file, limit: Scenario.textLimit)
      do throws(ScenarioError) {
        return Plan(scenarios: AnySequence([try Scenario(text: bytes)]))
      } catch {
        throw CommandError(
          .usage, "\(file): \(error)", next: "see Docs/Operating/drill.md for the format")
      }
    }
    if let seed = call[seed] { return Plan(scenarios: AnySequence([Scenario(seed: seed)])) }
    if let seeds = call[seeds] {
      return Plan(scenarios: AnySequence(seeds.lazy.map { Scenario(seed: $0) }))
    }
    let first = UInt64.random(in: 0..<(1 << 48))
    let span = call[hours] ?? 1.0 / 60
    return Plan(
      scenarios: AnySequence((first...(.max - 1)).lazy.map { Scenario(seed: $0) }),
      until: Stopwatch.now() + span * 3_600_000_000, remark: "the first seed is \(first)")
  }
}

extension ValueKind where Value == UInt64 {
  fileprivate static var seed: ValueKind {
    ValueKind("N", expected: "a seed, a number from 0 to 18446744073709551615") { UInt64($0) }
  }
}

extension ValueKind where Value == ClosedRange<UInt64> {
  fileprivate static var seeds: ValueKind {
    ValueKind("A..B", expected: "two seeds, as in 1..100") { word in
      let ends = word.split(separator: "..", omittingEmptySubsequences: false).map { UInt64($0) }
      guard ends.count == 2, let a = ends[0], let b = ends[1], a <= b, b < .max else { return nil }
      return a...b
    }
  }
}

extension ValueKind where Value == Double {
  fileprivate static var hours: ValueKind {
    ValueKind("H", expected: "hours, as in 2 or 0.5") { word in
      Double(word).flatMap { $0 > 0 && $0 <= 8_760 ? $0 : nil }
    }
  }
}
