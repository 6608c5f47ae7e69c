import ParleyAdoption
import ParleyAgreements
import ParleyPact
import ParleyWire

/// One agreement, followed message by message.
///
/// It has an engine once this party accepted a text: what others merely propose costs nothing. An
/// agreement of one version, which is nearly every one, is followed as it grows; one that was
/// amended, or that asks about others, is judged from its whole record when somebody looks.
struct RunningAccord: Sendable {
  let channel: Digest
  /// The meaning that the engine follows.
  private var meaning: Digest?
  private var engine: AgreementEngine?
  private(set) var isFollowed = false
  private var heard: [RecordedMessage.Receipt] = []
  /// Whether a text was accepted since the engine was chosen.
  private var isAccepted = false
  /// Whether the record grew since somebody last looked, and when looking again is worth while.
  private var isFresh = true
  private var notBefore: Timestamp?
  private(set) var lookAt: Timestamp?

  init(_ channel: Digest) { self.channel = channel }

  mutating func take(_ message: RecordedMessage) {
    isFresh = true
    engine?.take(message)
    if case .accept = message.said { isAccepted = true }
  }

  mutating func hear(_ heard: [RecordedMessage.Receipt]) {
    guard heard != self.heard else { return }
    self.heard = heard
    isFresh = true
    for party in heard { engine?.hear(party.party, party.at) }
  }

  /// Chooses the engine anew where a text was accepted.
  mutating func begin(me: PartyName?, file: () -> AccordFile) {
    guard isAccepted, let me else { return }
    isAccepted = false
    let file = file()
    let chain = file.chain
    let isMine = file.record.messages.contains { message in
      guard message.author == me, case .accept(let version) = message.said else { return false }
      return chain.contains { $0.meaning.base64 == version }
    }
    guard isMine, let first = chain.first else { return }
    isFollowed = true
    guard chain.count == 1, !file.asksOthers, first.meaning != meaning else {
      if chain.count > 1 || file.asksOthers { (meaning, engine) = (nil, nil) }
      return
    }
    meaning = first.meaning
    engine = try? AgreementEngine(first.agreement, acceptance: .recorded(.all))
    for message in file.record.messages { engine?.take(message) }
    for party in file.record.heard { engine?.hear(party.party, party.at) }
  }

  /// Nil where the whole record must be judged.
  func status(at now: Timestamp) -> Status? { engine?.status(at: now) }

  /// Whether something may have to be told.
  func isDue(at now: Timestamp) -> Bool {
    guard isFollowed, notBefore.map({ $0 <= now }) ?? true else { return false }
    return isFresh || lookAt.map { $0 <= now } ?? false
  }

  /// Somebody looked at `rows` at `now`. Many rows are looked at less often, so that a long record
  /// does not cost more with each message.
  mutating func looked(_ rows: [Row], at now: Timestamp) {
    isFresh = false
    let pause = Int64(rows.count / 1_000)
    notBefore = pause == 0 ? nil : now.adding(seconds: pause)
    let times = rows.flatMap { row in
      row.alerts + [row.opens, row.due?.adding(seconds: 1)].compactMap { $0 }
    }
    let next = engine.map { $0.nextChange(after: now) } ?? times.filter { $0 > now }.min()
    lookAt = [next, notBefore].compactMap { $0 }.min()
  }
}
