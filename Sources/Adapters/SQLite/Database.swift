import CSQLite
import Glibc

/// One connection to an SQLite file, for one thread at a time. Statements are kept prepared.
///
/// Every statement's text is a constant of this module, so the cache is small and nothing from
/// outside becomes SQL.
@safe final class Database {
  private let handle: OpaquePointer
  private var statements: [String: OpaquePointer] = unsafe [:]

  /// Opens a file that is there. `vfs` names the file system to use; nil is the real one.
  init(path: String, vfs: String?) throws(JournalError) {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW
    let code = unsafe sqlite3_open_v2(path, &opened, flags, vfs)
    guard let handle = unsafe opened else { throw .io(code: code, message: "out of memory") }
    guard code == SQLITE_OK else {
      let state = unsafe state(of: handle, code)
      unsafe sqlite3_close_v2(handle)
      throw state
    }
    unsafe self.handle = handle
    unsafe sqlite3_extended_result_codes(handle, 1)
  }

  deinit {
    while let (_, statement) = unsafe statements.popFirst() {
      unsafe sqlite3_finalize(statement)
    }
    unsafe sqlite3_close_v2(handle)
  }

  enum Value {
    case integer(Int64)
    case text(String)
    case blob([UInt8])
  }

  /// Runs statements that have no parameters and whose rows do not matter.
  func execute(_ sql: String) throws(JournalError) {
    let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw unsafe state(of: handle, code) }
  }

  /// Runs one statement; `row` sees each row until it returns false.
  func run(
    _ sql: String, _ values: [Value] = [],
    row: (Row) throws(JournalError) -> Bool = { _ throws(JournalError) in true }
  ) throws(JournalError) {
    let statement = try unsafe prepared(sql)
    defer {
      unsafe sqlite3_reset(statement)
      unsafe sqlite3_clear_bindings(statement)
    }
    for (index, value) in values.enumerated() {
      let code = unsafe bind(value, at: Int32(index + 1), of: statement)
      guard code == SQLITE_OK else { throw unsafe state(of: handle, code) }
    }
    while true {
      switch unsafe sqlite3_step(statement) {
      case SQLITE_ROW: if try !row(unsafe Row(statement: statement)) { return }
      case SQLITE_DONE: return
      case let code: throw unsafe state(of: handle, code)
      }
    }
  }

  /// The integer in the first row and column, nil when there is no row.
  func integer(_ sql: String, _ values: [Value] = []) throws(JournalError) -> Int64? {
    var found: Int64?
    try run(sql, values) { row throws(JournalError) in
      found = row.integer(0)
      return false
    }
    return found
  }

  /// Commits what `body` did, or nothing of it.
  func transaction(_ body: () throws(JournalError) -> Void) throws(JournalError) {
    try run("BEGIN IMMEDIATE")
    do throws(JournalError) {
      try body()
      try run("COMMIT")
    } catch {
      // SQLite has already rolled back after some errors; a second rollback would be one more.
      if unsafe sqlite3_get_autocommit(handle) == 0 { try? execute("ROLLBACK") }
      throw error
    }
  }

  private func prepared(_ sql: String) throws(JournalError) -> OpaquePointer {
    if let statement = unsafe statements[sql] { return unsafe statement }
    var statement: OpaquePointer?
    let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
    let code = unsafe sqlite3_prepare_v3(handle, sql, -1, flags, &statement, nil)
    guard code == SQLITE_OK, let statement = unsafe statement else {
      throw unsafe state(of: handle, code)
    }
    unsafe statements[sql] = statement
    return unsafe statement
  }

  private func bind(_ value: Value, at index: Int32, of statement: OpaquePointer) -> Int32 {
    // Safe: the shims copy what they are given before they return.
    switch value {
    case .integer(let integer): unsafe sqlite3_bind_int64(statement, index, integer)
    case .text(let text): unsafe csqlite_bind_text(statement, index, text)
    case .blob(let bytes):
      unsafe bytes.withUnsafeBytes {
        unsafe csqlite_bind_blob(statement, index, $0.baseAddress, sqlite3_uint64($0.count))
      }
    }
  }
}

/// The current row of a running statement; it lives no longer than the closure that is given it.
@safe struct Row {
  fileprivate let statement: OpaquePointer

  fileprivate init(statement: OpaquePointer) { unsafe self.statement = unsafe statement }

  func integer(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(statement, column) }

  func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

  /// The size of the bytes in `column`, without a copy.
  func byteCount(_ column: Int32) -> Int { unsafe Int(sqlite3_column_bytes(statement, column)) }

  func bytes(_ column: Int32) -> [UInt8] {
    // Safe: SQLite keeps the bytes until the next step; they are copied here.
    guard let start = unsafe sqlite3_column_blob(statement, column) else { return [] }
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: byteCount(column)))
  }
}

/// SQLITE_IOERR_WRITE, an expression that Swift does not import.
private let ioErrorWrite = SQLITE_IOERR | (3 << 8)

/// The named state for an SQLite result.
private func state(of handle: OpaquePointer, _ code: Int32) -> JournalError {
  let message = unsafe String(cString: sqlite3_errmsg(handle))
  let systemError = unsafe sqlite3_system_errno(handle)
  switch code & 0xff {
  case SQLITE_FULL: return .diskFull
  // A quota is a full disk too, except when syncing: then some of it may have been written.
  case SQLITE_IOERR where code == ioErrorWrite && systemError == EDQUOT: return .diskFull
  case SQLITE_CORRUPT, SQLITE_NOTADB: return .corrupt(detail: message)
  case SQLITE_BUSY, SQLITE_LOCKED: return .lockedByAnother(pid: nil)
  default: return .io(code: code, message: message)
  }
}
