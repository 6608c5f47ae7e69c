/// The journal on a thread of its own, with group commit: appends that arrive while the disk is
/// busy share the next transaction, so that many callers cost one sync.
///
/// Appends are committed in the order in which the actor received them.
package actor SQLiteJournal: Journal {
  private struct Waiting {
    let append: SQLiteStore.Append
    let done: CheckedContinuation<Result<Int64, JournalError>, Never>
  }

  private let executor = ThreadExecutor()
  private let store: SQLiteStore
  private var waiting: [Waiting] = []
  private var flushing = false

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe executor.asUnownedSerialExecutor()
  }

  /// Takes over a store that is open. A node replays from the store first and wraps it then.
  package init(_ store: sending SQLiteStore) { self.store = store }

  /// Opens as `SQLiteStore.open` does; it blocks the caller while SQLite recovers.
  package static func open(
    directory: String, owner: String, mode: SQLiteStore.Mode, vfs: String? = nil
  ) throws(JournalError) -> SQLiteJournal {
    SQLiteJournal(try SQLiteStore.open(directory: directory, owner: owner, mode: mode, vfs: vfs))
  }

  /// Transactions that made records durable; fewer than appends when appends were grouped.
  package var commits: Int { store.commits }

  @discardableResult
  package func append(
    _ records: [[UInt8]], following: Int64? = nil
  ) async throws(JournalError) -> Int64 {
    let append = SQLiteStore.Append(records, following: following)
    let result = await withCheckedContinuation { done in
      waiting.append(Waiting(append: append, done: done))
      guard !flushing else { return }
      flushing = true
      // A new job: it runs after every append that is already queued on this thread.
      Task { self.flush() }
    }
    return try result.get()
  }

  private func flush() {
    flushing = false
    while !waiting.isEmpty {
      let group = takeGroup()
      do throws(JournalError) {
        let results = try store.append(together: group.map(\.append))
        for (member, result) in zip(group, results) { member.done.resume(returning: result) }
      } catch {
        for member in group { member.done.resume(returning: .failure(error)) }
      }
    }
  }

  /// The first of those waiting, as many as go well into one transaction.
  private func takeGroup() -> [Waiting] {
    var room = JournalLimit.batch
    let end = waiting.firstIndex { member in
      defer { room -= member.append.records.reduce(0) { $0 + $1.count } }
      return room <= 0
    }
    let group = Array(waiting.prefix(end ?? waiting.count))
    waiting.removeFirst(group.count)
    return group
  }

  package func records(
    after sequence: Int64, byteLimit: Int = JournalLimit.batch
  ) throws(JournalError) -> [JournalRecord] {
    try store.records(after: sequence, byteLimit: byteLimit)
  }

  package func lastSequence() throws(JournalError) -> Int64 { try store.lastSequence() }

  package func saveSnapshot(through sequence: Int64, _ bytes: [UInt8]) throws(JournalError) {
    try store.saveSnapshot(through: sequence, bytes)
  }

  package func snapshot() throws(JournalError) -> JournalSnapshot? { try store.snapshot() }
  package func incarnation() throws(JournalError) -> Int64 { try store.incarnation() }

  package func setIncarnation(_ value: Int64) throws(JournalError) {
    try store.setIncarnation(value)
  }

  /// Commits what is waiting, then closes.
  package func close() {
    flush()
    store.close()
  }
}
