package import ParleyCharter
import ParleyCrypto
import ParleyForms
package import ParleyNote
package import ParleyRecord
import ParleyTlog
package import ParleyWire

// What changes a channel; each is applied from a record that was checked before it was written.
extension Channel {
  /// A version that was proposed, or more signatures under it.
  package mutating func apply(proposal: ProposedCharter) {
    amendments.keep(proposal)
    let version = Int(proposal.charter.version)
    guard version <= charters.count, charters[version - 1].charter == proposal.charter,
      let signed = amendments[proposal.charter.digest]?.binding(
        after: charters[version - 2].charter)
    else { return }
    charters[version - 1] = signed
  }

  /// - Parameter key: of the leaf's log, which is opened here with its first leaf.
  package mutating func apply(leaf bytes: [UInt8], early: Bool, key: (Origin) -> VerifierKey?) {
    guard let note = try? UnverifiedNote(bytes, limit: Limit.entryBytes),
      let entry = try? Entry(text: note.claimedText)
    else { preconditionFailure("a recorded leaf is an entry") }
    if logs[entry.origin] == nil {
      guard let key = key(entry.origin) else { preconditionFailure("a recorded leaf has a key") }
      logs[entry.origin] = ChannelLog(origin: entry.origin, key: key)
      origins = logs.keys.sorted()
    }
    let leaf = ChannelLog.Leaf(entry: entry, id: SHA256.hash(note.claimedText), bytes: bytes)
    arrivals.append(LeafArrival(message: leaf.id, early: early))
    if early {
      logs[entry.origin]?.keepEarly(leaf)
    } else {
      logs[entry.origin]?.append(leaf)
      compareWithOthers(leaf)
    }
    // A leaf that closes the gap before it was indexed when it came early.
    guard messages[leaf.id] == nil else { return }
    index(leaf)
  }

  /// Lays what members have seen of each other's logs beside the entries held here: the heads that
  /// a new leaf names, and those that others named of the leaf's own log before it grew so far.
  private mutating func compareWithOthers(_ leaf: ChannelLog.Leaf) {
    let origin = leaf.entry.origin
    guard charter.parties.count > 2, let log = logs[origin] else { return }
    if origin.party != me { for head in leaf.entry.seen { doubt(head, by: origin.party) } }
    for other in origins where logs[other]?.seen[origin] == log.size && other.party != me {
      if let root = logs[other]?.seenRoots[origin] {
        doubt(LogHead(origin, size: log.size, root: root), by: other.party)
      }
    }
  }

  private mutating func doubt(_ head: LogHead, by party: Party) {
    guard head.origin.party != me, let log = logs[head.origin], head.size <= log.size,
      log.tree.root(at: head.size) != head.root, doubts.count < Limit.contradictions,
      !doubts.contains(where: { $0.by == party && $0.named.origin == head.origin })
    else { return }
    doubts.append(Doubt(named: head, by: party))
  }

  private mutating func index(_ leaf: ChannelLog.Leaf) {
    let place = LogPosition(leaf.entry.origin, leaf.entry.index)
    messages[leaf.id] = Message(id: leaf.id, place: place)
    // Our own words are judged before they are signed; but a page of ours that came back from a
    // peer after a loss is still to be opened, and an amendment takes effect when it is judged.
    let isJudged =
      switch leaf.entry.act {
      case .page, .amendment: true
      default: leaf.entry.origin.party != me
      }
    if isJudged { pending.append(leaf.id) }
    switch leaf.entry.act {
    case .page: pages.append(leaf.id)
    case .evidence(let lines):
      for line in lines {
        testimony[line.message, default: []].append(
          Testimony(evidence: line, entry: leaf.id, place: place))
        if place.origin.party == me, verdict(of: me, on: line.message) != nil {
          owed.remove(line.message)
        }
      }
    default: break
    }
  }

  package mutating func apply(head: ChannelLog.SignedHead, of origin: Origin) {
    logs[origin]?.keep(head: head)
  }

  package mutating func apply(_ cosignature: ChannelLog.Cosigned, of origin: Origin) {
    logs[origin]?.keep(cosignature)
  }

