import ParleyPact
import ParleyWire

extension Ledger {
  /// Everything that has brought an article into play by an instant.
  func bindings(of plan: ArticlePlan, _ look: inout Evaluation) -> [Binding] {
    switch plan.article.trigger {
    case nil: inForceBindings(plan.article, &look)
    case .sends(_, let kind, _, _)?:
      sent(kind).compactMap { binding(of: plan.article, to: $0, &look) }
    case .occurs(let id, let by, let thresholds)?:
      occurrenceBindings(plan.article, id, by, thresholds, isBefore: false, &look)
    case .beforeEach(let id, let by, let thresholds)?:
      occurrenceBindings(plan.article, id, by, thresholds, isBefore: true, &look)
    case .eachYear?: yearBindings(plan.article, &look)
    case .becomes(let number, let state)?:
      stateBindings(number, state, isOtherwise: plan.isOtherwise, &look)
    }
  }

  /// How a message brings an article into play, if it does.
  func binding(of article: Article, to index: Int32, _ look: inout Evaluation) -> Binding? {
    let message = messages[Int(index)]
    guard case .sends(let subject, let kind, let to, let thresholds)? = article.trigger,
      look.has(come: message.knownFrom), mayBegin(by: message.author, &look)
    else { return nil }
    var names = Names()
    guard bind(subject, message.author, &names) else { return nil }
    if let first = message.addressees.first {
      if let to {
        guard bind(to, first, &names) else { return nil }
      } else if names["B"] == nil, plan.agreement.parties.contains(first) {
        // `when A sends request`: further articles call the addressee B.
        names.bind("B", first)
      }
    } else if to != nil {
      return nil
    }
    guard thresholds.allSatisfy({ $0.holds(for: message.field($0.field)) }) else { return nil }
    let time = message.dispatch(tolerance: plan.tolerance)
    guard
      bindsNew(
        at: time.shown, message.author, message.addressees.first, &look, as: message.id, article),
      hasEffect(index, kind, at: time.shown, &look)
    else { return nil }
    return Binding(
      trigger: message.id, cause: .message(message.id), names: names, message: Int(index),
      base: time.shown, source: time.source)
  }

  /// A party's message always may; a third party's only where the article names it.
  private func mayBegin(by author: PartyName, _ look: inout Evaluation) -> Bool {
    plan.agreement.parties.contains(author) || plan.agreement.isThird(author)
  }

  /// Whether somebody is whom a subject means; variables are bound to who it is.
  func bind(_ subject: Subject, _ party: PartyName, _ names: inout Names) -> Bool {
    switch subject {
    case .anyParty(let name), .anyOther(let name), .theOther(let name), .each(let name):
      guard plan.agreement.parties.contains(party) else { return false }
      names.bind(name, party)
      return true
    case .allOthers: return plan.agreement.parties.contains(party)
    case .names(let list), .either(let list):
      for name in list {
        if isSomebody(name) {
          if name == party { return true }
        } else if plan.agreement.parties.contains(party) {
          names.bind(name, party)
          return true
        }
      }
      return false
    }
  }

  /// Whether a name is of a party or a third office, and not a variable.
  func isSomebody(_ name: String) -> Bool {
    plan.agreement.parties.contains(name) || plan.agreement.isThird(name)
  }

  private func inForceBindings(_ article: Article, _ look: inout Evaluation) -> [Binding] {
    guard let since = standing(&look).since?.seconds else { return [] }
    let holders = parties(of: article.norm.subject, Names(), besides: nil)
    let isJoint = article.norm.isJoint
    return (isJoint ? [nil] : holders.map { $0 as PartyName? }).compactMap { holder in
      var names = Names()
      if let holder, let variable = article.norm.subject.variable { names.bind(variable, holder) }
      return Binding(
        trigger: "in-force", cause: .inForce, names: names, holder: holder, base: since,
        source: .computed)
    }
  }

  private func occurrenceBindings(
    _ article: Article, _ id: String, _ by: Subject?, _ thresholds: [Threshold], isBefore: Bool,
    _ look: inout Evaluation
  ) -> [Binding] {
    guard plan.agreement.event(id) != nil else { return factBindings(article, id, &look) }
    return occurrences(of: id, &look).compactMap { occurrence in
      guard look.has(come: occurrence.at), isBefore || occurrence.isEstablished else { return nil }
      var names = Names()
      let performer = occurrence.performer ?? messages[Int(occurrence.records[0])].author
      if let by, !bind(by, performer, &names) { return nil }
      let holds = thresholds.allSatisfy { threshold in
        occurrence.records.contains {
          threshold.holds(for: messages[Int($0)].field(threshold.field))
        }
      }
      guard holds,
        bindsNew(at: occurrence.at, performer, nil, &look, as: occurrence.id, article)
      else { return nil }
      let evidence = occurrence.records.map { messages[Int($0)].id }
      return Binding(
        trigger: occurrence.id, cause: .event(id, evidence: evidence), names: names,
        occurrence: occurrence, base: occurrence.at, source: .recordOfEvent, evidence: evidence)
    }
  }

  private func factBindings(
    _ article: Article, _ id: String, _ look: inout Evaluation
  ) -> [Binding] {
    guard let found = fact(id, &look) else { return [] }
    let trigger = instanceID(id, found.since)
    guard bindsNew(at: found.since, nil, nil, &look, as: trigger, article) else { return [] }
    return [
      Binding(
        trigger: trigger, cause: .fact(id, evidence: found.evidence),
        base: found.since, source: .computed, evidence: found.evidence)
    ]
  }

  private func stateBindings(
    _ number: String, _ state: InstanceState, isOtherwise: Bool, _ look: inout Evaluation
  ) -> [Binding] {
    guard
      let source = plan.articles.first(where: { $0.article.number == number && !$0.isOtherwise })
    else { return [] }
    return (look.judged[source.index] ?? []).compactMap { judged in
      guard judged.row.state.is(state) || isOtherwise && judged.row.state == .lapsed else {
        return nil
      }
      var binding = judged.binding
      binding.cause = .article(number, key: judged.row.key)
      if isOtherwise { binding.trigger += ":otherwise" }
      binding.base = judged.row.since(state) ?? binding.base
      binding.source = .computed
      binding.evidence = judged.row.evidence
      binding.holder = nil
      return binding
    }
  }
}

extension Threshold {
  /// Whether a field states a whole number within the bound. A field that is missing or is no
  /// number is within none.
  func holds(for value: String?) -> Bool {
    guard let value, let number = Int(value), String(number) == value else { return false }
    return switch relation {
    case .atLeast: number >= self.number
    case .atMost: number <= self.number
    case .moreThan: number > self.number
    case .fewerThan: number < self.number
    }
  }
}

extension Norm {
  /// Done by all its subjects together.
  var isJoint: Bool { if case .hold = act { true } else { false } }
}

extension Subject {
  /// The variable it brings into an article.
  var variable: String? {
    switch self {
    case .anyParty(let name), .anyOther(let name), .theOther(let name), .each(let name): name
    case .allOthers, .names, .either: nil
    }
  }
}
