import CSQLite
import Glibc
import ParleyDiskKit
import ParleySQLite
import Testing

/// What is damaged is never taken for what was written.
@Suite struct DamageTests {
  static let records = (1...40).map { [UInt8](repeating: UInt8($0), count: $0 * 37) }

  @Test(arguments: [
    (0, Array("not a database, a letter".utf8)), (16, [0, 3]), (100, [0xff, 0xff, 0xff]),
    // Another program's application id.
    (68, [0, 0, 0, 1]),
    // Format 0.
    (60, [0, 0, 0, 0]),
  ])
  func `a broken header is refused`(offset: Int, bytes: [UInt8]) throws {
    let scratch = try Scratch()
    try scratch.make()
    try scratch.overwrite(scratch.file, at: offset, with: bytes)
    let error = #expect(throws: JournalError.self) { try scratch.open(.existing) }
    guard case .corrupt = error else { Issue.record("\(String(describing: error))"); return }
  }

  @Test func `a later format is refused by name`() throws {
    let scratch = try Scratch()
    try scratch.make()
    try scratch.overwrite(scratch.file, at: 60, with: [0, 0, 0, 2])
    #expect(throws: JournalError.newerFormat(version: 2)) { try scratch.open(.existing) }
  }

  @Test(arguments: [
    ("DELETE FROM record WHERE sequence = 20", "record 20 is missing"),
    ("UPDATE record SET body = x'00' WHERE sequence = 20", "record 20 is not what was written"),
    (
      """
      UPDATE record SET body = (SELECT body FROM record WHERE sequence = 19),
        checksum = (SELECT checksum FROM record WHERE sequence = 19) WHERE sequence = 20
      """, "record 20 is not what was written"
    ),
  ])
  func `a record that is lost or changed is found where it is read`(
    sql: String, detail: String
  ) throws {
    let scratch = try Scratch()
    try scratch.make(Self.records)
    try change(scratch.file, sql)
    let store = try scratch.open(.existing)
    #expect(throws: JournalError.corrupt(detail: detail)) { try store.replay { _, _ in } }
    #expect(throws: JournalError.corrupt(detail: detail)) { try store.verify() }
    #expect(try store.records(after: 20).count == 20, "what follows can be read")
  }

  @Test func `a journal without its beginning is refused`() throws {
    let scratch = try Scratch()
    try scratch.make()
    try change(scratch.file, "DELETE FROM record WHERE sequence = 1")
    #expect(throws: JournalError.corrupt(detail: "the journal begins with record 2")) {
      try scratch.open(.existing)
    }
  }

  @Test func `a bad snapshot gives way to the older one, and then to a replay`() throws {
    let scratch = try Scratch()
    let store = try scratch.open(.create)
    try store.append(Self.records)
    for through in [Int64(10), 20, 30] { try store.saveSnapshot(through: through, [1, 2, 3]) }
    store.close()
    for expected in [Int64(30), 20, nil] {
      let store = try scratch.open(.existing)
      #expect(try store.snapshot()?.through == expected)
      store.close()
      try change(
        scratch.file, "UPDATE snapshot SET body = x'010204' WHERE through = \(expected ?? 0)")
    }
  }

  @Test func `a snapshot of records that are not there is damage`() throws {
    let scratch = try Scratch()
    let store = try scratch.open(.create)
    try store.append(Self.records)
    try store.saveSnapshot(through: 40, [1])
    store.close()
    try change(scratch.file, "DELETE FROM record WHERE sequence = 40")
    let detail = "record 40 is in a snapshot and not in the journal"
    #expect(throws: JournalError.corrupt(detail: detail)) {
      try scratch.open(.existing).snapshot()
    }
  }

  @Test func `any flipped byte is found, or changes nothing`() throws {
    let scratch = try Scratch(simulated: true)
    try scratch.make(Self.records)
    let whole = try contents(of: scratch.file)
    var found = 0
    for offset in stride(from: 0, to: whole.count, by: 61) {
      try scratch.overwrite(scratch.file, at: offset, with: [whole[offset] ^ 0x10])
      do {
        let store = try scratch.open(.existing)
        try store.verify()
        let records = try store.records(after: 0).map(\.bytes)
        try #require(records == Self.records, "byte \(offset)")
        store.close()
      } catch {
        found += 1
      }
      unlink(scratch.file + "-wal")
      try scratch.overwrite(scratch.file, at: 0, with: whole)
      truncate(scratch.file, off_t(whole.count))
    }
    #expect(found > whole.count / 61 / 2, "the file is mostly records")
  }

  @Test func `a file cut short is found`() throws {
    let scratch = try Scratch(simulated: true)
    try scratch.make(Self.records)
    let whole = try contents(of: scratch.file)
    for length in stride(from: 100, to: whole.count, by: 1_000) {
      truncate(scratch.file, off_t(length))
      #expect(throws: JournalError.self, "length \(length)") {
        let store = try scratch.open(.existing)
        try store.verify()
      }
      unlink(scratch.file + "-wal")
      try scratch.overwrite(scratch.file, at: 0, with: whole)
    }
  }

  /// Changes the file behind the journal's back.
  private func change(_ path: String, _ sql: String) throws {
    var database: OpaquePointer?
    defer { sqlite3_close_v2(database) }
    try #require(sqlite3_open(path, &database) == SQLITE_OK)
    try #require(sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK)
  }

  private func contents(of path: String) throws -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: Int(lseek(file, 0, SEEK_END)))
    try #require(pread(file, &bytes, bytes.count, 0) == bytes.count)
    return bytes
  }
}
