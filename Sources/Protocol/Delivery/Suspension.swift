import ParleyForms
package import ParleyRecord
package import ParleyWire

/// What a party has suspended in a channel, as its page of form `suspend/1` says it.
///
/// It binds its own party only: what it no longer sends. The other side may go on, and nothing that
/// it sends is lost (Docs/Spec/suspension.md).
package struct Suspension: Hashable, Sendable {
  package let message: Digest
  package let party: Party
  package let scope: Scope
  /// From when on, by the civil clock of whoever asks.
  package let effect: Timestamp

  package enum Scope: Hashable, Sendable {
    case channel
    /// Forms of these names, of any version.
    case families([String])
    /// Pages of which a field `agreement` names one of these.
    case agreements([String])

    /// Whether it takes in a notice of this form with these fields.
    package func covers(_ form: FormID, _ fields: [Field]) -> Bool {
      switch self {
      case .channel: true
      case .families(let names): names.contains(form.name)
      case .agreements(let names):
        fields.contains { $0.name == "agreement" && names.contains($0.value) }
      }
    }
  }

  /// Nil for a page of another form. The page keeps the rules of its form.
  init?(_ page: Page, message: Digest) {
    func values(_ name: String) -> [String] {
      page.fields.filter { $0.name == name }.map(\.value)
    }
    guard page.form == .suspend, let effect = values("effect").first.flatMap({ Timestamp($0) })
    else { return nil }
    self.message = message
    party = page.from.party
    self.effect = effect
    scope =
      switch values("scope").first {
      case "forms": .families(values("family"))
      case "agreement": .agreements(values("agreement"))
      default: .channel
      }
  }
}
