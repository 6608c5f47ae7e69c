package import ParleyCharter
package import ParleyDelivery
import ParleyDirectory
import ParleyEvidence
import ParleyForms
import ParleyKeylog
import ParleyNote
package import ParleyRecord
import ParleyTlog
package import ParleyWire

// What may be asked. Nothing here changes anything.
extension Node {
  package func channels() -> [ChannelView] {
    state.channelIDs.compactMap { state.channels[$0] }.map { channel in
      ChannelView(
        id: channel.id, title: channel.charter.title, version: channel.charter.version,
        logs: channel.origins.compactMap { channel.logs[$0] }.map { view($0, in: channel) },
        open: ownLog(channel) != nil, recovering: isRecovering(channel),
        suspensions: suspensions(in: channel).filter { $0.resumedBy == nil })
    }
  }

  private func view(_ log: ChannelLog, in channel: Channel) -> LogView {
    let ours = log.origin.party == party
    let outstanding =
      ours
      ? channel.charter.peers(of: party).reduce(0) { $0 + self.outstanding(channel, for: $1).count }
      : channel.pages.count { id in
        guard let message = channel.messages[id] else { return false }
        return message.place.origin == log.origin && message.judgement == .accepted
          && message.shown.isEmpty
      }
    return LogView(
      origin: log.origin, party: log.origin.party, ours: ours, size: log.size,
      early: log.early.count, ahead: log.ahead?.checkpoint.size,
      cosigners: cosigners(of: log, in: channel), forks: log.contradictions.count,
      outstanding: outstanding)
  }

  private func cosigners(of log: ChannelLog, in channel: Channel) -> [LogView.Cosigner] {
    channel.charter.parties.map(\.party).compactMap { peer in
      let names = Set(state.directory.mirrors(of: peer).map(\.name))
      let found = names.sorted().compactMap { log.cosignatures[$0] }.max { $0.size < $1.size }
      return found.map { LogView.Cosigner(party: peer, size: $0.size, time: $0.time) }
    }
  }

  /// The messages that carry pages, ours and theirs, in the order in which they were recorded here.
  package func messages(in channel: Digest? = nil) -> [MessageView] {
    state.channelIDs.filter { channel == nil || $0 == channel }
      .compactMap { state.channels[$0] }
      .flatMap { channel in channel.pages.compactMap { view($0, in: channel) } }
  }

  package func message(_ id: Digest) -> MessageView? {
    state.channel(of: id).flatMap { view(id, in: $0) }
  }

  package func drafts() -> [DraftView] {
    state.drafts.map {
      DraftView(page: $0.page, bytes: $0.bytes, signers: posts($0.bytes), at: $0.at)
    }
  }

  package func charter(_ channel: Digest) -> Charter? { state.channels[channel]?.charter }

  /// What the desk can say that it has shown: for the `read` lines of a page.
  package func readPositions(_ channel: Digest) -> [LogPosition] {
    guard let channel = state.channels[channel] else { return [] }
    return channel.origins.compactMap { channel.logs[$0] }
      .filter { $0.origin.party != party && $0.size > 0 }
      .map { LogPosition($0.origin, $0.size) }
  }

  package func sealedPage(_ hash: Digest) -> [UInt8]? {
    state.channelIDs.lazy.compactMap { state.channels[$0]?.sealed[hash] }.first
  }

  package func log(_ origin: Origin) -> ChannelLog? {
    state.channelIDs.lazy.compactMap { state.channels[$0]?.logs[origin] }.first
  }

  /// The posts whose keys signed a page, as its signature lines name them.
  private func posts(_ bytes: [UInt8]) -> [String] {
    guard let note = try? UnverifiedNote(bytes, limit: Limit.pageBytes) else { return [] }
    return note.signatures.map { $0.name.split(separator: "/").last.map(String.init) ?? $0.name }
  }
}

// One message with everything that is known of it.
extension Node {
  private func view(_ id: Digest, in channel: Channel) -> MessageView? {
    guard let message = channel.messages[id], let leaf = channel.leaf(of: message),
      let log = channel.logs[message.place.origin],
      case .page(let reference, _) = leaf.entry.act
    else { return nil }
    let index = leaf.entry.index
    let settledBy = cosigners(of: log, in: channel).filter { $0.size > index }.map(\.party)
    let evidence = evidence(on: message, in: channel)
    let answers = answers(to: id, in: channel)
    return MessageView(
      id: id, channel: channel.id, origin: message.place.origin, index: index,
      serial: serial(of: leaf, in: log), ours: message.place.origin.party == party,
      at: leaf.entry.at, heldSince: message.judgedAt, judgement: message.judgement ?? .accepted,
      flags: flags(message, leaf, in: channel),
      missingBefore: index > log.size ? index - log.size : 0, page: message.content?.page,
      pageBytes: message.content?.bytes, sealedHash: reference.hash,
      signers: message.content.map { posts($0.bytes) } ?? [],
      evidence: evidence, answers: answers,
      shown: message.shown.map { ShownView(post: $0.post, at: $0.at) },
      carried: message.carried.map { CarriedView(carriage: $0.carriage, at: $0.at) },
      settledBy: settledBy,
      members: channel.charter.peers(of: message.place.origin.party).map {
        MemberView($0, holds: settledBy.contains($0), evidence, answers)
      },
      isSettled: settledBy.filter { $0 != message.place.origin.party }.count
        >= Int(channel.charter.quorum))
  }

  /// Party, year, and the number of this page among the log's pages of that claimed year.
  private func serial(of leaf: ChannelLog.Leaf, in log: ChannelLog) -> String {
    let year = leaf.entry.at.description.prefix(4)
    return "\(leaf.entry.origin.party) \(year)/\(log.pageNumber(of: leaf))"
  }

  private func evidence(on message: ParleyDelivery.Message, in channel: Channel) -> [EvidenceView] {
    (channel.testimony[message.id] ?? []).compactMap { said in
      guard let leaf = channel.leaf(said.entry) else { return nil }
      if case .refused? = channel.messages[said.entry]?.judgement { return nil }
      return EvidenceView(
        kind: said.evidence, by: said.place.origin.party, entry: said.entry, at: leaf.entry.at,
        proofGood: isGood(said, on: message, in: channel))
    }
  }

  private func isGood(_ said: Testimony, on message: ParleyDelivery.Message, in channel: Channel)
    -> Bool?
  {
    let proof: Digest?
    switch said.evidence {
    case .received(_, let found), .opened(_, _, let found): proof = found
    case .refused: proof = nil
    }
    guard let proof, let content = message.content else { return nil }
    let expected = SealedContent(world: channel.world, salt: content.salt, page: content.bytes)
      .proof(for: said.place.origin)
    return proof == expected
  }

  private func answers(to id: Digest, in channel: Channel) -> [AnswerView] {
    (channel.answers[id] ?? []).compactMap { answer in
      guard let message = channel.messages[answer], let page = message.content?.page,
        let leaf = channel.leaf(answer)
      else { return nil }
      return AnswerView(
        id: answer, form: page.form, from: page.from, at: leaf.entry.at,
        ours: page.from.party == party, comparison: comparison(page, with: id, in: channel),
        fields: page.fields)
    }
  }

  /// What the machine finds when a read-back is laid beside its notice.
  private func comparison(_ page: Page, with id: Digest, in channel: Channel) -> [FieldComparison]?
  {
    guard page.form == .readBack, let notice = channel.messages[id]?.content?.page,
      let form = catalogue[notice.form]
    else { return nil }
    return ReadBack.compare(form, by: .readBack, original: notice.fields, said: page.fields)
  }
}
