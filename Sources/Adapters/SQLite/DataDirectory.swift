import Glibc

/// A node's data directory, held by this process alone until it is closed.
///
/// The lock is `flock` on the file `lock`, which the kernel frees when the process dies; the number
/// of the process inside it is only for people to read.
final class DataDirectory {
  let path: String
  private var lock: Int32

  /// - Parameter make: make the directory, mode 0700, if there is none.
  init(path: String, make: Bool) throws(JournalError) {
    self.path = path
    if make, unsafe mkdir(path, 0o700) != 0, errno != EEXIST { throw lastError("mkdir \(path)") }
    guard let status = try FileStatus(path) else { throw .missing(path: path) }
    try status.require(kind: S_IFDIR, mode: 0o700)
    lock = try Self.lock(path + "/lock")
  }

  deinit { unlock() }

  /// Refuses any of the named files that is not a plain file of ours with mode 0600.
  func requirePrivate(_ names: [String]) throws(JournalError) {
    for name in names {
      try FileStatus(path + "/" + name)?.require(kind: S_IFREG, mode: 0o600)
    }
  }

  func holds(_ name: String) throws(JournalError) -> Bool {
    try FileStatus(path + "/" + name) != nil
  }

  /// Makes an empty private file unless it is there, and makes its name durable.
  func makeFile(_ name: String) throws(JournalError) {
    let file = unsafe open(path + "/" + name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw lastError("open \(path)/\(name)") }
    Glibc.close(file)
    let directory = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw lastError("open \(path)") }
    defer { Glibc.close(directory) }
    guard fsync(directory) == 0 else { throw lastError("fsync \(path)") }
  }

  func unlock() {
    guard lock >= 0 else { return }
    Glibc.close(lock)
    lock = -1
  }

  private static func lock(_ path: String) throws(JournalError) -> Int32 {
    let file = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw lastError("open \(path)") }
    do throws(JournalError) {
      try FileStatus(path)?.require(kind: S_IFREG, mode: 0o600)
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
        throw errno == EWOULDBLOCK
          ? .lockedByAnother(pid: holder(file)) : lastError("flock \(path)")
      }
      write(pid: getpid(), to: file)
      return file
    } catch {
      Glibc.close(file)
      throw error
    }
  }

  /// A failure is passed over: on a full disk the lock still holds, and the journal can be read.
  private static func write(pid: pid_t, to file: Int32) {
    let line = Array("\(pid)\n".utf8)
    guard ftruncate(file, 0) == 0 else { return }
    // Safe: the buffer is the array's own, for the length of the call.
    _ = unsafe line.withUnsafeBytes { unsafe pwrite(file, $0.baseAddress, $0.count, 0) }
  }

  private static func holder(_ file: Int32) -> Int32? {
    var line = [UInt8](repeating: 0, count: 16)
    // Safe: at most the array's own length is written.
    let count = unsafe line.withUnsafeMutableBytes {
      unsafe pread(file, $0.baseAddress, $0.count, 0)
    }
    return Int32(String(decoding: line.prefix(max(0, count)).prefix { $0 != 10 }, as: UTF8.self))
  }
}

/// What `lstat` says of a file, nil when there is none: a symbolic link is never followed.
private struct FileStatus {
  let path: String
  let status: stat

  init?(_ path: String) throws(JournalError) {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw lastError("stat \(path)")
    }
    self.path = path
    self.status = status
  }

  func require(kind: mode_t, mode: mode_t) throws(JournalError) {
    guard status.st_uid == geteuid() else { throw .ownership(path: path, uid: status.st_uid) }
    guard status.st_mode & S_IFMT == kind, status.st_mode & 0o7777 == mode else {
      throw .permissions(path: path, mode: status.st_mode & 0o7777)
    }
  }
}

/// The state that `errno` names.
private func lastError(_ call: String) -> JournalError {
  let code = errno
  if code == ENOSPC || code == EDQUOT { return .diskFull }
  return .io(code: code, message: unsafe "\(call): \(String(cString: strerror(code)))")
}
