package import ParleyAgreements
import ParleyForms
import ParleyPact
package import ParleyRecord
package import ParleyWire

/// What a page says under an agreement, before it is known who bears which name.
package struct AgreementPage: Hashable, Sendable {
  package let subject: Subject
  package let fields: [RecordedMessage.Field]
  /// The instance `article/trigger/debtor` that it names, if it does.
  package let instance: String?
  /// The party that is bound by it first of all, if the page says so.
  package let first: Party?

  /// Which agreement it is about.
  package enum Subject: Hashable, Sendable {
    /// The page names the proposal in a field.
    case named(Digest, Words)
    /// It answers the proposal.
    case answers(Words)
    /// A page of a form that an agreement may name.
    case form(String)
  }

  package enum Words: Hashable, Sendable {
    case message(String)
    case event(String, performer: Party, at: Timestamp, reference: String, present: [Party])
    case act(Said)
    case accept(meaning: Digest)
    case object(meaning: Digest)
    case withdraw
  }

  /// Nil where a field that the form lets stand or fall is missing for this act.
  package init?(_ page: Page) {
    let reader = FieldReader(fields: page.fields)
    switch page.form {
    case .agreementPropose: return nil
    case .agreementAccept:
      guard let meaning = reader.digest("meaning") else { return nil }
      subject = .answers(.accept(meaning: meaning))
    case .agreementObject:
      guard let meaning = reader.digest("meaning") else { return nil }
      subject = .answers(.object(meaning: meaning))
    case .agreementWithdraw: subject = .answers(.withdraw)
    case .agreementMessage, .agreementEvent, .agreementAct:
      guard let agreement = reader.digest("agreement"), let words = reader.words(page.form) else {
        return nil
      }
      subject = .named(agreement, words)
    default:
      subject = .form(page.form.name)
      (fields, instance, first) = (reader.all, nil, nil)
      return
    }
    (fields, instance, first) = (reader.quoted, reader["about"], reader.party("first"))
  }
}

private struct FieldReader {
  let fields: [Field]

  subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }
  func digest(_ name: String) -> Digest? { self[name].flatMap { Digest(base64: $0) } }
  func party(_ name: String) -> Party? { self[name].flatMap { Party($0) } }

  var all: [RecordedMessage.Field] { fields.map { .init($0.name, $0.value) } }

  /// The lines `value NAME VALUE`.
  var quoted: [RecordedMessage.Field] {
    values("value").compactMap { line in
      guard let space = line.utf8.firstIndex(of: 0x20) else { return nil }
      return .init(String(line[..<space]), String(line[line.utf8.index(after: space)...]))
    }
  }

  func words(_ form: FormID) -> AgreementPage.Words? {
    switch form {
    case .agreementMessage: return self["kind"].map { .message($0) }
    case .agreementEvent:
      guard let event = self["event"], let performer = party("performer"),
        let at = self["at"].flatMap({ Timestamp($0) }), let reference = self["reference"]
      else { return nil }
      return .event(
        event, performer: performer, at: at, reference: reference,
        present: values("present").compactMap { Party($0) })
    default: return act.map { .act($0) }
    }
  }

  private var act: Said? {
    switch self["act"] {
    case "deposit": self["instrument"].map { .deposit($0) }
    case "consent": .consent
    case "contest": ground.map { .contest(ground: $0, reading: self["reading"]) }
    case "claim-excuse": ground.map { .claimExcuse(ground: $0) }
    case "accept-excuse": about(.acceptExcuse)
    case "waive": about(.waive)
    case "suspend": .suspend(values("article"))
    case "resume": .resume(values("article"))
    case "breach-alleged": about(.breach(.alleged))
    case "breach-acknowledged": about(.breach(.acknowledged))
    case "breach-determined": about(.breach(.determined))
    default: nil
    }
  }

  // What concerns one duty must name it.
  private var ground: String? { self["about"].flatMap { _ in self["ground"] } }
  private func about(_ said: Said) -> Said? { self["about"].map { _ in said } }
}
