import ParleyPact
import ParleyWire

extension Ledger {
  /// Whether the agreement binds at the instant, and since when.
  func standing(_ look: inout Evaluation) -> Standing {
    if let known = look.standing { return known }
    if let date = plan.forceDate, plan.acceptance == .given, acts(.withdraw).isEmpty {
      let since = look.has(come: date) ? Timestamp(seconds: date) : nil
      let standing = Standing(since: since)
      look.standing = standing
      return standing
    }
    var since: Int64?
    switch plan.agreement.force {
    case .from?: since = plan.forceDate
    case .when(let condition)?:
      since = holds(condition, Subjectless.binding, &look)?.since
    case nil: since = nil
    }
    let acceptance = accepted(&look)
    since = since.flatMap { force in acceptance.since.map { max(force, $0) } }
    if let time = since, !look.has(come: time) { since = nil }
    var standing = Standing(
      since: since.flatMap { Timestamp(seconds: $0) }, awaiting: acceptance.awaiting)
    let notices = withdrawals(&look)
    standing.withdrawn = notices.first
    let remaining = plan.agreement.parties.filter { party in
      !notices.contains { $0.party == party && look.has(come: $0.at.seconds) }
    }
    standing.hasEnded = remaining.count < 2 && plan.agreement.parties.count >= 2
    look.standing = standing
    return standing
  }

  /// Notices of withdrawal with the instants from which they take effect, the earliest first.
  func withdrawals(_ look: inout Evaluation) -> [Standing.Withdrawal] {
    guard let notice = plan.agreement.withdrawal else { return [] }
    var found: [Standing.Withdrawal] = []
    for index in acts(.withdraw) {
      let message = messages[Int(index)]
      guard plan.agreement.parties.contains(message.author), look.has(come: message.knownFrom),
        !found.contains(where: { $0.party == message.author }),
        let given = noticeTime(message).flatMap({ Timestamp(seconds: $0) }),
        let effect = try? plan.calculation.deadline(notice, after: .instant(given))
      else { continue }
      found.append(Standing.Withdrawal(party: message.author, at: effect))
    }
    return found.sorted { ($0.at, $0.party) < ($1.at, $1.party) }
  }

  /// A notice to all runs from the last receipt where receipts count, and not without one.
  private func noticeTime(_ message: RecordedMessage) -> Int64? {
    guard plan.basis == .receipt else { return message.dispatch(tolerance: plan.tolerance).shown }
    var last: Int64 = 0
    for party in plan.agreement.parties where party != message.author {
      guard let time = message.receipt(of: party)?.seconds else { return nil }
      last = max(last, time)
    }
    return last
  }

  /// When the agreement ends for all; `.max` while no end is in sight, nil before it is in force.
  func endOfForce(_ look: inout Evaluation) -> Int64? {
    guard standing(&look).since != nil else { return nil }
    let notices = withdrawals(&look)
    let needed = plan.agreement.parties.count - 1
    guard needed >= 1, notices.count >= needed else { return .max }
    return notices[needed - 1].at.seconds
  }

  /// Whether something that happens at a time still brings a norm into play for these parties.
  /// What began before a withdrawal takes effect survives it.
  func bindsNew(
    at time: Int64, _ actor: PartyName?, _ other: PartyName?, _ look: inout Evaluation,
    as trigger: String, _ article: Article
  ) -> Bool {
    guard time < look.ends, let since = standing(&look).since?.seconds else { return false }
    if time < since {
      guard look.carried.contains("\(article.number)/\(trigger)") else { return false }
    }
    guard !acts(.withdraw).isEmpty else { return true }
    guard let end = endOfForce(&look), time < end else { return false }
    return !withdrawals(&look).contains {
      ($0.party == actor || $0.party == other) && $0.at.seconds <= time
    }
  }
}

/// A condition that is asked of the agreement as a whole.
enum Subjectless {
  static let binding = Binding(trigger: "", cause: .inForce, base: 0, source: .computed)
}
