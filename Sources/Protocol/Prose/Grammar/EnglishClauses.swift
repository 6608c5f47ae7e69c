import ParleyPact

extension EnglishGrammar {
  // MARK: time

  /// What is forbidden "not earlier than" a moment is forbidden from it on.
  func timing(_ timing: Timing, of modal: Norm.Modal, _ scene: Scene) -> Phrase {
    switch (modal, timing) {
    case (.mustNot, .notEarlierAfter(let span, let edge)):
      return "from \(self.span(span)) after \(self.edge(edge, scene)) on"
    case (.mustNot, .notEarlierBefore(let span, let edge)):
      return "from \(self.span(span)) before \(self.edge(edge, scene)) on"
    default: return self.timing(timing, scene)
    }
  }

  func timing(_ timing: Timing, _ scene: Scene) -> Phrase {
    switch timing {
    case .within(let span, let anchor): return "within \(self.span(span)) of \(of(anchor, scene))"
    case .notLater(let span, let edge):
      return "not later than \(self.span(span)) after \(self.edge(edge, scene))"
    case .atLeast(let span, let edge):
      return "at least \(self.span(span)) before \(self.edge(edge, scene))"
    case .notEarlierAfter(let span, let edge):
      return "not earlier than \(self.span(span)) after \(self.edge(edge, scene))"
    case .notEarlierBefore(let span, let edge):
      return "not earlier than \(self.span(span)) before \(self.edge(edge, scene))"
    case .onDay(let day): return "on \(dayOfYear(day)) of each year"
    case .byDay(let day): return "by \(dayOfYear(day)) of each year"
    case .onDate(let day): return "on \(date(day))"
    case .byDate(let day): return "by \(date(day))"
    case .withoutDelay(let alert):
      return "without delay (no deadline is counted; an alert is given after \(self.span(alert)))"
    case .sameTime: return "at the same time"
    }
  }

  private func of(_ anchor: Timing.Anchor, _ scene: Scene) -> Phrase {
    let named = scene.triggerID.map { noun($0, .definite, scene) }
    return switch anchor {
    case .receipt: named.map { "receipt of \($0)" } ?? "receipt"
    case .dispatch: named.map { "dispatch of \($0)" } ?? "dispatch"
    case .trigger: named ?? "that"
    }
  }

  private func edge(_ edge: Edge, _ scene: Scene) -> Phrase {
    let part: Phrase = edge.part.map { "the \($0.rawValue) of the day of " } ?? ""
    switch edge.of {
    case .it:
      return "\(part)\(scene.triggerID.map { noun($0, .definite, scene) } ?? "that moment")"
    case .named(let id):
      if scene.what(id) == .unknown {
        return edge.part.map { "the \($0.rawValue) of the day stated as “\(apart: id)”" }
          ?? "the time stated as “\(apart: id)”"
      }
      return "\(part)\(noun(id, .definite, scene))"
    }
  }

  func quota(_ quota: Quota, _ scene: Scene) -> Phrase {
    let same: Phrase =
      quota.fromSameParty.map { ", and from the same Party \(amount($0, scene))" } ?? ""
    return "\(amount(quota.most, scene)) in each calendar year\(same)"
  }

  private func amount(_ amount: Amount, _ scene: Scene) -> Phrase {
    switch amount {
    case .number(let number): return "at most \(number)"
    case .perUnits(let every, let field, let message, let portion, let ceiling):
      let rest = portion ? " or portion of that number" : ""
      let most: Phrase = ceiling.map { ", but not more than \($0)" } ?? ""
      let list = noun(message, .definite, scene)
      return "one for every \(every) of “\(apart: field)” in \(list)\(rest)\(most)"
    case .share(let part):
      return "at most one part in \(part) of that number, a portion counting as one"
    }
  }

  // MARK: conditions

  func condition(_ condition: Condition, _ scene: inout Scene) -> Phrase {
    clause(condition, false, &scene)
  }

