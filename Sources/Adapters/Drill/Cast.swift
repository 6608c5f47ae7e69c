import ParleyCharter
import ParleyForms
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyWire

/// Who plays in a world, and the charters they have signed.
struct Cast {
  var members: [Member]
  var charters: [Charter]
  /// The charters with all signatures.
  let signed: [[UInt8]]

  init(_ scenario: Scenario) {
    var members = scenario.centres.map { Member($0.name, seed: scenario.seed) }
    var charters: [Charter] = []
    for line in scenario.channels {
      let inside = members.filter { line.members.contains($0.name) }
      let charter = Self.charter(line.name, inside)
      charters.append(charter)
      for i in members.indices where line.members.contains(members[i].name) {
        members[i].enter(channel: charter.digest)
      }
    }
    self.members = members
    self.charters = charters
    signed = charters.map { charter in
      let lines = members.filter { charter.member($0.party) != nil }
        .sorted { $0.party < $1.party }
        .map { $0.key("\($0.party)/t").sign(charter.text) }
      return NoteText.assemble(charter.text, lines)
    }
  }

  private static func charter(_ name: String, _ members: [Member]) -> Charter {
    let forms = Catalogue.shipped.forms.map {
      Charter.Admitted(
        form: $0.id, digest: $0.digest, release: $0.id == .launch1988 ? 2 : $0.release)
    }
    var terms = Terms()
    terms.stanzas = Int64(max(4, members.count))
    return Charter(
      version: 1, follows: nil, succeeds: nil, title: "Exercise line \(name)",
      parties: members.map { .init(party: $0.party, id: $0.keyLog.partyID) },
      offices: members.map { .init(office: $0.watch, words: "notices of launches") },
      forms: forms, targets: [60, 300, 3_600, 14_400], languages: ["en"], terms: terms,
      witnesses: [], quorum: 1, amend: Int64(members.count))
  }
}
