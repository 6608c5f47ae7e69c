import ParleyPact
package import ParleyWire

/// Something a desk is told once.
package struct Alert: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// A time that the text agreed on, before a deadline or after what must be done without delay.
    case agreed
    /// The deadline and the tolerance are over, and the record shows no act.
    case passed
  }

  /// The instance, `article/trigger/debtor`.
  package var key: String
  package var reason: Reason
  /// When it was due to be told, not when somebody asked.
  package var at: Timestamp
  package var deadline: Timestamp?
  /// The state of the instance when it was told.
  package var state: RowState

  package init(
    key: String, reason: Reason, at: Timestamp, deadline: Timestamp?, state: RowState
  ) {
    self.key = key
    self.reason = reason
    self.at = at
    self.deadline = deadline
    self.state = state
  }
}

/// What was told and came out otherwise when a message arrived late.
package struct Correction: Hashable, Sendable {
  package var key: String
  /// The instant for which another state was told.
  package var at: Timestamp
  package var was: RowState
  /// What the record now shows for that instant; nil where no such instance is in play any more.
  package var now: RowState?
  /// The message that shows it, or the party from which more was heard.
  package var by: String

  package init(key: String, at: Timestamp, was: RowState, now: RowState?, by: String) {
    self.key = key
    self.at = at
    self.was = was
    self.now = now
    self.by = by
  }
}

/// What a desk was told so far.
struct Told: Sendable {
  struct Entry: Sendable {
    var key: String
    var creditor: PartyName?
    var state: RowState
    var at: Int64
  }

  var states: [String: Entry] = [:]
  var fired: Set<String> = []
  /// How many messages were here when a desk was last told.
  var messages = 0
  var corrections: [Correction] = []

  var isEmpty: Bool { states.isEmpty }
}

extension AgreementEngine {
  /// What a desk must be told of the time after one instant and up to another, each alert once. An
  /// alert whose time was over before the message that calls for it arrived is told now.
  package mutating func alerts(between start: Timestamp, and end: Timestamp) -> [Alert] {
    advance(to: end)
    var found: [Alert] = []
    for row in status(at: end).rows {
      let isNew = ledger.index(of: row.trigger).map { $0 >= told.messages } ?? false
      for alert in row.alerts where alert <= end && (alert > start || isNew) {
        guard row.isOpen(at: alert, asOf: end), fire(row, alert) else { continue }
        found.append(alert.alert(row, .agreed))
        tell(row, end)
      }
      if let due = row.due, row.hasPassed {
        let over = due.adding(seconds: ledger.plan.tolerance + 1)
        if over <= end, over > start || isNew, row.isOpen(at: over, asOf: end),
          fire(row, over)
        {
          found.append(over.alert(row, .passed))
          tell(row, end)
        }
      }
    }
    told.messages = ledger.messages.count
    return found.sorted { ($0.at, $0.key) < ($1.at, $1.key) }
  }

  /// What was told and is no longer what the record shows. Each is returned once.
  package mutating func corrections() -> [Correction] {
    defer { told.corrections = [] }
    return told.corrections
  }

  private mutating func tell(_ row: Row, _ at: Timestamp) {
    told.states["\(row.key) \(row.creditor ?? "")"] = Told.Entry(
      key: row.key, creditor: row.creditor, state: row.state, at: at.seconds)
  }

  private mutating func fire(_ row: Row, _ at: Timestamp) -> Bool {
    told.fired.insert("\(row.key) \(row.creditor ?? "") \(at.seconds)").inserted
  }

  /// Compares what was told with what the record shows now for the same instants.
  ///
  /// - Parameter isConcerned: the instances that what is new may have to do with.
  mutating func correct(by news: String, where isConcerned: (Told.Entry) -> Bool) {
    let concerned = told.states.filter { isConcerned($0.value) }
    for instant in Set(concerned.values.map(\.at)).sorted() {
      guard let time = Timestamp(seconds: instant) else { continue }
      let rows = status(at: time).rows
      for (name, entry) in concerned.sorted(by: { $0.key < $1.key }) where entry.at == instant {
        let state = rows.first { $0.key == entry.key && $0.creditor == entry.creditor }?.state
        guard state != entry.state else { continue }
        told.corrections.append(
          Correction(key: entry.key, at: time, was: entry.state, now: state, by: news))
        if let state { told.states[name]?.state = state } else { told.states[name] = nil }
      }
    }
  }
}

extension Row {
  fileprivate var hasPassed: Bool {
    switch state {
    case .overdue, .overdueUnconfirmed, .fulfilledLate, .lapsed: true
    default: false
    }
  }

  /// Whether something was still to be done at an instant, as known at a later one.
  fileprivate func isOpen(at time: Timestamp, asOf end: Timestamp) -> Bool {
    if state.isOpen || state == .lapsed { return true }
    return performed.map { $0 > time } ?? false
  }
}

extension Timestamp {
  fileprivate func alert(_ row: Row, _ reason: Alert.Reason) -> Alert {
    Alert(key: row.key, reason: reason, at: self, deadline: row.due, state: row.state)
  }
}