  private func clause(_ condition: Condition, _ negated: Bool, _ scene: inout Scene) -> Phrase {
    switch condition {
    case .all(let parts) where !negated:
      return parts.map { grouped($0, &scene) }.joined(" and ")
    case .any(let parts) where !negated:
      return "either " + parts.map { grouped($0, &scene) }.joined(" or ")
    case .not(let inner): return clause(inner, !negated, &scene)
    case .all, .any: return "it is not so that (\(clause(condition, false, &scene)))"
    case .fact(let id, let state, let agreement):
      let other: Phrase = agreement.map { " of the agreement \(apart: $0)" } ?? ""
      if state == .inForce {
        return "the agreement \(apart: id) is \(negated ? "not " : "")in force"
      }
      return "\(noun(id, .definite, scene))\(other) is \(negated ? "not " : "")\(word(state))"
    case .article(let number, let state, let agreement):
      let other: Phrase = agreement.map { " (of the agreement \(apart: $0))" } ?? ""
      return article(number, state, negated) + other
    case .hasDone(let name, let id):
      let who = mention(name, &scene)
      let verb = scene.what(id) == .message ? "sent" : "carried out"
      return "\(who) has \(negated ? "not " : "")\(verb) \(noun(id, .definite, scene))"
    case .sends(let name, let id):
      let who = mention(name, &scene)
      return "\(who) has \(negated ? "not " : "")sent \(noun(id, .definite, scene))"
    case .allConsent: return negated ? "not all Parties consent" : "all Parties consent"
    case .threshold(let threshold): return self.threshold(threshold, negated)
    }
  }

  private func grouped(_ condition: Condition, _ scene: inout Scene) -> Phrase {
    switch condition {
    case .all, .any: "(\(clause(condition, false, &scene)))"
    default: clause(condition, false, &scene)
    }
  }

  func article(_ number: String, _ state: InstanceState, _ negated: Bool) -> Phrase {
    let no = negated ? "not " : ""
    if state == .inForce { return "Article \(apart: number) is \(no)in force" }
    return "the duty under Article \(apart: number) is \(no)\(word(state))"
  }

  private func word(_ state: InstanceState) -> String {
    switch state {
    case .fulfilled: "fulfilled in time"
    case .overdue: "overdue"
    case .performed: "performed"
    case .established: "established"
    case .excused: "excused"
    case .suspended: "suspended"
    case .inForce: "in force"
    }
  }

  private func threshold(_ threshold: Threshold, _ negated: Bool) -> Phrase {
    let verb = negated ? "is not" : "is"
    return "“\(apart: threshold.field)” \(verb) \(threshold.relation.rawValue) \(threshold.number)"
  }

  func qualified(_ thresholds: [Threshold]) -> Phrase {
    thresholds.isEmpty ? "" : " where \(thresholds.map { threshold($0, false) }.listed(" and "))"
  }

  // MARK: sentences after the norm

  func copied(to subject: Subject, _ scene: inout Scene) -> Phrase {
    "A copy is sent to \(who(subject, &scene))."
  }

  func otherwise(_ norm: Norm, _ scene: inout Scene) -> Phrase {
    "If this is not done in time, \(self.norm(norm, &scene))."
  }

  func unless(_ condition: Condition, _ scene: inout Scene) -> Phrase {
    "This does not bind while \(self.condition(condition, &scene))."
  }

  func onlyIf(_ condition: Condition, _ scene: inout Scene) -> Phrase {
    "This is owed only once \(self.condition(condition, &scene)); until then it waits."
  }

  func excused(by grounds: [Phrase]) -> Phrase {
    "Only this may be claimed as an excuse: \(grounds.listed(" or "))."
  }

  func lateness(_ lateness: Lateness) -> Phrase {
    switch lateness {
    case .remainsDue: "If it is late, it remains due."
    case .lapses: "If it is late, it lapses: done after the deadline it has no effect."
    }
  }

  func alerts(_ spans: [Span]) -> Phrase {
    "An alert is given \(spans.map(span).listed(" and ")) before the deadline."
  }

  var survivesSuspension: Phrase { "Its time runs on through a suspension." }

  func rule(_ rule: FactKind.Rule, _ scene: inout Scene) -> Phrase {
    switch rule {
    case .when(let condition): return "occurs when \(self.condition(condition, &scene))"
    case .after(let span, let id, let earlier):
      let or: Phrase = earlier.map { ", or earlier when " + condition($0, &scene) } ?? ""
      return "occurs \(self.span(span)) after \(noun(id, .definite, scene))\(or)"
    }
  }
}
