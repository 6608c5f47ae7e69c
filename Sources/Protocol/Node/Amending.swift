import ParleyCharter
import ParleyDelivery
import ParleyDirectory
import ParleyNote
import ParleyRecord
import ParleyWire

// A charter's next version, from the first signature to the entry that decides.
//
// A version binds by two things: the treaty keys of as many parties as the charter asks for, and
// the proposer's log, which says `in-force` after it has seen that many logs say `accept`. Keys of
// the node alone can change no charter.
extension Node {
  /// Takes a version that this party has signed, and says in our log that it is accepted.
  mutating func take(
    amendment bytes: [UInt8], _ claimed: Charter, at now: Moment, with keys: borrowing Keys
  ) {
    switch standing(ofAmendment: bytes, claimed, with: keys) {
    case .refused(let refusal): outcome.refusal = refusal
    case .known(let id, let proposal): keep(proposal, in: id)
    case .acceptable(let id, let proposal):
      keep(proposal, in: id)
      say(.accept, claimed.version, claimed.digest, in: id, at: now, with: keys)
      putIntoForce(in: id, at: now, with: keys)
    }
  }

  private enum AmendmentStanding {
    case refused(Refusal)
    /// We have accepted it before; the signatures may be news.
    case known(in: Digest, ProposedCharter)
    case acceptable(in: Digest, ProposedCharter)
  }

  /// What an administrator's new version is to its channel. It changes nothing itself.
  private func standing(
    ofAmendment bytes: [UInt8], _ claimed: Charter, with keys: borrowing Keys
  ) -> AmendmentStanding {
    let version = claimed.version
    guard let channel = channel(before: claimed), let before = channel.charter(version: version - 1)
    else {
      return .refused(.malformed("the charter that this one follows is not in force here"))
    }
    let proposal: ProposedCharter
    do throws(CharterError) {
      proposal = try ProposedCharter(bytes, keyLogs: state.directory.all, after: before)
    } catch { return .refused(.charter(error)) }
    let text = claimed.digest
    if channel.amendments.accepted(text).contains(party)
      || channel.charter(version: version) == claimed
    {
      return .known(in: channel.id, proposal)
    }
    guard proposal.signers.contains(party) else { return .refused(.charter(.notSigned(party))) }
    if let refusal = silence(in: channel, with: keys) { return .refused(refusal) }
    guard channel.charter(version: version) == nil else {
      return .refused(.rule(.amendmentFollows, []))
    }
    guard channel.amendments.decision(on: text) == nil else {
      return .refused(.rule(.proposerDecides, []))
    }
    guard channel.amendments.standing(of: version, by: party) == nil else {
      return .refused(.rule(.acceptsOne, []))
    }
    return .acceptable(in: channel.id, proposal)
  }

  private func channel(before claimed: Charter) -> Channel? {
    state.channelIDs.lazy.compactMap { state.channels[$0] }.first { channel in
      channel.charter(version: claimed.version - 1)?.digest == claimed.follows
    }
  }

  /// Why nothing can be said in our log of a channel; nil when it can.
  private func silence(in channel: Channel, with keys: borrowing Keys) -> Refusal? {
    if isRecovering(channel) { return .recovering }
    guard let log = ownLog(channel), keys.log(log.origin) != nil else { return .logNotOpen }
    // What is not sure to be our newest entry is not signed after.
    return isClaimed(log, in: channel) ? .recovering : nil
  }

  /// Records signatures that are news.
  private mutating func keep(_ proposal: ProposedCharter, in id: Digest) {
    let held = state.channels[id]?.amendments[proposal.charter.digest]
    guard !proposal.signers.allSatisfy({ held?.signers.contains($0) ?? false }) else { return }
    let merged = held.flatMap { $0.merged(with: proposal) } ?? proposal
    emit(.proposal(channel: id, merged.bytes))
  }

  /// A charter that a bundle brought: kept when an entry here waits for it or it is known.
  mutating func take(proposal bytes: [UInt8], in id: Digest) {
    if let proposal = wanted(proposal: bytes, in: id) { keep(proposal, in: id) }
  }

