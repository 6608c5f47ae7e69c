import Glibc
import ParleyConsole

/// Says what was found, as it is found: a row for people, a line of JSON for programs.
struct BenchReport {
  private let call: Invocation
  private let rows: Outlet

  init(_ call: Invocation) {
    self.call = call
    rows = call.json ? call.speech.errors : call.speech.output
  }

  /// What the figures depend on.
  func begin(_ plan: BenchPlan) {
    let idle = Machine.idle()
    let cores = Machine.cores
    if call.json {
      call.speech.say([
        "measure": "machine", "cores": .integer(Int64(cores)), "idle": .number(idle),
        "optimised": .bool(Self.optimised), "rounds": .integer(Int64(plan.rounds)),
        "messages": .integer(Int64(plan.messages)),
      ])
    }
    rows.write(
      "\(cores) cores, \(Self.fixed(idle * 100, 0)) % idle before; \(plan.rounds) rounds;"
        + " channels of \(plan.messages) messages\n")
    if idle < 0.8 { rows.write("not idle: the figures are noisy, read the ratios\n") }
    if !Self.optimised { rows.write("not an optimised build: the figures say little\n") }
    rows.write("each: median (least to greatest), and the ratio to the floor; 1 is the best\n\n")
  }

  func add(_ measure: BenchMeasure, _ finding: BenchFinding) {
    if call.json { call.speech.say(json(measure, finding)) }
    var line = "\(measure.rawValue)  \(finding.what): \(text(finding.figure)) \(finding.unit)"
    if let floor = finding.floor, let ratio = finding.ratio {
      line += "; floor \(text(floor)), ratio \(Self.fixed(ratio.median, 2))"
    }
    if let goal = finding.goal { line += "; goal \(goal)" }
    rows.write(line + "\n")
    for remark in [finding.floorIs.map { "floor: \($0)" }, finding.remark] {
      if let remark { rows.write("    \(remark)\n") }
    }
  }

  private func json(_ measure: BenchMeasure, _ finding: BenchFinding) -> JSONValue {
    [
      "measure": .string(measure.rawValue), "what": .string(finding.what),
      "unit": .string(finding.unit), "more_is_better": .bool(finding.isRate),
      "figure": json(finding.figure), "floor": finding.floor.map(json) ?? .null,
      "floor_is": .string(finding.floorIs), "ratio": finding.ratio.map(json) ?? .null,
      "goal": .string(finding.goal), "remark": .string(finding.remark),
    ]
  }

  private func json(_ spread: Spread) -> JSONValue {
    [
      "median": Self.rounded(spread.median), "min": Self.rounded(spread.least),
      "max": Self.rounded(spread.greatest),
    ]
  }

  private static func rounded(_ value: Double) -> JSONValue {
    .number((value * 1_000).rounded() / 1_000)
  }

  private func text(_ spread: Spread) -> String {
    let places = spread.median >= 100 ? 0 : spread.median >= 10 ? 1 : 2
    let (median, least) = (Self.fixed(spread.median, places), Self.fixed(spread.least, places))
    guard spread.least < spread.greatest else { return median }
    return "\(median) (\(least) to \(Self.fixed(spread.greatest, places)))"
  }

  private static func fixed(_ value: Double, _ places: Int) -> String {
    let scale = (0..<places).reduce(1) { product, _ in product * 10 }
    let whole = Int((value * Double(scale)).rounded())
    guard places > 0 else { return "\(whole)" }
    let digits = String(abs(whole % scale))
    let zeros = String(repeating: "0", count: places - digits.count)
    return "\(value < 0 ? "-" : "")\(abs(whole / scale)).\(zeros)\(digits)"
  }

  #if DEBUG
    private static let optimised = false
  #else
    private static let optimised = true
  #endif
}

/// The machine that is measured on.
enum Machine {
  static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// The part of all cores' time that was idle during a third of a second; 0 where the kernel does
  /// not tell.
  static func idle() -> Double {
    let before = ticks()
    usleep(300_000)
    let after = ticks()
    let total = after.total - before.total
    return total > 0 ? Double(after.idle - before.idle) / Double(total) : 0
  }

  private static func ticks() -> (idle: Int64, total: Int64) {
    let line = Scratch.text("/proc/stat").prefix { $0 != "\n" }
    let numbers = line.split(separator: " ").dropFirst().compactMap { Int64($0) }
    guard numbers.count > 4 else { return (0, 0) }
    return (numbers[3] + numbers[4], numbers.reduce(0, +))
  }
}
