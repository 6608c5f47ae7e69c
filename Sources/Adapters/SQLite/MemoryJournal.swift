/// A journal for tests and simulations. It keeps its order and its errors, and forgets everything
/// with the process.
package final class MemoryJournal: Journal {
  package private(set) var commits = 0
  private var kept: [[UInt8]] = []
  private var snapshots: [JournalSnapshot] = []
  private var counter: Int64 = 0
  private var open = true

  package init() {}

  /// Opens it again after `close`, with what it held.
  package func reopen() { open = true }

  @discardableResult
  package func append(
    _ records: [[UInt8]], following: Int64? = nil
  ) throws(JournalError) -> Int64 {
    let last = try lastSequence()
    if let following, following != last { throw .outOfOrder(following: following, last: last) }
    guard !records.isEmpty else { return last }
    for record in records {
      precondition(record.count <= JournalLimit.record, "a record is at most 9 MiB")
    }
    kept += records
    commits += 1
    return Int64(kept.count)
  }

  package func records(
    after sequence: Int64, byteLimit: Int = JournalLimit.batch
  ) throws(JournalError) -> [JournalRecord] {
    let last = try lastSequence()
    precondition(sequence >= 0, "records are numbered from 1")
    guard sequence <= last else { throw .corrupt(detail: "record \(sequence) is missing") }
    var found: [JournalRecord] = []
    var room = byteLimit
    for index in Int(sequence)..<kept.count {
      room -= kept[index].count
      if room < 0, !found.isEmpty { break }
      found.append(JournalRecord(sequence: Int64(index + 1), bytes: kept[index]))
    }
    return found
  }

  package func lastSequence() throws(JournalError) -> Int64 {
    guard open else { throw .closed }
    return Int64(kept.count)
  }

  package func saveSnapshot(through sequence: Int64, _ bytes: [UInt8]) throws(JournalError) {
    let last = try lastSequence()
    precondition(sequence >= 0 && sequence <= last, "no such record")
    precondition(bytes.count <= JournalLimit.snapshot, "a snapshot is at most 512 MiB")
    snapshots.removeAll { $0.through == sequence }
    snapshots.append(JournalSnapshot(through: sequence, bytes: bytes))
    snapshots = snapshots.sorted { $0.through < $1.through }.suffix(2)
  }

  package func snapshot() throws(JournalError) -> JournalSnapshot? {
    _ = try lastSequence()
    return snapshots.last
  }

  package func incarnation() throws(JournalError) -> Int64 {
    _ = try lastSequence()
    return counter
  }

  package func setIncarnation(_ value: Int64) throws(JournalError) {
    _ = try lastSequence()
    counter = value
  }

  package func close() { open = false }
}
