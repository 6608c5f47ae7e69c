import ParleyPact
import ParleyWire

/// One event, with all records of it.
struct Occurrence: Sendable {
  var event: String
  /// The latest time that a record of it states.
  var at: Int64
  /// Whether those who may establish it have recorded it.
  var isEstablished: Bool
  /// Whether a third party has.
  var isCertified: Bool
  /// Nil for an event that both sides record.
  var performer: PartyName?
  var reference: String
  var records: [Int32]
  /// `launch@1990-05-16T00:00:00Z`; with the reference where two events share a second.
  var id = ""
}

extension Ledger {
  /// The occurrences of an event, by time and reference.
  ///
  /// - Parameter known: leave out records that a status at this instant does not show.
  func occurrences(of event: String, until known: Int64 = .max) -> [Occurrence] {
    guard let kind = plan.agreement.event(event) else { return [] }
    var groups: [(performer: PartyName?, reference: String, records: [Int32])] = []
    for record in records(of: event) {
      let message = messages[Int(record)]
      guard case .event(_, let by, _, let stated, _) = message.said, message.knownFrom <= known
      else { continue }
      let performer = kind.recordedBy == .both ? nil : by
      let reference = stated.isEmpty ? message.about ?? event : stated
      if let place = groups.firstIndex(where: {
        $0.performer == performer && $0.reference == reference
      }) {
        groups[place].records.append(record)
      } else {
        groups.append((performer, reference, [record]))
      }
    }
    var found = groups.map { occurrence(of: kind, $0.performer, $0.reference, $0.records) }
    found.sort {
      ($0.at, $0.reference, $0.performer ?? "") < ($1.at, $1.reference, $1.performer ?? "")
    }
    for place in found.indices {
      let isTwin = place > 0 && found[place - 1].at == found[place].at
      let id = instanceID(event, found[place].at)
      found[place].id = isTwin ? "\(id)#\(found[place].reference)" : id
    }
    return found
  }

  private func occurrence(
    of kind: EventKind, _ performer: PartyName?, _ reference: String, _ records: [Int32]
  ) -> Occurrence {
    var at: Int64 = 0
    var authors: [PartyName] = []
    for record in records {
      let message = messages[Int(record)]
      if !authors.contains(message.author) { authors.append(message.author) }
      if case .event(_, _, let time, _, _) = message.said { at = max(at, time.seconds) }
    }
    let isCertified = authors.contains { plan.agreement.isThird($0) }
    let isEstablished =
      switch kind.recordedBy {
      case .both: authors.filter { !plan.agreement.isThird($0) }.count >= 2
      case .performer: performer.map { authors.contains($0) } ?? false
      case .observer: authors.contains { $0 != performer }
      case .certifier: isCertified
      case .any: true
      }
    return Occurrence(
      event: kind.id, at: at, isEstablished: isEstablished, isCertified: isCertified,
      performer: performer, reference: reference, records: records)
  }

  /// How a status names what began at an instant.
  func instanceID(_ name: String, _ time: Int64) -> String {
    "\(name)@\(Timestamp(seconds: time).map(String.init(describing:)) ?? "?")"
  }
}

extension Agreement {
  /// A certifier or the chair: who may record and owes nothing.
  func isThird(_ name: PartyName) -> Bool { certifiers.contains(name) || chair == name }
}
