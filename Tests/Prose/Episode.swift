import Foundation
import ParleyAgreements
import ParleyPact
import ParleyTestKit
import ParleyWire

/// A conformance case of the shared folder: an agreement, a record and the instant asked about.
struct Episode: Decodable {
  let name, agreement, now: String
  let record: Record

  struct Record: Decodable {
    let messages: [Message]
    let heard: [String: String]?
  }

  struct Message: Decodable {
    let id, from, type, sent: String
    let to: [String]
    let received, fields: [String: String]?
    let about, ground, what, event, by, at, ref: String?
  }

  /// All cases with the files they were read from; none on a bare clone, said loudly.
  static func all() throws -> [(file: URL, episode: Episode)] {
    try Shared.files("agreements-data/conformance", "json").map {
      ($0, try JSONDecoder().decode(Episode.self, from: Data(contentsOf: $0)))
    }
  }

  static func named(_ name: String) throws -> Episode? {
    try all().first { $0.episode.name == name }?.episode
  }

  func text() throws -> URL {
    let file = try Shared.files("agreements-data/reference/examples", "pact")
      .first { $0.deletingPathExtension().lastPathComponent == agreement }
    guard let file else { throw Missing(description: "no agreement \(agreement)") }
    return file
  }

  func tree() throws -> Agreement {
    try Agreement.read(String(contentsOf: text(), encoding: .utf8))
  }

  struct Missing: Error, CustomStringConvertible { let description: String }

  static func at(_ text: String) throws -> Timestamp {
    guard let at = Timestamp(text) else { throw Missing(description: "no instant \(text)") }
    return at
  }

  func messages() throws -> AgreementRecord {
    let receipts = try receipts(record.heard)
    return AgreementRecord(messages: try record.messages.map(message), heard: receipts)
  }

  private func receipts(_ times: [String: String]?) throws -> [RecordedMessage.Receipt] {
    try (times ?? [:]).sorted { $0.key < $1.key }.map { .init($0.key, at: try Self.at($0.value)) }
  }

  private func message(_ raw: Message) throws -> RecordedMessage {
    var message = RecordedMessage(
      id: raw.id, author: raw.from, addressees: raw.to, said: try said(raw),
      claimed: try Self.at(raw.sent))
    message.about = raw.about
    message.fields = (raw.fields ?? [:]).sorted { $0.key < $1.key }.map { .init($0.key, $0.value) }
    message.receipts = try receipts(raw.received)
    return message
  }

  private func said(_ raw: Message) throws -> Said {
    switch raw.type {
    case "record-event":
      let event = raw.event ?? ""
      return .event(
        event, performer: raw.by ?? raw.from, at: try Self.at(raw.at ?? raw.sent),
        reference: raw.ref ?? raw.about ?? event, present: [])
    case "deposit": return .deposit(raw.what ?? "")
    case "consent": return .consent
    case "contest": return .contest(ground: raw.ground ?? "", reading: nil)
    case "claim-excuse": return .claimExcuse(ground: raw.ground ?? "")
    case "accept-excuse": return .acceptExcuse
    case "waive": return .waive
    case "heartbeat": return .heard
    default: return .message(raw.type)
    }
  }
}
