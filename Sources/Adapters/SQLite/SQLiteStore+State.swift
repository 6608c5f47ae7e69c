/// What the journal keeps besides the records: snapshots, which only save time, and the
/// incarnation.
extension SQLiteStore {
  package func saveSnapshot(
    through sequence: Int64, _ bytes: [UInt8]
  ) throws(JournalError) {
    precondition(bytes.count <= JournalLimit.snapshot, "a snapshot is at most 512 MiB")
    precondition(sequence >= 0 && sequence <= last, "no such record")
    let database = try usable()
    let sum = checksum(sequence, bytes)
    try writing { () throws(JournalError) in
      try database.transaction { () throws(JournalError) in
        try database.run(
          "INSERT OR REPLACE INTO snapshot(through, body, checksum) VALUES (?, ?, ?)",
          [.integer(sequence), .blob(bytes), .blob(sum)])
        try database.run(
          """
          DELETE FROM snapshot WHERE through NOT IN
            (SELECT through FROM snapshot ORDER BY through DESC LIMIT 2)
          """)
      }
    }
  }

  package func snapshot() throws(JournalError) -> JournalSnapshot? {
    let database = try usable()
    var candidates: [Int64] = []
    try database.run("SELECT through FROM snapshot ORDER BY through DESC") {
      row throws(JournalError) in
      candidates.append(row.integer(0))
      return true
    }
    for through in candidates {
      guard through <= last else {
        throw .corrupt(detail: "record \(through) is in a snapshot and not in the journal")
      }
      if let snapshot = try snapshot(through: through, in: database) { return snapshot }
    }
    return nil
  }

  /// Nil if it is not what was written: an older one, or a longer replay, gives the same state.
  private func snapshot(
    through: Int64, in database: Database
  ) throws(JournalError) -> JournalSnapshot? {
    var found: JournalSnapshot?
    do throws(JournalError) {
      try database.run(
        "SELECT body, checksum FROM snapshot WHERE through = ?", [.integer(through)]
      ) { row throws(JournalError) in
        let bytes = row.bytes(0)
        if row.bytes(1) == checksum(through, bytes) {
          found = JournalSnapshot(through: through, bytes: bytes)
        }
        return false
      }
    } catch {
      guard case .corrupt = error else { throw error }
    }
    return found
  }

  package func incarnation() throws(JournalError) -> Int64 {
    guard let value = try usable().integer("SELECT incarnation FROM journal") else {
      throw .corrupt(detail: "it has no incarnation")
    }
    return value
  }

  package func setIncarnation(_ value: Int64) throws(JournalError) {
    let database = try usable()
    try writing { () throws(JournalError) in
      try database.run("UPDATE journal SET incarnation = ?", [.integer(value)])
    }
  }

  /// Reads everything and compares it with its checksums; the time grows with the journal.
  /// - Throws: `corrupt` with the first fault found.
  package func verify() throws(JournalError) {
    var answer = ""
    try usable().run("PRAGMA integrity_check(1)") { row throws(JournalError) in
      answer = row.text(0)
      return false
    }
    guard answer == "ok" else { throw .corrupt(detail: answer) }
    var reached: Int64 = 0
    while let end = try records(after: reached).last { reached = end.sequence }
  }
}
