import CLinux
import Glibc

/// What the system tells a process that serves.
package enum Signal: Sendable {
  /// SIGTERM or SIGINT: finish what was begun, and stop.
  case stop
  /// SIGHUP: read the data directory again.
  case reload

  /// From the first call on, these signals come here and do nothing else.
  package static func stream() -> AsyncStream<Signal> {
    let pipe = clinux_tell_signals()
    precondition(pipe >= 0, "a process has a pipe to spare when it starts")
    let (stream, told) = AsyncStream.makeStream(of: Signal.self)
    SignalThread { told.yield($0) }.start(reading: pipe)
    return stream
  }
}

/// Waits on the pipe in a thread of its own, for the life of the process.
private final class SignalThread: Sendable {
  private let tell: @Sendable (Signal) -> Void

  init(_ tell: @escaping @Sendable (Signal) -> Void) { self.tell = tell }

  func start(reading pipe: Int32) {
    var thread = pthread_t()
    let context = Context(pipe: pipe, owner: self)
    // Unsafe: the thread takes over this reference exactly once.
    let code = unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<Context>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, Unmanaged.passRetained(context).toOpaque())
    precondition(code == 0, "the system has no thread to give")
    pthread_detach(thread)
  }

  private final class Context: Sendable {
    let pipe: Int32
    let owner: SignalThread

    init(pipe: Int32, owner: SignalThread) {
      self.pipe = pipe
      self.owner = owner
    }

    func run() {
      var byte: UInt8 = 0
      while true {
        // Unsafe: one byte is read into one byte.
        let count = unsafe read(pipe, &byte, 1)
        guard count == 1 else {
          if count < 0, errno == EINTR { continue }
          return
        }
        owner.tell(Int32(byte) == SIGHUP ? .reload : .stop)
      }
    }
  }
}
