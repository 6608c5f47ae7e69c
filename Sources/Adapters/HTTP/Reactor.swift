import CEvent
import Glibc

/// One listening socket with its evhttp.
@safe final class Port {
  // Unsafe: libevent's and OpenSSL's handles; this object alone owns them.
  let evhttp: OpaquePointer
  let tls: OpaquePointer?
  let service: any Service
  let allowed: AllowList?
  unowned let reactor: Reactor
  /// The listener, while there is one.
  var listener: OpaquePointer?
  var bound: OpaquePointer?
  var connections = 0

  init(_ reactor: Reactor, _ service: any Service, tls: OpaquePointer?, allowed: AllowList?) {
    guard let evhttp = unsafe evhttp_new(reactor.base) else { preconditionFailure("no memory") }
    unsafe (self.evhttp, self.tls) = unsafe (evhttp, tls)
    (self.reactor, self.service, self.allowed) = (reactor, service, allowed)
  }

  deinit {
    unsafe evhttp_free(evhttp)
    unsafe SSL_CTX_free(tls)
  }
}

/// Everything that lives on the loop's thread. libevent's callbacks hold it unretained; it outlives
/// the loop. No task ever holds a libevent pointer: answers come back by number, and if the client
/// has gone meanwhile, the number is no longer in `exchanges` and the answer is dropped.
@safe final class Reactor {
  // Unsafe: libevent's handles, owned by `run` and this object.
  let base: OpaquePointer
  private var soon: OpaquePointer?
  private var tick: OpaquePointer?
  let limits: Limits
  let mailbox: Mailbox<Reactor>

  var ports: [Port] = []
  /// By their bufferevent.
  var connections: [OpaquePointer: Connection] = unsafe [:]
  /// Accepted, not yet looked at.
  var fresh: [Connection] = []
  /// To be cut as soon as no library is in the middle of them.
  var condemned: [Connection] = []
  var perAddress = Tally<UInt64>()
  var perPeer = Tally<Pin>()
  var bodiesInFlight = 0

  var exchanges: [UInt64: Exchange] = [:]
  var lastExchange: UInt64 = 0

  /// When the last connection is cut, once draining.
  private var drainDeadline: Int?
  var isDraining: Bool { drainDeadline != nil }

  private init(_ base: OpaquePointer, _ mailbox: Mailbox<Reactor>, _ limits: Limits) {
    unsafe self.base = base
    (self.mailbox, self.limits) = (mailbox, limits)
    let me = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe soon = event_new(base, -1, Int16(EV_PERSIST), Callback.settle, me)
    unsafe tick = event_new(base, -1, Int16(EV_PERSIST), Callback.sweep, me)
    var every = timeval(tv_sec: 0, tv_usec: 200_000)
    unsafe event_add(tick, &every)
    // Unsafe: the mailbox is closed before the event is freed.
    nonisolated(unsafe) let wake = unsafe soon
    mailbox.open { unsafe event_active(wake, Int32(EV_READ), 0) }
  }

  deinit {
    unsafe event_free(soon)
    unsafe event_free(tick)
  }

  /// Before any loop, or a wake from another thread neither locks nor wakes it; and once, because
  /// libevent does not guard this call itself: two at a time have left a loop that could not be
  /// woken.
  static let isLibeventReady: Bool = evthread_use_pthreads() == 0

  /// The whole life of a server's thread.
  static func run(_ mailbox: Mailbox<Reactor>, _ limits: Limits) {
    guard let base = unsafe event_base_new() else { preconditionFailure("no event base") }
    do {
      let reactor = unsafe Reactor(base, mailbox, limits)
      withExtendedLifetime(reactor) {
        unsafe _ = event_base_loop(base, EVLOOP_NO_EXIT_ON_EMPTY)
      }
      for job in mailbox.close() { job(reactor) }
    }
    unsafe event_base_free(base)
  }

  // MARK: listening

