import ParleyCharter
import ParleyCrypto
import ParleyDelivery
import ParleyDirectory
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyTlog
import ParleyWire

// What this party says: entries in its own log.
extension Node {
  /// The log that this party signs in a channel now; nil before it is opened, and while recovering.
  func ownLog(_ channel: Channel) -> ChannelLog? {
    channel.logs(of: party).last { $0.size > 0 && channel.rolledBack[$0.origin] == nil }
  }

  /// Whether a peer has shown more of our log than we hold and no successor is open yet.
  func isRecovering(_ channel: Channel) -> Bool {
    !channel.rolledBack.isEmpty && ownLog(channel) == nil
  }

  /// Opens this party's log in each channel whose charter is in force, once its key is here and
  /// granted; and the successor of a log that may not be signed any more.
  mutating func openLogs(at now: Moment, with keys: borrowing Keys) {
    for id in state.channelIDs {
      guard let channel = state.channels[id], ownLog(channel) == nil, isRegained(channel, at: now)
      else {
        continue
      }
      for key in keys.logs {
        guard key.origin.party == party, channel.rolledBack[key.origin] == nil,
          !isClaimed(key.origin, channel.logs[key.origin]?.size ?? 0, in: channel),
          state.directory.logKey(key.origin, channel: id)?.grant.signer == key.signer.verifier
        else { continue }
        let before = predecessor(of: key, in: channel, keys)
        if let log = before.flatMap({ channel.logs[$0.origin] }), log.size > 0,
          !follows(log, key.signer.verifier)
        {
          continue
        }
        let act = Act.open(
          charter: id, successor: SHA256.hash(key.successor.description), follows: before)
        append(act, to: id, log: key, at: now)
        report(before.map { .succeeded($0.origin, by: key.origin) } ?? .logOpened(key.origin))
        break
      }
    }
  }

  /// Where the log before this key's ended: what is held of it, which may be nothing. Nil for a
  /// party's first log.
  private func predecessor(
    of key: LogKey, in channel: Channel, _ keys: borrowing Keys
  ) -> LogHead? {
    let named = keys.logs.first { $0.successor == key.signer.verifier }?.origin
    let origin =
      named.flatMap { channel.rolledBack[$0] == nil ? nil : $0 }
      ?? channel.logs(of: party).last?.origin ?? lostLogs(channel).last
    return origin.map {
      channel.logs[$0]?.position ?? LogHead($0, size: 0, root: Tree.emptyRoot)
    }
  }

  /// Logs of ours that were signed before a loss, and of which nothing is held here.
  func lostLogs(_ channel: Channel) -> [Origin] {
    channel.rolledBack.keys.sorted().filter { channel.logs[$0] == nil }
  }

  /// Whether all that peers hold of our logs, before a loss, is held here again: the successor
  /// names the longest that they return.
  private func isRegained(_ channel: Channel, at now: Moment) -> Bool {
    lostLogs(channel).allSatisfy { isRegained($0, holding: 0, channel, at: now) }
      && channel.logs(of: party).last.map { isRegained($0, channel, at: now) } ?? true
  }

  /// - Parameter now: nil where nobody's silence ends the waiting.
  func isRegained(_ old: ChannelLog, _ channel: Channel, at now: Moment?) -> Bool {
    guard old.contradictions.isEmpty else { return true }
    return isRegained(old.origin, holding: old.size, channel, at: now)
  }

  /// What was shown and is returned by nobody in three bundles of each peer is lost for good; who
  /// is silent, or says that he holds more and does not show it, is not waited for for ever.
  private func isRegained(
    _ origin: Origin, holding size: Int64, _ channel: Channel, at now: Moment?
  ) -> Bool {
    let isShown = size < channel.rolledBack[origin] ?? 0
    return channel.charter.peers(of: party).allSatisfy { peer in
      let line = lines[channel.id, peer]
      let isDone =
        line.bundlesHeard >= (isShown ? 3 : 1)
        && (line.isUnfounded || line.have[origin] ?? 0 <= size)
      return isDone || now.map { isPast(patienceWith: line, in: channel, at: $0) } ?? false
    }
  }

  /// The logs of before a loss sign nothing more; their successors open once peers were heard.
  mutating func retireLogs() {
    lines.forgetPeers()
    for id in state.channelIDs {
      guard let channel = state.channels[id], let log = ownLog(channel) else { continue }
      emit(.rolledBack(channel: id, log.origin, shown: log.size))
      report(.rolledBack(log.origin, shown: log.size, held: log.size))
    }
  }

  /// Whether a key is the one that the old log's first entry committed to.
  private func follows(_ old: ChannelLog, _ key: VerifierKey) -> Bool {
    guard case .open(_, let successor, _)? = old.leaf(0)?.entry.act else { return false }
    return successor == SHA256.hash(key.description)
  }

  /// Appends an act to this party's open log; the entry's id, or nil when the log is not open or
  /// its key is not here.
  @discardableResult
  mutating func append(_ act: Act, to id: Digest, at now: Moment, with keys: borrowing Keys)
    -> Digest?
  {
    guard let origin = state.channels[id].flatMap({ ownLog($0)?.origin }),
      let key = keys.log(origin)
    else { return nil }
    return append(act, to: id, log: key, at: now)
  }

  @discardableResult
  private mutating func append(_ act: Act, to id: Digest, log key: LogKey, at now: Moment) -> Digest
  {
    let text = entry(act, in: id, log: key.origin, at: now).text
    emit(.entry(channel: id, NoteText.assemble(text, [key.signer.sign(text)])))
    guard let checkpoint = state.channels[id]?.logs[key.origin]?.checkpoint else {
      preconditionFailure("an entry recorded is an entry held")
    }
    emit(.head(channel: id, checkpoint.signed(by: key.signer)))
    return SHA256.hash(text)
  }

  /// The next entry of a log of ours.
  private func entry(_ act: Act, in id: Digest, log origin: Origin, at now: Moment) -> Entry {
    guard let channel = state.channels[id], let keyLog = state.directory.keyLog(of: party) else {
      preconditionFailure("an entry needs its channel and its party's key log")
    }
    let log = channel.logs[origin]
    return Entry(
      origin: origin, index: log?.size ?? 0, after: log?.root ?? Tree.emptyRoot,
      charter: channel.charter.version, keys: keyLog.head, seen: unseen(channel, log),
      at: now.civil, act: act)
  }

  /// How far others' logs have grown here since this log last said so: channel logs before key
  /// logs, and no more than an entry may name. What is left is said by the next entry.
  private func unseen(_ channel: Channel, _ log: ChannelLog?) -> [LogHead] {
    var heads = channel.origins.compactMap { channel.logs[$0] }
      .filter { $0.origin.party != party && $0.size > 0 }.map(\.position)
    heads += channel.charter.peers(of: party).compactMap { state.directory.keyLog(of: $0)?.head }
    return Array(heads.filter { $0.size > log?.seen[$0.origin] ?? 0 }.prefix(Limit.repeats))
  }
}
