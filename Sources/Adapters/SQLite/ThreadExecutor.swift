import Glibc

/// A serial executor with a thread of its own: an actor on it may block (a sync, a long read)
/// without taking one of Swift's few pool threads, which number only as many as there are cores.
///
/// The thread ends when the last actor on it is gone.
package final class ThreadExecutor: SerialExecutor {
  private let queue = JobQueue()

  package init() {
    var thread = pthread_t()
    // The thread owns the queue and not the executor, so that the executor can go.
    let context = unsafe Unmanaged.passRetained(queue).toOpaque()
    let code = unsafe pthread_create(
      &thread, nil,
      { context in
        // Safe: `context` is the reference retained above, taken over exactly once.
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<JobQueue>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, context)
    precondition(code == 0, "the system has no thread to give")
    pthread_detach(thread)
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    unsafe queue.push(job, for: asUnownedSerialExecutor())
  }

  deinit { queue.stop() }
}

/// Jobs in order, from any thread to the one that runs them. A POSIX mutex, because the thread
/// sanitizer does not see a futex.
@safe private final class JobQueue: @unchecked Sendable {
  @safe private struct Job {
    let job: UnownedJob
    let executor: UnownedSerialExecutor

    // Safe: a job keeps its actor, and so the executor, until it has run; each runs once.
    func run() { unsafe job.runSynchronously(on: executor) }
  }

  private var jobs: [Job] = []
  private var stopped = false
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(changed, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(changed)
    unsafe pthread_mutex_destroy(mutex)
    unsafe changed.deallocate()
    unsafe mutex.deallocate()
  }

  func push(_ job: UnownedJob, for executor: UnownedSerialExecutor) {
    locked { unsafe jobs.append(Job(job: job, executor: executor)) }
  }

  func stop() { locked { stopped = true } }

  func run() {
    while let batch = next() {
      for job in batch { job.run() }
    }
  }

  /// Waits for jobs; nil when there are none and will be none.
  private func next() -> [Job]? {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    while jobs.isEmpty {
      if stopped { return nil }
      unsafe pthread_cond_wait(changed, mutex)
    }
    let batch = jobs
    jobs.removeAll(keepingCapacity: true)
    return batch
  }

  private func locked(_ change: () -> Void) {
    unsafe pthread_mutex_lock(mutex)
    change()
    unsafe pthread_cond_signal(changed)
    unsafe pthread_mutex_unlock(mutex)
  }
}
