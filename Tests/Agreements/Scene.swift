import ParleyAgreements
import ParleyPact
import ParleyWire

/// A small agreement and a record under it, for one rule at a time.
struct Scene {
  var agreement: Agreement
  var record = AgreementRecord()

  init(_ body: String, head: String = "") throws {
    agreement = try Agreement.read(
      """
      agreement scene
        title en "Scene"
        parties Alfa, Bravo
        in force from 1 January 2026
        time UTC tolerance 5 minutes
        counted on receipt
      \(head)

      \(body)
      """)
  }

  /// The day and time in January 2026: `5 12:00`.
  static func at(_ text: String) throws -> Timestamp {
    let parts = text.split(separator: " ")
    let day = parts[0].count == 1 ? "0\(parts[0])" : String(parts[0])
    return try time("2026-01-\(day)T\(parts.count > 1 ? parts[1] : "00:00"):00Z")
  }

  /// A message that the other party received in the same minute.
  @discardableResult
  mutating func say(
    _ id: String, _ author: PartyName, _ said: Said, _ at: String, about: String? = nil,
    fields: [String: String] = [:], received: Bool = true
  ) throws -> RecordedMessage {
    let others = agreement.parties.filter { $0 != author }
    var message = RecordedMessage(
      id: id, author: author, addressees: others, said: said, claimed: try Self.at(at))
    message.about = about
    message.fields = fields.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) }
    if received { message.receipts = try others.map { .init($0, at: try Self.at(at)) } }
    record.messages.append(message)
    return message
  }

  mutating func did(
    _ id: String, _ author: PartyName, _ event: String, _ at: String, by: PartyName? = nil,
    about: String? = nil, fields: [String: String] = [:], reference: String? = nil,
    present: [PartyName] = []
  ) throws {
    try say(
      id, author,
      .event(
        event, performer: by ?? author, at: Self.at(at), reference: reference ?? id,
        present: present), at, about: about, fields: fields)
  }

  mutating func hear(_ at: String) throws {
    for party in agreement.parties { record.heard.append(.init(party, at: try Self.at(at))) }
  }

  func status(_ at: String) throws -> Status {
    try Status.of(agreement, record, at: Self.at(at))
  }

  /// The states of an article's rows, in order.
  func states(_ article: String, _ at: String) throws -> [RowState] {
    try status(at).rows.filter { $0.article == article }.map(\.state)
  }

  func row(_ article: String, _ at: String) throws -> Row? {
    try status(at).rows.first { $0.article == article }
  }
}
