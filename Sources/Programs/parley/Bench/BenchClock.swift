import Glibc
import ParleyConsole

/// Microseconds of real time and of one thread's work.
enum Stopwatch {
  static func real<Value>(_ body: () throws -> Value) rethrows -> (Double, Value) {
    try time(CLOCK_MONOTONIC, body)
  }

  /// Time that other processes take on the core does not count.
  static func work<Value>(_ body: () throws -> Value) rethrows -> (Double, Value) {
    try time(CLOCK_THREAD_CPUTIME_ID, body)
  }

  static func now() -> Double { read(CLOCK_MONOTONIC) }

  private static func time<Value>(
    _ clock: Int32, _ body: () throws -> Value
  ) rethrows -> (Double, Value) {
    let start = read(clock)
    let value = try body()
    return (read(clock) - start, value)
  }

  private static func read(_ clock: Int32) -> Double {
    var time = timespec()
    // Unsafe: the call fills the value it is given.
    _ = unsafe clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1_000_000 + Double(time.tv_nsec) / 1_000
  }
}

/// A folder of this run, gone with it.
final class Scratch: Sendable {
  let path: String

  /// - Parameter parent: on the disk that is to be measured.
  init(in parent: String) throws(CommandError) {
    var template = Array("\(parent)/parley-bench-XXXXXX".utf8CString)
    // Unsafe: the call writes into the array's own bytes.
    guard unsafe mkdtemp(&template) != nil else {
      throw CommandError(
        .cannotCreate, "no folder can be made in \(parent)", next: "name another with --folder")
    }
    path = unsafe template.withUnsafeBufferPointer { bytes in
      String(decoding: unsafe bytes.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  deinit { Self.remove(path) }

  private static func remove(_ path: String) {
    // Unsafe: a directory stream, closed at once, and its entries while it is open.
    if let stream = unsafe opendir(path) {
      while let entry = unsafe readdir(stream) {
        let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
          unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) {
            unsafe String(cString: $0)
          }
        }
        if name != ".", name != ".." { remove(path + "/" + name) }
      }
      unsafe closedir(stream)
      unsafe rmdir(path)
    } else {
      unsafe unlink(path)
    }
  }

  /// A small file's text; empty if it cannot be read.
  static func text(_ path: String) -> String {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 16_384)
    // Unsafe: at most the array's own length is written.
    let count = unsafe read(file, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}

/// Appends to a file and syncs it, with nothing between: what any journal must at least do.
final class BareFile {
  private let file: Int32

  init(_ path: String) throws(CommandError) {
    file = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw CommandError(.cannotCreate, "\(path) cannot be made") }
  }

  deinit { close(file) }

  func append(_ bytes: [UInt8]) {
    // Unsafe: the array's own bytes for the length of the call.
    let written = unsafe write(file, bytes, bytes.count)
    precondition(written == bytes.count && fdatasync(file) == 0, "the disk refuses to be measured")
  }
}
