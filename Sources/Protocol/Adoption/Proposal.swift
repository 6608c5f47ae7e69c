import ParleyForms
package import ParleyPact
package import ParleyRecord
package import ParleyWire

/// An agreement as one party proposed it to a channel: the text to the byte, and who is who.
///
/// The message id of the page names it for ever. What is wrong with it is kept beside it: a
/// proposal with a fault stands on the record, and cannot come into force.
package struct Proposal: Hashable, Sendable {
  package let id: Digest
  package let by: Party
  /// The entry's claimed time.
  package let at: Timestamp
  /// The id that the text gives itself.
  package let name: String
  package let meaning: Digest
  package let bindings: NameBindings
  package let text: [UInt8]
  package let remarks: [String]
  /// Nil when the text cannot be read.
  package let agreement: Agreement?
  package let faults: [ProposalFault]

  package var stands: Bool { agreement != nil && faults.isEmpty }
}

/// Why a proposal cannot come into force.
package enum ProposalFault: Error, Hashable, Sendable {
  case lines(AgreementLines.Fault)
  case text(PactFault)
  /// A party of the text that no party of the channel bears.
  case unbound(PartyName)
  case unknownName(PartyName)
  case boundTwice(PartyName)
  case notMember(Party)
  case malformedBinding
  /// The page's name or digest is not that of its text.
  case otherName(String)
  case otherMeaning(Digest)
}

extension Proposal {
  /// Reads the page of a proposal; nil for a page of another form.
  package init?(_ page: Page, id: Digest, at: Timestamp, members: [Party]) {
    guard page.form == .agreementPropose else { return nil }
    func first(_ name: String) -> String? { page.fields.first { $0.name == name }?.value }
    guard let name = first("name"), let meaning = first("meaning").flatMap({ Digest(base64: $0) })
    else { return nil }
    var faults: [ProposalFault] = []
    var text: [UInt8] = []
    do throws(AgreementLines.Fault) { text = try AgreementLines.text(page.fields) } catch {
      faults.append(.lines(error))
    }
    var agreement: Agreement?
    if faults.isEmpty {
      do throws(PactFaults) { agreement = try Agreement.read(text) } catch {
        faults += error.faults.map { .text($0) }
      }
    }
    let bindings = NameBindings(page.fields)
    if bindings == nil { faults.append(.malformedBinding) }
    if let agreement {
      faults += bindings?.faults(for: agreement, among: members) ?? []
      if agreement.id != name { faults.append(.otherName(agreement.id)) }
      if agreement.meaning != meaning { faults.append(.otherMeaning(agreement.meaning)) }
    }
    (self.id, by, self.at, self.name, self.meaning) = (id, page.from.party, at, name, meaning)
    (self.bindings, self.text, self.agreement) = (bindings ?? NameBindings([]), text, agreement)
    remarks = page.fields.filter { $0.name == "remark" }.map(\.value)
    self.faults = faults
  }

  /// The fields of the page that proposes a text.
  package static func fields(
    _ text: [UInt8], of agreement: Agreement, bindings: NameBindings, remarks: [Field] = []
  ) throws(AgreementLines.Fault) -> [Field] {
    let lines = try AgreementLines.fields(text)
    let head = [Field("name", agreement.id), Field("meaning", agreement.meaning.base64)]
    return head.compactMap { $0 } + bindings.fields + lines + remarks
  }
}
