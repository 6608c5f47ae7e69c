import ParleyConsole
import ParleyNode
import ParleySQLite

/// How many notices a second the journal makes durable, beside a bare append and sync.
enum JournalBench {
  private static let batch = 64

  static func take(_ plan: BenchPlan) async throws(CommandError) -> [BenchFinding] {
    let scratch = try Scratch(in: plan.folder)
    let bare = try BareFile("\(scratch.path)/bare")
    let journal: SQLiteJournal
    do throws(JournalError) {
      journal = try SQLiteJournal.open(
        directory: "\(scratch.path)/journal", owner: "alfa.example", mode: .create)
    } catch { throw CommandError(.inputOutput, "the journal cannot be made: \(error)") }
    let notice = noticeRecords()
    let bytes = Array(notice.joined())
    var alone: [(figure: Double, floor: Double)] = []
    var grouped: [(figure: Double, floor: Double)] = []
    for _ in 0..<plan.rounds {
      let figure = try await rate(of: notice, into: journal, callers: 1, each: batch)
      let floor = rate(of: bytes, into: bare, times: batch)
      alone.append((figure, floor))
      let together = try await rate(of: notice, into: journal, callers: batch, each: 8)
      let block = Array(repeatElement(bytes, count: batch).joined())
      grouped.append((together, rate(of: block, into: bare, times: 8) * Double(batch)))
    }
    await journal.close()
    let remark = "\(notice.count) records of \(bytes.count) bytes in all, as one notice leaves them"
    return [
      BenchFinding(
        "notices made durable one at a time", unit: "a second", alone,
        floorIs: "append and fdatasync of the same bytes", isRate: true, remark: remark),
      BenchFinding(
        "notices made durable, \(batch) callers", unit: "a second", grouped,
        floorIs: "append and fdatasync of the bytes of \(batch)", isRate: true,
        goal: "30,000 records a second"),
    ]
  }

  /// The records of one notice at its sender.
  private static func noticeRecords() -> [[UInt8]] {
    var pair = BenchPair()
    pair.alfa.records = []
    pair.send()
    return pair.alfa.records.map(\.bytes)
  }

  private static func rate(
    of records: [[UInt8]], into journal: SQLiteJournal, callers: Int, each: Int
  ) async throws(CommandError) -> Double {
    let start = Stopwatch.now()
    let failed = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<callers {
        group.addTask {
          for _ in 0..<each where (try? await journal.append(records)) == nil { return true }
          return false
        }
      }
      return await group.contains(true)
    }
    guard !failed else { throw CommandError(.inputOutput, "the journal cannot be written") }
    return Double(callers * each) / (Stopwatch.now() - start) * 1_000_000
  }

  private static func rate(of bytes: [UInt8], into file: BareFile, times: Int) -> Double {
    let time = Stopwatch.real { for _ in 0..<times { file.append(bytes) } }.0
    return Double(times) / time * 1_000_000
  }
}
