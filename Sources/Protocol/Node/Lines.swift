import ParleyRecord
import ParleyWire

/// What a node may forget in a crash: hints about what peers hold, and when to try again.
struct Lines: Hashable, Sendable {
  /// The civil clock jumped and nobody has looked yet: cosignatures are held back.
  var clockHeld = false
  private var peers: [Peer: PeerLine] = [:]

  private struct Peer: Hashable, Sendable {
    let channel: Digest
    let party: Party
  }

  subscript(channel: Digest, party: Party) -> PeerLine {
    get { peers[Peer(channel: channel, party: party)] ?? PeerLine() }
    set { peers[Peer(channel: channel, party: party)] = newValue }
  }
}

/// One peer on one channel, as far as its last bundles and our last tries tell.
struct PeerLine: Hashable, Sendable {
  /// What the peer last said it holds, by log. A hint that steers what is sent next, no more.
  var have: [Origin: Int64] = [:]
  /// Since when the peer has said that it holds more of others' logs than we do, in monotonic
  /// milliseconds. Their authors are given time to bring it themselves.
  var behindSince: Int64?
  /// When the last bundle was made for it, in monotonic milliseconds.
  var sentAt: Int64?
  /// Bundles made since the peer was last heard.
  var attempts = 0
  /// The cursors that the peer's last bundle held, and how often they came again and were answered.
  private var heard: Cursors?
  private var repeats = 0
  private var answeredAt: Int64 = 0
  /// When a cosignature that has no bundle to ride with must travel alone.
  var cosignatureDue: Int64?

  private struct Cursors: Hashable, Sendable {
    let have: [LogPosition]
    let want: [Bundle.Want]
  }

  /// Notes what a peer asks. Whether to answer it now: what was answered already is answered again
  /// at half the pace at which a peer retries, so that two nodes that wait for what neither can
  /// give do not answer each other for ever.
  mutating func mayAnswer(_ bundle: Bundle, at now: Int64) -> Bool {
    let cursors = Cursors(have: bundle.have, want: bundle.want)
    if cursors != heard {
      heard = cursors
      repeats = 0
    } else {
      guard now >= answeredAt + min(150_000, 1_000 << Int64(min(repeats, 8))) else { return false }
      repeats += 1
    }
    answeredAt = now
    return true
  }

  /// Milliseconds to wait before another try: 2 s, doubling up to five minutes.
  var backoff: Int64 { min(300_000, 2_000 << Int64(min(attempts, 8))) }
}
