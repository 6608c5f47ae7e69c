import Glibc

/// A thread of our own for a C library's loop, so that the loop may block without taking one of the
/// few threads Swift has for tasks.
@safe final class LoopThread: @unchecked Sendable {
  private enum Ending {
    case running(waiting: [CheckedContinuation<Void, Never>])
    case ended(joined: Bool)
  }

  private let body: @Sendable () -> Void
  private let ending = Lock(Ending.running(waiting: []))
  // Written by `init`, before anyone else can read it.
  private var thread = pthread_t()

  init(_ body: @escaping @Sendable () -> Void) {
    self.body = body
    // Unsafe: the thread takes over this reference and gives it back in `enter`.
    let me = unsafe Unmanaged.passRetained(self)
    let failure = unsafe pthread_create(&thread, nil, enter, me.toOpaque())
    precondition(failure == 0, "no thread for a loop: errno \(failure)")
  }

  /// Returns when the thread is gone altogether. It must be awaited before the process exits:
  /// OpenSSL frees what it keeps for a thread when the thread ends, and its own clean-up at exit
  /// must not meet a thread that is still at work.
  func join() async {
    await withCheckedContinuation { done in
      let ended = ending.withLock { ending in
        guard case .running(let waiting) = ending else { return true }
        ending = .running(waiting: waiting + [done])
        return false
      }
      if ended { done.resume() }
    }
    let mine = ending.withLock { ending in
      guard case .ended(joined: false) = ending else { return false }
      ending = .ended(joined: true)
      return true
    }
    // The body has returned, so this waits for no longer than a thread takes to fold up.
    if mine { pthread_join(thread, nil) }
  }

  fileprivate func run() {
    // A write to a connection that is gone shall be an error here and no signal. Only this thread
    // is told so: what the process does with SIGPIPE is not an adapter's to decide.
    var pipe = sigset_t()
    unsafe sigemptyset(&pipe)
    unsafe sigaddset(&pipe, SIGPIPE)
    unsafe pthread_sigmask(SIG_BLOCK, &pipe, nil)
    body()
    let waiting = ending.withLock { ending in
      guard case .running(let waiting) = ending else { preconditionFailure("a thread ends once") }
      ending = .ended(joined: false)
      return waiting
    }
    for one in waiting { one.resume() }
  }
}

// C callbacks are file-scope constants throughout this module: written inside an isolated context
// they would inherit its isolation, and trap on the library's thread.
private let enter: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { me in
  guard let me = unsafe me else { preconditionFailure("a loop thread has a context") }
  // Unsafe: the reference `init` gave away; it is given back only after the loop has returned.
  let loop = unsafe Unmanaged<LoopThread>.fromOpaque(me)
  unsafe withExtendedLifetime(loop.takeUnretainedValue()) { $0.run() }
  unsafe loop.release()
  return nil
}
