import CEvent

/// How long a transfer may go on: every byte buys time at `rate`, never more than `credit` ahead.
struct Pace {
  private(set) var deadline = Int.max

  mutating func start(_ limits: Limits) { deadline = Clock.milliseconds() + limits.credit }

  mutating func moved(_ bytes: Int, _ limits: Limits) {
    guard deadline != .max else { return }
    deadline = min(deadline + bytes / limits.rate, Clock.milliseconds() + limits.credit)
  }

  mutating func stop() { deadline = .max }
}

/// One accepted connection: what evhttp does not keep. libevent's callbacks hold it unretained;
/// `Reactor.connections` owns it until `Reactor.forget`.
@safe final class Connection {
  enum Phase {
    /// Accepted; in the TLS handshake, or before the first byte.
    case fresh
    case idle, head, body
    /// The request is in, and evhttp is about to hand it over.
    case whole
    case answering
    /// Taken from evhttp; the client is hearing why.
    case refused
  }

  unowned let reactor: Reactor
  let port: Port
  // Unsafe: libevent's and OpenSSL's handles. They belong to evhttp's connection and live until it
  // says, by `Reactor.forget`, that it goes.
  let bufferevent: OpaquePointer
  let ssl: OpaquePointer?
  var evhttp: OpaquePointer?

  var phase = Phase.fresh
  var deadline: Int
  var pin: Pin?
  /// Nil for a Unix socket.
  var addressKey: UInt64?
  var exchange: UInt64?
  /// Counted in `Reactor.bodiesInFlight` until the answer is sent.
  var reserved = 0
  /// Bytes that came when the client owed us silence.
  var unasked = 0

  private var head: [UInt8] = []
  private var bodyLeft = 0
  private var reading = Pace()
  private var writing = Pace()
  /// evhttp's own, while it must not see what arrives.
  private var heldRead: bufferevent_data_cb?

  var me: UnsafeMutableRawPointer { unsafe Unmanaged.passUnretained(self).toOpaque() }
  private var limits: Limits { reactor.limits }

  init(_ port: Port, bufferevent: OpaquePointer, ssl: OpaquePointer?) {
    (self.port, reactor) = (port, port.reactor)
    unsafe (self.bufferevent, self.ssl) = unsafe (bufferevent, ssl)
    deadline = Clock.milliseconds() + port.reactor.limits.handshake
    // An evbuffer's callback runs when bytes enter the buffer, before evhttp's read callback.
    unsafe evbuffer_add_cb(bufferevent_get_input(bufferevent), Callback.arrived, me)
    unsafe evbuffer_add_cb(bufferevent_get_output(bufferevent), Callback.departed, me)
  }

  // MARK: bytes in

  /// The last `count` bytes of `input` are new.
  func received(_ input: OpaquePointer, _ count: Int) {
    switch phase {
    case .fresh, .idle:
      phase = .head
      deadline = Clock.milliseconds() + limits.head
      head.removeAll(keepingCapacity: true)
      unsafe readHead(input, count)
    case .head: unsafe readHead(input, count)
    case .body: tookBody(count)
    case .whole, .answering:
      // Pipelining, which no client of ours does: the connection ends after this answer.
      unasked += count
      if unasked > limits.unaskedBytes { reactor.cutSoon(self) }
    case .refused: break
    }
  }

  private func readHead(_ input: OpaquePointer, _ count: Int) {
    var i = head.count
    unsafe append(input, count)
    // TLS on a plain port, an empty line before a request, and other things that are no request.
    guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(head[0])
    else { return refuse(.badRequest) }
    while i < min(head.count, limits.headBytes) {
      if head[i] == UInt8(ascii: "\n") {
        guard head[i - 1] == UInt8(ascii: "\r") else { return refuse(.badRequest) }
        if i > 2, head[i - 2] == UInt8(ascii: "\n") { return headEnded(at: i + 1) }
      }
      i += 1
    }
    if i == limits.headBytes { return refuse(.headTooLarge) }
    hideFromEvhttp(true)
  }

  private func append(_ input: OpaquePointer, _ count: Int) {
    // Unsafe: copies `count` bytes out of libevent's buffer, which holds them.
    var start = unsafe evbuffer_ptr()
    unsafe evbuffer_ptr_set(
      input, &start, evbuffer_get_length(input) - count, EVBUFFER_PTR_SET)
    unsafe withUnsafeTemporaryAllocation(byteCount: count, alignment: 1) { bytes in
      unsafe evbuffer_copyout_from(input, &start, bytes.baseAddress, count)
      unsafe head.append(contentsOf: bytes)
    }
  }

