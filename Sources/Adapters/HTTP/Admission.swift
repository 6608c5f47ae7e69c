import CEvent

// Who may have a connection, and when it is over.
extension Reactor {
  /// In the middle of evhttp's accept: the socket is not known yet, so counting by address waits
  /// for `admit`. Never nil: evhttp would make a bufferevent of its own, and a TLS port would talk
  /// in clear.
  func accept(_ port: Port) -> OpaquePointer {
    let closeSocket = Int32(BEV_OPT_CLOSE_ON_FREE.rawValue)
    var ssl: OpaquePointer?
    let made: OpaquePointer?
    if let tls = unsafe port.tls {
      unsafe ssl = SSL_new(tls)
      unsafe made = bufferevent_openssl_socket_new(
        base, -1, ssl, BUFFEREVENT_SSL_ACCEPTING, closeSocket)
    } else {
      unsafe made = bufferevent_socket_new(base, -1, closeSocket)
    }
    guard let bufferevent = unsafe made else { preconditionFailure("no memory") }
    let connection = unsafe Connection(port, bufferevent: bufferevent, ssl: ssl)
    if let ssl = unsafe ssl { unsafe SSL_set_ex_data(ssl, 0, connection.me) }
    unsafe bufferevent_incref(bufferevent)  // until `admit`
    unsafe connections[bufferevent] = connection
    fresh.append(connection)
    port.connections += 1
    if port.connections >= limits.connections { unsafe evconnlistener_disable(port.listener) }
    settleSoon()  // runs before anything is read from the new socket
    return unsafe bufferevent
  }

  /// As soon as evhttp's accept has returned.
  private func admit(_ connection: Connection) {
    defer { unsafe _ = bufferevent_decref(connection.bufferevent) }
    var context: UnsafeMutableRawPointer?
    // evhttp's connection is the context of its own callbacks.
    unsafe bufferevent_getcb(connection.bufferevent, nil, nil, nil, &context)
    guard let evhttp = unsafe context else { return forget(connection) }  // given up during accept
    unsafe connection.evhttp = OpaquePointer(evhttp)
    unsafe evhttp_connection_set_closecb(connection.evhttp, Callback.closed, connection.me)
    // On a Unix socket all come from one user.
    guard unsafe connection.port.tls != nil else { return }
    let key = cevent_address_key(unsafe bufferevent_getfd(connection.bufferevent))
    connection.addressKey = key
    perAddress.add(key)
    if perAddress[key] > limits.perAddress { connection.close() }
  }

  /// In the handshake. No: it is not our kind of certificate, its pin is not on the list, or it has
  /// connections enough; the handshake ends with an alert. Nothing else of a certificate counts,
  /// not even its dates: who is let in, and until when, is the list's to say.
  func admit(_ pin: Pin?, _ connection: Connection) -> Bool {
    guard let pin, connection.pin == nil, let allowed = connection.port.allowed,
      allowed.contains(pin), perPeer[pin] < limits.perPeer
    else { return false }
    perPeer.add(pin)
    connection.pin = pin
    return true
  }

  func reserve(_ bytes: Int) -> Bool {
    guard bodiesInFlight + bytes <= limits.bodiesInFlight else { return false }
    bodiesInFlight += bytes
    return true
  }

  func releaseBody(of connection: Connection) {
    bodiesInFlight -= connection.reserved
    connection.reserved = 0
  }

  /// evhttp is freeing the connection. A request still pending is ours to free only if evhttp has
  /// cut it loose.
  func forget(_ connection: Connection) {
    if let id = connection.exchange, let exchange = exchanges.removeValue(forKey: id) {
      exchange.task.cancel()
      if unsafe evhttp_request_get_connection(exchange.request) == nil {
        unsafe evhttp_request_free(exchange.request)
      }
    }
    connection.leave()
    releaseBody(of: connection)
    if let key = connection.addressKey { perAddress.remove(key) }
    if let pin = connection.pin { perPeer.remove(pin) }
    condemned.removeAll { $0 === connection }
    unsafe connections[connection.bufferevent] = nil
    connection.port.connections -= 1
    if let listener = unsafe connection.port.listener { unsafe evconnlistener_enable(listener) }
    if isDraining { settleSoon() }
  }

  /// For callbacks in which the connection must not be freed.
  func cutSoon(_ connection: Connection) {
    condemned.append(connection)
    settleSoon()
  }

  func settleConnections() {
    let (new, dead) = (fresh, condemned)
    (fresh, condemned) = ([], [])
    for connection in new { admit(connection) }
    for connection in dead where unsafe connections[connection.bufferevent] === connection {
      connection.cut()
    }
  }
}
