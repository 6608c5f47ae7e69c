/// What a client may cost. Times in milliseconds, sizes in bytes.
package struct Limits: Sendable {
  /// Open connections of one endpoint; further ones wait in the kernel's queue.
  package var connections = 1024
  /// Open connections of one IPv4 address, or of one /64 of IPv6.
  package var perAddress = 64
  /// Open connections of one pin.
  package var perPeer = 16

  /// A request's line and headers together.
  package var headBytes = 16 << 10
  package var headers = 64
  package var bodyBytes = 8 << 20
  /// All bodies being received or answered, of one server.
  package var bodiesInFlight = 128 << 20
  /// Sent by a client that owes us silence because an answer is pending.
  package var unaskedBytes = 16 << 10

  /// From accept to the first byte of the first request, TLS handshake included.
  package var handshake = 8_000
  /// From the first byte of a head to its last.
  package var head = 8_000
  /// Between requests.
  package var idle = 75_000
  /// Bytes a millisecond, both ways, that a body or an answer must keep up.
  package var rate = 4
  /// How long a transfer may lag behind `rate`.
  package var credit = 15_000
  /// From our refusal to the end of the connection, so that the client can hear it.
  package var parting = 2_000

  package init() {}
}
