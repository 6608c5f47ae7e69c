import ParleyPact

extension Ledger {
  /// What parties said about an instance. It qualifies the state; only an acceptance or a waiver by
  /// the creditor changes it, and never that an act was done in time.
  func acts(
    about article: Article, _ debtor: Debtor, _ row: inout Row, _ look: inout Evaluation
  ) {
    guard hasActs else { return }
    let list = about(row.key)
    guard !list.isEmpty else { return }
    var claims: [String] = []
    var accepted: [PartyName] = []
    var waived: [PartyName] = []
    let entitled = creditors(of: row, debtor)
    for index in list {
      let message = messages[Int(index)]
      guard look.has(come: message.knownFrom) else { continue }
      switch message.said {
      case .contest(let ground, _):
        note(message, "contest", .contested(by: message.author, ground: ground), &row)
      case .claimExcuse(let ground) where debtor.parties.contains(message.author):
        note(message, "claim-excuse", .excuseClaimed(ground: ground), &row)
        if article.allows(ground) { claims.append(ground) }
      case .acceptExcuse where !claims.isEmpty:
        accepted.append(message.author)
        guard message.author == plan.agreement.disputes || entitled.all(in: accepted) else {
          continue
        }
        note(message, "accept-excuse", nil, &row)
        row.release(.excused)
      case .waive where entitled.contains(message.author):
        waived.append(message.author)
        note(message, "waive", nil, &row)
        if entitled.all(in: waived) { row.release(.waived) }
      case .breach(let kind): say(kind, message, debtor, &row)
      default: break
      }
    }
  }

  private func note(
    _ message: RecordedMessage, _ what: String, _ overlay: Overlay?, _ row: inout Row
  ) {
    if let overlay { row.overlays.append(overlay) }
    if !row.evidence.contains(message.id) { row.evidence.append(message.id) }
    row.derivation.append(.act(message: message.id, by: message.author, what: what))
  }

  /// A debtor may acknowledge and the agreed forum determine; from anybody else it is an
  /// allegation.
  private func say(
    _ kind: Said.Breach, _ message: RecordedMessage, _ debtor: Debtor, _ row: inout Row
  ) {
    var meant = Said.Breach.alleged
    if kind == .acknowledged, debtor.parties.contains(message.author) {
      meant = .acknowledged
      row.grade = .admitted
    }
    if kind == .determined, message.author == plan.agreement.disputes { meant = .determined }
    note(message, meant.rawValue, .breach(meant, by: message.author), &row)
  }

  /// Who may release the debtor: the creditor; where there is none, all other parties; for an act
  /// of all parties together, all of them.
  private func creditors(of row: Row, _ debtor: Debtor) -> [PartyName] {
    if let creditor = row.creditor { return [creditor] }
    let others = plan.agreement.parties.filter { !debtor.parties.contains($0) }
    return others.isEmpty || debtor.parties.count > 1 ? debtor.parties : others
  }
}

extension Row {
  fileprivate mutating func release(_ released: RowState) {
    if state != .fulfilled && state != .contrary && state != .kept { state = released }
  }
}

extension [PartyName] {
  fileprivate func all(in others: [PartyName]) -> Bool { allSatisfy { others.contains($0) } }
}

extension Article {
  /// Grounds that the text lists are a closed list. Without one the creditor may accept any.
  fileprivate func allows(_ ground: String) -> Bool {
    excuses.isEmpty || excuses.contains { ground == $0 || ground.hasPrefix($0 + ":") }
  }
}
