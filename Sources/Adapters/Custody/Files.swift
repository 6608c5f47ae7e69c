import Glibc
import ParleyCrypto

/// Files that hold secrets or evidence: private, whole or absent, and on disk before anyone is
/// told.
///
/// Symbolic links are never followed.
enum Files {
  static let folderMode: mode_t = 0o700
  static let fileMode: mode_t = 0o600
  /// No file of a data directory that is read whole is longer.
  static let limit = 16 << 20

  enum Kind { case file, folder }

  /// Whether a path exists; checked for owner and mode when it does.
  static func check(_ path: String, _ kind: Kind) throws(CustodyError) -> Bool {
    var status = stat()
    // Unsafe: the call fills the struct it is given.
    guard unsafe lstat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return false }
      throw failure("stat", path)
    }
    try require(status, path, kind)
    return true
  }

  private static func require(_ status: stat, _ path: String, _ kind: Kind) throws(CustodyError) {
    let wanted = kind == .file ? S_IFREG : S_IFDIR
    guard status.st_mode & S_IFMT == wanted else {
      throw .wrongKind(path: path, wanted: kind == .file ? "a plain file" : "a folder")
    }
    guard status.st_uid == geteuid() else { throw .ownership(path: path, uid: status.st_uid) }
    let mode = kind == .file ? fileMode : folderMode
    guard status.st_mode & 0o7777 == mode else {
      throw .permissions(path: path, mode: status.st_mode & 0o7777, wanted: mode)
    }
  }

  /// Reads a private file into memory that is wiped afterwards.
  static func readSecret(_ path: String) throws(CustodyError) -> SecretBytes {
    let file = try open(path, O_RDONLY)
    defer { close(file) }
    var status = stat()
    // Unsafe: the call fills the struct it is given.
    guard unsafe fstat(file, &status) == 0 else { throw failure("stat", path) }
    try require(status, path, .file)
    return try read(file, Int(status.st_size), path)
  }

  /// Reads a public file, whatever its mode.
  static func read(_ path: String) throws(CustodyError) -> [UInt8] {
    let file = try open(path, O_RDONLY)
    defer { close(file) }
    var status = stat()
    // Unsafe: the call fills the struct it is given.
    guard unsafe fstat(file, &status) == 0 else { throw failure("stat", path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .wrongKind(path: path, wanted: "a plain file")
    }
    return try read(file, Int(status.st_size), path).withBytes { span in
      span.indices.map { span[$0] }
    }
  }

  private static func read(
    _ file: Int32, _ size: Int, _ path: String
  ) throws(CustodyError) -> SecretBytes {
    guard (1...limit).contains(size) else {
      throw .malformed(path: path, expected: "a file of 1 to \(limit) bytes")
    }
    // Unsafe: `done` stays below the size of the memory.
    return try unsafe SecretBytes(count: size) { memory throws(CustodyError) in
      var done = 0
      while done < size {
        let count = unsafe Glibc.read(file, memory + done, size - done)
        guard count > 0 || (count < 0 && errno == EINTR) else { throw failure("read", path) }
        if count > 0 { done += count }
      }
    }
  }

  /// Writes a file that appears whole or not at all, and is durable on return.
  static func write(
    _ content: borrowing SecretBytes, to path: String, mode: mode_t = fileMode,
    replacing: Bool = false
  ) throws(CustodyError) {
    if !replacing, unsafe access(path, F_OK) == 0 { throw .exists(path: path) }
    let temporary = path + ".tmp"
    // A leftover of a crash; nothing ever reads it.
    unsafe unlink(temporary)
    let file = try open(temporary, O_WRONLY | O_CREAT | O_EXCL, mode)
    do throws(CustodyError) {
      defer { close(file) }
      try write(content, file, path)
      guard fchmod(file, mode) == 0, fsync(file) == 0 else { throw failure("write", path) }
    } catch {
      unsafe unlink(temporary)
      throw error
    }
    guard unsafe rename(temporary, path) == 0 else {
      unsafe unlink(temporary)
      throw failure("rename", path)
    }
    try sync(folder: parent(path))
  }

  private static func write(
    _ content: borrowing SecretBytes, _ file: Int32, _ path: String
  ) throws(CustodyError) {
    let count = content.count
    // Unsafe: `done` stays below the size of the memory.
    try unsafe content.withPointer { memory throws(CustodyError) in
      var done = 0
      while done < count {
        let written = unsafe Glibc.write(file, memory + done, count - done)
        guard written > 0 || (written < 0 && errno == EINTR) else { throw failure("write", path) }
        if written > 0 { done += written }
      }
    }
  }

  private static func open(
    _ path: String, _ flags: Int32, _ mode: mode_t = fileMode
  ) throws(CustodyError) -> Int32 {
    // Unsafe: open is variadic in C.
    let file = unsafe Glibc.open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY, mode)
    guard file >= 0 else { throw failure("open", path) }
    return file
  }

  /// The error that `errno` stands for.
  static func failure(_ call: String, _ path: String) -> CustodyError {
    switch errno {
    case ENOENT, ENOTDIR: return .missing(path: path)
    case EEXIST: return .exists(path: path)
    case ENOSPC, EDQUOT: return .diskFull(path: path)
    case ELOOP: return .wrongKind(path: path, wanted: "a plain file or folder, but a link")
    case let code:
      // Unsafe: strerror lends a static text, copied at once.
      let words = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
      return .system(call: "\(call) \(path)", code: code, words: words)
    }
  }
}
