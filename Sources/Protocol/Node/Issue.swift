import ParleyCharter
import ParleyCrypto
import ParleyDelivery
import ParleyDirectory
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleySeal
import ParleyTlog
import ParleyWire

// A page of ours: taken from its officers, sealed once, and recorded.
extension Node {
  /// Takes a signed page. With all its signatures it is judged, sealed and recorded; with fewer it
  /// is kept for its release.
  mutating func issue(
    _ bytes: [UInt8], _ entropy: IssueEntropy, at now: Moment, with keys: borrowing Keys
  ) {
    do throws(PageFault) {
      let (note, page) = try Channel.read(bytes)
      let isDraft = note.signatures.count < page.release && note.signatures.count == 1
      switch try standing(of: page, bytes, isDraft: isDraft, at: now, with: keys) {
      case .refused(let refusal): outcome.refusal = refusal
      case .admitted where isDraft: draft(bytes, page, at: now)
      case .admitted(let charter):
        record(page, bytes, charter, in: page.channel, entropy, at: now, with: keys)
      }
    } catch {
      refuse(error)
    }
  }

  private enum IssueStanding {
    case refused(Refusal)
    case admitted(under: Charter)
  }

  /// Whether a page may be issued, or kept for its release. It changes nothing itself: a channel
  /// that is held while it is changed is copied whole.
  private func standing(
    of page: Page, _ bytes: [UInt8], isDraft: Bool, at now: Moment, with keys: borrowing Keys
  ) throws(PageFault) -> IssueStanding {
    guard let channel = state.channels[page.channel] else { return .refused(.unknownChannel) }
    guard !isRecovering(channel) else { return .refused(.recovering) }
    guard let log = ownLog(channel), keys.log(log.origin) != nil else {
      return .refused(.logNotOpen)
    }
    if let entry = channel.entry(ofPage: page.id, by: party) {
      return .refused(.alreadyRecorded(entry))
    }
    guard page.to.count < Limit.sealStanzas else {
      // Our own office is a recipient too.
      return .refused(.malformed("a page goes to at most \(Limit.sealStanzas - 1) offices"))
    }
    if let refusal = suspension(of: page, in: channel, at: now) { return .refused(refusal) }
    // A recipient that is left out is a member that cannot read what it is said to have.
    if let office = page.to.first(where: {
      channel.charter.mandate(of: $0) != nil && state.directory.sealKey(of: $0) == nil
    }) {
      return .refused(
        .malformed("no seal key of \(office) is known here; ask its party for a new card"))
    }
    _ = try channel.admit(
      page: bytes, context(channel, at: now, isDraft: isDraft), directory: state.directory,
      catalogue: catalogue)
    return .admitted(under: channel.charter)
  }

  private mutating func refuse(_ fault: PageFault) {
    switch fault {
    case .rule(let rule, let faults): outcome.refusal = .rule(rule, faults)
    case .waiting: outcome.refusal = .rule(.answersKnown, [])
    }
  }

  private func context(_ channel: Channel, at now: Moment, isDraft: Bool) -> PageContext {
    PageContext(
      party: party, charter: channel.charter.version,
      keysSize: state.directory.keyLog(of: party)?.size ?? 0, at: now.civil, isDraft: isDraft)
  }

  /// Keeps a page that one of two persons has signed. Its fields are judged now: the releaser
  /// should not be the first to hear of a fault.
  private mutating func draft(_ bytes: [UInt8], _ page: Page, at now: Moment) {
    guard !state.drafts.contains(where: { $0.bytes == bytes }) else { return }
    guard state.drafts.count < Self.draftLimit else {
      outcome.refusal = .malformed(
        "\(Self.draftLimit) drafts wait already; release or discard some")
      return
    }
    emit(.draft(bytes, at: now.civil))
    report(.drafted(page: page.id))
  }

  /// How many drafts may wait for their release.
  package static let draftLimit = 256

