import ParleyCharter
import ParleyDelivery
import ParleyDirectory
import ParleyRecord
import ParleyWire

// What peers say that they hold of our own logs, without a proof. It makes us ask, and wait for a
// while, since a second entry at an index would be a second history. It never makes us wait for
// ever.
extension Node {
  /// How long one who does not answer is waited for while a log of ours is taken back.
  static let patience: Int64 = 600_000
  /// How many answers without the entries asked for show that a claim is unfounded; and, where
  /// nothing is answered at once, how long a peer that is heard meanwhile has to show them.
  private static let barrenAnswers = 3
  private static let day: Int64 = 86_400_000

  /// How far our own logs are held here of which a peer says that it holds more. It is asked to
  /// show it, and accused of nothing.
  func claims(_ channel: Channel, by peer: Party) -> [LogPosition] {
    let line = lines[channel.id, peer]
    guard !line.isUnfounded else { return [] }
    return line.have.keys.filter { origin in
      origin.party == party && !origin.isKeyLog
        && line.have[origin] ?? 0 > channel.logs[origin]?.size ?? 0
    }.sorted().map { LogPosition($0, channel.logs[$0]?.size ?? 0) }
  }

  /// Whether a peer says that it holds more than we do of a log of ours. What is not sure to be our
  /// newest entry is not signed after.
  func isClaimed(_ log: ChannelLog, in channel: Channel) -> Bool {
    isClaimed(log.origin, log.size, in: channel)
  }

  func isClaimed(_ origin: Origin, _ size: Int64, in channel: Channel) -> Bool {
    channel.charter.peers(of: party).contains { peer in
      let line = lines[channel.id, peer]
      return !line.isUnfounded && line.have[origin] ?? 0 > size
    }
  }

  func asksForOurs(_ want: Bundle.Want) -> Bool {
    guard case .entry(let position) = want else { return false }
    return position.origin.party == party && !position.origin.isKeyLog
  }

  /// Whether a peer has had its time to return what it holds of our logs. What it holds beyond that
  /// stands all the same, as from before the loss.
  func isPast(patienceWith line: PeerLine, in channel: Channel, at now: Moment) -> Bool {
    let isAnyHeard = channel.charter.peers(of: party).contains {
      lines[channel.id, $0].bundlesHeard > 0
    }
    return isAnyHeard && line.askedAt.map { now.monotonic >= $0 + Self.patience } ?? false
  }

  /// Notes whether a peer that says it holds more of our logs shows it.
  mutating func weighClaims(
    of bundle: Bundle, _ arrival: Arrival, news: Set<Digest>, at now: Moment
  ) {
    guard let channel = state.channels[bundle.channel] else { return }
    var line = lines[bundle.channel, bundle.from]
    guard let asked = line.askedAt else { return }
    let isOpen = !claims(channel, by: bundle.from).isEmpty
    if news.contains(where: { channel.messages[$0]?.place.origin.party == party }) {
      line.askedAt = now.monotonic
      line.barren = 0
    } else if isOpen {
      line.barren += arrival.isAnswer ? 1 : 0
      line.isUnfounded =
        line.barren >= Self.barrenAnswers || now.monotonic >= asked + Self.day
      if line.isUnfounded { report(.claimUnfounded(channel: channel.id, by: bundle.from)) }
    }
    if !isOpen || line.isUnfounded, !isRecovering(channel) {
      line.askedAt = nil
      line.barren = 0
    }
    lines[bundle.channel, bundle.from] = line
  }
}
