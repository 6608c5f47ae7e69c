import ParleyCharter
import ParleyConsole
import ParleyCustody
import ParleyForms
import ParleyNote
import ParleyRecord
import ParleyWire

/// A charter as a person reads it before signing.
struct CharterWords {
  private let charter: Charter
  private let signed: [Party]

  init(_ charter: Charter, signed: [Party]) {
    self.charter = charter
    self.signed = signed
  }

  func text(columns: Int) -> String {
    var table = Table(["", ""])
    for (name, value) in rows {
      table.add(name, Speech.shown(value))
    }
    return table.text(columns: columns)
  }

  private var rows: [(String, String)] {
    var rows: [(String, String)] = [
      ("title", charter.title), ("version", "\(charter.version)"),
      ("id", charter.digest.base64),
    ]
    rows += VoiceWords(charter.digest).rows.map { ("", $0) }
    if let follows = charter.follows { rows.append(("follows", follows.base64)) }
    if let proposer = charter.proposer {
      rows.append(("proposer", "\(proposer), whose log decides"))
    }
    rows.append(("class", "on the record: everything said here can be proved to others"))
    for member in charter.parties {
      let state = signed.contains(member.party) ? "signed" : "not signed yet"
      rows.append(("party", "\(member.party) (\(state)), key log \(member.id)"))
    }
    rows += charter.offices.map { ("office", "\($0.office): \($0.words)") }
    rows += charter.forms.map { ("form", words($0)) }
    for (precedence, seconds) in zip(Precedence.allCases, charter.targets) {
      rows.append((precedence.rawValue, "to be taken within \(Self.span(seconds))"))
    }
    rows.append(("languages", charter.languages.joined(separator: ", ")))
    rows += terms
    rows += charter.witnesses.map { ("witness", $0.description) }
    rows.append(("settled", "with \(charter.quorum) of the others' cosignatures"))
    rows.append(("amended", "when \(charter.amend) of \(charter.parties.count) parties accept"))
    return rows
  }

  private func words(_ admitted: Charter.Admitted) -> String {
    let form = Catalogue.shipped[admitted.form]
    let title = form?.titles[.english] ?? "not in this program's catalogue"
    let same = form.map { $0.digest == admitted.digest ? "" : "; ANOTHER TEXT than here" } ?? ""
    let persons = admitted.release == 1 ? "one person signs" : "two persons sign"
    return "\(admitted.form): \(title); \(persons)\(same)"
  }

  private var terms: [(String, String)] {
    let terms = charter.terms
    return [
      ("line tests", "every \(Self.span(terms.testEvery))"),
      ("opened", "saying so is \(terms.opened.rawValue)"),
      ("read-back", terms.readBack.rawValue),
      ("acknowledge", "within \(Self.span(terms.acknowledgeWithin))"),
      ("seal keys", "kept \(Self.span(terms.sealGrace)) after they are superseded"),
      ("clocks", "may differ by \(Self.span(terms.skew)) before it is flagged"),
      (
        "quota",
        "\(terms.quotaEntries) entries and \(terms.quotaBytes >> 20) MiB a day, "
          + "\(terms.flashReserve) entries kept for flash"
      ),
      ("retention", terms.retentionDays == 0 ? "for ever" : "\(terms.retentionDays) days"),
      ("withdrawal", "takes effect after \(Self.span(terms.withdrawNotice))"),
      ("disclosure", terms.disclosure),
    ]
  }

  /// As in `90 s`, `5 min`, `48 h`, `30 days`: the largest unit that divides it.
  static func span(_ seconds: Int64) -> String {
    for (size, unit) in [(Int64(86_400), "days"), (3_600, "h"), (60, "min")]
    where seconds >= 2 * size && seconds % size == 0 {
      return "\(seconds / size) \(unit)"
    }
    return "\(seconds) s"
  }
}
