import ParleyCharter
import ParleyDelivery
import ParleyDirectory
import ParleyForms
import ParleyKeylog
import ParleyRecord
import ParleySeal
import ParleyWire

// The message rules applied, as soon and as often as they can be.
extension Node {
  /// Judges every entry that waits, in each channel, and answers pages with receipts or refusals.
  mutating func reconsider(at now: Moment, with keys: borrowing Keys) {
    for id in state.channelIDs {
      var progress = true
      // One judgement may free another: an answer waits for what it answers.
      while progress {
        progress = false
        for message in state.channels[id]?.pending ?? [] {
          if judge(message, in: id, at: now, with: keys) { progress = true }
        }
      }
      answer(in: id, at: now, with: keys)
      putIntoForce(in: id, at: now, with: keys)
    }
  }

  /// What was judged before our log could be signed is answered once it can.
  mutating func answerAll(at now: Moment, with keys: borrowing Keys) {
    for id in state.channelIDs { answer(in: id, at: now, with: keys) }
  }

  /// Receipts and refusals of what was judged, as many as an entry may hold. While our log is not
  /// open they stay owed. Only pages are answered: there are no receipts of receipts.
  private mutating func answer(in id: Digest, at now: Moment, with keys: borrowing Keys) {
    var rest = owedVerdicts(in: id)[...]
    while !rest.isEmpty {
      append(
        .evidence(Array(rest.prefix(Limit.actsPerEntry))), to: id, at: now, with: keys)
      rest = rest.dropFirst(Limit.actsPerEntry)
    }
  }

  private func owedVerdicts(in id: Digest) -> [Evidence] {
    guard let channel = state.channels[id], !channel.owed.isEmpty, let log = ownLog(channel),
      // What is not sure to be our newest entry is not signed after; receipts can wait.
      !isClaimed(log, in: channel)
    else { return [] }
    return channel.owed.sorted().compactMap { verdict(on: $0, in: channel) }
  }

  /// Judges one entry; whether anything changed.
  @discardableResult
  mutating func judge(
    _ id: Digest, in channelID: Digest, at now: Moment, with keys: borrowing Keys
  ) -> Bool {
    guard let leaf = state.channels[channelID]?.leaf(id) else { return false }
    let (judgement, content) = rules(on: leaf, in: channelID, with: keys)
    if let content {
      emit(.content(channel: channelID, message: id, salt: content.salt, page: content.page))
    }
    return conclude(judgement, of: leaf, in: channelID, at: now)
  }

  /// What the rules say of an entry and its page, and what was in the seal where that is news.
  ///
  /// It changes nothing itself: a channel that is held while it is changed is copied whole.
  private func rules(
    on leaf: ChannelLog.Leaf, in id: Digest, with keys: borrowing Keys
  ) -> (Judgement, news: SealedContent?) {
    guard let channel = state.channels[id] else { preconditionFailure("a leaf has its channel") }
    if let fault = channel.judge(entry: leaf, in: state.directory, me: party) {
      return (fault, nil)
    }
    guard case .page(let reference, let again) = leaf.entry.act else { return (.accepted, nil) }
    return judge(page: reference, again: again, of: leaf, in: channel, with: keys)
  }

  private func judge(
    page reference: SealedReference, again: Digest?, of leaf: ChannelLog.Leaf, in channel: Channel,
    with keys: borrowing Keys
  ) -> (Judgement, news: SealedContent?) {
    var news: SealedContent?
    do throws(PageFault) {
      let content = try channel.open(reference, with: keys.seal)
      if channel.messages[leaf.id]?.content == nil, (try? Channel.read(content.page)) != nil {
        news = content
      }
      let context = PageContext(
        party: leaf.entry.origin.party, charter: leaf.entry.charter,
        keysSize: leaf.entry.keys.size, at: leaf.entry.at, entry: leaf.id, again: again)
      _ = try channel.admit(
        page: content.page, context, directory: state.directory, catalogue: catalogue)
      return (.accepted, news)
    } catch {
      return (error.judgement, news)
    }
  }

  /// Records a judgement that is new; whether it was.
  private mutating func conclude(
    _ judgement: Judgement, of leaf: ChannelLog.Leaf, in channel: Digest, at now: Moment
  ) -> Bool {
    guard let message = state.channels[channel]?.messages[leaf.id],
      message.judgement != judgement
    else { return false }
    emit(.judged(channel: channel, message: leaf.id, judgement, at: now.civil))
    switch judgement {
    case .accepted: reportAccepted(leaf, in: channel)
    case .refused(let rule): report(.refusedTheirs(leaf.id, rule))
    case .waiting(let reason): report(.waiting(leaf.id, reason))
    }
    return true
  }

  private func verdict(on id: Digest, in channel: Channel) -> Evidence? {
    switch channel.messages[id]?.judgement {
    case .accepted: .received(id, proof: proof(of: id, in: channel))
    case .refused(let rule): .refused(id, rule: rule.rawValue)
    case .waiting, nil: nil
    }
  }

  private mutating func reportAccepted(_ leaf: ChannelLog.Leaf, in channelID: Digest) {
    if case .amendment(let step, let version, let text) = leaf.entry.act {
      return report(step, version, text, by: leaf.entry.origin.party, in: channelID)
    }
    guard leaf.entry.origin.party != party else { return }
    switch leaf.entry.act {
    case .page:
      guard let message = state.channels[channelID]?.messages[leaf.id],
        let page = message.content?.page
      else { return }
      let delayed = isDelayed(page, heldSince: message.judgedAt)
      report(.arrived(leaf.id, page.precedence, delayed: delayed))
      reportSuspension(page, leaf.id)
    case .evidence(let lines):
      for line in lines { report(line, by: leaf.entry.origin.party) }
    default: break
    }
  }

  private mutating func report(_ line: Evidence, by peer: Party) {
    switch line {
    case .received(let id, _): report(.receivedByPeer(id, by: peer))
    case .opened(let id, let office, _): report(.openedByPeer(id, by: office))
    case .refused(let id, let rule): report(.refusedByPeer(id, by: peer, rule: rule))
    }
  }

  /// Whether a page came after the term its officers gave it, or its form's.
  func isDelayed(_ page: Page, heldSince: Timestamp?) -> Bool {
    guard let heldSince else { return false }
    let terms = [page.until, catalogue[page.form]?.current(writtenAt: page.at)].compactMap { $0 }
    return terms.contains { heldSince > $0 }
  }
}
