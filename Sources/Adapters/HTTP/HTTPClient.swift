/// Why a call brought no answer. A status of 400 and more is an answer.
package enum HTTPClientError: Error, Hashable, Sendable {
  /// Refused, no route, no such host, no such socket: nobody was reached.
  case unreachable(String)
  case timeout
  /// Somebody answered who does not hold the pinned key.
  case pinMismatch
  /// The handshake failed, on either side; with its reason.
  case tls(String)
  /// The answer is longer than this many bytes.
  case tooLarge(limit: Int)
  /// The connection ended before the answer did. In TLS 1.3 that is also how a server may look that
  /// has refused our certificate: the client's side of the handshake is over before the server's.
  case broken(String)
  /// The client was stopped, or the task cancelled.
  case stopped
}

/// An HTTP client: libcurl's multi interface on one thread. Connections are kept and used again.
///
/// `stop` must be awaited before the process exits.
package final class HTTPClient: Sendable {
  /// PEM files, read at each new connection.
  package struct Identity: Sendable {
    package let certificate: String
    package let key: String
    package init(certificate: String, key: String) {
      (self.certificate, self.key) = (certificate, key)
    }
  }

  package struct Answer: Sendable {
    package let status: Int
    package let body: [UInt8]
  }

  /// 8 MiB: as much as a server of ours takes.
  package static let bodyLimit = 8 << 20

  private let mailbox: Mailbox<ClientLoop>
  private let thread: LoopThread

  /// Without an identity it can only speak to Unix sockets.
  package init(identity: Identity? = nil) {
    precondition(ClientLoop.isCurlReady, "libcurl cannot start")
    let mailbox = Mailbox<ClientLoop>()
    self.mailbox = mailbox
    thread = LoopThread { ClientLoop.run(mailbox, identity) }
  }

  /// Posts to another node: TLS 1.3 with our certificate, and only to the holder of the pinned key.
  /// `url` begins with "https://". `timeout` is for the whole call, waiting for a free connection
  /// included.
  package func post(
    _ url: String, pin: Pin, body: [UInt8], headers: [Request.Header] = [],
    timeout: Duration = .seconds(30), limit: Int = bodyLimit
  ) async throws(HTTPClientError) -> Answer {
    try await perform(
      Call(
        place: .node(pin), url: url, method: .post, headers: headers, body: body,
        timeout: timeout.milliseconds, limit: limit))
  }

  /// Asks the operator API of a node on this machine. `target` begins with "/".
  package func call(
    socket path: String, _ method: Request.Method, _ target: String, body: [UInt8] = [],
    headers: [Request.Header] = [], timeout: Duration = .seconds(30), limit: Int = bodyLimit
  ) async throws(HTTPClientError) -> Answer {
    try await perform(
      Call(
        place: .unix(path: path), url: "http://localhost\(target)", method: method,
        headers: headers, body: body, timeout: timeout.milliseconds, limit: limit))
  }

  private func perform(_ call: Call) async throws(HTTPClientError) -> Answer {
    let id = Transfer.ID()
    let result: Transfer.Outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { done in
        let transfer = Transfer(id, call, done)
        if !mailbox.post({ $0.start(transfer) }) { done.resume(returning: .failure(.stopped)) }
      }
    } onCancel: {
      id.isCancelled.withLock { $0 = true }
      mailbox.post { $0.cancel(id) }
    }
    return try result.get()
  }

  /// Ends all calls with `stopped`. Returns when the thread is gone.
  package func stop() async {
    mailbox.post { $0.stop() }
    await thread.join()
  }
}
