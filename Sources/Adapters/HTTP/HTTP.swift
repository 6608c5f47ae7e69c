import CEvent
package import ParleyWire

// What the rest of Parley knows of HTTP. A request is whole before anyone sees it, and the
// libraries behind the server and the client can be changed without touching a handler.

/// One request, read to its end.
package struct Request: Sendable {
  package typealias Header = (name: String, value: String)

  package enum Method: String, Sendable { case get = "GET", post = "POST" }

  package let method: Method
  /// Path and query as the client spelt them; always begins with "/".
  package let target: String
  package let headers: [Header]
  package let body: [UInt8]
  package let peer: Peer

  /// The first header of that name; names are compared without regard to case (RFC 9110 5.1).
  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// Who asks, as far as something other than the request itself proves it.
package enum Peer: Hashable, Sendable {
  /// The holder of this link key, proved in the TLS handshake.
  case node(Pin)
  /// A user of this machine: the uid the kernel vouches for.
  case user(UInt32)
}

/// A whole answer. A stream of events would be a second kind of body.
package struct Response: Sendable {
  package var status: Int
  package var headers: [Request.Header]
  package var body: [UInt8]

  /// Content-Length is added; names and values must not contain CR or LF.
  package init(_ status: Int, headers: [Request.Header] = [], body: [UInt8] = []) {
    (self.status, self.headers, self.body) = (status, headers, body)
  }
}

/// What stands behind an endpoint.
package protocol Service: Sendable {
  /// Runs on Swift's own threads, many at a time. The task is cancelled when the client goes away;
  /// what it then returns is dropped.
  func answer(_ request: Request) async -> Response
}

/// Where a server listens.
package enum Endpoint: Sendable {
  /// Other parties' nodes: mutual TLS 1.3 with Ed25519 certificates, peers known by their pins
  /// alone. `host` is a numeric address; port 0 means any free port. Certificate and key are PEM
  /// files.
  case nodes(host: String, port: UInt16, certificate: String, key: String, allowed: AllowList)
  /// The operator API: a Unix socket only its owner can open.
  case unix(path: String)
}

/// SHA-256 of a certificate's SubjectPublicKeyInfo (RFC 7469 section 2.4): the name of a link key.
package struct Pin: Hashable, Sendable {
  package let digest: Digest
  package init(_ digest: Digest) { self.digest = digest }
}

/// The pins of the nodes that may connect. It may change while the server runs: a new handshake
/// sees the change at once, an open connection at its next request, which is answered 403.
package final class AllowList: Sendable {
  private let pins: Lock<Set<Pin>>
  package init(_ pins: Set<Pin> = []) { self.pins = Lock(pins) }
  package func replace(with pins: Set<Pin>) { self.pins.withLock { $0 = pins } }
  package func contains(_ pin: Pin) -> Bool { pins.withLock { $0.contains(pin) } }
}

/// Why a server could not listen, or a certificate could not be made. Each is the machine's or the
/// configuration's fault, never a peer's.
package enum HTTPError: Error, Hashable, Sendable {
  case portInUse(host: String, port: UInt16)
  /// Not a numeric address.
  case badAddress(host: String)
  /// Certificate and key are missing, unreadable, or do not fit each other; OpenSSL's words.
  case certificate(String)
  /// Another failure of the operating system, by its errno.
  case system(doing: String, errno: Int32)
  /// The server has been drained.
  case stopped

  /// OpenSSL's first complaint; the queue is empty afterwards.
  static func openssl() -> HTTPError {
    let code = ERR_get_error()
    ERR_clear_error()
    // Unsafe: C strings with static storage, or nil.
    let reason = unsafe ERR_reason_error_string(code).map { unsafe String(cString: $0) }
    return .certificate(reason ?? "OpenSSL error \(code)")
  }
}
