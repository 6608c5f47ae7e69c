import ParleyDiskKit
import ParleySQLite
import Testing

@Suite struct JournalTests {
  @Test func `the store that blocks passes the suite`() async throws {
    let scratch = try Scratch()
    try await checkJournal { try scratch.open($0) }
  }

  @Test func `the journal on its own thread passes the suite`() async throws {
    let scratch = try Scratch()
    try await checkJournal {
      try SQLiteJournal.open(directory: scratch.data, owner: "alfa", mode: $0)
    }
  }

  @Test func `the journal in memory passes the suite`() async throws {
    let journal = MemoryJournal()
    try await checkJournal { _ in
      journal.reopen()
      return journal
    }
  }
}
