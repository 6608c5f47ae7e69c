/// Where a node's records go: one total order, numbered from 1 without gaps.
///
/// A record is opaque here. Three journals implement this and pass one suite: `SQLiteStore` (blocks
/// its caller), `SQLiteJournal` (the same store on a thread of its own, with group commit) and
/// `MemoryJournal` (for tests; nothing in it is durable). The requirements are `async` so that an
/// actor can meet them; a caller that holds a `SQLiteStore` itself calls it without `await`.
package protocol Journal {
  /// Appends `records` in order, durable when it returns, all of them or none.
  ///
  /// With `following`, the first must come directly after that number. A caller that has decided
  /// several appends ahead gives it, so that none lands after one before it has failed.
  /// - Returns: the number of the last record in the journal.
  /// - Throws: `outOfOrder` if `following` is not the last number; nothing was written. `diskFull`
  ///   if there is no room; nothing was written, and a later append may succeed. After `io` it is
  ///   unknown whether the records are there, and every call fails until the journal is reopened.
  func append(_ records: [[UInt8]], following: Int64?) async throws(JournalError) -> Int64

  /// The records after `sequence` in order: as many as fit in `byteLimit`, and at least one unless
  /// there is none.
  /// - Throws: `corrupt` if a number is missing or a record is not what was written.
  func records(
    after sequence: Int64, byteLimit: Int
  ) async throws(JournalError) -> [JournalRecord]

  /// The number of the last record, 0 when there is none.
  func lastSequence() async throws(JournalError) -> Int64

  /// Keeps the state that follows from all records up to `sequence`, and the one saved before it.
  func saveSnapshot(through sequence: Int64, _ bytes: [UInt8]) async throws(JournalError)

  /// The newest snapshot that is what was written, or nil: then replay from the start.
  func snapshot() async throws(JournalError) -> JournalSnapshot?

  /// The counter that tells a restored journal from the one the keys last signed with.
  func incarnation() async throws(JournalError) -> Int64
  func setIncarnation(_ value: Int64) async throws(JournalError)

  /// Gives the journal back. Every later call throws `closed`.
  func close() async
}

/// One record and its place in the order.
package struct JournalRecord: Hashable, Sendable {
  package let sequence: Int64
  package let bytes: [UInt8]

  package init(sequence: Int64, bytes: [UInt8]) {
    self.sequence = sequence
    self.bytes = bytes
  }
}

/// A state that follows from the records up to and including `through`.
package struct JournalSnapshot: Hashable, Sendable {
  package let through: Int64
  package let bytes: [UInt8]

  package init(through: Int64, bytes: [UInt8]) {
    self.through = through
    self.bytes = bytes
  }
}

/// What a journal takes. More is a bug of the caller and stops the process.
package enum JournalLimit {
  /// Bytes of one record: 9 MiB.
  package static let record = 9 << 20
  /// Bytes of one snapshot: 512 MiB.
  package static let snapshot = 512 << 20
  /// Bytes read at once in a replay, and put into one commit: 8 MiB.
  package static let batch = 8 << 20
}

extension Journal {
  @discardableResult
  package func append(_ records: [[UInt8]]) async throws(JournalError) -> Int64 {
    try await append(records, following: nil)
  }

  /// Gives every record after `sequence` to `body`, in order, holding few in memory at a time.
  package func replay(
    after sequence: Int64 = 0, _ body: (Int64, [UInt8]) throws -> Void
  ) async throws {
    var last = sequence
    while true {
      let batch = try await records(after: last, byteLimit: JournalLimit.batch)
      guard let end = batch.last else { return }
      for record in batch { try body(record.sequence, record.bytes) }
      last = end.sequence
    }
  }
}
