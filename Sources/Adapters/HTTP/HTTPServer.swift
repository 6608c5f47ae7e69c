/// The HTTP server: libevent's evhttp on one thread, handlers on Swift's own.
///
/// `drain` must be awaited before the process exits.
package final class HTTPServer: Sendable {
  private let mailbox: Mailbox<Reactor>
  private let thread: LoopThread

  package init(limits: Limits = Limits()) {
    precondition(Reactor.isLibeventReady, "libevent cannot start")
    let mailbox = Mailbox<Reactor>()
    self.mailbox = mailbox
    thread = LoopThread { Reactor.run(mailbox, limits) }
  }

  /// Starts listening, and returns the port: the one asked for, the one found for port 0, or 0 for
  /// a Unix socket.
  @discardableResult
  package func listen(
    _ endpoint: Endpoint, serving service: any Service
  ) async throws(HTTPError) -> UInt16 {
    let result: Result<UInt16, HTTPError> = await withCheckedContinuation { done in
      let isPosted = mailbox.post { reactor in
        do throws(HTTPError) {
          done.resume(returning: .success(try reactor.listen(endpoint, service)))
        } catch {
          done.resume(returning: .failure(error))
        }
      }
      if !isPosted { done.resume(returning: .failure(.stopped)) }
    }
    return try result.get()
  }

  /// Stops listening, closes idle connections and lets pending answers finish; cuts what is left
  /// after `grace`. Returns when the thread is gone.
  package func drain(grace: Duration) async {
    mailbox.post { $0.beginDrain(grace: grace.milliseconds) }
    await thread.join()
  }
}

extension Duration {
  /// Rounded down.
  var milliseconds: Int {
    Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
