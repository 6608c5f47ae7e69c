package import ParleyAgreements
package import ParleyWire

/// Something that this node told its desk about a duty: told once, and recorded as told.
package struct AgreementAlert: Hashable, Sendable {
  /// The message that first proposed the agreement.
  package let agreement: Digest
  /// `article/trigger/debtor`, as the status names the duty.
  package let duty: String
  package let what: What
  /// The deadline as it was then known.
  package let due: Timestamp?

  package enum What: Hashable, Sendable {
    /// The agreed time of an alert came, and the duty was open.
    case reminder(at: Timestamp)
    /// The record showed this at its instant: overdue, confirmed or not.
    case shows(RowState)
    /// What was told does not stand: at that instant the record, as it is now known, shows another
    /// state.
    case corrects(RowState, at: Timestamp, to: RowState)
    /// A reminder was told for a deadline that has moved.
    case moved(from: Timestamp)
    /// What was told does not stand: the record, as it is now known, shows no such duty.
    case gone(RowState, at: Timestamp)
  }

  package init(agreement: Digest, duty: String, what: What, due: Timestamp?) {
    self.agreement = agreement
    self.duty = duty
    self.what = what
    self.due = due
  }
}

/// An alert, and when it was told.
package struct ToldAlert: Hashable, Sendable {
  package let alert: AgreementAlert
  package let at: Timestamp

  package init(_ alert: AgreementAlert, at: Timestamp) {
    self.alert = alert
    self.at = at
  }
}

extension AgreementAlert.What {
  package var sentence: String {
    switch self {
    case .reminder(let at): "the time agreed for an alert came at \(at)"
    case .shows(let state): "the record shows it \(state.rawValue)"
    case .corrects(let was, let at, let now):
      "it was told \(was.rawValue) at \(at); the record, as it is now known, shows it "
        + "\(now.rawValue) at that time"
    case .moved(let from): "its deadline is no longer \(from)"
    case .gone(let was, let at):
      "it was told \(was.rawValue) at \(at); the record, as it is now known, shows no such duty"
    }
  }

  /// As a journal writes it.
  var words: [String] {
    switch self {
    case .reminder(let at): ["reminder", "\(at)"]
    case .shows(let state): ["shows", state.rawValue]
    case .corrects(let was, let at, let now): ["corrects", was.rawValue, "\(at)", now.rawValue]
    case .moved(let from): ["moved", "\(from)"]
    case .gone(let was, let at): ["gone", was.rawValue, "\(at)"]
    }
  }

  init?(words: [String]) {
    switch (words.first, words.count) {
    case ("reminder", 2):
      guard let at = Timestamp(words[1]) else { return nil }
      self = .reminder(at: at)
    case ("shows", 2):
      guard let state = RowState(rawValue: words[1]) else { return nil }
      self = .shows(state)
    case ("corrects", 4):
      guard let was = RowState(rawValue: words[1]), let at = Timestamp(words[2]),
        let now = RowState(rawValue: words[3])
      else { return nil }
      self = .corrects(was, at: at, to: now)
    case ("moved", 2):
      guard let from = Timestamp(words[1]) else { return nil }
      self = .moved(from: from)
    case ("gone", 3):
      guard let was = RowState(rawValue: words[1]), let at = Timestamp(words[2]) else { return nil }
      self = .gone(was, at: at)
    default: return nil
    }
  }
}

extension ToldAlert {
  /// All but the duty, as a journal writes it.
  var words: [String] {
    [alert.agreement.base64, "\(at)", alert.due.map { "\($0)" } ?? "-"] + alert.what.words
  }

  init?(words: [String], duty: [UInt8]) {
    guard words.count > 3, let agreement = Digest(base64: words[0]), let at = Timestamp(words[1]),
      let what = AgreementAlert.What(words: Array(words[3...])),
      let duty = String(validating: duty, as: UTF8.self)
    else { return nil }
    let due = Timestamp(words[2])
    guard due != nil || words[2] == "-" else { return nil }
    self.init(AgreementAlert(agreement: agreement, duty: duty, what: what, due: due), at: at)
  }
}

/// What is to be told of one agreement's duties, from the rows now and what was told before.
struct AlertRules {
  let agreement: Digest
  /// By duty, in the order in which it was told.
  let told: [String: [ToldAlert]]

  /// Alerts that are due for a row; `then` gives the row as the record now shows it at an instant
  /// in the past.
  func news(_ row: Row, at now: Timestamp, then: (Timestamp) -> Row?) -> [AgreementAlert] {
    let mine = told[row.key] ?? []
    return corrections(row, mine, then) + reminders(row, mine, at: now) + lateness(row, mine)
  }

  /// What was told of duties that the record no longer shows.
  func gone(_ rows: [Row]) -> [AgreementAlert] {
    let here = Set(rows.map(\.key))
    return told.keys.filter { !here.contains($0) }.sorted(by: bytewiseLess).compactMap { duty in
      guard let last = told[duty]?.last, let state = last.alert.state, state.isLate else {
        return nil
      }
      return AgreementAlert(
        agreement: agreement, duty: duty, what: .gone(state, at: last.at), due: nil)
    }
  }

  private func alert(_ row: Row, _ what: AgreementAlert.What) -> AgreementAlert {
    AgreementAlert(agreement: agreement, duty: row.key, what: what, due: row.due)
  }

  private func reminders(
    _ row: Row, _ told: [ToldAlert], at now: Timestamp
  ) -> [AgreementAlert] {
    guard row.state == .due else { return [] }
    if let last = told.last(where: { $0.alert.isReminder || $0.alert.isMove }),
      let was = last.alert.due, was != row.due
    {
      return [alert(row, .moved(from: was))]
    }
    // Of several that have passed, the last says it all.
    guard let time = row.alerts.last(where: { $0 <= now }), row.due.map({ now <= $0 }) ?? true,
      !told.contains(where: { $0.alert.what == .reminder(at: time) })
    else { return [] }
    return [alert(row, .reminder(at: time))]
  }

  private func lateness(_ row: Row, _ told: [ToldAlert]) -> [AgreementAlert] {
    guard row.state.isLate, told.last(where: { $0.alert.state != nil })?.alert.state != row.state
    else { return [] }
    return [alert(row, .shows(row.state))]
  }

  /// What was told as late and, as the record is now known, was not.
  private func corrections(
    _ row: Row, _ told: [ToldAlert], _ then: (Timestamp) -> Row?
  ) -> [AgreementAlert] {
    guard let last = told.last(where: { $0.alert.state != nil }), let state = last.alert.state,
      state.isLate, let now = then(last.at)?.state, !now.isLate
    else { return [] }
    return [alert(row, .corrects(state, at: last.at, to: now))]
  }
}

extension RowState {
  var isLate: Bool { self == .overdue || self == .overdueUnconfirmed }
}

extension AgreementAlert {
  fileprivate var isReminder: Bool { if case .reminder = what { true } else { false } }
  fileprivate var isMove: Bool { if case .moved = what { true } else { false } }

  /// The state that was told, or corrected to.
  fileprivate var state: RowState? {
    switch what {
    case .shows(let state), .corrects(_, _, let state): state
    case .reminder, .moved, .gone: nil
    }
  }
}
