import Glibc
package import ParleySQLite

/// A directory for one test, gone with it. The data directory inside it is yet to be made.
package final class Scratch: Sendable {
  package let root: String
  package var data: String { root + "/data" }
  package var file: String { data + "/journal.sqlite" }

  package struct Failure: Error { package let code: Int32 }

  /// - Parameter simulated: the test simulates the disk, so the real one need not be waited for.
  package init(simulated: Bool = false) throws {
    let parent = simulated && access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var template = Array("\(parent)/parley-journal-XXXXXX".utf8CString)
    guard let path = mkdtemp(&template) else { throw Failure(code: errno) }
    root = String(cString: path)
  }

  deinit {
    for folder in [data, root] {
      for name in names(in: folder) { unlink(folder + "/" + name) }
      rmdir(folder)
    }
  }

  package func open(
    _ mode: SQLiteStore.Mode, owner: String = "alfa", vfs: String? = nil
  ) throws(JournalError) -> SQLiteStore {
    try SQLiteStore.open(directory: data, owner: owner, mode: mode, vfs: vfs)
  }

  /// A journal with `records`, closed again.
  package func make(_ records: [[UInt8]] = [[1], [2], [3]]) throws(JournalError) {
    let store = try open(.create)
    try store.append(records)
    store.close()
  }

  package func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var found: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { found.append(name) }
    }
    return found.sorted()
  }

  /// Writes `bytes` over what the file has at `offset`.
  package func overwrite(_ path: String, at offset: Int, with bytes: [UInt8]) throws {
    let file = Glibc.open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(file) }
    guard pwrite(file, bytes, bytes.count, off_t(offset)) == bytes.count else {
      throw Failure(code: errno)
    }
  }
}
