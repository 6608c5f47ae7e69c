import ParleyConsole
import ParleyCrypto
import ParleyDrill
import ParleyWire

/// Plays worlds one after another, and tells what became of them.
struct DrillRun {
  private let call: Invocation
  private let shrinking: Int
  private let save: String?
  private let sabotage: Sabotage?
  private var tally = Tally()
  private var worlds = 0
  private var failed: [UInt64] = []
  private let started = Stopwatch.now()

  init(_ call: Invocation, shrinking: Int, save: String?, sabotage: Sabotage?) {
    (self.call, self.shrinking, self.save, self.sabotage) = (call, shrinking, save, sabotage)
  }

  mutating func play(_ plan: DrillCommand.Plan) throws(CommandError) -> ExitCode {
    if let remark = plan.remark { call.speech.remark(remark) }
    var progress = Progress("worlds", on: call.speech.errors)
    for scenario in plan.scenarios {
      if let until = plan.until, Stopwatch.now() >= until { break }
      let report = World(scenario, sabotage: sabotage).play()
      worlds += 1
      tally.add(report.tally)
      if call.json { call.speech.say(json(report)) }
      if !report.holds { try tell(report) }
      progress.step(worlds, remark)
    }
    _ = consume progress
    summary()
    return failed.isEmpty ? .ok : .negative
  }

  private var seconds: Double { max(0.001, (Stopwatch.now() - started) / 1_000_000) }

  private var remark: String {
    let pace = Self.tenths(Double(worlds) / seconds)
    return "\(pace) a second, \(tally.delivered) deliveries, \(tally.rules.count) rules and "
      + "\(tally.faults.count) kinds of fault hit, \(failed.count) failed"
  }

  /// What failed, how to see it again, and the smallest story of it.
  private mutating func tell(_ report: Report) throws(CommandError) {
    failed.append(report.scenario.seed)
    let errors = call.speech.errors
    errors.write("\n")
    call.speech.remark(
      "FAILED: \(report.scenario.title); see it again: parley drill --seed \(report.scenario.seed)",
      .red)
    for finding in report.findings.prefix(8) { call.speech.remark("  \(finding)") }
    guard shrinking > 0 else { return }
    let until = Stopwatch.now() + Double(shrinking) * 1_000_000
    var shrinker = Shrinker(report, sabotage: sabotage) { Stopwatch.now() < until }
    let smallest = shrinker.shrink()
    var text = smallest.scenario.text
    text += smallest.findings.prefix(3).map { "# \($0)\n" }.joined()
    call.speech.remark("the smallest story after \(shrinker.runs) worlds:")
    guard let save else {
      errors.write(text)
      return
    }
    let path = "\(save)/seed-\(report.scenario.seed).scenario"
    try OutputFile.write(Array(text.utf8), to: path, replacing: true)
    call.speech.remark("  \(path)")
  }

  private func json(_ report: Report) -> JSONValue {
    [
      "seed": .string("\(report.scenario.seed)"), "title": .string(report.scenario.title),
      "holds": .bool(report.holds), "trace": .string(Hex.encode(report.trace.bytes)),
      "centres": .integer(Int64(report.scenario.centres.count)),
      "delivered": .integer(Int64(report.tally.delivered)),
      "recorded": .integer(Int64(report.tally.recorded)),
      "arrived": .integer(Int64(report.tally.arrived)),
      "findings": .array(report.findings.map { .string($0.description) }),
    ]
  }

  private func summary() {
    let rows = call.json ? call.speech.errors : call.speech.output
    var table = Table(["", ""], alignments: [.right])
    table.add("\(worlds)", "worlds, \(Self.tenths(Double(worlds) / seconds)) a second")
    table.add("\(failed.count)", "of them failed")
    table.add(
      "\(tally.delivered)",
      "bundles delivered, \(Int(Double(tally.delivered) / seconds)) a second; \(tally.lost) lost")
    table.add("\(tally.recorded)", "pages recorded, \(tally.arrived) arrived")
    for name in tally.faults.keys.sorted() { table.add("\(tally.faults[name] ?? 0)", name) }
    for rule in tally.rules.keys.sorted() { table.add("\(tally.rules[rule] ?? 0)", "rule \(rule)") }
    rows.write(table.text(columns: rows.columns))
  }

  private static func tenths(_ value: Double) -> String {
    let scaled = Int((value * 10).rounded())
    return "\(scaled / 10).\(scaled % 10)"
  }
}
