import ParleyDrill
import ParleyNote
import ParleyTlog

/// How fast pretended worlds go by: the very node, with real signatures, founding and checkers
/// included.
///
/// The floor is one signature made and two checked for each bundle: what a bundle asks of both
/// sides that brings a head and its cosignature and nothing else.
enum DrillBench {
  private static let worlds: UInt64 = 12

  static func take(_ plan: BenchPlan) -> [BenchFinding] {
    let key = BenchParty.key("exercise.bench.example/t")
    let text = [UInt8]("exercise of the bench\n".utf8)
    let samples = (0..<min(plan.rounds, 3)).map { _ in
      var tally = Tally()
      let (work, _) = Stopwatch.work {
        for seed in 1...worlds { tally.add(World(Scenario(seed: seed)).play().tally) }
      }
      let (floor, _) = Stopwatch.work {
        for _ in 0..<tally.delivered {
          let line = key.sign(text)
          for _ in 0..<2 { _ = key.verifier.verifies(line, on: text) }
        }
      }
      let million = Double(tally.delivered) * 1_000_000
      return (figure: million / work, floor: million / floor)
    }
    return [
      BenchFinding(
        "bundles delivered in pretended worlds", unit: "a second of work", samples,
        floorIs: "a signature made and two checked for each", isRate: true, goal: "20,000",
        remark: "the worlds of seeds 1 to \(worlds), on one core")
    ]
  }
}
