import ParleyPact

extension Ledger {
  /// Who a subject means, in the order of the text or of the parties.
  func parties(of subject: Subject, _ names: Names, besides other: PartyName?) -> [PartyName] {
    let all = plan.agreement.parties
    switch subject {
    case .anyParty(let name), .each(let name):
      return names[name].map { [$0] } ?? all
    case .anyOther(let name), .theOther(let name):
      return names[name].map { [$0] } ?? all.filter { $0 != other }
    case .allOthers:
      return all.filter { $0 != other }
    case .names(let list), .either(let list):
      return list.compactMap { name in isSomebody(name) ? name : names[name] }
    }
  }

  /// Who owes a norm: each by itself, or several together.
  func debtors(of norm: Norm, _ binding: Binding) -> [Debtor] {
    let list = binding.holder.map { [$0] } ?? parties(of: norm.subject, binding.names, besides: nil)
    guard !list.isEmpty else { return [] }
    if case .either(let names) = norm.subject, names.count > 1 {
      return [Debtor(parties: list, isJoint: false)]
    }
    if norm.isJoint { return [Debtor(parties: list, isJoint: true)] }
    return list.map { Debtor(parties: [$0], isJoint: true) }
  }

  /// To whom an act is owed; nil where it is owed to all, or to nobody in particular.
  func creditors(of norm: Norm, _ debtor: Debtor, _ binding: Binding) -> [PartyName?] {
    guard case .send(_, let to) = norm.act, let first = debtor.parties.first else { return [nil] }
    let list = parties(of: to, binding.names, besides: first).filter { $0 != first }
    return list.isEmpty ? [nil] : list.map { $0 }
  }
}

/// One debtor, several that act together (`A and B`), or several of whom one is enough (`A or B`).
struct Debtor: Sendable {
  var parties: [PartyName]
  var isJoint: Bool

  var name: String {
    parties.count == 1 ? parties[0] : parties.joined(separator: isJoint ? "+" : "|")
  }
}
