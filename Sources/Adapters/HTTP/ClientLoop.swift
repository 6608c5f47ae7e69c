import CCurl

/// Everything that lives on the client's thread.
@safe final class ClientLoop {
  // Unsafe: libcurl's handle, freed in `deinit`.
  private let multi: UnsafeMutableRawPointer
  private let mailbox: Mailbox<ClientLoop>
  private let identity: HTTPClient.Identity?
  private var transfers: [ObjectIdentifier: Transfer] = [:]
  private var isStopped = false

  private init(_ mailbox: Mailbox<ClientLoop>, _ identity: HTTPClient.Identity?) {
    guard let multi = unsafe curl_multi_init() else { preconditionFailure("no memory") }
    unsafe self.multi = multi
    (self.mailbox, self.identity) = (mailbox, identity)
    // A server of ours takes 16 connections of one key: leave it some.
    unsafe ccurl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, 8)
    unsafe ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, 64)
    // Unsafe: the mailbox is closed before the handle is freed.
    nonisolated(unsafe) let wake = unsafe multi
    mailbox.open { unsafe curl_multi_wakeup(wake) }
  }

  deinit { unsafe curl_multi_cleanup(multi) }

  /// Before any other call of libcurl's, and once.
  static let isCurlReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// The whole life of a client's thread.
  static func run(_ mailbox: Mailbox<ClientLoop>, _ identity: HTTPClient.Identity?) {
    let loop = ClientLoop(mailbox, identity)
    while !loop.isStopped { loop.turn() }
    for job in mailbox.close() { job(loop) }
    for transfer in loop.transfers.values { loop.end(transfer, .failure(.stopped)) }
  }

  private func turn() {
    for job in mailbox.take() { job(self) }
    var running: Int32 = 0
    unsafe curl_multi_perform(multi, &running)
    var code = CURLE_OK
    while let easy = unsafe ccurl_next_done(multi, &code) {
      guard let context = unsafe ccurl_private(easy) else {
        preconditionFailure("a transfer without its context")
      }
      // Unsafe: `transfers` holds it until `end`.
      let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
      end(transfer, transfer.result(code))
    }
    if !isStopped { unsafe curl_multi_poll(multi, nil, 0, 60_000, nil) }
  }

  func start(_ transfer: Transfer) {
    guard !isStopped, !transfer.id.isCancelled.withLock({ $0 }) else {
      return transfer.finish(.failure(.stopped))
    }
    guard transfer.prepare(identity), unsafe curl_multi_add_handle(multi, transfer.easy) == CURLM_OK
    else { return transfer.finish(.failure(.tls("no identity, or a call libcurl does not take"))) }
    transfers[ObjectIdentifier(transfer.id)] = transfer
  }

  func cancel(_ id: Transfer.ID) {
    guard let transfer = transfers[ObjectIdentifier(id)] else { return }
    end(transfer, .failure(.stopped))
  }

  func stop() { isStopped = true }

  private func end(_ transfer: Transfer, _ result: Transfer.Outcome) {
    unsafe curl_multi_remove_handle(multi, transfer.easy)
    transfers[ObjectIdentifier(transfer.id)] = nil
    transfer.finish(result)
  }
}
