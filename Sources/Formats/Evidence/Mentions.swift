import ParleyRecord
import ParleyWire

/// What the entries of a file say of messages, by message: the cost of a check grows with the
/// entries, and not with their square.
struct Mentions {
  private var evidence: [Digest: [(record: EntryRecord, line: Evidence)]] = [:]
  private var affirmed: [Digest: Set<Party>] = [:]
  private var disowned: [Digest: Set<Party>] = [:]
  private var answers: [Digest: [Int]] = [:]

  init() {}

  init(_ logs: [LogRecord]) {
    for record in logs.flatMap(\.entries) {
      let party = record.entry.origin.party
      switch record.entry.act {
      case .evidence(let lines):
        for line in lines { evidence[line.message, default: []].append((record, line)) }
      case .questioned(let affirm, let disown):
        for id in affirm { affirmed[id, default: []].insert(party) }
        for id in disown { disowned[id, default: []].insert(party) }
      case .open, .page, .amendment, .deleted, .beat: break
      }
    }
  }

  /// Notes which messages answer which, once their pages are known.
  mutating func note(_ messages: [MessageRecord]) {
    for (i, message) in messages.enumerated() where message.fault == nil {
      for id in message.page?.re ?? [] { answers[id, default: []].append(i) }
    }
  }

  /// What other members' logs say of a message, in the order of the entries.
  func evidence(about message: MessageRecord) -> [(record: EntryRecord, line: Evidence)] {
    (evidence[message.id] ?? []).filter { $0.record.entry.origin.party != message.log.party }
  }

  /// Places of the messages that answer a message.
  func answers(to message: MessageRecord) -> [Int] { answers[message.id] ?? [] }

  /// Whether a log of the author's own party says that the message stands, or does not.
  func isAffirmed(_ message: MessageRecord) -> Bool {
    affirmed[message.id]?.contains(message.log.party) ?? false
  }

  func isDisowned(_ message: MessageRecord) -> Bool {
    disowned[message.id]?.contains(message.log.party) ?? false
  }
}
