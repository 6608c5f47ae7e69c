package import ParleyHTTP
package import ParleyWire

/// Carrier 0: a bundle is posted to the peer's node over mutual TLS 1.3, and the peer's answer
/// comes back in the same exchange.
///
/// Whom we speak to is decided by the pin in the peer's own key log and by nothing else.
package struct HTTPSCarrier: Sendable {
  /// Where a peer's node answers, and the key that it proves.
  package typealias Link = (pin: Digest, addresses: [String])

  /// What a node of ours answers bundles at.
  package static let path = "/v1/bundle"

  private let client: HTTPClient
  private let timeout: Duration

  /// - Parameter timeout: for one address, connecting included.
  package init(client: HTTPClient, timeout: Duration = .seconds(20)) {
    self.client = client
    self.timeout = timeout
  }

  /// Tries the addresses in their order, the newest link first, until one takes the bundle.
  ///
  /// An answer with a status of 400 or more is about the container and ends the attempt: another
  /// address is the same node.
  package func send(_ bundle: [UInt8], to links: [Link]) async -> Delivery {
    var state = LineState.noAddress
    for link in links.reversed() {
      for address in link.addresses {
        let url = address.hasSuffix("/") ? String(address.dropLast()) : address
        do throws(HTTPClientError) {
          return delivery(
            try await client.post(
              url + Self.path, pin: Pin(link.pin), body: bundle, timeout: timeout))
        } catch {
          state = LineState(error)
        }
        if Task.isCancelled { return .failed(state) }
      }
    }
    return .failed(state)
  }

  private func delivery(_ answer: HTTPClient.Answer) -> Delivery {
    switch answer.status {
    case 200: .left(reply: answer.body)
    case 204: .left(reply: nil)
    case let status:
      .failed(.refused(status: status, sentence: Self.sentence(answer.body)))
    }
  }

  /// The peer's own words, made fit to be shown; they are one line of JSON if the peer runs what we
  /// run.
  private static func sentence(_ body: [UInt8]) -> String {
    SafeText.neutralised(String(decoding: body.prefix(300), as: UTF8.self))
  }
}

extension LineState {
  init(_ error: HTTPClientError) {
    self =
      switch error {
      case .unreachable(let words): .unreachable(words)
      case .timeout: .timeout
      case .pinMismatch: .pinMismatch
      case .tls(let words): .notTrusted(words)
      case .tooLarge(let limit): .broken("an answer of more than \(limit) bytes")
      case .broken(let words): .broken(words)
      case .stopped: .broken("the node is stopping")
      }
  }
}
