import Foundation
import ParleyAgreements
import ParleyPact
import ParleyTestKit
import ParleyWire

/// A conformance case as it stands in the shared folder: a record, an instant, what must hold of
/// the status, and the whole status as the reference derives it.
struct Case: Decodable {
  var name: String
  var agreement: String
  var now: String
  var record: Record
  var expect: [Expectation]
  var derived: Derived

  struct Record: Decodable {
    var messages: [Message]
    var heard: [String: String]?
  }

  struct Message: Decodable {
    var id: String
    var from: String
    var to: [String]
    var type: String
    var sent: String
    var received: [String: String]?
    var about: String?
    var fields: [String: String]?
    var ground: String?
    var what: String?
    var event: String?
    var by: String?
    var at: String?
    var ref: String?
  }

  struct Expectation: Decodable {
    var article, state, debtor, due, trigger, flag, evidence: String?
    var right, holder: String?
    var absent: Bool?
    var in_force: Bool?
    var count: Int?
  }

  struct Derived: Decodable {
    var agreement: String
    var in_force: Bool
    var norms: [Norm]
    var rights: [Right]
    var quota: [Quota]

    struct Norm: Decodable, Equatable {
      var article, trigger, debtor: String
      var creditor: String?
      var state: String
      var due: String?
      var evidence: [String]
      var because: [String]
      var flags: [String]
      var performed: String?
      var alert: String?
    }

    struct Right: Decodable, Equatable {
      var article, holder, act, trigger, state: String
      var evidence: [String]
    }

    struct Quota: Decodable, Equatable {
      var article, party, message, by, state: String
      var year, use, of: Int
    }
  }

  /// All cases, or none on a bare clone, said loudly.
  static func all() throws -> [Case] {
    try Shared.files("agreements-data/conformance", "json")
      .map { try JSONDecoder().decode(Case.self, from: Data(contentsOf: $0)) }
  }

  func text() throws -> Agreement {
    let files = try Shared.files("agreements-data/reference/examples", "pact")
    guard let file = files.first(where: { $0.lastPathComponent == "\(agreement).pact" }) else {
      throw Missing(name: agreement)
    }
    return try Agreement.read(String(contentsOf: file, encoding: .utf8))
  }

  struct Missing: Error { var name: String }

  func instant() throws -> Timestamp { try time(now) }

  func recorded() throws -> AgreementRecord {
    try AgreementRecord(
      messages: record.messages.map { try $0.recorded() },
      heard: (record.heard ?? [:]).sorted { $0.key < $1.key }.map {
        .init($0.key, at: try time($0.value))
      })
  }
}

struct NotATime: Error { var text: String }

func time(_ text: String) throws -> Timestamp {
  guard let time = Timestamp(text) else { throw NotATime(text: text) }
  return time
}

extension Case.Message {
  func recorded() throws -> RecordedMessage {
    var message = RecordedMessage(
      id: id, author: from, addressees: to, said: try said(), claimed: try time(sent))
    message.about = about
    message.fields = (fields ?? [:]).sorted { $0.key < $1.key }.map { .init($0.key, $0.value) }
    message.receipts = try (received ?? [:]).sorted { $0.key < $1.key }
      .map { .init($0.key, at: try time($0.value)) }
    return message
  }

  private func said() throws -> Said {
    switch type {
    case "record-event":
      .event(
        event ?? "", performer: by ?? from, at: try time(at ?? sent),
        reference: ref ?? about ?? event ?? "", present: [])
    case "deposit": .deposit(what ?? "")
    case "consent": .consent
    case "contest": .contest(ground: ground ?? "", reading: nil)
    case "claim-excuse": .claimExcuse(ground: ground ?? "")
    case "accept-excuse": .acceptExcuse
    case "waive": .waive
    case "heartbeat": .heard
    default: .message(type)
    }
  }
}
