import CEvent
import ParleyWire

/// What libevent and OpenSSL call, always on the loop's thread. Each only finds its object and
/// hands on.
///
/// Unsafe: the context is a reference without a count. A `Port` lives until its evhttp is freed, a
/// `Connection` until evhttp has said that it goes, the `Reactor` longer than the loop.
enum Callback {
  typealias Context = UnsafeMutableRawPointer
  typealias OnEvent = @convention(c) (OpaquePointer?, Context?) -> Void

  static let settle: event_callback_fn = { _, _, me in unsafe reactor(me).settle() }
  static let sweep: event_callback_fn = { _, _, me in unsafe reactor(me).sweep() }

  static let makeBufferevent: @convention(c) (OpaquePointer?, Context?) -> OpaquePointer? = {
    unsafe port($1).reactor.accept(port($1))
  }
  static let handle: OnEvent = { request, me in
    guard let request = unsafe request else { return }
    unsafe port(me).reactor.handle(request, port(me))
  }
  /// Out of descriptors: without this the loop spins. The sweep tries again.
  static let acceptFailed: OnEvent = { listener, _ in unsafe evconnlistener_disable(listener) }

  static let closed: OnEvent = { _, me in
    unsafe connection(me).reactor.forget(connection(me))
  }
  static let done: OnEvent = { request, me in
    unsafe connection(me).reactor.done(connection(me), request)
  }
  static let arrived: evbuffer_cb_func = { input, info, me in
    guard let input = unsafe input, let count = unsafe info?.pointee.n_added, count > 0
    else { return }
    unsafe connection(me).received(input, count)
  }
  static let departed: evbuffer_cb_func = { _, info, me in
    guard let info = unsafe info?.pointee else { return }
    unsafe connection(me).sent(
      before: info.orig_size, added: info.n_added, gone: info.n_deleted)
  }

  static let refusedRead: bufferevent_data_cb = { bufferevent, _ in
    let input = unsafe bufferevent_get_input(bufferevent)
    unsafe evbuffer_drain(input, evbuffer_get_length(input))
  }
  static let refusedWritten: bufferevent_data_cb = { _, me in unsafe connection(me).halfClose() }
  static let refusedEnded: bufferevent_event_cb = { _, what, me in
    let end = BEV_EVENT_EOF | BEV_EVENT_ERROR | BEV_EVENT_TIMEOUT
    if Int32(what) & end != 0 { unsafe connection(me).close() }
  }

  /// The whole verification of a client's certificate. 1 lets it pass.
  static let verify: @convention(c) (OpaquePointer?, Context?) -> Int32 = { store, _ in
    let peer = unsafe connection(SSL_get_ex_data(cevent_verifying(store), 0))
    var bytes = [UInt8](repeating: 0, count: Digest.byteCount)
    var pin: Pin?
    if let certificate = unsafe X509_STORE_CTX_get0_cert(store),
      unsafe cevent_pin(certificate, &bytes) == 1
    {
      pin = Digest(bytes).map { Pin($0) }
    }
    if peer.reactor.admit(pin, peer) { return 1 }
    unsafe X509_STORE_CTX_set_error(store, X509_V_ERR_CERT_REJECTED)
    return 0
  }

  private static func reactor(_ me: Context?) -> Reactor { unsafe object(me) }
  private static func port(_ me: Context?) -> Port { unsafe object(me) }
  private static func connection(_ me: Context?) -> Connection { unsafe object(me) }

  private static func object<T: AnyObject>(_ me: Context?) -> T {
    guard let me = unsafe me else { preconditionFailure("a callback without its context") }
    return unsafe Unmanaged<T>.fromOpaque(me).takeUnretainedValue()
  }
}
