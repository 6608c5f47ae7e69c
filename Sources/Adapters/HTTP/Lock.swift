import Glibc

/// A value behind a mutex. A pthread mutex, because the thread sanitizer does not see the futex of
/// Synchronization's `Mutex` on Linux and reports races that are none.
@safe final class Lock<Value>: @unchecked Sendable {
  // Unsafe: a mutex must not move, so it has an allocation of its own, freed in deinit.
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private var value: Value

  init(_ value: sending Value) {
    self.value = value
    unsafe pthread_mutex_init(mutex, nil)
  }

  deinit {
    unsafe pthread_mutex_destroy(mutex)
    unsafe mutex.deallocate()
  }

  func withLock<R>(_ body: (inout sending Value) -> sending R) -> sending R {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    return body(&value)
  }
}
