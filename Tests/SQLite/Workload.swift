import ParleyDiskKit
import ParleySQLite

/// Some life of a journal, the same each time.
enum Step {
  case append([[UInt8]])
  case group([[[UInt8]]])
  case snapshot(byteCount: Int)
  case incarnation
  case reopen

  /// Thirty appends, single, of several records and grouped, of sizes around a page and well over
  /// it, with snapshots, and closed and opened twice.
  static let year: [Step] = (1...30).flatMap { day -> [Step] in
    let size = [10, 600, 4_096, 9_000][day % 4]
    let record = { (index: Int) in [UInt8](repeating: UInt8(day), count: size + index) }
    let append: Step =
      switch day % 3 {
      case 0: .group([[record(0)], [record(1), record(2)]])
      case 1: .append([record(0)])
      default: .append((0..<3).map(record))
      }
    return [append] + (day % 7 == 0 ? [.snapshot(byteCount: 500 * day)] : [])
      + (day % 10 == 0 ? [.incarnation, .reopen] : [])
  }
}

extension Step {
  /// Enough for SQLite to move the write-ahead log into the file by itself, in mid-life: it does so
  /// every 1,000 pages of 4 KiB.
  static let flood: [Step] = (1...25).map { day in
    .append([[UInt8](repeating: UInt8(day), count: 250_000), [UInt8(day)]])
  }
}

/// What a caller has been told is durable, and what it had asked for when all ended.
struct Account {
  private(set) var created = false
  private(set) var records: [[UInt8]] = []
  private(set) var asked: [[UInt8]] = []
  private(set) var snapshot: JournalSnapshot?
  private(set) var askedSnapshot: JournalSnapshot?
  private(set) var incarnation: Int64 = 0
  private(set) var askedIncarnation: Int64 = 0

  /// Makes a journal and lives through `steps` until they or the machine end.
  static func living(
    _ steps: [Step], in scratch: Scratch, on disk: ForgetfulDisk,
    before: (Int) -> Void = { _ in }
  ) -> (account: Account, error: JournalError?) {
    var account = Account()
    do throws(JournalError) {
      var store = try scratch.open(.create, vfs: disk.name)
      account.created = true
      for (index, step) in steps.enumerated() {
        before(index)
        if case .reopen = step {
          store.close()
          store = try scratch.open(.existing, vfs: disk.name)
        } else {
          try account.take(step, store)
        }
      }
      withExtendedLifetime(store) { before(steps.count) }
    } catch {
      return (account, error)
    }
    return (account, nil)
  }

  private mutating func take(_ step: Step, _ store: SQLiteStore) throws(JournalError) {
    switch step {
    case .append(let records):
      asked = records
      try store.append(records)
    case .group(let appends):
      asked = appends.flatMap(\.self)
      for result in try store.append(together: appends.map { .init($0) }) { _ = try result.get() }
    case .snapshot(let byteCount):
      let through = Int64(records.count)
      let bytes = [UInt8](repeating: UInt8(truncatingIfNeeded: through), count: byteCount)
      askedSnapshot = JournalSnapshot(through: through, bytes: bytes)
      try store.saveSnapshot(through: through, bytes)
      snapshot = askedSnapshot
    case .incarnation:
      askedIncarnation = incarnation + 1
      try store.setIncarnation(askedIncarnation)
      incarnation = askedIncarnation
    case .reopen: break
    }
    records += asked
    asked = []
  }

  /// What is wrong with the journal, judged by what this caller was told; empty when all is well.
  func faults(in store: SQLiteStore) throws -> [String] {
    var faults: [String] = []
    var found: [[UInt8]] = []
    try store.replay { sequence, bytes in
      found.append(bytes)
      if sequence != Int64(found.count) { faults.append("number \(sequence) is out of order") }
    }
    if found.count < records.count {
      faults.append("\(records.count) records were durable, \(found.count) are there")
    } else if found != records && found != records + asked {
      faults.append("the records are not those appended, or an append is there in part")
    }
    let kept = try store.snapshot()
    if kept != snapshot && kept != askedSnapshot {
      faults.append("not the snapshot that was saved")
    }
    let counter = try store.incarnation()
    if counter != incarnation && counter != askedIncarnation {
      faults.append("incarnation \(counter) instead of \(incarnation)")
    }
    return faults
  }

  /// Opens the journal again and judges it: what is there, and that life goes on after it.
  func faultsAfterReboot(in scratch: Scratch, on disk: ForgetfulDisk) -> [String] {
    do {
      guard let store = try reopened(in: scratch, on: disk) else { return [] }
      var faults = try faults(in: store)
      let next = try store.lastSequence() + 1
      if try store.append([[0xff]]) != next { faults.append("the numbers do not run on") }
      store.close()
      let again = try scratch.open(.existing, vfs: disk.name)
      try again.verify()
      if try again.records(after: next - 1) != [JournalRecord(sequence: next, bytes: [0xff])] {
        faults.append("the first append after the end is lost")
      }
      return faults
    } catch {
      return ["\(error)"]
    }
  }

  /// Nil if the end came before the journal was made; then it can be made now.
  private func reopened(in scratch: Scratch, on disk: ForgetfulDisk) throws -> SQLiteStore? {
    do throws(JournalError) {
      return try scratch.open(.existing, vfs: disk.name)
    } catch {
      guard case .missing = error, !created else { throw error }
      _ = try scratch.open(.create, vfs: disk.name)
      return nil
    }
  }
}
