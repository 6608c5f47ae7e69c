package import ParleyAgreements
import ParleyForms
package import ParleyPact
package import ParleyRecord
import ParleyWire

/// Which party of the channel bears which name of an agreement's text: `Alfa` is alfa.example.
package struct NameBindings: Hashable, Sendable {
  /// In the order of the text's names.
  package let all: [Binding]

  package struct Binding: Hashable, Sendable {
    package let name: PartyName
    package let party: Party

    package init(_ name: PartyName, _ party: Party) {
      self.name = name
      self.party = party
    }
  }

  package init(_ all: [Binding]) { self.all = all }

  package func name(of party: Party) -> PartyName? { all.first { $0.party == party }?.name }
  package func party(_ name: PartyName) -> Party? { all.first { $0.name == name }?.party }

  /// Times of the parties that the text names, in the order of its names.
  package func names(_ times: [ProvedTimes.Receipt]) -> [RecordedMessage.Receipt] {
    all.compactMap { binding in
      times.first { $0.party == binding.party }.map { .init(binding.name, at: $0.at) }
    }
  }

  /// As a proposal writes them: `Alfa alfa.example`.
  package var fields: [Field] { all.compactMap { Field("party", "\($0.name) \($0.party)") } }

  /// Nil if a line is no binding.
  package init?(_ fields: [Field]) {
    var all: [Binding] = []
    for field in fields where field.name == "party" {
      let parts = field.value.split(separator: " ", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, let party = Party(parts[1]) else { return nil }
      all.append(Binding(String(parts[0]), party))
    }
    self.all = all
  }
}

extension NameBindings {
  /// What keeps these bindings from fitting an agreement among these parties; empty if they do.
  package func faults(for agreement: Agreement, among members: [Party]) -> [ProposalFault] {
    var faults: [ProposalFault] = []
    for name in agreement.parties where party(name) == nil { faults.append(.unbound(name)) }
    var seen: [Binding] = []
    for binding in all {
      if !agreement.names.contains(binding.name) { faults.append(.unknownName(binding.name)) }
      if !members.contains(binding.party) { faults.append(.notMember(binding.party)) }
      if seen.contains(where: { $0.name == binding.name || $0.party == binding.party }) {
        faults.append(.boundTwice(binding.name))
      }
      seen.append(binding)
    }
    return faults
  }

  /// The members that are probably meant: those whose first label is a name of the text, as in
  /// `Alfa` and alfa.example.
  package static func likely(for agreement: Agreement, among members: [Party]) -> NameBindings {
    NameBindings(
      agreement.names.compactMap { name in
        let fitting = members.filter { party in
          let labels = party.name.split(separator: ".")
          return labels.contains { $0.utf8.elementsEqual(name.lowercased().utf8) }
        }
        return fitting.count == 1 ? Binding(name, fitting[0]) : nil
      })
  }
}