  mutating func discard(_ page: Digest) {
    guard state.drafts.contains(where: { $0.page.id == page }) else {
      outcome.refusal = .unknownDraft
      return
    }
    emit(.draftGone(page))
  }

  /// Seals the page once, commits to it in an entry, and sends it to every member.
  ///
  /// It takes no `Channel`: one that is held while the state changes is copied whole.
  private mutating func record(
    _ page: Page, _ bytes: [UInt8], _ charter: Charter, in channel: Digest,
    _ entropy: IssueEntropy, at now: Moment, with keys: borrowing Keys
  ) {
    let content = SealedContent(world: party.world, salt: entropy.salt, page: bytes)
    let sealed = Seal.seal(
      content.plaintext, to: recipients(of: page), stanzas: Int(charter.terms.stanzas),
      seed: SecretBytes(copying: entropy.seed))
    emit(.sealed(channel: channel, sealed))
    let reference = SealedReference(
      size: Int64(sealed.count), hash: SHA256.hash(sealed), commit: content.commit)
    guard let id = append(.page(reference, again: nil), to: channel, at: now, with: keys) else {
      preconditionFailure("the log was open, and its key here, when the page was taken")
    }
    emit(.content(channel: channel, message: id, salt: entropy.salt, page: bytes))
    emit(.seed(channel: channel, message: id, entropy.seed))
    emit(.judged(channel: channel, message: id, .accepted, at: now.civil))
    if state.drafts.contains(where: { $0.page.id == page.id }) { emit(.draftGone(page.id)) }
    report(.recorded(id))
    reportSuspension(page, id)
    for peer in charter.peers(of: party) {
      send(to: peer, in: channel, precedence: page.precedence, at: now, with: keys)
    }
  }

  /// The newest seal key of each addressed office, and our own: without it a restored node could
  /// not read its own pages. Recipients are never a subset of those the page names.
  private func recipients(of page: Page) -> [Recipient] {
    (page.to + [page.from]).compactMap { state.directory.sealKey(of: $0) }
  }

  /// Notes that an officer saw a message, and tells its sender where the charter says so.
  mutating func show(_ id: Digest, post: String, at now: Moment, with keys: borrowing Keys) {
    guard let channel = state.channel(of: id), let message = channel.messages[id],
      let page = message.content?.page
    else {
      outcome.refusal = .unknownMessage
      return
    }
    guard page.from.party != party, message.judgement == .accepted, message.shown.isEmpty else {
      return
    }
    emit(.shown(channel: channel.id, message: id, post: post, at: now.civil))
    guard channel.charter.terms.opened == .owed,
      !(ownLog(channel).map { isClaimed($0, in: channel) } ?? true),
      let office = page.to.first(where: { $0.party == party })
    else { return }
    let line = Evidence.opened(id, office, proof: proof(of: id, in: channel))
    append(.evidence([line]), to: channel.id, at: now, with: keys)
    send(to: page.from.party, in: channel.id, precedence: page.precedence, at: now, with: keys)
  }

  /// What only one who opened the page can say, for our own log.
  func proof(of id: Digest, in channel: Channel) -> Digest? {
    guard let content = channel.messages[id]?.content, let log = ownLog(channel) else { return nil }
    return SealedContent(world: party.world, salt: content.salt, page: content.bytes)
      .proof(for: log.origin)
  }

  mutating func note(left ids: [Digest], by carrier: String, at now: Moment) {
    for id in ids {
      guard let channel = state.channel(of: id)?.id else { continue }
      note(.left(carrier), of: id, in: channel, at: now)
    }
  }

  /// Notes one passage over a carrier, each carrier once in each direction.
  mutating func note(_ carriage: Carriage, of id: Digest, in channel: Digest, at now: Moment) {
    let known = state.channels[channel]?.messages[id]?.carried ?? []
    guard known.count < Message.carriedLimit, !known.contains(where: { $0.carriage == carriage })
    else { return }
    emit(.carried(channel: channel, message: id, carriage, at: now.civil))
  }
}
