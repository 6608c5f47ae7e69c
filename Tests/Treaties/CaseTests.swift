import Foundation
import ParleyAgreements
import ParleyPact
import ParleyTestKit
import ParleyTreaties
import ParleyWire
import Testing

/// A hand-stated case of the shared folder, as far as it speaks of rows and rights.
private struct StatedCase: Decodable {
  var name, agreement, now: String
  var record: Record
  var expect: [Expectation]

  struct Record: Decodable {
    var messages: [Message]
    var heard: [String: String]?
  }

  struct Message: Decodable {
    var id, from, type, sent: String
    var to: [String]
    var received, fields: [String: String]?
    var about, ground, event, by, at, ref: String?
  }

  struct Expectation: Decodable {
    var article, state, debtor, due, trigger, right, holder: String?
  }
}

extension StatedCase.Message {
  func recorded() throws -> RecordedMessage {
    var message = RecordedMessage(
      id: id, author: from, addressees: to, said: try said(), claimed: try instant(sent))
    message.about = about
    // The shipped text calls the field as the form of a launch notification does.
    message.fields = (fields ?? [:]).sorted { $0.key < $1.key }
      .map { .init($0.key == "launch-date" ? "planned" : $0.key, $0.value) }
    message.receipts = try (received ?? [:]).sorted { $0.key < $1.key }
      .map { .init($0.key, at: try instant($0.value)) }
    return message
  }

  private func said() throws -> Said {
    switch type {
    case "record-event":
      .event(
        event ?? "", performer: by ?? from, at: try instant(at ?? sent),
        reference: ref ?? about ?? event ?? "", present: [])
    case "contest": .contest(ground: ground ?? "", reading: nil)
    case "claim-excuse": .claimExcuse(ground: ground ?? "")
    case "accept-excuse": .acceptExcuse
    case "waive": .waive
    case "heartbeat": .heard
    default: .message(type)
    }
  }
}

private func instant(_ text: String) throws -> Timestamp {
  try #require(Timestamp(text), "no time: \(text)")
}

/// The shipped model of an agreement of the cases, between the parties of the case.
private func model(_ name: String) throws -> Agreement? {
  switch name {
  case "vd2011-16":
    try Treaties.shipped("vd2011-iii")?.adopted(by: ["Alfa", "Bravo", "Charlie"])
  case "launch-1988": try Treaties.shipped(name)?.adopted(by: ["US", "USSR"])
  case "india-pakistan-1988": Treaties.shipped(name)?.agreement
  default: nil
  }
}

@Test func `the shipped models give what was stated by hand of their agreements`() throws {
  let files = try Shared.files("agreements-data/conformance", "json")
  var checked = 0
  for file in files {
    let stated = try JSONDecoder().decode(StatedCase.self, from: Data(contentsOf: file))
    guard let agreement = try model(stated.agreement) else { continue }
    let record = AgreementRecord(
      messages: try stated.record.messages.map { try $0.recorded() },
      heard: try (stated.record.heard ?? [:]).sorted { $0.key < $1.key }
        .map { .init($0.key, at: try instant($0.value)) })
    let status = try Status.of(agreement, record, at: instant(stated.now))
    for expectation in stated.expect {
      checked += 1
      #expect(try holds(expectation, in: status), "\(stated.name): \(expectation)")
    }
  }
  Vectors.ran("hand-stated expectations on shipped models", checked)
  #expect(files.isEmpty || checked >= 20)
}

private func holds(_ wanted: StatedCase.Expectation, in status: Status) throws -> Bool {
  if let right = wanted.right {
    return status.rights.contains {
      $0.article == right && $0.holder == wanted.holder && $0.state.rawValue == wanted.state
    }
  }
  let due = try wanted.due.map(instant)
  return status.rows.contains { row in
    row.article == wanted.article && row.state.rawValue == wanted.state
      && row.debtor == wanted.debtor && (due == nil || row.due == due)
      && (wanted.trigger == nil || row.trigger == wanted.trigger)
  }
}