  package mutating func apply(contradiction: [UInt8], of origin: Origin) {
    logs[origin]?.keep(contradiction: contradiction)
  }

  package mutating func apply(rolledBack origin: Origin, shown: Int64) {
    rolledBack[origin] = max(shown, rolledBack[origin] ?? 0)
  }

  package mutating func apply(sealed bytes: [UInt8], hash: Digest) { sealed[hash] = bytes }

  package mutating func apply(content: Message.Content, of id: Digest) {
    messages[id]?.content = content
    guard messages[id]?.place.origin.party == me else { return }
    for peer in content.page.to.map(\.party) where peer != me {
      if verdict(of: peer, on: id) == nil { unanswered[peer, default: []].insert(id) }
    }
  }

  package mutating func apply(seed: [UInt8], of id: Digest) { messages[id]?.seed = seed }

  package mutating func apply(_ judgement: Judgement, of id: Digest, at: Timestamp) {
    let first = messages[id]?.judgedAt ?? at
    if messages[id]?.judgement != nil { judgedOrder.removeAll { $0 == id } }
    judgedOrder.append(id)
    messages[id]?.judgement = judgement
    messages[id]?.judgedAt = first
    guard case .waiting = judgement else {
      settle(id)
      if judgement == .accepted { accept(id) }
      owe(id)
      return
    }
  }

  /// Nothing more is owed for this entry.
  private mutating func settle(_ id: Digest) {
    if let place = pending.firstIndex(of: id) { pending.remove(at: place) }
  }

  /// A page of another party that was judged is answered once.
  private mutating func owe(_ id: Digest) {
    guard let leaf = leaf(id), leaf.entry.origin.party != me, case .page = leaf.entry.act,
      verdict(of: me, on: id) == nil
    else { return }
    owed.insert(id)
  }

  private mutating func accept(_ id: Digest) {
    let leaf = leaf(id)
    switch leaf?.entry.act {
    case .evidence(let lines): if let leaf { close(lines, by: leaf.entry.origin.party) }
    case .amendment(let step, let version, let text):
      if let leaf { take(step, version, text, at: leaf) }
    default: break
    }
    guard let message = messages[id], let page = message.content?.page else { return }
    let key = PageKey(party: page.from.party, page: page.id)
    if recordedPages[key] == nil { recordedPages[key] = id }
    take(suspension: page, id)
    for answered in page.re where !(answers[answered] ?? []).contains(id) {
      answers[answered, default: []].append(id)
    }
  }

  /// What a peer's evidence answers is open no more.
  private mutating func close(_ lines: [Evidence], by peer: Party) {
    for line in lines where verdict(of: peer, on: line.message) != nil {
      unanswered[peer]?.remove(line.message)
      if unanswered[peer]?.isEmpty ?? false { unanswered[peer] = nil }
    }
  }

  private mutating func take(
    _ step: Act.Amendment, _ version: Int64, _ text: Digest, at leaf: ChannelLog.Leaf
  ) {
    amendments.note(
      Amendments.Step(
        step: step, version: version, text: text, message: leaf.id,
        place: LogPosition(leaf.entry.origin, leaf.entry.index)))
    guard step == .inForce, version == charter.version + 1,
      let signed = amendments[text]?.binding(after: charter)
    else { return }
    charters.append(signed)
  }

  private mutating func take(suspension page: Page, _ id: Digest) {
    if let suspension = Suspension(page, message: id) { suspensions.append(suspension) }
    guard page.form == .resume, let ended = page.re.first, resumptions[ended] == nil,
      messages[ended]?.place.origin.party == page.from.party
    else { return }
    resumptions[ended] = id
  }

  package mutating func apply(shown post: String, of id: Digest, at: Timestamp) {
    messages[id]?.shown.append(Message.Shown(post: post, at: at))
  }

  package mutating func apply(_ carriage: Carriage, of id: Digest, at: Timestamp) {
    messages[id]?.carried.append(Message.Carried(carriage: carriage, at: at))
  }
}
