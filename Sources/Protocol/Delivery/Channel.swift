package import ParleyCharter
import ParleyCrypto
import ParleyDirectory
import ParleyNote
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
  package internal(set) var charters: [SignedCharter]
  /// By origin. Iterated only in the order of `origins`, which are kept rising.
  package internal(set) var logs: [Origin: ChannelLog] = [:]
  package internal(set) var origins: [Origin] = []
  /// The versions that were proposed, and what the logs say of them.
  package internal(set) var amendments = Amendments()
  /// Every entry held, contiguous or early, by message id.
  package internal(set) var messages: [Digest: Message] = [:]
  /// The messages that carry pages, in the order in which they were recorded here.
  package internal(set) var pages: [Digest] = []
  /// Sealed pages by their SHA-256.
  package internal(set) var sealed: [Digest: [UInt8]] = [:]
  /// What logs say of a message.
  package internal(set) var testimony: [Digest: [Testimony]] = [:]
  /// The messages whose page answers a message.
  package internal(set) var answers: [Digest: [Digest]] = [:]
  /// The entry that first recorded a page, by page id and party.
  var recordedPages: [PageKey: Digest] = [:]
  /// Entries whose judgement is owed or must be repeated, in the order in which they came.
  package internal(set) var pending: [Digest] = []
  /// Every leaf in the order in which it was recorded here, and whether it came ahead of a gap.
  package internal(set) var arrivals: [LeafArrival] = []
  /// Messages in the order in which they were last judged: what answers what follows from it.
  package internal(set) var judgedOrder: [Digest] = []
  /// Own logs that a peer showed beyond what is held here, with the size shown.
  package internal(set) var rolledBack: [Origin: Int64] = [:]
  /// Pages of others that were judged and not yet answered in a log of ours; any order.
  package internal(set) var owed: Set<Digest> = []
  /// Pages of ours that a peer has neither received nor refused. Only looked up and counted.
  var unanswered: [Party: Set<Digest>] = [:]

  /// What parties have suspended here, in the order in which it was judged; lifted ones too.
  package internal(set) var suspensions: [Suspension] = []
  /// The message that ended a suspension, by the suspension's. Only looked up.
  package internal(set) var resumptions: [Digest: Digest] = [:]
  /// Heads of a third party's log that members named and that the entries held here contradict, in
  /// the order found: two histories, one of which that member holds.
  package internal(set) var doubts: [Doubt] = []

  package struct Doubt: Hashable, Sendable {
    package let named: LogHead
    /// Whose log says that it saw this head.
    package let by: Party
  }

  package struct LeafArrival: Hashable, Sendable {
    package let message: Digest
    package let early: Bool
  }

  struct PageKey: Hashable, Sendable {
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
