import ParleyAgreements
import ParleyPact
import ParleyWire

/// One version of an agreement, followed message by message.
struct VersionEngine: Sendable {
  let meaning: Digest
  private let agreement: Agreement
  private var messages: [String: RecordedMessage] = [:]
  private var order: [String] = []
  private var heard: [RecordedMessage.Receipt] = []

  init(_ agreement: Agreement, meaning: Digest) {
    self.agreement = agreement
    self.meaning = meaning
  }

  mutating func take(_ message: RecordedMessage) {
    if messages.updateValue(message, forKey: message.id) == nil { order.append(message.id) }
  }

  mutating func hear(_ party: PartyName, _ at: Timestamp) {
    heard.removeAll { $0.party == party }
    heard.append(.init(party, at: at))
  }

  /// Nil where the text cannot be followed at all.
  func status(at instant: Timestamp) -> Status? {
    let record = AgreementRecord(messages: order.compactMap { messages[$0] }, heard: heard)
    return try? Status.of(agreement, record, at: instant, meaning: meaning)
  }

  /// When time alone next changes something, or an alert is due.
  func nextChange(after instant: Timestamp) -> Timestamp? {
    let rows = status(at: instant)?.rows ?? []
    return rows.flatMap { row in
      row.alerts + [row.opens, row.due?.adding(seconds: 1)].compactMap { $0 }
    }.filter { $0 > instant }.min()
  }
}
