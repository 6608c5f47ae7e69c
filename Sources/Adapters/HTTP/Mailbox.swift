/// Work for a thread that alone may touch an `Owner`, such as a C library's loop.
final class Mailbox<Owner>: Sendable {
  typealias Job = @Sendable (Owner) -> Void

  private struct Content {
    var jobs: [Job] = []
    var wake: (@Sendable () -> Void)?
    var isClosed = false
  }

  private let content = Lock(Content())

  /// False if the owner has gone; the job is then dropped.
  @discardableResult
  func post(_ job: @escaping Job) -> Bool {
    content.withLock { content in
      guard !content.isClosed else { return false }
      content.jobs.append(job)
      // One wake for as many jobs as gather meanwhile. Under the lock, so that what `wake` holds is
      // not freed during it.
      if content.jobs.count == 1 { content.wake?() }
      return true
    }
  }

  /// On the owner's thread: from now on `wake` is called when there is work, at once if there is.
  func open(wake: @escaping @Sendable () -> Void) {
    content.withLock { content in
      content.wake = wake
      if !content.jobs.isEmpty { wake() }
    }
  }

  func take() -> [Job] {
    content.withLock { content in
      defer { content.jobs.removeAll(keepingCapacity: true) }
      return content.jobs
    }
  }

  /// The last jobs; `wake` is not called any more.
  func close() -> [Job] {
    content.withLock { content in
      defer { content = Content(isClosed: true) }
      return content.jobs
    }
  }
}
