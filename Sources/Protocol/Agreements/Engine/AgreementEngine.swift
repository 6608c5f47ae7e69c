package import ParleyPact
package import ParleyWire

/// Follows one version of one agreement, message by message.
///
/// What it says is what `Status.of` says of the same messages, in whatever order they came. A
/// message is judged against the instances it has to do with and no others; time costs nothing
/// until a deadline comes.
package struct AgreementEngine: Sendable {
  private(set) var ledger: Ledger
  /// One for each article that is judged by itself and each message that brought it into play.
  var slots: [Slot] = []
  /// By message, the first of its slots.
  private var firstSlot: [Int32] = []
  private var deadlines = DeadlineHeap()
  /// Slots that are late and wait for a sign of life, by debtor.
  private var unconfirmed: [PartyName: [Int32]] = [:]
  /// The instant up to which slots are judged.
  private(set) var clock: Int64 = 0
  var told = Told()
  var others: [String: Status] = [:]

  /// - Throws: `EngineFault` where the agreement cannot be followed.
  package init(
    _ agreement: Agreement, acceptance: Acceptance = .given
  ) throws(EngineFault) {
    ledger = Ledger(try Plan(agreement, meaning: agreement.meaning, acceptance: acceptance))
  }

  package var agreement: Agreement { ledger.plan.agreement }

  /// How many messages it holds.
  package var messageCount: Int { ledger.messages.count }

  /// Takes a message, or what is newly known about one that was taken: receipts and bounds.
  package mutating func take(_ message: RecordedMessage) {
    let (index, wasHere, subject) = ledger.take(message)
    if !wasHere {
      firstSlot.append(-1)
      if case .message(let kind) = message.said { begin(kind, index) }
    }
    if message.said.concernsAll {
      for slot in slots.indices { judge(Int32(slot)) }
    } else {
      judgeAll(of: index)
      if let other = subject ?? message.about.flatMap({ began(by: $0) }) { judgeAll(of: other) }
    }
    confirm(message.author)
    if !told.isEmpty { correct(by: message.id) { _ in true } }
  }

  /// What others' signatures prove of how long a party was heard, without a gap in its log.
  package mutating func hear(_ party: PartyName, _ at: Timestamp) {
    ledger.hear(party, at.seconds)
    confirm(party)
    guard !told.isEmpty else { return }
    correct(by: party) { entry in
      let debtor = entry.key.split(separator: "/").last ?? ""
      return entry.state == .overdueUnconfirmed
        && debtor.split(separator: "+").contains { $0 == party }
    }
  }

  /// Lets time pass: judges what a deadline has come for, and nothing else.
  package mutating func advance(to instant: Timestamp) {
    guard instant.seconds > clock else { return }
    clock = instant.seconds
    while let (until, slot) = deadlines.first, until <= clock {
      deadlines.removeFirst()
      if slots[Int(slot)].until == until { judge(slot) }
    }
  }

  /// What the record shows at an instant.
  package func status(at instant: Timestamp) -> Status {
    var look = Evaluation(at: instant.seconds)
    look.others = others
    return ledger.status(&look)
  }

  /// The next instant after this one at which the status may change by time alone, or an alert is
  /// due.
  package func nextChange(after instant: Timestamp) -> Timestamp? {
    var look = Evaluation(at: instant.seconds)
    look.isExplaining = false
    look.others = others
    _ = ledger.status(&look, withDigest: false)
    return look.next == .max ? nil : Timestamp(seconds: look.next)
  }

  // MARK: Slots

  private mutating func begin(_ kind: String, _ message: Int) {
    for article in ledger.plan.selfContained[kind] ?? [] {
      slots.append(
        Slot(article: UInt16(article), message: Int32(message), next: firstSlot[message]))
      firstSlot[message] = Int32(slots.count - 1)
    }
  }

  private mutating func judgeAll(of message: Int) {
    var next = firstSlot[message]
    while next >= 0 {
      judge(next)
      next = slots[Int(next)].next
    }
  }

  /// The message that began the instance of a key, `article/trigger/debtor`.
  private func began(by key: String) -> Int? {
    guard let first = key.firstIndex(of: "/"), let last = key.lastIndex(of: "/"), first < last
    else { return nil }
    return ledger.index(of: String(key[key.index(after: first)..<last]))
  }

  private mutating func judge(_ number: Int32) {
    let outcome = ledger.outcome(of: slots[Int(number)], at: clock)
    slots[Int(number)].state = outcome.state.map(\.code) ?? Slot.absent
    slots[Int(number)].until = outcome.next
    if outcome.next != .max { deadlines.insert(outcome.next, number) }
    guard let debtor = outcome.unheard else { return }
    // Whoever has been silent longest: until that party is heard, nothing changes.
    let parties = debtor.split(separator: "+").map(String.init)
    if let last = parties.min(by: { ledger.heard($0) ?? -1 < ledger.heard($1) ?? -1 }) {
      unconfirmed[last, default: []].append(number)
    }
  }

  /// A sign of life turns "nothing heard" into silence.
  private mutating func confirm(_ party: PartyName) {
    guard !unconfirmed.isEmpty, let waiting = unconfirmed.removeValue(forKey: party) else { return }
    for slot in waiting { judge(slot) }
  }
}

