import ParleyCharter
import ParleyDelivery
import ParleyForms
package import ParleyRecord
package import ParleyWire

/// A notice that is not acknowledged, on this record, by the time that the charter sets.
///
/// It says what the record does not hold, and nothing of why: an answer may be on the road.
package struct OverdueView: Hashable, Sendable {
  package var message: Digest
  package var serial: String
  /// Who was to acknowledge it.
  package var by: Party
  package var due: Timestamp
}

extension Node {
  /// The notices, ours and theirs, whose time for an acknowledgement has passed, oldest first.
  ///
  /// The time is counted from the claimed time of the entry, by the charter's `acknowledge-within`;
  /// acts are answered by nobody.
  package func overdue(at now: Timestamp) -> [OverdueView] {
    messages().flatMap { message -> [OverdueView] in
      guard message.judgement == .accepted, let page = message.page,
        catalogue[page.form]?.kind == .notice, let charter = charter(message.channel)
      else { return [] }
      let due = message.at.adding(seconds: charter.terms.acknowledgeWithin)
      guard now > due else { return [] }
      let answered = Set(message.answers.map(\.from.party))
      return Set(page.to.map(\.party)).subtracting(answered).sorted().map {
        OverdueView(message: message.id, serial: message.serial, by: $0, due: due)
      }
    }
  }
}
