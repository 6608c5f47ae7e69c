import Glibc
import ParleyConsole
import Synchronization

/// The cable between two nodes of a demonstration: it carries bytes that it cannot read, and it can
/// be cut, or let a process be killed while something is on its way.
final class Line: Sendable {
  /// One end of the cable: where peers connect, and the port of the node behind it.
  struct End {
    let port: UInt16
    let node: UInt16
  }

  private struct State {
    var cut = false
    var stopped = false
    /// A process that is to be killed when an answer of its node begins to come back.
    var victim: (process: pid_t, node: UInt16)?
  }

  private let state = Mutex(State())
  private let ends: [End]

  /// Bytes that went up a connection when a bundle, and not only a handshake, is on its way.
  private static let bundleUnderWay = 2_500

  init(_ ends: [End]) {
    self.ends = ends
    let me = unsafe Unmanaged.passRetained(self)
    var thread = pthread_t()
    // Unsafe: the thread takes over this reference and gives it back when it ends.
    let failure = unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<Line>.fromOpaque(context).takeRetainedValue().carry()
        return nil
      }, me.toOpaque())
    precondition(failure == 0, "a thread can be started")
    pthread_detach(thread)
  }

  func cut() { state.withLock { $0.cut = true } }
  func mend() { state.withLock { $0.cut = false } }
  func stop() { state.withLock { $0.stopped = true } }

  /// Kills the process when its node has taken a bundle and its answer begins to come back, which
  /// then never arrives.
  func kill(_ process: pid_t, behind node: UInt16) {
    state.withLock { $0.victim = (process, node) }
  }

  var isKillDone: Bool { state.withLock { $0.victim == nil } }

  // What follows runs on the thread alone.

  private struct Pair {
    let client: Int32
    let server: Int32
    let node: UInt16
    var up = 0
  }

  private func carry() {
    var listeners: [Int32] = []
    var pairs: [Pair] = []
    while true {
      let (isCut, isStopped) = state.withLock { ($0.cut, $0.stopped) }
      if isCut || isStopped {
        for descriptor in listeners + pairs.flatMap({ [$0.client, $0.server] }) {
          Socket.end(descriptor)
        }
        (listeners, pairs) = ([], [])
        if isStopped { return }
        usleep(20_000)
        continue
      }
      if listeners.isEmpty { listeners = ends.compactMap { Socket.listen(at: $0.port) } }
      step(listeners, &pairs)
    }
  }

  private func step(_ listeners: [Int32], _ pairs: inout [Pair]) {
    let descriptors = listeners + pairs.flatMap { [$0.client, $0.server] }
    var waits = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    // Unsafe: the call reads and fills the array it is given.
    guard unsafe poll(&waits, nfds_t(waits.count), 20) > 0 else { return }
    let ready = Set(waits.filter { $0.revents != 0 }.map(\.fd))
    for i in pairs.indices.reversed() {
      let isWhole =
        (!ready.contains(pairs[i].client) || moveUp(&pairs[i]))
        && (!ready.contains(pairs[i].server) || moveDown(pairs[i]))
      guard !isWhole else { continue }
      Socket.end(pairs[i].client)
      Socket.end(pairs[i].server)
      pairs.remove(at: i)
    }
    for (listener, end) in zip(listeners, ends) where ready.contains(listener) {
      let client = accept(listener, nil, nil)
      guard client >= 0 else { continue }
      guard let server = Socket.connect(to: end.node) else {
        close(client)
        continue
      }
      pairs.append(Pair(client: client, server: server, node: end.node))
    }
  }

  private func moveUp(_ pair: inout Pair) -> Bool {
    let count = Socket.move(from: pair.client, to: pair.server)
    pair.up += count
    return count > 0
  }

  private func moveDown(_ pair: Pair) -> Bool {
    let process = state.withLock { state -> pid_t? in
      guard let victim = state.victim, victim.node == pair.node, pair.up > Self.bundleUnderWay
      else { return nil }
      state.victim = nil
      return victim.process
    }
    if let process {
      _ = Glibc.kill(process, SIGKILL)
      return false
    }
    return Socket.move(from: pair.server, to: pair.client) > 0
  }
}

/// The few calls on loopback sockets that a demonstration needs.
enum Socket {
  /// A port that was free a moment ago.
  static func freePort() throws(CommandError) -> UInt16 {
    guard let descriptor = listen(at: 0) else {
      throw CommandError(.system, "no port of 127.0.0.1 can be had: \(Terminal.message(errno))")
    }
    defer { close(descriptor) }
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    // Unsafe: the call fills the struct it is given.
    _ = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe getsockname(descriptor, $0, &size)
      }
    }
    return UInt16(bigEndian: address.sin_port)
  }

  /// Also where another process has inherited the connection.
  static func end(_ descriptor: Int32) {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }

  static func listen(at port: UInt16) -> Int32? {
    guard let descriptor = open() else { return nil }
    var yes: Int32 = 1
    // Unsafe: the call reads the four bytes it is given.
    _ = unsafe setsockopt(
      descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    let isBound = unsafe withAddress(port) { address, size in
      unsafe bind(descriptor, address, size) == 0
    }
    guard isBound, Glibc.listen(descriptor, 16) == 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  static func connect(to port: UInt16) -> Int32? {
    guard let descriptor = open() else { return nil }
    let isConnected = unsafe withAddress(port) { address, size in
      unsafe Glibc.connect(descriptor, address, size) == 0
    }
    guard isConnected else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  private static func open() -> Int32? {
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = socket(AF_INET, kind, 0)
    return descriptor < 0 ? nil : descriptor
  }

  private static func withAddress(
    _ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Bool
  ) -> Bool {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  /// The number of bytes moved; 0 at the end or when either side is gone.
  static func move(from: Int32, to: Int32) -> Int {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    // Unsafe: the calls stay within the array.
    let count = unsafe chunk.withUnsafeMutableBytes {
      unsafe recv(from, $0.baseAddress, $0.count, 0)
    }
    guard count > 0 else { return 0 }
    var done = 0
    while done < count {
      let sent = unsafe chunk.withUnsafeBytes {
        unsafe send(to, $0.baseAddress! + done, count - done, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { return 0 }
      done += sent
    }
    return count
  }
}
