import Glibc
import ParleyWire

/// Why a drop folder, or a file in it, cannot be used; each with the system's words.
package enum DropError: Error, Hashable, Sendable {
  case folder(String)
  case full(String)
  /// The file is not what a courier would put there; it is set aside.
  case unfit(String)
}

/// The few calls a drop folder needs. Nothing follows a symbolic link: the folder may be written by
/// others.
package enum FolderFiles {
  struct Status: Equatable {
    let size: Int64
    /// Of the last change, in nanoseconds.
    let changed: Int64
    let isPlain: Bool
  }

  static func names(in folder: String) throws(DropError) -> [String] {
    guard let stream = unsafe opendir(folder) else { throw failure("open \(folder)") }
    // Unsafe: the stream and its entries are used before it is closed.
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
        unsafe field.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted(by: bytewiseLess)
  }

  static func status(_ path: String) -> Status? {
    var status = stat()
    // Unsafe: the call fills the struct it is given.
    guard unsafe lstat(path, &status) == 0 else { return nil }
    let changed = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    return Status(
      size: Int64(status.st_size), changed: changed,
      isPlain: status.st_mode & S_IFMT == S_IFREG)
  }

  package static func makeFolder(_ path: String) throws(DropError) {
    guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure("make \(path)") }
  }

  /// Reads a plain file of at most `limit` bytes.
  static func read(_ path: String, limit: Int) throws(DropError) -> [UInt8] {
    // Unsafe: open is variadic in C; without O_CREAT it takes no third argument.
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { throw failure("open \(path)") }
    defer { close(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    while bytes.count <= limit {
      // Unsafe: at most the array's own length is written.
      let count = unsafe piece.withUnsafeMutableBytes {
        unsafe Glibc.read(file, $0.baseAddress, $0.count)
      }
      guard count > 0 || (count < 0 && errno == EINTR) || count == 0 else {
        throw failure("read \(path)")
      }
      if count == 0 { return bytes }
      if count > 0 { bytes += piece[..<count] }
    }
    throw .unfit("it has more than \(limit) bytes")
  }

  /// Writes a file that appears whole or not at all under its name, and is durable on return. The
  /// temporary name begins with a dot and has another ending, so no one who waits for the real
  /// name meets it.
  package static func write(_ bytes: [UInt8], to name: String, in folder: String) throws(DropError)
  {
    let temporary = "\(folder)/.\(name).part"
    // A leftover of a crash; nothing ever reads it.
    unsafe unlink(temporary)
    // Unsafe: open is variadic in C.
    let file = unsafe open(
      temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw failure("write \(temporary)") }
    do throws(DropError) {
      defer { close(file) }
      try write(bytes, file, temporary)
      guard fsync(file) == 0 else { throw failure("sync \(temporary)") }
    } catch {
      unsafe unlink(temporary)
      throw error
    }
    try move(temporary, to: "\(folder)/\(name)")
    try sync(folder)
  }

  private static func write(
    _ bytes: [UInt8], _ file: Int32, _ path: String
  ) throws(DropError) {
    var done = 0
    while done < bytes.count {
      // Unsafe: the slice stays within the array.
      let count = unsafe bytes[done...].withUnsafeBytes {
        unsafe Glibc.write(file, $0.baseAddress, $0.count)
      }
      guard count > 0 || (count < 0 && errno == EINTR) else { throw failure("write \(path)") }
      if count > 0 { done += count }
    }
  }

  static func move(_ from: String, to: String) throws(DropError) {
    guard unsafe rename(from, to) == 0 else { throw failure("move \(from)") }
  }

  static func remove(_ path: String) { unsafe unlink(path) }

  static func sync(_ folder: String) throws(DropError) {
    // Unsafe: open is variadic in C; without O_CREAT it takes no third argument.
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("open \(folder)") }
    defer { close(descriptor) }
    // A stick or a share may not know the call; the rename is then as durable as it gets.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure("sync \(folder)") }
  }

  private static func failure(_ doing: String) -> DropError {
    let code = errno
    // Unsafe: strerror lends a static text, copied at once.
    let words = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    let text = "\(doing): \(words)"
    return code == ENOSPC || code == EDQUOT ? .full(text) : .folder(text)
  }
}
