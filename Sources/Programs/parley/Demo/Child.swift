import Glibc
import ParleyConsole

/// A process of ours: started with its own files, waited for, stopped or killed.
final class Child {
  let process: pid_t
  /// Where its input is written to; -1 if it has none.
  private var input: Int32
  private(set) var status: Int32?

  /// What a process reads and writes.
  struct Streams {
    /// Whether its input is a pipe of ours; otherwise it reads nothing.
    var takesInput = false
    /// Files that its output and errors are appended to.
    var output: String
    var errors: String
  }

  /// The path of the running program.
  static let ownPath: String = {
    var buffer = [CChar](repeating: 0, count: 4_096)
    // Unsafe: the call writes at most as many bytes as the array has.
    let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
    let bytes = buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self)
  }()

  /// - Parameter words: the program's path, then its arguments.
  init(_ words: [String], _ streams: Streams) throws(CommandError) {
    var ends: [Int32] = [-1, -1]
    if streams.takesInput {
      // Unsafe: the call fills the two places it is given.
      guard unsafe pipe(&ends) == 0 else { throw Self.failure("pipe") }
      // Another child must not keep an end open.
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }
    input = ends[1]
    defer { if ends[0] >= 0 { close(ends[0]) } }
    process = try Self.spawn(words, streams, input: ends[0])
  }

  private static func spawn(
    _ words: [String], _ streams: Streams, input: Int32
  ) throws(CommandError) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    if input >= 0 {
      unsafe posix_spawn_file_actions_adddup2(&actions, input, 0)
    } else {
      unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    let append = O_WRONLY | O_CREAT | O_APPEND
    unsafe posix_spawn_file_actions_addopen(&actions, 1, streams.output, append, 0o644)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, streams.errors, append, 0o644)
    // Unsafe: the copies live until the call returns, and are freed then.
    var arguments = unsafe words.map { unsafe strdup($0) }
    unsafe arguments.append(nil)
    defer {
      for i in unsafe arguments.indices { unsafe free(arguments[i]) }
    }
    var process: pid_t = 0
    let number = unsafe posix_spawnp(&process, words[0], &actions, nil, arguments, environ)
    guard number == 0 else {
      throw CommandError(.system, "\(words[0]) cannot be started: \(Terminal.message(number))")
    }
    return process
  }

  private static func failure(_ what: String) -> CommandError {
    CommandError(.system, "\(what): \(Terminal.message(errno))")
  }

  /// Writes to its input; what it no longer reads is lost.
  func write(_ text: String) {
    guard input >= 0 else { return }
    let bytes = Array(text.utf8)
    // Unsafe: the call reads no more than the array has.
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(input, $0.baseAddress, $0.count) }
  }

  func signal(_ number: Int32) { if status == nil { kill(process, number) } }

  /// Its exit status, or 128 and the signal that ended it. With a limit, nil if it still runs.
  @discardableResult
  func wait(milliseconds limit: Int? = nil) -> Int32? {
    var waited = 0
    while status == nil {
      var word: Int32 = 0
      // Unsafe: the call fills the place it is given.
      let ended = unsafe waitpid(process, &word, limit == nil ? 0 : WNOHANG)
      if ended == process {
        status = word & 0x7F == 0 ? word >> 8 & 0xFF : 128 + word & 0x7F
      } else if ended < 0 && errno != EINTR {
        status = -1
      } else if let limit {
        if waited >= limit { return nil }
        usleep(10_000)
        waited += 10
      }
    }
    closeInput()
    return status
  }

  private func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// Asks it to stop, and insists after five seconds.
  func stop() {
    signal(SIGTERM)
    closeInput()
    if wait(milliseconds: 5_000) == nil {
      signal(SIGKILL)
      wait()
    }
  }

  deinit { if status == nil { stop() } }
}