  func listen(_ endpoint: Endpoint, _ service: any Service) throws(HTTPError) -> UInt16 {
    guard !isDraining else { throw .stopped }
    switch endpoint {
    case .unix(let path):
      let socket = unsafe cevent_listen_unix(path)
      let failure = errno
      guard socket >= 0 else { throw .system(doing: "listen on \(path)", errno: failure) }
      return open(unsafe Port(self, service, tls: nil, allowed: nil), on: socket)
    case .nodes(let host, let port, let certificate, let key, let allowed):
      guard let tls = unsafe cevent_tls_context(certificate, key) else { throw .openssl() }
      unsafe SSL_CTX_set_cert_verify_callback(tls, Callback.verify, nil)
      let place = unsafe Port(self, service, tls: tls, allowed: allowed)
      let socket = unsafe cevent_listen_tcp(host, port)
      let failure = errno
      guard socket >= 0 else {
        switch failure {
        case EADDRINUSE: throw .portInUse(host: host, port: port)
        case EINVAL: throw .badAddress(host: host)
        default: throw .system(doing: "listen on \(host) port \(port)", errno: failure)
        }
      }
      return open(place, on: socket)
    }
  }

  private func open(_ port: Port, on socket: Int32) -> UInt16 {
    let me = unsafe Unmanaged.passUnretained(port).toOpaque()
    // evhttp's own limits stay as a second line behind the screen's.
    unsafe evhttp_set_max_headers_size(port.evhttp, 2 * limits.headBytes)
    unsafe evhttp_set_max_body_size(port.evhttp, limits.bodyBytes)
    unsafe evhttp_set_default_content_type(port.evhttp, nil)
    unsafe evhttp_set_bevcb(port.evhttp, Callback.makeBufferevent, me)
    unsafe evhttp_set_gencb(port.evhttp, Callback.handle, me)
    // Accepts with SOCK_CLOEXEC.
    guard let bound = unsafe evhttp_accept_socket_with_handle(port.evhttp, socket)
    else { preconditionFailure("no memory") }
    unsafe port.bound = bound
    unsafe port.listener = evhttp_bound_socket_get_listener(bound)
    unsafe evconnlistener_set_error_cb(port.listener, Callback.acceptFailed)
    ports.append(port)
    return cevent_bound_port(socket)
  }

  // MARK: time

  /// What could not be done in the middle of a library's call, and what other threads have posted.
  func settle() {
    for job in mailbox.take() { job(self) }
    settleConnections()
    endIfDrained()
  }

  func settleSoon() { unsafe event_active(soon, Int32(EV_READ), 0) }

  func sweep() {
    let now = Clock.milliseconds()
    for connection in unsafe connections.values.filter({ $0.isLate(now) }) { connection.expire() }
    if let drainDeadline, drainDeadline <= now { closeAll() }
    for port in ports where port.connections < limits.connections {
      // After running out of descriptors, try again.
      if let listener = unsafe port.listener { unsafe evconnlistener_enable(listener) }
    }
    endIfDrained()
  }

  // MARK: the end

  func beginDrain(grace: Int) {
    guard !isDraining else { return }
    drainDeadline = Clock.milliseconds() + grace
    for port in ports {
      unsafe evhttp_del_accept_socket(port.evhttp, port.bound)
      unsafe (port.bound, port.listener) = (nil, nil)
    }
    settleConnections()
    for connection in unsafe connections.values.filter({ $0.exchange == nil }) {
      connection.close()
    }
  }

  private func closeAll() {
    settleConnections()
    for connection in unsafe connections.values.map(\.self) { connection.cut() }
  }

  private func endIfDrained() {
    guard isDraining, unsafe connections.isEmpty else { return }
    ports = []
    unsafe event_base_loopexit(base, nil)
  }
}

/// How many there are of each; what there is none of takes no room.
struct Tally<Key: Hashable> {
  private var counts: [Key: Int] = [:]
  subscript(key: Key) -> Int { counts[key] ?? 0 }
  mutating func add(_ key: Key) { counts[key, default: 0] += 1 }
  mutating func remove(_ key: Key) { counts[key] = self[key] > 1 ? self[key] - 1 : nil }
}

enum Clock {
  /// Monotonic; 4 ms coarse, which is enough for deadlines and costs no system call.
  static func milliseconds() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}
