import ParleyCrypto
import ParleyWire

/// The journal of a node in one SQLite file. Every call blocks until the disk has answered.
///
/// Durable means: in the write-ahead log and synced (`synchronous=FULL`). One opener at a time; the
/// data directory is locked for as long as the store is open.
package final class SQLiteStore: Journal {
  /// Whether a journal is to be made or must be there. Making is never implied: a node that lost
  /// its journal must not begin a new one under the old keys.
  package enum Mode: Sendable { case create, existing }

  /// Transactions that made records durable.
  package private(set) var commits = 0
  /// The number of the last durable record.
  private(set) var last: Int64
  /// The state in which the store has stopped. What the file holds is unknown until it is reopened.
  private var stopped: JournalError?
  private var database: Database?
  private let directory: DataDirectory

  /// Opens the journal of the party `owner` in `directory`.
  /// - Parameter vfs: the SQLite file system; nil is the real one, tests give their own.
  package static func open(
    directory path: String, owner: String, mode: Mode, vfs: String? = nil
  ) throws(JournalError) -> SQLiteStore {
    let directory = try DataDirectory(path: path, make: mode == .create)
    let database = try openJournal(in: directory, owner: owner, mode: mode, vfs: vfs)
    return SQLiteStore(directory, database, last: try readLastSequence(in: database))
  }

  private init(_ directory: DataDirectory, _ database: Database, last: Int64) {
    self.directory = directory
    self.database = database
    self.last = last
  }

  deinit { close() }

  /// One caller's records in a group.
  package struct Append: Sendable {
    package let records: [[UInt8]]
    package let following: Int64?

    package init(_ records: [[UInt8]], following: Int64? = nil) {
      for record in records {
        precondition(record.count <= JournalLimit.record, "a record is at most 9 MiB")
      }
      self.records = records
      self.following = following
    }
  }

  @discardableResult
  package func append(
    _ records: [[UInt8]], following: Int64? = nil
  ) throws(JournalError) -> Int64 {
    try append(together: [Append(records, following: following)])[0].get()
  }

  /// Makes a group durable in one transaction. An append that is out of order fails alone; anything
  /// else fails the whole group.
  package func append(
    together group: [Append]
  ) throws(JournalError) -> [Result<Int64, JournalError>] {
    let database = try usable()
    var end = last
    var results: [Result<Int64, JournalError>] = []
    for append in group {
      if let following = append.following, following != end {
        results.append(.failure(.outOfOrder(following: following, last: end)))
      } else {
        end += Int64(append.records.count)
        results.append(.success(end))
      }
    }
    guard end > last else { return results }
    try writing { () throws(JournalError) in
      try database.transaction { () throws(JournalError) in
        var sequence = last
        for (append, result) in zip(group, results) {
          guard case .success = result else { continue }
          for record in append.records {
            sequence += 1
            try insert(record, at: sequence, into: database)
          }
        }
      }
    }
    last = end
    commits += 1
    return results
  }

  private func insert(
    _ record: [UInt8], at sequence: Int64, into database: Database
  ) throws(JournalError) {
    let sum = checksum(sequence, record)
    try database.run(
      "INSERT INTO record(sequence, body, checksum) VALUES (?, ?, ?)",
      [.integer(sequence), .blob(record), .blob(sum)])
  }

  package func records(
    after sequence: Int64, byteLimit: Int = JournalLimit.batch
  ) throws(JournalError) -> [JournalRecord] {
    precondition(sequence >= 0, "records are numbered from 1")
    let database = try usable()
    guard sequence <= last else { throw .corrupt(detail: "record \(sequence) is missing") }
    var found: [JournalRecord] = []
    var room = byteLimit
    try database.run(
      "SELECT sequence, body, checksum FROM record WHERE sequence > ? ORDER BY sequence",
      [.integer(sequence)]
    ) { row throws(JournalError) in
      room -= row.byteCount(1)
      guard room >= 0 || found.isEmpty else { return false }
      found.append(try record(in: row, at: sequence + Int64(found.count) + 1))
      return true
    }
    return found
  }

  private func record(in row: Row, at expected: Int64) throws(JournalError) -> JournalRecord {
    let record = JournalRecord(sequence: row.integer(0), bytes: row.bytes(1))
    guard record.sequence == expected else {
      throw .corrupt(detail: "record \(expected) is missing")
    }
    guard row.bytes(2) == checksum(expected, record.bytes) else {
      throw .corrupt(detail: "record \(expected) is not what was written")
    }
    return record
  }

  /// Gives every record after `sequence` to `body`, in order, holding few in memory at a time.
  package func replay(
    after sequence: Int64 = 0, _ body: (Int64, [UInt8]) throws -> Void
  ) throws {
    var reached = sequence
    while true {
      let batch = try records(after: reached)
      guard let end = batch.last else { return }
      for record in batch { try body(record.sequence, record.bytes) }
      reached = end.sequence
    }
  }

  package func lastSequence() throws(JournalError) -> Int64 {
    _ = try usable()
    return last
  }

  package func close() {
    database = nil
    stopped = .closed
    directory.unlock()
  }

  func usable() throws(JournalError) -> Database {
    if let stopped { throw stopped }
    guard let database else { throw .closed }
    return database
  }

  /// Runs a change. If the disk fails in it, the store stops: a later sync may report success for
  /// pages that the kernel has already dropped, so only what a new opening finds is certain.
  func writing(_ body: () throws(JournalError) -> Void) throws(JournalError) {
    do throws(JournalError) {
      try body()
    } catch {
      if case .diskFull = error { throw error }
      stopped = error
      throw error
    }
  }
}

/// Ties the bytes to their place, so that neither can change unseen.
func checksum(_ sequence: Int64, _ bytes: [UInt8]) -> [UInt8] {
  var hasher = SHA256.Hasher()
  hasher.update((0..<8).map { UInt8(truncatingIfNeeded: sequence >> (56 - 8 * $0)) })
  hasher.update(bytes)
  return hasher.finish().bytes
}
