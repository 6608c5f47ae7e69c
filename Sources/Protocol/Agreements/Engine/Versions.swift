package import ParleyPact
package import ParleyWire

/// The versions of one agreement, each in force from when it is accepted as the one before it asks.
///
/// What began under a version ends under it, unless the next one applies to what is pending: then
/// it is superseded at the instant of change, and goes on under the next.
package struct AgreementVersions: Sendable {
  private var ledgers: [Ledger] = []

  /// - Parameters:
  ///   - versions: the first is number 1, each next one amends the one before it.
  ///   - acceptance: of the first version; the others are accepted as their predecessor says.
  package init(
    _ versions: [Agreement], acceptance: Acceptance = .given
  ) throws(EngineFault) {
    var rule = acceptance
    var before: Plan?
    for (index, agreement) in versions.enumerated() {
      guard agreement.version.number == index + 1 else {
        throw .versionOutOfOrder(expected: index + 1, found: agreement.version.number)
      }
      if let before {
        guard agreement.id == before.agreement.id,
          agreement.version.amends == before.meaning.base64
        else { throw .amendsAnotherText(version: index + 1) }
        guard let asked = before.agreement.amendment else { throw .notAmendable }
        rule = .recorded(asked)
      }
      let plan = try Plan(agreement, meaning: agreement.meaning, acceptance: rule)
      ledgers.append(Ledger(plan))
      before = plan
    }
  }

  package mutating func take(_ message: RecordedMessage) {
    for index in ledgers.indices { _ = ledgers[index].take(message) }
  }

  package mutating func hear(_ party: PartyName, _ at: Timestamp) {
    for index in ledgers.indices { ledgers[index].hear(party, at.seconds) }
  }

  /// What the record shows under each version, oldest first. A version that is not in force yet
  /// says for whose acceptance it waits.
  package func status(at instant: Timestamp) -> [Status] {
    let starts = ledgers.map { ledger in
      var look = Evaluation(at: instant.seconds)
      return ledger.standing(&look).since?.seconds
    }
    var found: [Status] = []
    var carried: Set<String> = []
    for (index, ledger) in ledgers.enumerated() {
      let next = ledgers.indices.dropFirst(index + 1).first { starts[$0] != nil }
      let end = next.flatMap { starts[$0] }
      let moves = next.map { ledgers[$0].plan.agreement.version.appliesToPending } ?? false
      var look = Evaluation(at: moves ? min(end ?? .max, instant.seconds) : instant.seconds)
      look.ends = end ?? .max
      look.carried = carried
      var status = ledger.status(&look)
      status.instant = instant
      carried = []
      if end != nil {
        status.standing.hasEnded = true
        let old = status.rows
        for (place, row) in old.enumerated() where row.state.isOpen {
          guard moves || row.trigger == "in-force" else { continue }
          status.rows[place].state = .superseded
          if moves { carried.insert("\(row.article)/\(row.trigger)") }
        }
      }
      found.append(status)
    }
    return found
  }

  /// The version that binds at an instant.
  package func current(at instant: Timestamp) -> Agreement? {
    ledgers.last { ledger in
      var look = Evaluation(at: instant.seconds)
      return ledger.standing(&look).since != nil
    }?.plan.agreement
  }
}
