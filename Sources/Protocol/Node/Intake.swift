import ParleyCharter
import ParleyDelivery
import ParleyDirectory
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleySeal
import ParleyTlog
import ParleyWire

// Key logs and charters: what an administrator brings in, and what bundles carry.
extension Node {
  /// Takes leaves, grants and heads of key logs. What does not stand is reported and left out.
  mutating func take(keys items: [Item], at now: Moment, with keys: borrowing Keys) {
    for item in items { take(key: item) }
    signOwnKeyHead(with: keys)
    reconsider(at: now, with: keys)
  }

  mutating func take(key item: Item) {
    do throws(KeyLogError) {
      var trial = state.directory
      switch item.kind {
      case .key:
        guard try trial.append(item.bytes) else { return }
        emit(.keyLeaf(item.bytes))
        reportGrowth(item.bytes)
      case .grant:
        guard try trial.disclose(item.bytes) else { return }
        emit(.grant(item.bytes))
      default: take(keyHead: item.bytes)
      }
    } catch {
      report(.keyRefused(error))
    }
  }

  private mutating func take(keyHead note: [UInt8]) {
    var trial = state.directory
    switch trial.keep(head: note) {
    case .kept: emit(.keyHead(note))
    case .forked:
      let size = (try? UnverifiedNote(note)).flatMap { try? Checkpoint(text: $0.claimedText) }?.size
      report(.keyRefused(.fork(at: size ?? 0)))
    case .stale, .ahead, .unknown: break
    }
  }

  private mutating func reportGrowth(_ leaf: [UInt8]) {
    guard let note = try? UnverifiedNote(leaf, limit: Limit.entryBytes),
      let entry = try? KeyEntry(text: note.claimedText)
    else { return }
    report(.keyLogGrew(entry.origin.party, size: entry.index + 1))
  }

  private mutating func signOwnKeyHead(with keys: borrowing Keys) {
    guard let log = state.directory.keyLog(of: party), keys.keyLogHead.verifier == log.headKey
    else { return }
    let note = log.checkpoint.signed(by: keys.keyLogHead)
    if state.directory.head(of: party) != note { take(keyHead: note) }
  }

  /// Takes a channel's first charter, or goes on to what amends it.
  mutating func take(charter bytes: [UInt8], at now: Moment, with keys: borrowing Keys) {
    if let note = try? UnverifiedNote(bytes), let claimed = try? Charter(text: note.claimedText),
      claimed.version > 1
    {
      return take(amendment: bytes, claimed, at: now, with: keys)
    }
    do throws(CharterError) {
      let charter = try SignedCharter(bytes, keyLogs: state.directory.all).charter
      guard charter.member(party) != nil, charter.world == party.world else {
        outcome.refusal = .malformed("the charter does not name \(party)")
        return
      }
      guard state.channels[charter.digest] == nil else { return }
      emit(.charter(bytes))
      report(.charterInForce(channel: charter.digest, version: charter.version))
    } catch {
      outcome.refusal = .charter(error)
    }
  }
}
