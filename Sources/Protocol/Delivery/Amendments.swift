package import ParleyCharter
package import ParleyRecord
package import ParleyWire

/// The versions of a channel's charter that were proposed, and the steps that stand.
package struct Amendments: Hashable, Sendable {
  /// By the hash of the text. They are kept for ever, few as they are: without its text nobody can
  /// say whose log decides on it.
  package private(set) var proposals: [Digest: ProposedCharter] = [:]
  /// Steps within the rules, in the order in which they were judged here.
  package private(set) var steps: [Step] = []

  package struct Step: Hashable, Sendable {
    package let step: Act.Amendment
    package let version: Int64
    package let text: Digest
    package let message: Digest
    package let place: LogPosition
  }

  package subscript(text: Digest) -> ProposedCharter? { proposals[text] }

  /// Rising by version, then by text.
  package var texts: [Digest] {
    proposals.keys.sorted {
      (proposals[$0]?.charter.version ?? 0, $0) < (proposals[$1]?.charter.version ?? 0, $1)
    }
  }

  /// Who has accepted a text, rising.
  package func accepted(_ text: Digest) -> [Party] {
    Set(steps.filter { $0.step == .accept && $0.text == text }.map(\.place.origin.party)).sorted()
  }

  /// What became of a text: the first decision in its proposer's log; nil while it is pending.
  package func decision(on text: Digest) -> Act.Amendment? {
    steps.first { $0.text == text && $0.step != .accept }?.step
  }

  /// The text of a version that a party has accepted and that was not withdrawn.
  package func standing(of version: Int64, by party: Party) -> Digest? {
    steps.first {
      $0.step == .accept && $0.version == version && $0.place.origin.party == party
        && decision(on: $0.text) != .withdrawn
    }?.text
  }

  mutating func keep(_ proposal: ProposedCharter) {
    let text = proposal.charter.digest
    proposals[text] = proposals[text].flatMap { $0.merged(with: proposal) } ?? proposal
  }

  mutating func note(_ step: Step) { steps.append(step) }
}

// Rules M-32 to M-35. They read the logs as far as the entry itself has seen them, so that every
// member comes to the same answer, whatever the order in which things reach it.
extension Channel {
  /// Nil when the entry keeps the rules.
  func judge(
    _ step: Act.Amendment, of version: Int64, _ text: Digest, by leaf: ChannelLog.Leaf
  ) -> Judgement? {
    let entry = leaf.entry
    let party = entry.origin.party
    guard version == entry.charter + 1 else { return .refused(.amendmentFollows) }
    guard entry.index < logs[entry.origin]?.size ?? 0 else { return .waiting(.gap) }
    let reach = reach(of: entry)
    if step == .accept, let verdict = judgeAccept(version, text, by: party, reach) {
      return verdict
    }
    guard let proposal = amendments[text] else { return .waiting(.charter(version: version)) }
    guard proposal.charter.version == version else { return .refused(.amendmentFollows) }
    guard step != .accept else {
      return proposal.signers.contains(party) ? nil : .waiting(.charter(version: version))
    }
    let isDecided = amendments.steps.contains {
      $0.step != .accept && $0.text == text && $0.place.origin.party == party
        && reach.covers($0.place)
    }
    guard proposal.proposer == party, !isDecided else { return .refused(.proposerDecides) }
    return step == .inForce ? judgeInForce(version, text, reach) : nil
  }

  private func judgeAccept(
    _ version: Int64, _ text: Digest, by party: Party, _ reach: Reach
  ) -> Judgement? {
    let others = amendments.steps.filter {
      $0.step == .accept && $0.version == version && $0.text != text
        && $0.place.origin.party == party && reach.covers($0.place)
    }
    let stands = others.contains { other in
      !amendments.steps.contains {
        $0.step == .withdrawn && $0.text == other.text && reach.covers($0.place)
      }
    }
    if stands { return isHeld(reach) ? .refused(.acceptsOne) : .waiting(.gap) }
    let isOpen = hasOpenAcceptance(within: reach) { $0 == version && $1 != text && $2 == party }
    return isOpen ? .waiting(.charter(version: version)) : nil
  }

  /// Whether an acceptance that stands in a log, and is not judged yet, may be the one that counts.
  private func hasOpenAcceptance(
    within reach: Reach, _ fits: (Int64, Digest, Party) -> Bool
  ) -> Bool {
    pending.contains { id in
      guard let place = messages[id]?.place, reach.covers(place),
        case .amendment(.accept, let version, let text)? = leaf(id)?.entry.act
      else { return false }
      return fits(version, text, place.origin.party)
    }
  }

  private func judgeInForce(_ version: Int64, _ text: Digest, _ reach: Reach) -> Judgement? {
    guard let before = charter(version: version - 1), self.charter(version: version) == nil else {
      return .refused(.inForceCites)
    }
    let cited = Set(
      amendments.steps.filter {
        $0.step == .accept && $0.text == text && reach.covers($0.place)
      }.map(\.place.origin.party))
    if Int64(cited.count) >= before.amend { return nil }
    guard isHeld(reach) else { return .waiting(.gap) }
    let isOpen = hasOpenAcceptance(within: reach) { other, accepted, _ in
      other == version && accepted == text
    }
    return isOpen ? .waiting(.charter(version: version)) : .refused(.inForceCites)
  }

  /// How far an entry reaches: the entries before it in its log and its party's earlier logs, and
  /// others' logs as far as its log had said that it saw them.
  fileprivate func reach(of entry: Entry) -> Reach {
    var seen: [Origin: Int64] = [entry.origin: entry.index]
    for earlier in logs(of: entry.origin.party).prefix(while: { $0.origin != entry.origin }) {
      seen[earlier.origin] = earlier.size
    }
    for leaf in logs[entry.origin]?.leaves.prefix(Int(entry.index) + 1) ?? [] {
      for head in leaf.entry.seen where !head.origin.isKeyLog {
        seen[head.origin] = max(head.size, seen[head.origin] ?? 0)
      }
    }
    return Reach(seen: seen)
  }

  /// Whether all that an entry reaches is held here.
  private func isHeld(_ reach: Reach) -> Bool {
    reach.seen.allSatisfy { logs[$0.key]?.size ?? 0 >= $0.value }  // any order: a question of all
  }
}

/// The sizes of logs that an entry was made in sight of.
private struct Reach {
  let seen: [Origin: Int64]

  func covers(_ place: LogPosition) -> Bool { place.size < seen[place.origin] ?? 0 }
}