extension Ledger {
  /// The state of one instance, when time may change it, and the debtor that was not heard.
  fileprivate func outcome(
    of slot: Slot, at clock: Int64
  ) -> (state: RowState?, next: Int64, unheard: String?) {
    var look = Evaluation(at: clock)
    look.isExplaining = false
    guard
      let binding = binding(of: plan.articles[Int(slot.article)].article, to: slot.message, &look)
    else { return (nil, look.next, nil) }
    var state: RowState?
    var debtor: String?
    for row in rows(of: plan.articles[Int(slot.article)], binding, &look) {
      state = state.map { $0.isOpen ? $0 : row.state } ?? row.state
      if row.state == .overdueUnconfirmed { debtor = row.debtor }
    }
    return (state, look.next, debtor)
  }
}

/// One instance as the engine keeps it between messages.
struct Slot: Sendable {
  var article: UInt16
  /// `RowState.code`, or `absent`.
  var state: UInt8 = Slot.absent
  var message: Int32
  /// The next slot of the same message.
  var next: Int32
  /// When time alone may change it.
  var until: Int64 = .max

  static let absent: UInt8 = 255

  init(article: UInt16, message: Int32, next: Int32) {
    self.article = article
    self.message = message
    self.next = next
  }
}

extension RowState {
  var code: UInt8 { UInt8(truncatingIfNeeded: Self.allCases.firstIndex(of: self) ?? 255) }

  /// Whether somebody still has something to do.
  package var isOpen: Bool {
    switch self {
    case .waiting, .clockNotStarted, .due, .overdue, .overdueUnconfirmed, .suspended: true
    case .fulfilled, .fulfilledLate, .excused, .waived, .lapsed, .superseded, .kept, .contrary:
      false
    }
  }
}

extension Said {
  /// Whether it may change every instance.
  fileprivate var concernsAll: Bool {
    switch self {
    case .suspend, .resume, .accept, .object, .withdraw: true
    default: false
    }
  }
}

extension AgreementEngine {
  /// How many instances it keeps are in each state.
  package var keptStates: [RowState: Int] {
    var counts: [RowState: Int] = [:]
    for slot in slots where slot.state != Slot.absent {
      counts[RowState.allCases[Int(slot.state)], default: 0] += 1
    }
    return counts
  }

  /// The same count from a whole status.
  package func judgedStates(in status: Status) -> [RowState: Int] {
    let kept = Set(
      ledger.plan.articles.filter(\.isSelfContained).map(\.article.number))
    var states: [String: RowState] = [:]
    for row in status.rows where kept.contains(row.article) && !row.trigger.hasSuffix(":otherwise")
    {
      let key = "\(row.article)/\(row.trigger)"
      states[key] = states[key].map { $0.isOpen ? $0 : row.state } ?? row.state
    }
    var counts: [RowState: Int] = [:]
    // any order: they are counted.
    for state in states.values { counts[state, default: 0] += 1 }
    return counts
  }
}
