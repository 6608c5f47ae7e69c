import ParleyAdoption
import ParleyAgreements
import ParleyConsole
import ParleyPact
import ParleyProse
import ParleyRecord
import ParleyRuntime
import ParleyWire

/// What a page would do under the agreements of its channel if it were sent now, told while it is
/// drafted: duties it meets or misses, duties it begins.
enum AgreementHints {
  /// One sentence each; none where no agreement has anything to say, or none is in force.
  static func lines(
    _ page: Page, kind: (HeldAgreement, Agreement) -> MessageKind?, in held: HeldAgreement
  ) -> [String] {
    guard let found = try? held.statuses(at: page.at), let last = found.last,
      last.status.isInForce, let kind = kind(held, last.text.agreement),
      let author = held.name(of: page.from.party)
    else { return [] }
    var draft = RecordedMessage(
      id: "draft", author: author, addressees: page.to.compactMap { held.name(of: $0.party) },
      said: .message(kind.id), claimed: page.at)
    draft.about = page.re.first?.base64
    draft.fields = page.fields.compactMap { field in
      guard field.name == "value" else { return .init(field.name, field.value) }
      let parts = field.value.split(separator: " ", maxSplits: 1)
      return parts.count == 2 ? .init(String(parts[0]), String(parts[1])) : nil
    }
    let hints =
      (try? Prospect.of(last.text.agreement, held.record, draft: draft, at: page.at)) ?? []
    return hints.map { hint in
      let sentence = Prose(.english).hint(hint, of: last.text.agreement).plain
      return "\(held.file.summary.name): \(sentence)"
    }
  }

  /// Of a page of a form that agreements may name, under each agreement of its channel.
  static func lines(_ page: Page, from node: NodeClient) async -> [String] {
    guard let all = try? await node.ask({ try await $0.agreements() }) else { return [] }
    var lines: [String] = []
    for summary in all where summary.channel == page.channel.base64 {
      guard let held = try? await HeldAgreement.fetch(summary.id, from: node) else { continue }
      lines += self.lines(
        page,
        kind: { _, agreement in
          agreement.messages.first { ($0.form ?? $0.id) == page.form.name }
        }, in: held)
    }
    return lines
  }
}

extension HeldAgreement {
  func name(of party: Party) -> PartyName? {
    file.summary.parties.first { $0.party == party.name }?.name
  }
}
