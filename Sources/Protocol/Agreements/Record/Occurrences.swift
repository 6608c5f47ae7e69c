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
  /// The message that its records concern.
  var about: String?
  var reference: String
  var records: [Int32]
  /// `launch@1990-05-16T00:00:00Z`; with the reference where two events share a second.
  var id = ""
}

extension Ledger {
  /// The occurrences of an event that a status at the instant may show, by time and reference.
  func occurrences(of event: String, _ look: inout Evaluation) -> [Occurrence] {
    guard let kind = plan.agreement.event(event) else { return [] }
    var groups: [Records] = []
    for record in records(of: event) {
      let message = messages[Int(record)]
      guard case .event(_, let by, _, let stated, _) = message.said,
        look.has(come: message.knownFrom)
      else { continue }
      let group = Records(
        performer: kind.recordedBy == .both ? nil : by, about: message.about,
        reference: stated.isEmpty ? message.about ?? event : stated, records: [record])
      if let place = groups.firstIndex(where: { $0.isOf(group) }) {
        groups[place].records.append(record)
      } else {
        groups.append(group)
      }
    }
    var found = groups.map { occurrence(of: kind, $0) }
    found.sort {
      ($0.at, $0.reference, $0.performer ?? "", $0.about ?? "")
        < ($1.at, $1.reference, $1.performer ?? "", $1.about ?? "")
    }
    for place in found.indices {
      let isTwin = place > 0 && found[place - 1].at == found[place].at
      let id = instanceID(event, found[place].at)
      found[place].id = isTwin ? "\(id)#\(found[place].reference)" : id
    }
    return found
  }

  /// Records that speak of one event: the same performer, subject and reference.
  private struct Records {
    var performer: PartyName?
    var about: String?
    var reference: String
    var records: [Int32]

    func isOf(_ other: Records) -> Bool {
      performer == other.performer && reference == other.reference && about == other.about
    }
  }

  private func occurrence(of kind: EventKind, _ group: Records) -> Occurrence {
    var at: Int64 = 0
    var authors: [PartyName] = []
    for record in group.records {
      let message = messages[Int(record)]
      if !authors.contains(message.author) { authors.append(message.author) }
      if case .event(_, _, let time, _, _) = message.said { at = max(at, time.seconds) }
    }
    let isCertified = authors.contains { plan.agreement.isThird($0) }
    let isEstablished =
      switch kind.recordedBy {
      case .both: authors.filter { !plan.agreement.isThird($0) }.count >= 2
      case .performer: group.performer.map { authors.contains($0) } ?? false
      case .observer: authors.contains { $0 != group.performer }
      case .certifier: isCertified
      case .any: true
      }
    return Occurrence(
      event: kind.id, at: at, isEstablished: isEstablished, isCertified: isCertified,
      performer: group.performer, about: group.about, reference: group.reference,
      records: group.records)
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
