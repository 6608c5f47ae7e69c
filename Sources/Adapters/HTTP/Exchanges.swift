import CEvent
import ParleyWire

/// A request that evhttp has handed over and whose answer is not yet sent.
@safe struct Exchange {
  // Unsafe: evhttp's, until it is sent or `Reactor.forget` removes the exchange.
  let request: OpaquePointer
  let connection: Connection
  let task: Task<Void, Never>
}

extension Reactor {
  func handle(_ request: OpaquePointer, _ port: Port) {
    let bufferevent = unsafe evhttp_connection_get_bufferevent(
      evhttp_request_get_connection(request))
    guard let bufferevent = unsafe bufferevent, let connection = unsafe connections[bufferevent]
    else { return unsafe evhttp_send_error(request, 500, nil) }
    // evhttp and the screen disagree about where the request ends.
    guard connection.phase == .whole, let value = unsafe read(request, connection)
    else { return connection.refuse(.badRequest) }
    if let allowed = port.allowed {
      guard let pin = connection.pin, allowed.contains(pin)
      else { return connection.refuse(.forbidden) }
    }
    connection.watchForEnd()
    unsafe evhttp_request_set_on_complete_cb(request, Callback.done, connection.me)
    lastExchange += 1
    connection.phase = .answering
    connection.exchange = lastExchange
    let task = Task.detached { [id = lastExchange, service = port.service, mailbox] in
      let response = await service.answer(value)
      mailbox.post { $0.send(id, response) }
    }
    exchanges[lastExchange] = unsafe Exchange(
      request: request, connection: connection, task: task)
  }

  /// Nil if evhttp's method is not one the screen lets through, or a peer cannot be named.
  private func read(_ request: OpaquePointer, _ connection: Connection) -> Request? {
    let method: Request.Method
    switch unsafe evhttp_request_get_command(request) {
    case EVHTTP_REQ_GET: method = .get
    case EVHTTP_REQ_POST: method = .post
    default: return nil
    }
    guard let peer = peer(of: connection) else { return nil }
    var headers: [Request.Header] = []
    var next = unsafe evhttp_request_get_input_headers(request).pointee.tqh_first
    while let header = unsafe next?.pointee {
      unsafe headers.append((String(cString: header.key), String(cString: header.value)))
      unsafe next = header.next.tqe_next
    }
    return Request(
      method: method, target: unsafe String(cString: evhttp_request_get_uri(request)),
      headers: headers, body: unsafe readBody(request), peer: peer)
  }

  private func readBody(_ request: OpaquePointer) -> [UInt8] {
    let input = unsafe evhttp_request_get_input_buffer(request)
    let count = unsafe evbuffer_get_length(input)
    // Not a matter of speed: Swift writes to the storage that all empty arrays share, which the
    // thread sanitizer takes for a race.
    guard count > 0 else { return [] }
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
      unsafe filled = Int(evbuffer_remove(input, bytes.baseAddress, bytes.count))
    }
  }

  private func peer(of connection: Connection) -> Peer? {
    if connection.port.allowed != nil { return connection.pin.map { .node($0) } }
    let user = cevent_unix_user(unsafe bufferevent_getfd(connection.bufferevent))
    return UInt32(exactly: user).map { .user($0) }
  }

  func send(_ id: UInt64, _ response: Response) {
    guard let exchange = exchanges[id] else { return }
    let headers = unsafe evhttp_request_get_output_headers(exchange.request)
    for header in response.headers {
      let taken = unsafe evhttp_add_header(headers, header.name, header.value)
      precondition(taken == 0, "a header of ours has CR or LF in it")
    }
    unsafe evhttp_add_header(headers, "Content-Length", String(response.body.count))
    if isDraining { unsafe evhttp_add_header(headers, "Connection", "close") }
    let output = unsafe bufferevent_get_output(exchange.connection.bufferevent)
    // Head and small body in one piece of memory: one TLS record, one system call, one packet.
    unsafe evbuffer_expand(output, 1024 + min(response.body.count, 32 << 10))
    unsafe evhttp_send_reply_start(exchange.request, Int32(response.status), nil)
    unsafe evbuffer_add(output, response.body, response.body.count)
    unsafe evhttp_send_reply_end(exchange.request)
  }

  /// The answer is written. evhttp goes on to read the next request, or to close.
  func done(_ connection: Connection, _ request: OpaquePointer?) {
    if let id = connection.exchange { exchanges[id] = nil }
    connection.exchange = nil
    connection.phase = .idle
    connection.deadline = Clock.milliseconds() + limits.idle
    releaseBody(of: connection)
    guard isDraining || connection.unasked > 0 else { return }
    // evhttp looks at this header after calling us.
    let headers = unsafe evhttp_request_get_output_headers(request)
    unsafe evhttp_remove_header(headers, "Connection")
    unsafe evhttp_add_header(headers, "Connection", "close")
  }
}
