import Glibc
import ParleyDiskKit
import ParleySQLite
import Testing

/// A journal that has answered "durable" keeps its word, whenever the power or the process goes.
@Suite struct PowerCutTests {
  /// The operations of a whole life, counted on a disk that fails in nothing.
  static let boundaries: [Int64] = {
    guard let scratch = try? Scratch(simulated: true) else { return [] }
    let disk = ForgetfulDisk()
    let life = Account.living(Step.year, in: scratch, on: disk)
    return life.error == nil ? Array(1...disk.operations) : []
  }()

  /// The clean cut, and torn ones: two each time, and as many as a long run asks for.
  static let ends: [ForgetfulDisk.End] = {
    let seeds = getenv("PARLEY_POWER_CUT_SEEDS").flatMap { UInt64(String(cString: $0)) } ?? 2
    return [.drop] + (0..<seeds).map { .tear(seed: $0) }
  }()

  @Test func `the life has the boundaries it should`() {
    #expect(Self.boundaries.count > 300, "appends, checkpoints, closing and opening write")
  }

  @Test(arguments: ends)
  func `power cut at any write loses nothing durable`(end: ForgetfulDisk.End) throws {
    for boundary in Self.boundaries {
      let faults = try faultsOfLife(Step.year, endingAt: boundary, end)
      try #require(faults.isEmpty, "at operation \(boundary)")
    }
  }

  @Test(arguments: ends)
  func `power cut while the log moves into the file`(end: ForgetfulDisk.End) throws {
    let scratch = try Scratch(simulated: true)
    let disk = ForgetfulDisk()
    var marks: [Int64] = []
    let whole = Account.living(Step.flood, in: scratch, on: disk) { _ in
      marks.append(disk.operations)
    }
    try #require(whole.error == nil)
    // The append with the most operations is the one that had the log moved.
    let moved = try #require(zip(marks, marks.dropFirst()).max { $0.1 - $0.0 < $1.1 - $1.0 })
    try #require(moved.1 - moved.0 > 1_000)
    for boundary in stride(from: moved.0, through: moved.1 + 40, by: 61) {
      let faults = try faultsOfLife(Step.flood, endingAt: boundary, end)
      try #require(faults.isEmpty, "at operation \(boundary)")
    }
  }

  @Test func `killed at any write, then power cut after the replay`() throws {
    for boundary in Self.boundaries {
      let faults = try faultsOfReplay(killedAt: boundary) { _ in }
      try #require(faults.isEmpty, "at operation \(boundary)")
    }
  }

  @Test func `power cut under many callers: whoever was answered is there`() async throws {
    for boundary in stride(from: Int64(40), to: 400, by: 23) {
      let scratch = try Scratch(simulated: true)
      let disk = ForgetfulDisk()
      let answers = try await answersToMany(endingAt: boundary, in: scratch, on: disk)
      disk.reboot()
      let store = try scratch.open(.existing, vfs: disk.name)
      let found = try store.records(after: 0)
      for (sequence, bytes) in answers {
        try #require(found.count >= sequence, "at operation \(boundary)")
        try #require(found[Int(sequence) - 1].bytes == bytes, "at operation \(boundary)")
      }
      try #require(found.count.isMultiple(of: 2), "a pair is there whole or not at all")
    }
  }

  /// Thirty callers append pairs until the end; the last of each pair that was answered.
  private func answersToMany(
    endingAt boundary: Int64, in scratch: Scratch, on disk: ForgetfulDisk
  ) async throws -> [Int64: [UInt8]] {
    let journal = SQLiteJournal(try scratch.open(.create, vfs: disk.name))
    disk.end(atOperation: boundary, .tear(seed: UInt64(boundary)))
    let answers = await withTaskGroup(of: [Int64: [UInt8]].self) { group in
      for caller in UInt8(0)..<30 {
        group.addTask {
          var answers: [Int64: [UInt8]] = [:]
          for turn in UInt8(0)..<20 {
            let pair = [[caller, turn, 0], [caller, turn, 1]]
            guard let last = try? await journal.append(pair) else { break }
            answers[last] = pair[1]
          }
          return answers
        }
      }
      return await group.reduce(into: [Int64: [UInt8]]()) { $0.merge($1) { first, _ in first } }
    }
    await journal.close()
    return answers
  }

