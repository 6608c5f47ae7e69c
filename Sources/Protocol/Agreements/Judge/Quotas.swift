import ParleyPact
import ParleyWire

extension Ledger {
  /// Whether a message does what it would otherwise do: not while every right to send it is
  /// suspended, and not beyond a quota.
  func hasEffect(
    _ index: Int32, _ kind: String, at time: Int64, _ look: inout Evaluation
  ) -> Bool {
    guard let rights = plan.rightsTo[kind] else { return true }
    if !acts(.suspend).isEmpty,
      rights.allSatisfy({ isStopped(plan.articles[$0].article.number, at: time, &look) })
    {
      return false
    }
    for right in rights where plan.articles[right].article.norm.quota != nil {
      if overQuota(right, &look).contains(index) { return false }
    }
    return true
  }

  private func overQuota(_ right: Int, _ look: inout Evaluation) -> Set<Int32> {
    if let known = look.overQuota[right] { return known }
    var beyond: Set<Int32> = []
    for use in uses(of: plan.articles[right].article, &look) where !use.row.counts {
      beyond.insert(use.message)
    }
    look.overQuota[right] = beyond
    return beyond
  }

  func quotaRows(of article: Article, _ look: inout Evaluation) -> [QuotaRow] {
    uses(of: article, &look).map(\.row)
  }

  /// Uses of a counted right, by bound party and year of the agreement's zone, in canonical order.
  private func uses(
    of article: Article, _ look: inout Evaluation
  ) -> [(row: QuotaRow, message: Int32)] {
    guard let quota = article.norm.quota, case .send(let kind, _) = article.norm.act,
      let zone = plan.agreement.zone
    else { return [] }
    var groups: [(party: PartyName, year: Int, messages: [Int32])] = []
    for index in sent(kind) {
      let message = messages[Int(index)]
      guard let party = message.addressees.first, look.has(come: message.knownFrom) else {
        continue
      }
      let time =
        message.performance(for: party, plan)?.shown
        ?? message.dispatch(tolerance: plan.tolerance).shown
      guard let year = Timestamp(seconds: time)?.date(in: zone).year else { continue }
      if let place = groups.firstIndex(where: { $0.party == party && $0.year == year }) {
        groups[place].messages.append(index)
      } else {
        groups.append((party, year, [index]))
      }
    }
    return groups.sorted { ($0.party, $0.year) < ($1.party, $1.year) }.flatMap { group in
      rows(article.number, quota, group)
    }
  }

  private func rows(
    _ number: String, _ quota: Quota, _ group: (party: PartyName, year: Int, messages: [Int32])
  ) -> [(row: QuotaRow, message: Int32)] {
    var byAuthor: [PartyName: Int] = [:]
    return group.messages.enumerated().map { use, index in
      let message = messages[Int(index)]
      byAuthor[message.author, default: 0] += 1
      let most = amount(quota.most, of: nil, for: group.party, before: index)
      let same = quota.fromSameParty.map {
        amount($0, of: most, for: group.party, before: index)
      }
      var row = QuotaRow(
        article: number, party: group.party, year: group.year, use: use + 1, of: most ?? 0,
        message: message.id, by: message.author, counts: true)
      row.isKnown = most != nil && (same.map { $0 != nil } ?? true)
      row.counts =
        use < most ?? .max && byAuthor[message.author, default: 0] <= (same ?? nil) ?? .max
      return (row, index)
    }
  }

  /// An amount in whole uses; nil where the figures that fix it are not on the record.
  private func amount(
    _ amount: Amount, of whole: Int?, for party: PartyName, before index: Int32
  ) -> Int? {
    switch amount {
    case .number(let number): return number
    case .share(let parts): return whole.map { ($0 + parts - 1) / max(parts, 1) }
    case .perUnits(let every, let field, let kind, let portion, let ceiling):
      let newest = sent(kind).last {
        messages[Int($0)].author == party && precedes($0, index)
      }
      guard every > 0, let value = newest.flatMap({ messages[Int($0)].field(field) }),
        let units = Int(value), units >= 0, String(units) == value
      else { return nil }
      let count = units / every + (portion && units % every != 0 ? 1 : 0)
      return min(count, ceiling ?? count)
    }
  }
}
