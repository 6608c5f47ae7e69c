import Glibc
import ParleyConsole
import ParleyRuntime

/// Memory of this process before and after messages, with both centres in it.
enum MemoryBench {
  static func take(_ plan: BenchPlan) async throws(CommandError) -> [BenchFinding] {
    let centres = try BenchCentres(in: plan.folder)
    let before = resident()
    let line = try await BenchLine(centres)
    for number in 0..<4 { try await line.send(number) }
    let idle = resident()
    let start = Stopwatch.now()
    try await line.sendTogether(from: 4, count: plan.messages)
    let seconds = (Stopwatch.now() - start) / 1_000_000
    let after = resident()
    await line.stop()
    let each = (after - idle) / Double(plan.messages) / 2
    return [
      BenchFinding(
        "both centres idle, in one process", unit: "MB", [idle / 1_000_000],
        goal: "20 MB for one centre",
        remark: "\(Int(before / 1_000_000)) MB before they were opened"),
      BenchFinding(
        "each message, at one centre", unit: "bytes", [each],
        goal: "120 MB with a million messages",
        remark: "\(plan.messages) messages in \(Int(seconds)) s; whole records stay in memory"),
    ]
  }

  /// Bytes of this process that are in memory.
  private static func resident() -> Double {
    let words = Scratch.text("/proc/self/statm").split(separator: " ")
    return words.count > 1 ? (Double(words[1]) ?? 0) * Double(sysconf(Int32(_SC_PAGESIZE))) : 0
  }
}
