import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyWire

// What later entries of key logs and logs put in question. Order is that of positions in logs:
// claimed times void nothing.
extension Checker {
  func doubtSigners(
    _ message: MessageRecord, _ page: Page, _ signers: [KeyState.Standing],
    _ verdict: inout Verdict
  ) {
    let entry = message.record.entry
    guard let log = keyLogs[entry.origin.party] else { return }
    let now = KeyState(log, at: log.size)
    for signer in signers {
      let name = signer.grant.signer?.name ?? "\(entry.origin.party)"
      if !signer.grant.covers(page.at) {
        verdict.notProved.append(.outsideTerm(message.id, key: name))
      }
      if let revocation = now.revocation(of: signer.index), revocation.reason == .compromised,
        !wasHeld(message, beforeKeyEntry: revocation.index), !mentions.isAffirmed(message)
      {
        verdict.notProved.append(
          .inQuestion(message.id, key: name, revokedAt: revocation.index))
      }
      doubtRevocations(message, of: signer.index, log, &verdict)
    }
    if entry.at > page.issueBy { verdict.notProved.append(.recordedLate(message.id)) }
  }

  /// What concerns the log and its key: closed, affirmed, disowned.
  func doubtLog(_ message: MessageRecord, _ verdict: inout Verdict) {
    let entry = message.record.entry
    guard let log = keyLogs[entry.origin.party] else { return }
    for leaf in log.leaves {
      guard case .close(let head, let cause, _) = leaf.entry.kind, head.origin == entry.origin,
        cause == .compromised || cause == .lost, entry.index >= head.size,
        !wasHeld(message, beforeKeyEntry: leaf.entry.index), !mentions.isAffirmed(message)
      else { continue }
      verdict.notProved.append(.afterClose(message.id))
    }
    if mentions.isAffirmed(message) { verdict.proved.append(.affirmed(message.id)) }
    if mentions.isDisowned(message) { verdict.notProved.append(.disowned(message.id)) }
  }

  /// A registrar's grant that was left out of the file must not bring a revoked key back.
  private func doubtRevocations(
    _ message: MessageRecord, of grant: Int64, _ log: KeyLog, _ verdict: inout Verdict
  ) {
    for entry in log.unproved {
      if case .revoke(grant, _, _) = entry.kind {
        verdict.notProved.append(
          .revocationUnproved(message.id, party: log.party, index: entry.index))
      }
    }
  }

  /// Whether another member's log, given whole, recorded the receipt before it had seen an entry of
  /// the author's key log. In a file of single messages nobody can tell.
  private func wasHeld(_ message: MessageRecord, beforeKeyEntry index: Int64) -> Bool {
    mentions.evidence(about: message).contains { record, line in
      guard case .received = line,
        let log = logs.first(where: { $0.origin == record.entry.origin }), log.tree != nil
      else { return false }
      return !log.entries.contains { other in
        other.entry.index <= record.entry.index
          && other.entry.seen.contains {
            $0.origin == message.log.party.keyLog && $0.size > index
          }
      }
    }
  }
}
