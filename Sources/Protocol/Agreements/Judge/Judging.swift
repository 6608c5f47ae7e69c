package import ParleyPact
package import ParleyWire

extension Status {
  /// What a record shows under an agreement at an instant.
  ///
  /// - Parameters:
  ///   - meaning: the agreement's meaning digest, where it was computed before.
  ///   - others: what other agreements show at the same instant, for conditions that ask them.
  /// - Throws: `EngineFault` where the agreement cannot be followed at all.
  package static func of(
    _ agreement: Agreement, _ record: AgreementRecord, at instant: Timestamp,
    acceptance: Acceptance = .given, meaning: Digest? = nil, others: [Status] = []
  ) throws(EngineFault) -> Status {
    var ledger = Ledger(
      try Plan(agreement, meaning: meaning ?? agreement.meaning, acceptance: acceptance))
    for message in record.messages { _ = ledger.take(message) }
    for sign in record.heard { ledger.hear(sign.party, sign.at.seconds) }
    var look = Evaluation(at: instant.seconds)
    for other in others { look.others[other.agreement] = other }
    return ledger.status(&look)
  }
}

extension Ledger {
  func status(_ look: inout Evaluation, withDigest: Bool = true) -> Status {
    let standing = standing(&look)
    var status = Status(
      agreement: plan.agreement.id, meaning: plan.meaning,
      record: withDigest ? digest : plan.meaning,
      instant: Timestamp(seconds: look.at) ?? .epoch, standing: standing)
    status.established = establishedFacts(&look)
    guard standing.since != nil else { return status }
    judgeAll(&look)
    for article in plan.articles {
      switch article.article.norm.modal {
      case .must, .mustNot:
        let rows = (look.judged[article.index] ?? []).map(\.row)
        status.rows += rows.enumerated().sorted { a, b in
          (a.element.trigger, a.element.debtor, a.offset)
            < (b.element.trigger, b.element.debtor, b.offset)
        }.map(\.element)
      case .may:
        status.quotas += quotaRows(of: article.article, &look)
        status.rights += rights(of: article, &look)
      }
    }
    // A right that an article and an `otherwise` both give is shown once, by the article.
    let rights = status.rights
    status.rights = rights.filter { right in
      let trigger = right.trigger.withoutOtherwise
      return right.trigger == trigger
        || !rights.contains {
          $0.holder == right.holder && $0.act == right.act && $0.trigger == trigger
        }
    }
    return status
  }

  /// Judges every duty and prohibition, each article after those it depends on. Articles that
  /// depend on one another begin with no row at all and are judged until nothing changes.
  func judgeAll(_ look: inout Evaluation) {
    for group in plan.groups {
      look.facts = [:]
      look.overQuota = [:]
      var rounds = group.isRecursive ? group.articles.count * 2 + 4 : 1
      while rounds > 0 {
        rounds -= 1
        var hasChanged = false
        for index in group.articles where plan.articles[index].article.norm.modal != .may {
          let before = look.judged[index]?.map(\.row)
          let judged = judge(plan.articles[index], &look)
          hasChanged = hasChanged || before != judged.map(\.row)
          look.judged[index] = judged
        }
        guard hasChanged else { break }
        if rounds > 0 { look.facts = [:] }
      }
    }
  }

  private func judge(_ plan: ArticlePlan, _ look: inout Evaluation) -> [Judged] {
    bindings(of: plan, &look).flatMap { binding in
      rows(of: plan, binding, &look).map { Judged(row: $0, binding: binding) }
    }
  }

  private func establishedFacts(_ look: inout Evaluation) -> [EstablishedFact] {
    (plan.agreement.facts.map(\.id) + plan.agreement.events.map(\.id)).compactMap { id in
      guard let found = fact(id, &look), let at = Timestamp(seconds: found.since) else {
        return nil
      }
      return EstablishedFact(id: id, at: at, evidence: found.evidence)
    }
  }
}

extension String {
  fileprivate var withoutOtherwise: String {
    hasSuffix(":otherwise") ? String(dropLast(10)) : self
  }
}

extension Timestamp {
  fileprivate static var epoch: Timestamp {
    guard let time = Timestamp(seconds: 0) else { preconditionFailure("1970 is a time") }
    return time
  }
}
