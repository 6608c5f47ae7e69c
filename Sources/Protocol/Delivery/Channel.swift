package import ParleyCharter
import ParleyCrypto
import ParleyDirectory
package import ParleyNote
package import ParleyRecord
import ParleyTlog
package import ParleyWire

/// One channel as one party holds it: the charter, every member's log, and what the entries mean.
///
/// All of it is the fold of records; nothing in one channel depends on another.
package struct Channel: Hashable, Sendable {
  /// SHA-256 of the first charter's text.
  package let id: Digest
  /// The party that holds this view of the channel.
  package let me: Party
  /// By version; the last is in force.
  package private(set) var charters: [SignedCharter]
  /// By origin. Iterated only in the order of `origins`, which are kept rising.
  package private(set) var logs: [Origin: ChannelLog] = [:]
  package private(set) var origins: [Origin] = []
  /// Every entry held, contiguous or early, by message id.
  package private(set) var messages: [Digest: Message] = [:]
  /// The messages that carry pages, in the order in which they were recorded here.
  package private(set) var pages: [Digest] = []
  /// Sealed pages by their SHA-256.
  package private(set) var sealed: [Digest: [UInt8]] = [:]
  /// What logs say of a message.
  package private(set) var testimony: [Digest: [Testimony]] = [:]
  /// The messages whose page answers a message.
  package private(set) var answers: [Digest: [Digest]] = [:]
  /// The entry that first recorded a page, by page id and party.
  private var recordedPages: [PageKey: Digest] = [:]
  /// Entries whose judgement is owed or must be repeated, in the order in which they came.
  package private(set) var pending: [Digest] = []
  /// Every leaf in the order in which it was recorded here, and whether it came ahead of a gap.
  package private(set) var arrivals: [LeafArrival] = []
  /// Messages in the order in which they were last judged: what answers what follows from it.
  package private(set) var judgedOrder: [Digest] = []
  /// Own logs that a peer showed beyond what is held here, with the size shown.
  package private(set) var rolledBack: [Origin: Int64] = [:]
  /// Pages of others that were judged and not yet answered in a log of ours; any order.
  package private(set) var owed: Set<Digest> = []
  /// Pages of ours that a peer has neither received nor refused. Only looked up and counted.
  private var unanswered: [Party: Set<Digest>] = [:]

  package struct LeafArrival: Hashable, Sendable {
    package let message: Digest
    package let early: Bool
  }

  private struct PageKey: Hashable, Sendable {
    let party: Party
    let page: Digest
  }

  package init(_ first: SignedCharter, me: Party) {
    id = first.charter.digest
    self.me = me
    charters = [first]
  }

  /// The charter in force.
  package var charter: Charter {
    guard let last = charters.last else { preconditionFailure("a channel begins with its charter") }
    return last.charter
  }

  package var world: World { charter.world }

  package func charter(version: Int64) -> Charter? {
    charters.first { $0.charter.version == version }?.charter
  }

  /// A party's logs in this channel, oldest first.
  package func logs(of party: Party) -> [ChannelLog] {
    let own = origins.filter { $0.party == party }.compactMap { logs[$0] }
    guard own.count > 1 else { return own }
    return own.sorted { (generation(of: $0), $0.origin) < (generation(of: $1), $1.origin) }
  }

  /// How many logs a log succeeds, one after the other.
  private func generation(of log: ChannelLog) -> Int {
    var count = 0
    var log = log
    // Whoever names himself as his own predecessor is counted no further than there are logs.
    while count < logs.count, case .open(_, _, let follows?) = log.leaf(0)?.entry.act,
      let earlier = logs[follows.origin]
    {
      count += 1
      log = earlier
    }
    return count
  }

  /// Our pages that a peer has neither received nor refused, in no order.
  package func unanswered(by peer: Party) -> Set<Digest> { unanswered[peer] ?? [] }

  package func leaf(of message: Message) -> ChannelLog.Leaf? {
    logs[message.place.origin]?.leaf(message.place.size)
  }

  /// The leaf that a message id names.
  package func leaf(_ id: Digest) -> ChannelLog.Leaf? { messages[id].flatMap { leaf(of: $0) } }

  /// The entry that recorded a page first.
  package func entry(ofPage page: Digest, by party: Party) -> Digest? {
    recordedPages[PageKey(party: party, page: page)]
  }

  /// What a party's logs say of a message: received or refused. An entry that broke a rule says
  /// nothing, nor does one of which that is not known yet.
  package func verdict(of party: Party, on message: Digest) -> Evidence? {
    (testimony[message] ?? []).first { said in
      guard said.place.origin.party == party,
        party == me || messages[said.entry]?.judgement == .accepted
      else { return false }
      if case .opened = said.evidence { return false }
      return true
    }?.evidence
  }
}

// What changes a channel; each is applied from a record that was checked before it was written.
extension Channel {
  package mutating func apply(charter: SignedCharter) { charters.append(charter) }

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
    }
    // A leaf that closes the gap before it was indexed when it came early.
    guard messages[leaf.id] == nil else { return }
    index(leaf)
  }

  private mutating func index(_ leaf: ChannelLog.Leaf) {
    let place = LogPosition(leaf.entry.origin, leaf.entry.index)
    messages[leaf.id] = Message(id: leaf.id, place: place)
    // Our own words are judged before they are signed; only a page of ours that came back from a
    // peer after a loss is still to be opened.
    var isPage = false
    if case .page = leaf.entry.act { isPage = true }
    if leaf.entry.origin.party != me || isPage { pending.append(leaf.id) }
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
    if let leaf = leaf(id), case .evidence(let lines) = leaf.entry.act {
      let peer = leaf.entry.origin.party
      for line in lines where verdict(of: peer, on: line.message) != nil {
        unanswered[peer]?.remove(line.message)
        if unanswered[peer]?.isEmpty ?? false { unanswered[peer] = nil }
      }
    }
    guard let message = messages[id], let page = message.content?.page else { return }
    let key = PageKey(party: page.from.party, page: page.id)
    if recordedPages[key] == nil { recordedPages[key] = id }
    for answered in page.re where !(answers[answered] ?? []).contains(id) {
      answers[answered, default: []].append(id)
    }
  }

  package mutating func apply(shown post: String, of id: Digest, at: Timestamp) {
    messages[id]?.shown.append(Message.Shown(post: post, at: at))
  }

  package mutating func apply(_ carriage: Carriage, of id: Digest, at: Timestamp) {
    messages[id]?.carried.append(Message.Carried(carriage: carriage, at: at))
  }
}
