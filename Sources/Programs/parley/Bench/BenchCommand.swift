import ParleyConsole

/// `parley bench`: what this build does on this machine, beside what the machine allows.
///
/// Each measure takes its figure and its floor in turn within every round, so that a disk or a core
/// that slows down slows both. A ratio is of one round; figures of two runs are not compared.
enum BenchCommand {
  private static let only = Option<BenchMeasure>(
    "only", .choice("NAME"), repeats: true, "take this measure and no other")
  private static let rounds = Option(
    "rounds", .number(1...101), "rounds of each measure; 7 if not said")
  private static let messages = Option(
    "messages", .number(64...1_000_000), "messages in the channels that are made; 512 if not said")
  private static let folder = Option(
    "folder", .folder, "where the disk is measured; /var/tmp if not said. Not a memory file system")

  static let command = Command(
    "bench", "measure this build beside the floor that this machine sets",
    discussion: """
      Keys, pages and parties are made for the run and gone with it. Figures are medians, with the \
      least and the greatest of all rounds; the floor is what the machine takes for the \
      signatures, seals and disk writes that the work cannot do without, measured in the same \
      rounds. With --json there is one line for each measure on standard output and the table goes \
      to standard error. Measure on an idle machine: the first line says how idle it was.
      """,
    options: [only, rounds, messages, folder],
    examples: [
      .init("parley bench", "all measures"),
      .init("parley bench --only handle --rounds 21 --json"),
    ],
    exits: [.system, .inputOutput]
  ) { call async throws(CommandError) in
    let plan = BenchPlan(
      rounds: call[rounds] ?? 7, messages: call[messages] ?? 512,
      folder: call[folder] ?? "/var/tmp")
    let report = BenchReport(call)
    let chosen = call.all(only)
    report.begin(plan)
    for measure in BenchMeasure.allCases where chosen.isEmpty || chosen.contains(measure) {
      for finding in try await measure.take(plan) { report.add(measure, finding) }
    }
    return .ok
  }
}

/// How much is measured, and where.
struct BenchPlan: Sendable {
  let rounds: Int
  let messages: Int
  let folder: String
}

/// What can be measured; in the order in which it is.
enum BenchMeasure: String, CaseIterable, Sendable {
  case verify, wire, handle, journal, latency, throughput, memory, startup, agreements, drill

  func take(_ plan: BenchPlan) async throws(CommandError) -> [BenchFinding] {
    switch self {
    case .verify: try VerifyBench.take(plan)
    case .wire: WireBench.take()
    case .handle: HandleBench.take(plan)
    case .journal: try await JournalBench.take(plan)
    case .latency: try await LineBench.latency(plan)
    case .throughput: try await LineBench.throughput(plan)
    case .memory: try await MemoryBench.take(plan)
    case .startup: StartupBench.take(plan)
    case .agreements: AgreementBench.take(plan)
    case .drill: DrillBench.take(plan)
    }
  }
}
