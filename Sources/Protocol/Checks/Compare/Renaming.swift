import ParleyPact

/// New identifiers and article numbers for a whole tree.
struct Renaming {
  let id: (String) -> String
  let number: (String) -> String

  func act(_ act: Act) -> Act {
    switch act {
    case .send(let what, let to): .send(id(what), to: to)
    case .hold(let what): .hold(id(what))
    case .perform(let what): .perform(id(what))
    case .deposit(let what, let effect): .deposit(id(what), effect: id(effect))
    case .convene(let what): .convene(id(what))
    case .suspend(let numbers): .suspend(numbers.map(number))
    case .resume(let numbers): .resume(numbers.map(number))
    }
  }

  func edge(_ edge: Edge) -> Edge {
    guard case .named(let what) = edge.of else { return edge }
    return Edge(.named(id(what)), part: edge.part)
  }

  func timing(_ timing: Timing) -> Timing {
    switch timing {
    case .notLater(let span, let after): .notLater(span, after: edge(after))
    case .atLeast(let span, let before): .atLeast(span, before: edge(before))
    case .notEarlierAfter(let span, let after): .notEarlierAfter(span, edge(after))
    case .notEarlierBefore(let span, let before): .notEarlierBefore(span, edge(before))
    case .within, .onDay, .byDay, .onDate, .byDate, .withoutDelay, .sameTime: timing
    }
  }

  func amount(_ amount: Amount) -> Amount {
    switch amount {
    case .perUnits(let every, let field, let message, let portion, let ceiling):
      .perUnits(
        every: every, field: field, message: id(message), portion: portion, ceiling: ceiling)
    case .number, .share: amount
    }
  }

  func norm(_ norm: Norm) -> Norm {
    var other = norm
    other.act = act(norm.act)
    other.timings = norm.timings.map(timing)
    other.quota = norm.quota.map {
      Quota(most: amount($0.most), fromSameParty: $0.fromSameParty.map(amount))
    }
    return other
  }

  func trigger(_ trigger: Trigger) -> Trigger {
    switch trigger {
    case .sends(let who, let message, let to, let list):
      .sends(who, message: id(message), to: to, where: list)
    case .occurs(let what, let by, let list): .occurs(id(what), by: by, where: list)
    case .beforeEach(let what, let by, let list): .beforeEach(id(what), by: by, where: list)
    case .becomes(let article, let state): .becomes(article: number(article), state)
    case .eachYear: .eachYear
    }
  }

  func condition(_ condition: Condition) -> Condition {
    switch condition {
    case .all(let parts): .all(parts.map(self.condition))
    case .any(let parts): .any(parts.map(self.condition))
    case .not(let part): .not(self.condition(part))
    case .fact(let what, let state, let other):
      .fact(other == nil ? id(what) : what, state, agreement: other)
    case .article(let what, let state, let other):
      .article(other == nil ? number(what) : what, state, agreement: other)
    case .hasDone(let who, let what): .hasDone(who, id(what))
    case .sends(let who, let what): .sends(who, id(what))
    case .allConsent, .threshold: condition
    }
  }
}

extension Agreement {
  func renaming(
    ids: @escaping (String) -> String, numbers: @escaping (String) -> String
  ) -> Agreement {
    let new = Renaming(id: ids, number: numbers)
    var other = self
    if case .when(let condition)? = force { other.force = .when(new.condition(condition)) }
    for i in messages.indices {
      other.messages[i].id = ids(messages[i].id)
      switch messages[i].relation {
      case .answers(let id)?: other.messages[i].relation = .answers(ids(id))
      case .about(let id)?: other.messages[i].relation = .about(ids(id))
      case nil: break
      }
      if let event = messages[i].covers?.event { other.messages[i].covers?.event = ids(event) }
    }
    for i in events.indices {
      other.events[i].id = ids(events[i].id)
      other.events[i].about = events[i].about.map(ids)
    }
    for i in facts.indices {
      other.facts[i].id = ids(facts[i].id)
      switch facts[i].rule {
      case .when(let condition): other.facts[i].rule = .when(new.condition(condition))
      case .after(let span, let base, let earlier):
        other.facts[i].rule = .after(span, ids(base), orEarlier: earlier.map(new.condition))
      }
    }
    for i in terms.indices { other.terms[i].id = ids(terms[i].id) }
    for i in articles.indices { other.articles[i] = articles[i].renaming(new) }
    return other
  }
}

extension Article {
  fileprivate func renaming(_ new: Renaming) -> Article {
    var other = self
    other.number = new.number(number)
    other.norm = new.norm(norm)
    other.otherwise = otherwise.map(new.norm)
    other.trigger = trigger.map(new.trigger)
    other.condition = condition.map(new.condition)
    other.unless = unless.map(new.condition)
    other.onlyIf = onlyIf.map(new.condition)
    return other
  }
}
