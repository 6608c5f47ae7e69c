import ParleyCharter
import ParleyDelivery
import ParleyDirectory
import ParleyKeylog
import ParleyRecord
import ParleyTlog
import ParleyWire

// When something goes out.
extension Node {
  /// Makes a bundle for a peer now.
  mutating func send(
    to peer: Party, in id: Digest, precedence: Precedence, asked: [Bundle.Want] = [],
    asks: Bool = true, insists: Bool = false, at now: Moment, with keys: borrowing Keys
  ) {
    guard let channel = state.channels[id] else { return }
    let made = compose(
      channel, for: peer, limit: Limit.bundleBytes, asked: asked, asks: asks, insists: insists,
      at: now, with: keys)
    // One packet a peer and call: the newest holds what the others held.
    outcome.packets.removeAll { $0.to == peer && $0.channel == id }
    outcome.packets.append(
      Packet(
        to: peer, channel: id, precedence: precedence, bytes: made.bundle.bytes,
        messages: made.messages))
    outcome.packets.sort { $0.precedence < $1.precedence }
    var line = lines[id, peer]
    line.sentAt = now.monotonic
    line.attempts += 1
    line.cosignatureDue = nil
    if made.bundle.want.contains(where: asksForOurs) {
      line.askedAt = line.askedAt ?? now.monotonic
    }
    lines[id, peer] = line
  }

  /// What an operator asked for, to be carried by hand.
  mutating func compose(
    by id: Digest, to peer: Party, at now: Moment, with keys: borrowing Keys
  ) {
    guard let channel = state.channels[id], channel.charter.member(peer) != nil, peer != party
    else {
      outcome.refusal = .unknownChannel
      return
    }
    send(to: peer, in: id, precedence: .routine, at: now, with: keys)
  }

  /// Answers a bundle that told something new, made us say something, or asked. The answer to an
  /// answer waits for the next bundle: a cosignature alone never asks.
  mutating func reply(
    to bundle: Bundle, _ arrival: Arrival, news: Set<Digest>, grew: Bool, at now: Moment,
    with keys: borrowing Keys
  ) {
    guard let channel = state.channels[bundle.channel] else { return }
    let told = news.contains { id in
      if case .evidence? = channel.leaf(id)?.entry.act { false } else { true }
    }
    // What cannot be given or had is left to the timer: two nodes that both lack something must not
    // answer each other for ever.
    let asked = bundle.want.contains { canServe($0, in: channel) }
    let mayAnswer = lines[bundle.channel, bundle.from].mayAnswer(bundle, at: now.monotonic)
    guard
      told || grew || (asked && (mayAnswer || arrival.answers))
        || (!news.isEmpty && lacks(channel))
    else { return }
    guard arrival.answers else {
      return send(
        to: bundle.from, in: bundle.channel, precedence: .routine, asked: bundle.want, asks: false,
        at: now, with: keys)
    }
    let made = compose(
      channel, for: bundle.from, limit: Limit.replyBytes, asked: bundle.want, asks: false,
      at: now, with: keys)
    outcome.reply = made.bundle.bytes
    var line = lines[bundle.channel, bundle.from]
    line.sentAt = now.monotonic
    line.cosignatureDue = nil
    lines[bundle.channel, bundle.from] = line
  }

  /// Whether something of the channel is known to exist and is not held.
  private func lacks(_ channel: Channel) -> Bool { !wants(channel).isEmpty }

  /// Tries again where a peer has not answered: for pages until it has received or refused them,
  /// for leaves until its mirror has cosigned them.
  mutating func resendWhatIsDue(at now: Moment, with keys: borrowing Keys) {
    for id in state.channelIDs {
      guard let channel = state.channels[id], ownLog(channel) != nil || isRecovering(channel)
      else { continue }
      for peer in channel.charter.peers(of: party) {
        guard let due = due(channel, peer), due.at <= now.monotonic else { continue }
        send(
          to: peer, in: id, precedence: due.precedence, insists: due.insists, at: now, with: keys)
      }
    }
  }

  func nextWake(after now: Moment) -> Int64? {
    let times = state.channelIDs.compactMap { state.channels[$0] }.flatMap { channel in
      channel.charter.peers(of: party).compactMap { due(channel, $0)?.at }
    }
    return times.min().map { max($0, now.monotonic + 1) }
  }

  private func due(_ channel: Channel, _ peer: Party)
    -> (at: Int64, precedence: Precedence, insists: Bool)?
  {
    let line = lines[channel.id, peer]
    let open = outstanding(channel, for: peer)
    let next = line.sentAt.map { $0 + line.backoff } ?? 0
    if let precedence = open.compactMap({ channel.messages[$0]?.content?.page.precedence }).min() {
      return (next, precedence, true)
    }
    if isRecovering(channel) || lacks(channel) || !claims(channel, by: peer).isEmpty {
      return (next, .immediate, true)
    }
    if let since = line.behindSince, !behind(channel, peer).isEmpty {
      return (max(next, since + pace(channel)), .routine, true)
    }
    if hasUncosigned(channel, by: peer) || isAhead(channel, of: peer) {
      // Leaves that nobody waits for: at the pace at which things settle.
      return (line.sentAt.map { $0 + max(pace(channel), line.backoff) } ?? 0, .routine, true)
    }
    return line.cosignatureDue.map { ($0, .routine, false) }
  }

  /// Our pages that a peer has neither received nor refused.
  func outstanding(_ channel: Channel, for peer: Party) -> Set<Digest> {
    channel.unanswered(by: peer)
  }

  private func hasUncosigned(_ channel: Channel, by peer: Party) -> Bool {
    let mirrors = state.directory.mirrors(of: peer)
    return channel.logs(of: party).contains { $0.size > $0.held(by: mirrors) }
  }
}
