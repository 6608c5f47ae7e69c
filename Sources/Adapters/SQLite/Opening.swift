/// Opening a journal: what is there is examined before anything in it is changed.

private let file = "journal.sqlite"
/// Of the program that writes it ("PRLY"), where `file` and others look for it.
private let applicationID: Int64 = 0x5052_4C59
private let formatVersion: Int64 = 1

private let schema = """
  CREATE TABLE record(
    sequence INTEGER PRIMARY KEY, body BLOB NOT NULL, checksum BLOB NOT NULL) STRICT;
  CREATE TABLE snapshot(
    through INTEGER PRIMARY KEY, body BLOB NOT NULL, checksum BLOB NOT NULL) STRICT;
  CREATE TABLE journal(
    one INTEGER PRIMARY KEY CHECK (one = 1), owner TEXT NOT NULL, incarnation INTEGER NOT NULL
  ) STRICT;
  PRAGMA application_id = \(applicationID);
  PRAGMA user_version = \(formatVersion);
  """

func openJournal(
  in directory: DataDirectory, owner: String, mode: SQLiteStore.Mode, vfs: String?
) throws(JournalError) -> Database {
  let path = directory.path + "/" + file
  try directory.requirePrivate([file, file + "-wal", file + "-journal"])
  if mode == .create {
    try directory.makeFile(file)
  } else {
    guard try directory.holds(file) else { throw .missing(path: path) }
  }
  let database = try Database(path: path, vfs: vfs)
  // Alone on the file: no shared memory beside it, and no lock calls for each transaction.
  try database.execute("PRAGMA locking_mode = EXCLUSIVE; PRAGMA trusted_schema = OFF;")
  let blank = try isBlank(database)
  switch (mode, blank) {
  case (.create, true): try make(database, owner: owner)
  case (.create, false): throw .exists(path: path)
  // Making it was cut short before it held anything.
  case (.existing, true): throw .missing(path: path)
  case (.existing, false): try examine(database, owner: owner)
  }
  try settle(database)
  return database
}

private func isBlank(_ database: Database) throws(JournalError) -> Bool {
  let tables = try database.integer("SELECT count(*) FROM sqlite_schema")
  let application = try database.integer("PRAGMA application_id")
  return tables == 0 && application == 0
}

private func make(_ database: Database, owner: String) throws(JournalError) {
  try useWriteAheadLog(database)
  try database.transaction { () throws(JournalError) in
    try database.execute(schema)
    try database.run(
      "INSERT INTO journal(one, owner, incarnation) VALUES (1, ?, 0)", [.text(owner)])
  }
}

private func examine(_ database: Database, owner: String) throws(JournalError) {
  guard try database.integer("PRAGMA application_id") == applicationID else {
    throw .corrupt(detail: "the file is another program's database")
  }
  let version = try database.integer("PRAGMA user_version") ?? 0
  guard version <= formatVersion else { throw .newerFormat(version: version) }
  guard version == formatVersion else { throw .corrupt(detail: "there is no format \(version)") }
  var found: String?
  try database.run("SELECT owner FROM journal") { row throws(JournalError) in
    found = row.text(0)
    return false
  }
  guard let found else { throw .corrupt(detail: "it does not say whose it is") }
  guard found == owner else { throw .foreign(owner: found) }
  try useWriteAheadLog(database)
}

private func useWriteAheadLog(_ database: Database) throws(JournalError) {
  var mode = ""
  try database.run("PRAGMA journal_mode = WAL") { row throws(JournalError) in
    mode = row.text(0)
    return false
  }
  guard mode == "wal" else { throw .io(code: 0, message: "no write-ahead log, mode \(mode)") }
  try database.execute("PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864;")
}

/// Makes durable what the journal now shows. A process that was killed may have left a commit
/// written but not synced; the next one would act on it, sign, and lose it with the power.
private func settle(_ database: Database) throws(JournalError) {
  do throws(JournalError) {
    guard try database.integer("PRAGMA wal_checkpoint(TRUNCATE)") == 0 else {
      throw .lockedByAnother(pid: nil)
    }
  } catch {
    // A checkpoint syncs the write-ahead log before it needs room in the file; that is enough.
    guard case .diskFull = error else { throw error }
  }
}

/// The number of the last record. Gaps further back are found by whoever reads there, so that
/// opening does not grow with history.
func readLastSequence(in database: Database) throws(JournalError) -> Int64 {
  let last = try database.integer("SELECT coalesce(max(sequence), 0) FROM record") ?? 0
  let first = try database.integer("SELECT coalesce(min(sequence), 1) FROM record") ?? 1
  guard first == 1 else { throw .corrupt(detail: "the journal begins with record \(first)") }
  return last
}
