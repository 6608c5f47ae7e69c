import CLinux
import Glibc

/// A listening Unix socket in the file system that only its owner may connect to.
struct UnixListener: ~Copyable {
  let descriptor: Int32
  private let path: String

  /// Takes the place of a socket that nobody listens on any more; one that is in use is `busy`.
  init(_ path: String) throws(CustodyError) {
    if Files.exists(path) {
      if (try? Connection(to: path)) != nil { throw .busy(path: path) }
      unsafe unlink(path)
    }
    let descriptor = try UnixAddress.open(path)
    // No moment at which another user could connect: the mode holds from the file's first instant.
    let mask = umask(0o177)
    let bound = unsafe UnixAddress.with(path) { address, size in
      unsafe bind(descriptor, address, size) == 0
    }
    umask(mask)
    guard bound, listen(descriptor, 8) == 0 else {
      let error = Files.failure("listen on", path)
      close(descriptor)
      throw error
    }
    self.descriptor = descriptor
    self.path = path
  }

  /// The next connection, or nil when it went away again.
  borrowing func accept() -> Connection? {
    let peer = Glibc.accept(descriptor, nil, nil)
    return peer < 0 ? nil : Connection(descriptor: peer)
  }

  deinit {
    close(descriptor)
    unsafe unlink(path)
  }
}

/// One end of a connection.
struct Connection: ~Copyable {
  let descriptor: Int32

  init(descriptor: Int32) { self.descriptor = descriptor }

  init(to path: String) throws(CustodyError) {
    let descriptor = try UnixAddress.open(path)
    let connected = unsafe UnixAddress.with(path) { address, size in
      unsafe connect(descriptor, address, size) == 0
    }
    guard connected else {
      let error = Files.failure("connect to", path)
      close(descriptor)
      throw error
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// The user at the other end; nil if the kernel does not say.
  var peerUser: UInt32? {
    var uid: UInt32 = 0
    return unsafe clinux_peer_user(descriptor, &uid) == 0 ? uid : nil
  }

  /// Gives up reading when nothing comes for so long.
  borrowing func limitReading(seconds: Int) {
    var time = timeval(tv_sec: seconds, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    // Unsafe: the call reads the struct it is given.
    _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, size)
  }

  /// The next byte; nil at the end, on an error or when nothing came in time.
  borrowing func byte() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = unsafe read(descriptor, &byte, 1)
      if count == 1 { return byte }
      if count == 0 || errno != EINTR { return nil }
    }
  }

  /// Exactly so many bytes; nil if fewer come.
  borrowing func bytes(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      // Unsafe: `done` stays below the array's size.
      let got = unsafe bytes.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress! + done, count - done)
      }
      if got == 0 || (got < 0 && errno != EINTR) { return nil }
      done += max(0, got)
    }
    return bytes
  }

  /// All that comes until the other side closes; nil if it is more than `limit`.
  borrowing func rest(limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    while let byte = byte() {
      guard bytes.count < limit else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  /// Whether all of it was taken. A peer that went away raises no signal.
  @discardableResult
  borrowing func write(_ bytes: [UInt8]) -> Bool {
    var done = 0
    while done < bytes.count {
      // Unsafe: `done` stays below the array's size.
      let count = unsafe bytes.withUnsafeBytes {
        unsafe send(
          descriptor, $0.baseAddress! + done, bytes.count - done, Int32(MSG_NOSIGNAL))
      }
      if count < 0 && errno != EINTR { return false }
      done += max(0, count)
    }
    return true
  }
}

private enum UnixAddress {
  /// A socket that is not connected yet. The kernel keeps at most 107 bytes of a path.
  static func open(_ path: String) throws(CustodyError) -> Int32 {
    guard path.utf8.count < MemoryLayout.size(ofValue: sockaddr_un().sun_path) else {
      throw .refused("\(path) is too long for a socket: at most 107 bytes")
    }
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = socket(AF_UNIX, kind, 0)
    guard descriptor >= 0 else { throw Files.failure("socket", path) }
    return descriptor
  }

  static func with(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Bool) -> Bool {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    // Unsafe: the path was found to fit, with the zero byte behind it.
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    return unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe body($0, size)
      }
    }
  }
}
