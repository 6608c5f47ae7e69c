import ParleyPact

extension Ledger {
  /// Rights in play, by article, trigger and holder.
  func rights(of plan: ArticlePlan, _ look: inout Evaluation) -> [RightRow] {
    guard plan.article.trigger != nil, plan.article.norm.quota == nil else { return [] }
    var rows: [RightRow] = []
    for binding in bindings(of: plan, &look) {
      if let condition = plan.article.condition, holds(condition, binding, &look) == nil {
        continue
      }
      if let linkage = plan.article.onlyIf, holds(linkage, binding, &look) == nil { continue }
      if let exception = plan.article.unless, holds(exception, binding, &look) != nil { continue }
      let holders =
        binding.holder.map { [$0] }
        ?? parties(of: plan.article.norm.subject, binding.names, besides: nil)
      for holder in holders { rows.append(right(plan.article, holder, binding, &look)) }
    }
    return rows
  }

  private func right(
    _ article: Article, _ holder: PartyName, _ binding: Binding, _ look: inout Evaluation
  ) -> RightRow {
    let debtor = Debtor(parties: [holder], isJoint: true)
    let used = performances(of: article.norm, in: article, debtor, nil, binding, &look)
      .filter { act in
        act.evidence.contains { id in
          index(of: id).map { messages[$0].author == holder } ?? false
        }
      }
    var row = RightRow(
      article: article.number, holder: holder, act: article.norm.act.name,
      trigger: binding.trigger, state: used.isEmpty ? .open : .exercised,
      evidence: used.flatMap(\.evidence))
    if used.isEmpty, isStopped(article.number, at: look.at, &look) { row.state = .suspended }
    return row
  }
}

extension Act {
  /// The message kind, event or act.
  var name: String {
    switch self {
    case .send(let id, _), .hold(let id), .perform(let id), .deposit(let id, _), .convene(let id):
      id
    case .suspend: "suspend"
    case .resume: "resume"
    }
  }
}
