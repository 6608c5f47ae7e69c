import ParleyCharter
import ParleyDelivery
import ParleyDirectory
import ParleyEvidence
import ParleyForms
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyTlog
import ParleyWire

// What is odd about a message without refusing it: asked of the record, never stored.
extension Node {
  func flags(
    _ message: ParleyDelivery.Message, _ leaf: ChannelLog.Leaf, in channel: Channel
  ) -> [Flag] {
    var flags: [Flag] = []
    let entry = leaf.entry
    let ours = entry.origin.party == party
    // Mail may be late on the road; only a time still to come shows that a clock is wrong.
    if let held = message.judgedAt, !ours,
      entry.at > held.adding(seconds: channel.charter.terms.skew)
    {
      flags.append(.skewed)
    }
    if entry.index > 0, let before = channel.logs[entry.origin]?.leaf(entry.index - 1)?.entry,
      entry.at < before.at
    {
      flags.append(.timeWentBack)
    }
    if isBeyondClose(leaf, in: channel) { flags.append(.beforeRestore) }
    guard let content = message.content else { return flags }
    if content.page.re.contains(where: { channel.messages[$0] == nil }) {
      flags.append(.answersUnknown)
    }
    if isInQuestion(content, leaf, in: channel) { flags.append(.inQuestion) }
    if !ours, isSuspended(content.page, message, leaf, in: channel) { flags.append(.suspended) }
    if !ours, isDelayed(content.page, heldSince: message.judgedAt) { flags.append(.delayed) }
    return flags
  }

  /// Whether a later log of the same party says that this one ended before the leaf.
  private func isBeyondClose(_ leaf: ChannelLog.Leaf, in channel: Channel) -> Bool {
    let later = channel.logs(of: leaf.entry.origin.party)
    let closed = later.contains { log in
      guard case .open(_, _, let follows?)? = log.leaf(0)?.entry.act else { return false }
      return follows.origin == leaf.entry.origin && follows.size <= leaf.entry.index
    }
    return closed && !isAffirmed(leaf, in: channel)
  }

  private func isAffirmed(_ leaf: ChannelLog.Leaf, in channel: Channel) -> Bool {
    channel.logs(of: leaf.entry.origin.party).flatMap(\.leaves).contains { other in
      guard case .questioned(let affirm, _) = other.entry.act else { return false }
      return affirm.contains(leaf.id)
    }
  }

  /// Whether a signer's key was reported stolen before we first held this message, by the order of
  /// our own log, and its party has not said since that the message stands.
  private func isInQuestion(
    _ content: ParleyDelivery.Message.Content, _ leaf: ChannelLog.Leaf, in channel: Channel
  ) -> Bool {
    guard let note = try? UnverifiedNote(content.bytes, limit: Limit.pageBytes),
      let form = catalogue[content.page.form],
      let signers = try? state.directory.signers(
        of: note, page: content.page, keysAt: leaf.entry.keys.size, claimed: leaf.entry.at,
        isAct: form.kind == .act),
      let compromised = signers.compactMap(\.compromisedAt).min()
    else { return false }
    let keyLog = leaf.entry.origin.party.keyLog
    let own = channel.logs(of: party).flatMap(\.leaves).map(\.entry)
    let knew = own.firstIndex { entry in
      entry.seen.contains { $0.origin == keyLog && $0.size > compromised }
    }
    let received = own.firstIndex { entry in
      guard case .evidence(let lines) = entry.act else { return false }
      return lines.contains { $0.message == leaf.id }
    }
    if let received, received < knew ?? own.count { return false }
    return !isAffirmed(leaf, in: channel)
  }
}