  // What follows tests the tests: with a sync removed, they must fail.

  @Test func `with no sync at all the loss is found`() throws {
    var found = 0
    for boundary in Self.boundaries where boundary % 5 == 0 {
      let faults = try faultsOfLife(Step.year, endingAt: boundary, .drop) { $0.ignoreEverySync() }
      if !faults.isEmpty { found += 1 }
    }
    #expect(found > Self.boundaries.count / 10, "loss at nearly every boundary")
  }

  @Test func `the last sync of each append is needed`() throws {
    let syncs = try syncsOfEachStep()
    for (step, count) in syncs.enumerated() {
      switch Step.year[step] {
      case .append, .group: break
      default: continue
      }
      for removed in [false, true] {
        let scratch = try Scratch(simulated: true)
        let disk = ForgetfulDisk()
        let life = Account.living(Array(Step.year[...step]), in: scratch, on: disk) { index in
          if index == step, removed { disk.ignoreSyncs(count...count) }
          if index == step + 1 { disk.end(.drop) }
        }
        disk.reboot()
        let faults = life.account.faultsAfterReboot(in: scratch, on: disk)
        #expect(faults.isEmpty != removed, "step \(step), sync removed: \(removed)")
      }
    }
  }

  /// One for most appends; two for the first after opening, which begins the write-ahead log anew.
  private func syncsOfEachStep() throws -> [Int64] {
    let scratch = try Scratch(simulated: true)
    let disk = ForgetfulDisk()
    var marks: [Int64] = []
    let life = Account.living(Step.year, in: scratch, on: disk) { _ in marks.append(disk.syncs) }
    try #require(life.error == nil)
    return zip(marks, marks.dropFirst()).map { $1 - $0 }
  }

  @Test func `without the syncs of opening, a replay can show what is then lost`() throws {
    var found = 0
    for boundary in Self.boundaries {
      let faults = try faultsOfReplay(killedAt: boundary) { $0.ignoreEverySync() }
      if !faults.isEmpty { found += 1 }
    }
    #expect(found > 0)
  }

  private func faultsOfLife(
    _ steps: [Step], endingAt boundary: Int64, _ end: ForgetfulDisk.End,
    lie: (ForgetfulDisk) -> Void = { _ in }
  ) throws -> [String] {
    let scratch = try Scratch(simulated: true)
    let disk = ForgetfulDisk()
    disk.end(atOperation: boundary, end)
    lie(disk)
    let life = Account.living(steps, in: scratch, on: disk)
    disk.reboot()
    return life.account.faultsAfterReboot(in: scratch, on: disk)
  }

  /// A process is killed; the next one replays, and acts on it; then the power goes. What the
  /// replay showed must still be there.
  private func faultsOfReplay(
    killedAt boundary: Int64, lie: (ForgetfulDisk) -> Void
  ) throws -> [String] {
    let scratch = try Scratch(simulated: true)
    let disk = ForgetfulDisk()
    disk.end(atOperation: boundary, .kill)
    _ = Account.living(Step.year, in: scratch, on: disk)
    disk.reboot()
    lie(disk)
    guard let shown = try? records(in: scratch, on: disk) else { return [] }
    disk.end(.drop)
    disk.reboot()
    let kept = try? records(in: scratch, on: disk)
    return kept == shown ? [] : ["the replay showed \(shown.count) records, some are lost"]
  }

  private func records(in scratch: Scratch, on disk: ForgetfulDisk) throws -> [JournalRecord] {
    let store = try scratch.open(.existing, vfs: disk.name)
    let records = try store.records(after: 0)
    // The process ends while the store is open: closing it would sync.
    withExtendedLifetime(store) { disk.end(.kill) }
    return records
  }
}
