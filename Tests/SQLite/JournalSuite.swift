import ParleySQLite
import Testing

/// What every journal must do. A new one calls this and writes no tests of its own for it.
///
/// `open` is called with `create` once, then with `existing` for each reopening of the same
/// journal.
func checkJournal(_ open: (SQLiteStore.Mode) async throws -> some Journal) async throws {
  let written = try await checkEmptyThenAppended(open(.create))
  try await checkReopened(open(.existing), holds: written)
  try await checkSnapshots(open(.existing), records: written.count)
  try await checkIncarnation(open)
  try await checkClosed(open(.existing))
}

private func checkEmptyThenAppended(_ journal: some Journal) async throws -> [[UInt8]] {
  #expect(try await journal.lastSequence() == 0)
  #expect(try await everything(in: journal).isEmpty)
  #expect(try await journal.snapshot() == nil)
  #expect(try await journal.incarnation() == 0)

  let first: [[UInt8]] = [[1, 2, 3], [], Array(repeating: 0, count: 5_000)]
  #expect(try await journal.append(first) == 3, "the number of the last record comes back")
  #expect(try await journal.append([]) == 3, "nothing to append changes nothing")
  let largest = [UInt8](repeating: 0xa5, count: JournalLimit.record)
  #expect(try await journal.append([largest], following: 3) == 4)

  await #expect(throws: JournalError.outOfOrder(following: 3, last: 4)) {
    try await journal.append([[9], [9]], following: 3)
  }
  #expect(try await journal.append([[7]], following: 4) == 5, "the refused append left no trace")
  let written = first + [largest, [7]]
  #expect(try await everything(in: journal) == written)
  await journal.close()
  return written
}

private func checkReopened(_ journal: some Journal, holds written: [[UInt8]]) async throws {
  #expect(try await journal.lastSequence() == Int64(written.count))
  for after in 0...written.count {
    let rest = try await everything(in: journal, after: Int64(after))
    #expect(rest == Array(written.dropFirst(after)))
  }
  let one = try await journal.records(after: 3, byteLimit: 10)
  #expect(one.map(\.sequence) == [4], "at least one record, however large")
  let two = try await journal.records(after: 0, byteLimit: 10)
  #expect(two.map(\.sequence) == [1, 2], "no more than the limit")
  await #expect(throws: JournalError.corrupt(detail: "record 9 is missing")) {
    try await journal.records(after: 9, byteLimit: 10)
  }
  await journal.close()
}

private func checkSnapshots(_ journal: some Journal, records: Int) async throws {
  try await journal.saveSnapshot(through: 0, [])
  #expect(try await journal.snapshot() == JournalSnapshot(through: 0, bytes: []))
  for through in 1...Int64(records) {
    let bytes = [UInt8](repeating: UInt8(through), count: 40_000)
    try await journal.saveSnapshot(through: through, bytes)
    #expect(try await journal.snapshot() == JournalSnapshot(through: through, bytes: bytes))
  }
  try await journal.saveSnapshot(through: Int64(records), [1])
  #expect(try await journal.snapshot()?.bytes == [1], "the same place again: the later one counts")
  #expect(try await journal.lastSequence() == Int64(records), "a snapshot is not a record")
  await journal.close()
}

private func checkIncarnation(
  _ open: (SQLiteStore.Mode) async throws -> some Journal
) async throws {
  for value in [Int64(1), 2, .max] {
    let journal = try await open(.existing)
    try await journal.setIncarnation(value)
    #expect(try await journal.incarnation() == value)
    await journal.close()
    let again = try await open(.existing)
    #expect(try await again.incarnation() == value)
    await again.close()
  }
}

private func checkClosed(_ journal: some Journal) async throws {
  await journal.close()
  await #expect(throws: JournalError.closed) { try await journal.append([[1]]) }
  await #expect(throws: JournalError.closed) { try await journal.lastSequence() }
  await #expect(throws: JournalError.closed) {
    try await journal.records(after: 9, byteLimit: 10)
  }
  await #expect(throws: JournalError.closed) { try await journal.snapshot() }
  await #expect(throws: JournalError.closed) { try await journal.setIncarnation(1) }
  await journal.close()
}

/// The records after `sequence`; their numbers must run on without a gap.
func everything(in journal: some Journal, after sequence: Int64 = 0) async throws -> [[UInt8]] {
  var found: [[UInt8]] = []
  try await journal.replay(after: sequence) { number, bytes in
    #expect(number == sequence + Int64(found.count) + 1)
    found.append(bytes)
  }
  return found
}