  private func headEnded(at end: Int) {
    do throws(Refusal) {
      let length = try screen(head[..<end], limits)
      guard reactor.reserve(length) else { throw .unavailable }
      (reserved, bodyLeft, phase, deadline) = (length, length, .body, .max)
      reading.start(limits)
      tookBody(head.count - end)
      hideFromEvhttp(false)
    } catch {
      refuse(error)
    }
  }

  private func tookBody(_ count: Int) {
    unasked += max(0, count - bodyLeft)
    bodyLeft -= min(count, bodyLeft)
    reading.moved(count, limits)
    if bodyLeft == 0 {
      reading.stop()
      phase = .whole
    }
  }

  /// evhttp reads a head line by line as it comes. It shall see none that is not whole and sound:
  /// its read callback is taken out while a head is incomplete, and put back before the bytes that
  /// complete it are reported to it.
  private func hideFromEvhttp(_ hide: Bool) {
    guard hide == (unsafe heldRead == nil) else { return }
    var read: bufferevent_data_cb?
    var write: bufferevent_data_cb?
    var event: bufferevent_event_cb?
    var context: UnsafeMutableRawPointer?
    unsafe bufferevent_getcb(bufferevent, &read, &write, &event, &context)
    unsafe bufferevent_setcb(bufferevent, hide ? nil : heldRead, write, event, context)
    unsafe heldRead = hide ? read : nil
  }

  /// evhttp stops reading while an answer is pending, and would not see the client go. Reading goes
  /// on, but without evhttp's read callback, which on bytes in this state calls exit(1). evhttp
  /// itself puts it back for the next request.
  func watchForEnd() {
    hideFromEvhttp(true)
    unsafe heldRead = nil
    unsafe bufferevent_enable(bufferevent, Int16(EV_READ))
  }

  // MARK: bytes out

  /// The output buffer had `before` bytes; some came, some left.
  func sent(before: Int, added: Int, gone: Int) {
    if before == 0 { writing.start(limits) }
    writing.moved(gone, limits)
    if before + added == gone { writing.stop() }
  }

  // MARK: the end

  func isLate(_ now: Int) -> Bool {
    min(deadline, reading.deadline, writing.deadline) < now
  }

  func expire() {
    switch phase {
    case .head, .body: refuse(.timeout)
    case .fresh, .idle: close()
    case .whole, .answering, .refused: cut()
    }
  }

  /// Takes the connection from evhttp, which knows only 400 and 413 and closes so that the answer
  /// may be lost to a reset: says why, half-closes, and reads on for a while so that the client
  /// hears it.
  func refuse(_ why: Refusal) {
    phase = .refused
    deadline = Clock.milliseconds() + limits.parting
    reading.stop()
    let answer =
      "HTTP/1.1 \(why.rawValue) \(why.reason)\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
    unsafe bufferevent_setcb(
      bufferevent, Callback.refusedRead, Callback.refusedWritten, Callback.refusedEnded, me)
    unsafe bufferevent_write(bufferevent, answer, answer.utf8.count)
    unsafe bufferevent_enable(bufferevent, Int16(EV_READ | EV_WRITE))
  }

  /// After a refusal is written.
  func halfClose() {
    closeNotify()
    cevent_end_writing(unsafe bufferevent_getfd(bufferevent))
  }

  /// evhttp is freeing us, perhaps from within a write that goes on to drain the output buffer.
  func leave() {
    unsafe evbuffer_remove_cb(bufferevent_get_input(bufferevent), Callback.arrived, me)
    unsafe evbuffer_remove_cb(bufferevent_get_output(bufferevent), Callback.departed, me)
    closeNotify()
  }

  private func closeNotify() {
    guard let ssl = unsafe ssl, unsafe SSL_is_init_finished(ssl) == 1 else { return }
    ERR_clear_error()
    unsafe _ = SSL_shutdown(ssl)  // libevent never says it
  }

  /// Ends in `Reactor.forget`.
  func close() { unsafe evhttp_connection_free(evhttp) }

  /// With a reset, so that the kernel keeps nothing for a client that does not read.
  func cut() {
    cevent_reset_on_close(unsafe bufferevent_getfd(bufferevent))
    close()
  }
}
