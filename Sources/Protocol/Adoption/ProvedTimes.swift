package import ParleyDelivery
package import ParleyRecord
import ParleyTlog
package import ParleyWire

/// When a page was said, as far as others' signatures prove it.
package struct ProvedTimes: Hashable, Sendable {
  package let notBefore: Timestamp?
  package let notAfter: Timestamp?
  /// The first receipt of each other party, rising by party.
  package let receipts: [Receipt]

  package struct Receipt: Hashable, Sendable {
    package let party: Party
    package let at: Timestamp
  }
}

// What is asked.
extension ChannelReading {
  /// What the logs prove about one page; nil for a message that is not an accepted page.
  package func times(of id: Digest) -> ProvedTimes? {
    guard let place = pages[id] else { return nil }
    let log = logs[place.origin]
    var firsts: [ProvedTimes.Receipt] = []
    for receipt in receipts[id] ?? [] where receipt.party != place.origin.party {
      let at = time(of: receipt)
      guard let known = firsts.firstIndex(where: { $0.party == receipt.party }) else {
        firsts.append(.init(party: receipt.party, at: at))
        continue
      }
      if at < firsts[known].at { firsts[known] = .init(party: receipt.party, at: at) }
    }
    firsts.sort { $0.party < $1.party }
    let after = firsts.map(\.at) + [log?.notAfter(place.size)].compactMap { $0 }
    return ProvedTimes(
      notBefore: log?.notBefore(place.size), notAfter: after.min(), receipts: firsts)
  }

  /// A receipt's own time, held within what others' signatures allow: who receives late gains time,
  /// and its clock alone does not say when it received.
  private func time(of receipt: Receipt) -> Timestamp {
    let log = logs[receipt.place.origin]
    let low = log?.notBefore(receipt.place.size)
    let high = log?.notAfter(receipt.place.size)
    let capped = min(receipt.claimed, high ?? receipt.claimed)
    return max(capped, low ?? capped)
  }

  /// Up to when a party was heard: no entry of it that is older than this is missing here.
  ///
  /// A successor log counts only when the log before it is held as far as the successor follows it.
  package func heard(_ party: Party, in channel: Channel) -> Timestamp? {
    var heard: Timestamp?
    for log in channel.logs(of: party) {
      if case .open(_, _, let follows?) = log.leaf(0)?.entry.act,
        follows.size > Int64(logs[follows.origin]?.bounds.count ?? 0)
      {
        break
      }
      heard = Self.later(heard, logs[log.origin]?.bounds.last ?? nil)
    }
    return heard
  }
}
