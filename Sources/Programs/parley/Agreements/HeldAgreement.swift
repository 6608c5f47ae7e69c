import ParleyAgreements
import ParleyConsole
import ParleyPact
import ParleyRecord
import ParleyRuntime
import ParleyWire

/// An agreement as the node, or a file that a side wrote, holds it: texts and record. What follows
/// from them is computed here.
struct HeldAgreement {
  let file: OperatorAPI.AgreementFile
  let record: AgreementRecord
  /// In the order of the summary's versions; nil where the text cannot be read.
  let agreements: [Agreement?]

  static let argument = Argument(
    "AGREEMENT", .text("AGREEMENT"), "its name, or the beginning of the id of a proposal")
  static let optional = Argument(
    "AGREEMENT", .text("AGREEMENT"), presence: .optional,
    "its name, or the beginning of the id of a proposal (the only one there is)")

  init(_ file: OperatorAPI.AgreementFile) throws(CommandError) {
    guard let record = file.record else {
      throw CommandError(.badData, "the record of \(file.summary.name) is not understood")
    }
    self.file = file
    self.record = record
    agreements = file.texts.map { try? Agreement.read(Array($0.utf8)) }
  }

  static func fetch(_ name: String, from node: NodeClient) async throws(CommandError) -> Self {
    try Self(try await node.ask { try await $0.agreement(name) })
  }

  /// The agreement named, or the only one there is.
  static func choose(
    _ name: String?, from node: NodeClient
  ) async throws(CommandError) -> HeldAgreement {
    if let name { return try await fetch(name, from: node) }
    let all = try await node.ask { try await $0.agreements() }
    guard all.count == 1 else {
      throw CommandError(
        all.isEmpty ? .negative : .usage,
        all.isEmpty ? "no agreement was proposed in any channel" : "there are several agreements",
        next: all.isEmpty
          ? "parley agreement propose FILE"
          : "name one of: " + all.map(\.name).joined(separator: ", "))
    }
    return try await fetch(all[0].id, from: node)
  }

  /// The record with each message under the name that people call it by: what sentences say.
  var spoken: AgreementRecord {
    let names = serials
    var record = record
    for place in record.messages.indices {
      let message = record.messages[place]
      record.messages[place].id = names[message.id] ?? message.id
      record.messages[place].about = message.about.map { Self.spoken($0, names) }
    }
    return record
  }

  /// A duty's name with the serial of its message in place of the id.
  func spoken(_ duty: String) -> String { Self.spoken(duty, serials) }

  private var serials: [String: String] {
    Dictionary(
      file.messages.compactMap { message in message.serial.map { (message.id, $0) } }
    ) { first, _ in first }
  }

  /// A message's id, or `article/trigger/debtor`.
  private static func spoken(_ text: String, _ names: [String: String]) -> String {
    if let name = names[text] { return name }
    guard let first = text.firstIndex(of: "/"), let last = text.lastIndex(of: "/"), first < last
    else { return text }
    let trigger = text[text.index(after: first)..<last]
    guard let name = names[String(trigger)] else { return text }
    return text[...first] + name + text[last...]
  }

  /// The version that a name means: a proposal's id, or the only one that can come into force.
  func version(_ name: String) throws(CommandError) -> OperatorAPI.AgreementVersion {
    let versions = file.summary.versions
    if let exact = versions.first(where: { $0.proposal.hasPrefix(name) }) { return exact }
    let standing = versions.filter(\.faults.isEmpty)
    guard standing.count == 1 else {
      throw CommandError(
        .usage, "\(file.summary.name) was proposed in \(versions.count) texts",
        next: "name the proposal: "
          + versions.map { String($0.proposal.prefix(10)) }.joined(separator: ", "))
    }
    return standing[0]
  }

  /// The text of a version.
  func agreement(_ version: OperatorAPI.AgreementVersion) -> Agreement? {
    zip(file.summary.versions, agreements).first { $0.0.proposal == version.proposal }?.1
  }

  /// A party of the channel by the name the text gives it, or by its own.
  func party(_ name: String) throws(CommandError) -> Party {
    let bound = file.summary.parties.first { $0.name == name || $0.party == name }
    guard let party = bound.flatMap({ Party($0.party) }) else {
      throw CommandError(
        .usage, "\(name) is no party of \(file.summary.name)",
        next: "one of: " + file.summary.parties.map(\.name).joined(separator: ", "))
    }
    return party
  }
}
