import Glibc
import ParleyConsole

/// Files that a person names, read whole.
enum InputFile {
  /// - Parameter limit: a longer file is refused before it is in memory.
  static func read(_ path: String, limit: Int) throws(CommandError) -> [UInt8] {
    let descriptor = Terminal.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else {
      let exit: ExitCode = errno == ENOENT ? .noInput : errno == EACCES ? .permission : .inputOutput
      throw CommandError(exit, "\(path): \(Terminal.message(errno))")
    }
    defer { _ = close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      // Unsafe: the call writes at most as many bytes as the array has.
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw CommandError(.inputOutput, "\(path): \(Terminal.message(errno))")
      }
      guard bytes.count + count <= limit else {
        throw CommandError(.badData, "\(path) is longer than \(limit) bytes")
      }
      bytes += chunk[..<count]
    }
  }
}

/// Files that a command writes for a person.
enum OutputFile {
  /// Writes a new file; one that is there already is left alone unless `replacing` is set.
  ///
  /// - Parameter mode: who may read it, as in 0o644.
  static func write(
    _ bytes: [UInt8], to path: String, replacing: Bool = false, mode: mode_t = 0o644
  ) throws(CommandError) {
    let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (replacing ? O_TRUNC : O_EXCL)
    // Unsafe: open is variadic in C; with O_CREAT it takes the mode.
    let descriptor = unsafe Glibc.open(path, flags, mode)
    guard descriptor >= 0 else { throw failure(path) }
    let written = put(bytes, to: descriptor)
    let problem = written && fsync(descriptor) == 0 ? nil : failure(path)
    _ = close(descriptor)
    if let problem { throw problem }
  }

  /// Bytes that are no text, to standard output.
  static func pour(_ bytes: [UInt8]) throws(CommandError) {
    guard put(bytes, to: STDOUT_FILENO) else { throw failure("standard output") }
  }

  private static func put(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    unsafe bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        // Unsafe: `done` stays below the array's size.
        let count = unsafe Glibc.write(
          descriptor, buffer.baseAddress! + done, buffer.count - done)
        if count < 0 && errno != EINTR { return false }
        done += max(0, count)
      }
      return true
    }
  }

  /// Makes a folder, and those above it that are missing.
  static func makeFolder(_ path: String) throws(CommandError) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += made.isEmpty || made.hasSuffix("/") ? String(part) : "/" + part
      guard unsafe mkdir(made, 0o755) == 0 || errno == EEXIST else { throw failure(made) }
    }
  }

  private static func failure(_ path: String) -> CommandError {
    switch errno {
    case EEXIST:
      CommandError(.cannotCreate, "\(path) is there already", next: "name another, or move it away")
    case EACCES, EPERM: CommandError(.permission, "\(path): \(Terminal.message(errno))")
    case ENOSPC, EDQUOT, EIO:
      CommandError(
        .inputOutput, "\(path): \(Terminal.message(errno))", next: "make room, then run it again")
    default: CommandError(.cannotCreate, "\(path): \(Terminal.message(errno))")
    }
  }
}

enum Paths {
  /// A path that other processes understand too.
  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/") else { return path }
    var buffer = [CChar](repeating: 0, count: 4_096)
    // Unsafe: the call writes at most as many bytes as the array has.
    guard unsafe getcwd(&buffer, buffer.count) != nil else { return path }
    let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self) + "/" + path
  }
}
