package import ParleyDirectory
package import ParleyRecord
import ParleyCharter
import ParleyCrypto
import ParleyKeylog
import ParleyNote
import ParleyTlog
import ParleyWire

// The message rules that look at an entry without its page (M-1 to M-7).
extension Channel {
  /// Nil when the entry keeps them.
  package func judge(entry leaf: ChannelLog.Leaf, in directory: Directory, me: Party) -> Judgement?
  {
    let entry = leaf.entry
    let before = entry.index > 0 ? logs[entry.origin]?.leaf(entry.index - 1)?.entry : nil
    if entry.charter > charter.version { return .waiting(.charter(version: entry.charter)) }
    guard charter(version: entry.charter) != nil else { return .refused(.charterHeld) }
    if let before, entry.charter < before.charter { return .refused(.charterForward) }
    if let verdict = judgeKeys(entry, before, directory) { return verdict }
    if let rule = judgeSeen(entry, directory, me: me) { return .refused(rule) }
    if let verdict = judgeOpen(entry) { return verdict }
    guard case .amendment(let step, let version, let text) = entry.act else { return nil }
    return judge(step, of: version, text, by: leaf)
  }

  private func judgeKeys(_ entry: Entry, _ before: Entry?, _ directory: Directory) -> Judgement? {
    if let before, entry.keys.size < before.keys.size { return .refused(.keysForward) }
    guard let keyLog = directory.keyLog(of: entry.origin.party), entry.keys.size <= keyLog.size
    else { return .waiting(.keyLog(size: entry.keys.size)) }
    guard entry.keys.size > 0, keyLog.root(at: entry.keys.size) == entry.keys.root else {
      return .refused(.keysAgree)
    }
    return nil
  }

  private func judgeSeen(_ entry: Entry, _ directory: Directory, me: Party) -> Rule? {
    if logs[entry.origin]?.wentBack.contains(entry.index) ?? false { return .seenForward }
    for seen in entry.seen {
      guard seen.origin.party == me else { continue }
      // A claim to have seen more of our log than we hold accuses nobody: what counts is our own
      // signature, and that is asked for.
      if seen.origin.isKeyLog {
        guard let log = directory.keyLog(of: me), seen.size <= log.size else { continue }
        if log.root(at: seen.size) != seen.root { return .seenOurs }
      } else if let ours = logs[seen.origin], seen.size <= ours.size {
        if ours.tree.root(at: seen.size) != seen.root { return .seenOurs }
      }
    }
    return nil
  }

  private func judgeOpen(_ entry: Entry) -> Judgement? {
    guard case .open(let first, _, let follows) = entry.act else {
      // What stands in a log that was not rightly opened is not rightly said.
      let opening = entry.index == 0 ? nil : logs[entry.origin]?.leaf(0)
      if entry.index == 0 { return .refused(.openOnce) }
      if case .refused? = opening.flatMap({ messages[$0.id]?.judgement }) {
        return .refused(.openOnce)
      }
      return nil
    }
    guard entry.index == 0, first == id else { return .refused(.openOnce) }
    guard let follows else {
      // A party's first log follows none; a second one must say what it succeeds.
      let others = logs(of: entry.origin.party).filter { $0.origin != entry.origin && $0.size > 0 }
      let isFirst = others.isEmpty || others.allSatisfy { $0.predecessor != nil }
      return isFirst ? nil : .refused(.openOnce)
    }
    guard follows.origin.party == entry.origin.party else { return .refused(.openOnce) }
    // The old log's first entry holds the commitment; it may still be on the road. Of a log that
    // was lost before anyone held an entry there is none, and the grant is all there is.
    guard let opening = logs[follows.origin]?.leaf(0) else {
      return follows.size == 0 ? nil : .waiting(.gap)
    }
    guard case .open(_, let successor, _) = opening.entry.act, let key = logs[entry.origin]?.key,
      SHA256.hash(key.description) == successor
    else { return .refused(.openOnce) }
    return nil
  }
}
