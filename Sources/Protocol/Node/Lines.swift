import ParleyCharter
import ParleyDelivery
import ParleyDirectory
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

  /// What peers said before is no longer what counts; they are asked anew.
  mutating func forgetPeers() { peers = [:] }

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
  /// How many bundles of it were heard since this process began.
  var bundlesHeard = 0
  /// When it was first asked for entries of our own logs, or last brought some, in monotonic
  /// milliseconds; nil while it is asked for none.
  var askedAt: Int64?
  /// Its answers since that held none.
  var barren = 0
  /// It said that it holds more of our logs than it could show. Its word on that counts no more.
  var isUnfounded = false
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

extension Node {
  /// What a peer says that it holds and lacks, in place of what it said before.
  mutating func remember(cursors bundle: Bundle, at now: Moment) {
    var line = lines[bundle.channel, bundle.from]
    line.bundlesHeard += 1
    // A log that it does not list, it holds nothing of (any more).
    line.have = line.have.filter { $0.key.isKeyLog }
    for log in state.channels[bundle.channel]?.logs(of: party) ?? [] { line.have[log.origin] = 0 }
    for position in bundle.have where isOfMember(position.origin, in: bundle.channel) {
      line.have[position.origin] = position.size
    }
    // What a peer asks for from an index on, it lacks from there on.
    for want in bundle.want {
      if case .entry(let position) = want, position.origin.party == party {
        line.have[position.origin] = min(position.size, line.have[position.origin] ?? position.size)
      }
    }
    lines[bundle.channel, bundle.from] = line
    let isBehind = state.channels[bundle.channel].map { !behind($0, bundle.from).isEmpty } ?? false
    lines[bundle.channel, bundle.from].behindSince =
      isBehind ? line.behindSince ?? now.monotonic : nil
  }

  /// Whether a log is one that a member has here: a peer that names others fills no memory.
  private func isOfMember(_ origin: Origin, in id: Digest) -> Bool {
    guard let channel = state.channels[id], channel.charter.member(origin.party) != nil else {
      return false
    }
    return origin.isKeyLog || channel.logs[origin] != nil
      || state.directory.logKey(origin, channel: id) != nil
  }
}