  private func wanted(proposal bytes: [UInt8], in id: Digest) -> ProposedCharter? {
    guard let channel = state.channels[id], let note = try? UnverifiedNote(bytes),
      let claimed = try? Charter(text: note.claimedText)
    else { return nil }
    let text = claimed.digest
    let isSpokenOf =
      channel.amendments[text] != nil
      || channel.pending.contains { pending in
        guard case .amendment(_, _, text)? = channel.leaf(pending)?.entry.act else { return false }
        return true
      }
    guard isSpokenOf, let before = channel.charter(version: claimed.version - 1) else { return nil }
    return try? ProposedCharter(bytes, keyLogs: state.directory.all, after: before)
  }

  /// Says a step in our log, applies it here and sends it to everyone.
  private mutating func say(
    _ step: Act.Amendment, _ version: Int64, _ text: Digest, in id: Digest, at now: Moment,
    with keys: borrowing Keys
  ) {
    let act = Act.amendment(step, version: version, text: text)
    guard let message = append(act, to: id, at: now, with: keys) else { return }
    judge(message, in: id, at: now, with: keys)
    for peer in state.channels[id]?.charter.peers(of: party) ?? [] {
      send(to: peer, in: id, precedence: .priority, at: now, with: keys)
    }
  }

  /// Puts a version of ours into force once as many have accepted it as the charter asks for.
  mutating func putIntoForce(in id: Digest, at now: Moment, with keys: borrowing Keys) {
    guard let channel = state.channels[id], !channel.amendments.steps.isEmpty,
      let charter = ripe(in: channel, with: keys)
    else { return }
    say(.inForce, charter.version, charter.digest, in: id, at: now, with: keys)
  }

  private func ripe(in channel: Channel, with keys: borrowing Keys) -> Charter? {
    guard silence(in: channel, with: keys) == nil else { return nil }
    let next = channel.charter.version + 1
    return channel.amendments.texts.lazy.compactMap { channel.amendments[$0] }.first { proposal in
      let text = proposal.charter.digest
      return proposal.charter.version == next && proposal.proposer == party
        && channel.amendments.decision(on: text) == nil
        && Int64(channel.amendments.accepted(text).count) >= channel.charter.amend
        && proposal.binding(after: channel.charter) != nil
    }?.charter
  }

  mutating func withdraw(
    _ text: Digest, in id: Digest, at now: Moment, with keys: borrowing Keys
  ) {
    switch standing(ofWithdrawal: text, in: id, with: keys) {
    case .failure(let refusal): outcome.refusal = refusal
    case .success(let version): say(.withdrawn, version, text, in: id, at: now, with: keys)
    }
  }

  private func standing(
    ofWithdrawal text: Digest, in id: Digest, with keys: borrowing Keys
  ) -> Result<Int64, Refusal> {
    guard let channel = state.channels[id] else { return .failure(.unknownChannel) }
    guard let proposal = channel.amendments[text], channel.amendments.decision(on: text) == nil,
      proposal.charter.version == channel.charter.version + 1
    else { return .failure(.unknownProposal) }
    guard proposal.proposer == party else { return .failure(.rule(.proposerDecides, [])) }
    if let refusal = silence(in: channel, with: keys) { return .failure(refusal) }
    return .success(proposal.charter.version)
  }

  mutating func report(
    _ step: Act.Amendment, _ version: Int64, _ text: Digest, by peer: Party, in id: Digest
  ) {
    switch step {
    case .accept: report(.charterAccepted(channel: id, version: version, text: text, by: peer))
    case .inForce: report(.charterInForce(channel: id, version: version))
    case .withdrawn: report(.charterWithdrawn(channel: id, version: version, text: text))
    }
  }

  /// The texts that leaves speak of, or that a peer asks for: it gets them with the leaves.
  func charters(spokenOf leaves: [ChannelLog.Leaf], asked: [Bundle.Want]) -> [Digest] {
    var texts: [Digest] = []
    for leaf in leaves {
      guard case .amendment(_, _, let text) = leaf.entry.act, !texts.contains(text) else {
        continue
      }
      texts.append(text)
    }
    for case .charter(let text) in asked where !texts.contains(text) { texts.append(text) }
    return texts
  }
}
