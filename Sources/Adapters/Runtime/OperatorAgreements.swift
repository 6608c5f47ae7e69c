import ParleyAdoption
package import ParleyAgreements
import ParleyNode
import ParleyPact
import ParleyRecord
import ParleyWire

// Agreements as the operator API shows them. A status is not among it: it follows from the text and
// the record by arithmetic, which whoever asks does at the instant he asks about.
extension OperatorAPI {
  /// One agreement of a channel, with each text that was proposed for it.
  package struct AgreementSummary: Codable, Sendable {
    /// Of the message that first proposed it.
    package var id: String
    package var channel: String
    package var name: String
    package var parties: [Binding]
    package var versions: [AgreementVersion]

    package struct Binding: Codable, Sendable {
      package var name: String
      package var party: String
    }
  }

  package struct AgreementVersion: Codable, Sendable {
    /// Of the message that proposed it.
    package var proposal: String
    package var by: String
    package var at: String
    /// The digest of its meaning.
    package var meaning: String
    package var number: Int?
    package var title: String?
    package var accepted: [Saying]
    package var objected: [Saying]
    package var withdrawn: [Saying]
    /// The parties whose acceptance is not on the record, as the text calls them.
    package var awaiting: [String]
    /// Why it cannot come into force; one sentence each.
    package var faults: [String]

    package struct Saying: Codable, Sendable {
      package var party: String
      package var message: String
      package var at: String
    }
  }

  /// What a status of an agreement follows from, and nothing else; what two sides compare.
  package struct AgreementFile: Codable, Sendable {
    package var summary: AgreementSummary
    /// The texts, in the order of the summary's versions.
    package var texts: [String]
    package var messages: [AgreementMessage]
    package var heard: [Receipt]
    /// What this node's desk was told of duties.
    package var told: [Told]
    package var now: String

    package struct Told: Codable, Sendable {
      package var duty: String
      package var what: String
      package var at: String
      package var due: String?
    }
  }

  /// One duty that needs somebody, as the status of the node tells it.
  package struct Duty: Codable, Sendable {
    package var agreement: String
    package var name: String
    package var duty: String
    package var debtor: String
    package var state: String
    package var due: String?
  }

  package struct Receipt: Codable, Sendable {
    package var party: String
    package var at: String
  }

  /// A message under an agreement, with what others' signatures prove of its time.
  package struct AgreementMessage: Codable, Sendable {
    package var id: String
    /// What people call it, as in `alfa.example 2026/3`.
    package var serial: String?
    package var author: String
    package var to: [String]
    /// `message`, `event`, `deposit`, `consent` and so on, and what stands behind it.
    package var said: [String]
    package var about: String?
    package var fields: [Field]
    package var claimed: String
    package var notBefore: String?
    package var notAfter: String?
    package var receipts: [Receipt]
  }
}

extension OperatorAPI.AgreementSummary {
  init(_ view: AgreementView) {
    self.init(
      id: view.id.base64, channel: view.channel.base64, name: view.name,
      parties: view.bindings.all.map { Binding(name: $0.name, party: $0.party.name) },
      versions: view.versions.map(OperatorAPI.AgreementVersion.init))
  }
}

extension OperatorAPI.AgreementVersion {
  init(_ view: VersionView) {
    func sayings(_ said: [VersionView.Said]) -> [Saying] {
      said.map { Saying(party: $0.party, message: $0.message.base64, at: "\($0.at)") }
    }
    let proposal = view.proposal
    self.init(
      proposal: proposal.id.base64, by: proposal.by.name, at: "\(proposal.at)",
      meaning: proposal.meaning.base64, number: proposal.agreement?.version.number,
      title: proposal.agreement?.titles.first?.text, accepted: sayings(view.accepted),
      objected: sayings(view.objected), withdrawn: sayings(view.withdrawn),
      awaiting: view.awaiting, faults: proposal.faults.map(\.sentence))
  }
}

extension OperatorAPI.AgreementFile {
  init(
    _ view: AgreementView, _ record: AgreementRecord, told: [ToldAlert], now: Timestamp,
    serial: (String) -> String?
  ) {
    self.init(
      summary: OperatorAPI.AgreementSummary(view),
      texts: view.versions.map { String(decoding: $0.proposal.text, as: UTF8.self) },
      messages: record.messages.map { OperatorAPI.AgreementMessage($0, serial: serial($0.id)) },
      heard: record.heard.map { .init(party: $0.party, at: "\($0.at)") },
      told: told.map {
        Told(
          duty: $0.alert.duty, what: $0.alert.what.sentence, at: "\($0.at)",
          due: $0.alert.due.map { "\($0)" })
      }, now: "\(now)")
  }

  /// The record; nil when a value in it is none.
  package var record: AgreementRecord? {
    let messages = messages.compactMap(\.recorded)
    let heard = heard.compactMap { receipt in
      Timestamp(receipt.at).map { RecordedMessage.Receipt(receipt.party, at: $0) }
    }
    guard messages.count == self.messages.count, heard.count == self.heard.count else {
      return nil
    }
    return AgreementRecord(messages: messages, heard: heard)
  }
}

extension OperatorAPI.AgreementMessage {
  init(_ message: RecordedMessage, serial: String?) {
    self.init(
      id: message.id, serial: serial, author: message.author, to: message.addressees,
      said: message.said.words,
      about: message.about, fields: message.fields.map { .init(name: $0.name, value: $0.value) },
      claimed: "\(message.claimed)", notBefore: message.notBefore.map { "\($0)" },
      notAfter: message.notAfter.map { "\($0)" },
      receipts: message.receipts.map { .init(party: $0.party, at: "\($0.at)") })
  }

  var recorded: RecordedMessage? {
    func time(_ text: String?) -> Timestamp?? {
      guard let text else { return .some(nil) }
      return Timestamp(text).map { .some($0) }
    }
    guard let said = Said(words: said), let claimed = Timestamp(claimed),
      let notBefore = time(notBefore), let notAfter = time(notAfter)
    else { return nil }
    var message = RecordedMessage(
      id: id, author: author, addressees: to, said: said, claimed: claimed)
    message.about = about
    message.fields = fields.map { .init($0.name, $0.value) }
    (message.notBefore, message.notAfter) = (notBefore, notAfter)
    message.receipts = receipts.compactMap { receipt in
      Timestamp(receipt.at).map { .init(receipt.party, at: $0) }
    }
    return message.receipts.count == receipts.count ? message : nil
  }
}

extension Runtime {
  func agreements() async throws -> [OperatorAPI.AgreementSummary] {
    let found = node.agreements().map(OperatorAPI.AgreementSummary.init)
    try await settled()
    return found
  }

  /// By the beginning of the id of any of its proposals, or by its name.
  func agreement(_ text: String) async throws -> OperatorAPI.AgreementFile {
    let found = node.agreements().filter { view in
      view.name == text
        || view.versions.contains { version in
          let id = version.proposal.id.base64
          return id == text || (text.utf8.count >= 4 && id.hasPrefix(text))
        }
    }
    guard found.count == 1, let record = node.agreementRecord(found[0].id) else {
      throw OperatorAPI.Problem(
        "unknown-agreement",
        found.isEmpty
          ? "there is no agreement \(text) here" : "several agreements are called \(text)",
        next: "parley agreement list shows their ids")
    }
    let file = OperatorAPI.AgreementFile(
      found[0], record, told: node.told(found[0].id), now: clock.now().civil,
      serial: { id in Digest(base64: id).flatMap { node.message($0)?.serial } })
    try await settled()
    return file
  }
}
