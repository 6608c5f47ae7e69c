/// How one carrier to one peer stands, as the last attempt showed it. A fact about a line, never
/// about the other side's intentions.
package enum LineState: Hashable, Sendable {
  /// Nothing has been sent yet.
  case untried
  case working
  /// Nobody was reached: refused, no route, no such host.
  case unreachable(String)
  case timeout
  /// Somebody answered who does not hold the pinned key.
  case pinMismatch
  /// The handshake failed; also how a peer looks that does not know our certificate.
  case notTrusted(String)
  /// The connection ended before the answer did.
  case broken(String)
  /// The peer's node answered, and not with a bundle. `sentence` is its own.
  case refused(status: Int, sentence: String)
  /// The peer's key log names no address, or not yet a link key.
  case noAddress
  /// Outside TLS a bundle is sealed, and no seal key of the peer is known.
  case noSealKey
  /// The folder is not there, or cannot be written.
  case folder(String)
  /// Nobody takes what lies in the folder, and no more is put there.
  case folderFull

  /// The name that status and logs print.
  package var name: String {
    switch self {
    case .untried: "untried"
    case .working: "working"
    case .unreachable: "unreachable"
    case .timeout: "timeout"
    case .pinMismatch: "pin-mismatch"
    case .notTrusted: "not-trusted"
    case .broken: "broken"
    case .refused: "refused"
    case .noAddress: "no-address"
    case .noSealKey: "no-seal-key"
    case .folder: "folder-unusable"
    case .folderFull: "folder-full"
    }
  }

  package var detail: String? {
    switch self {
    case .unreachable(let words), .notTrusted(let words), .broken(let words), .folder(let words):
      words
    case .refused(let status, let sentence):
      sentence.isEmpty ? "\(status)" : "\(status) \(sentence)"
    default: nil
    }
  }
}

/// What a carrier made of one bundle.
package enum Delivery: Sendable {
  /// It left this machine, which is all a carrier can say; `reply` is what came back with it.
  case left(reply: [UInt8]?)
  case failed(LineState)
}

/// The names of the carriers, as records and status print them.
package enum CarrierName {
  package static let https = "https"
  package static let drop = "drop"
}
