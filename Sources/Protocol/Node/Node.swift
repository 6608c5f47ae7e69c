import ParleyCharter
package import ParleyDelivery
package import ParleyDirectory
package import ParleyForms
package import ParleyRecord
package import ParleyWire

/// The whole of one party's state, and the one way in which it changes.
///
/// A node is a value: it reads no clock, draws no chance and touches no disk. What can happen is an
/// `Input`; what follows is an `Outcome`, whose records must be durable before anything else of it
/// leaves. `state` is the fold of those records; `lines` is what may be forgotten in a crash.
package struct Node: Hashable, Sendable {
  package var party: Party { state.party }
  /// The forms this party holds.
  package let catalogue: Catalogue
  package internal(set) var state: State
  var lines = Lines()
  var desk = AgreementDesk()
  /// What is being gathered during one call of `handle`.
  var outcome = Outcome()

  package init(party: Party, catalogue: Catalogue) {
    state = State(party: party)
    self.catalogue = catalogue
  }

  /// Recovery: the state is what the records fold to.
  package init(party: Party, catalogue: Catalogue, replaying records: some Sequence<Record>) {
    self.init(party: party, catalogue: catalogue)
    for record in records { state.apply(record) }
  }

  /// Goes on after more records, as a journal hands them over in pieces.
  package mutating func replay(_ record: Record) { state.apply(record) }

  package var directory: Directory { state.directory }

  /// Takes one input.
  ///
  /// - Parameters:
  ///   - now: monotonic time for retries, civil time for claims.
  ///   - keys: the node's own secrets, lent for the call.
  package mutating func handle(_ input: Input, at now: Moment, with keys: borrowing Keys) -> Outcome
  {
    outcome = Outcome()
    notice(now.clock)
    switch input {
    case .keys(let items): take(keys: items, at: now, with: keys)
    case .charter(let bytes):
      take(charter: bytes, at: now, with: keys)
      if outcome.refusal == nil { reconsider(at: now, with: keys) }
    case .withdraw(let channel, let text):
      withdraw(text, in: channel, at: now, with: keys)
    case .page(let bytes, let entropy): issue(bytes, entropy, at: now, with: keys)
    case .discard(let page): discard(page)
    case .bundle(let bytes, let arrival): take(bundle: bytes, arrival, at: now, with: keys)
    case .shown(let id, let post): show(id, post: post, at: now, with: keys)
    case .left(let ids, let carrier): note(left: ids, by: carrier, at: now)
    case .compose(let channel, let peer): compose(by: channel, to: peer, at: now, with: keys)
    case .tick: break
    case .clockChecked: lines.clockHeld = false
    case .restored: retireLogs()
    }
    if outcome.refusal == nil {
      openLogs(at: now, with: keys)
      answerAll(at: now, with: keys)
      resendWhatIsDue(at: now, with: keys)
      followAgreements(at: now)
    }
    outcome.wake = [nextWake(after: now), nextAgreementWake(after: now)].compactMap { $0 }.min()
    defer { outcome = Outcome() }
    return outcome
  }

  /// Records a fact: from here on it is part of the state.
  mutating func emit(_ record: Record) {
    state.apply(record)
    outcome.records.append(record)
  }

  mutating func report(_ event: Event) { outcome.events.append(event) }

  private mutating func notice(_ clock: ClockQuality) {
    guard case .jumped(let seconds) = clock, !lines.clockHeld else { return }
    lines.clockHeld = true
    report(.clockJumped(seconds: seconds))
  }
}

/// Everything of a node that is durable.
package struct State: Hashable, Sendable {
  package let party: Party
  package internal(set) var directory = Directory()
  /// By channel id. Iterated only in the order of `channelIDs`.
  package internal(set) var channels: [Digest: Channel] = [:]
  /// Signed pages that wait for their release, oldest first.
  package internal(set) var drafts: [Draft] = []
  /// What the desk was told of duties, by agreement and duty, in the order in which it was told.
  package internal(set) var told: [Digest: [String: [ToldAlert]]] = [:]

  package struct Draft: Hashable, Sendable {
    package let page: Page
    package let bytes: [UInt8]
    package let at: Timestamp
  }

  package init(party: Party) { self.party = party }

  package var channelIDs: [Digest] { channels.keys.sorted() }

  /// The channel of a message.
  package func channel(of message: Digest) -> Channel? {
    channelIDs.lazy.compactMap { channels[$0] }.first { $0.messages[message] != nil }
  }
}
