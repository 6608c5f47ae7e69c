import ParleyPact

// What each act waits for, read from its article.

extension LinkageSystem {
  /// Where a condition stands: whose act, and what is being unfolded already.
  struct Scope {
    let act: Int
    var agreement: Int
    let variable: PartyName?
    let party: PartyName
    /// Facts and articles on the path: met again, they support themselves with nothing.
    var path: [String] = []
  }

  mutating func body(
    of article: Article, consequence: Bool, _ scope: inout Scope
  ) -> Alternatives {
    var all = force(scope.agreement, &scope)
    if let trigger = article.trigger { all = Needs.both(all, needs(of: trigger, &scope)) }
    if let condition = article.condition { all = Needs.both(all, needs(of: condition, &scope)) }
    if let onlyIf = article.onlyIf { all = Needs.both(all, needs(of: onlyIf, &scope)) }
    return all
  }

  private mutating func force(_ agreement: Int, _ scope: inout Scope) -> Alternatives {
    guard case .when(let condition)? = agreements[agreement].force else { return Needs.nothing }
    return unfolding("in force \(agreement)", &scope) { system, scope in
      system.elsewhere(agreement, &scope) { $0.needs(of: condition, &$1) }
    }
  }

  private mutating func elsewhere(
    _ agreement: Int, _ scope: inout Scope,
    _ work: (inout LinkageSystem, inout Scope) -> Alternatives
  ) -> Alternatives {
    let here = scope.agreement
    scope.agreement = agreement
    defer { scope.agreement = here }
    return work(&self, &scope)
  }

  private mutating func unfolding(
    _ name: String, _ scope: inout Scope,
    _ work: (inout LinkageSystem, inout Scope) -> Alternatives
  ) -> Alternatives {
    guard !scope.path.contains(name) else { return Needs.never }
    scope.path.append(name)
    defer { scope.path.removeLast() }
    return work(&self, &scope)
  }

  private mutating func needs(of trigger: Trigger, _ scope: inout Scope) -> Alternatives {
    switch trigger {
    case .sends(let who, let message, _, _):
      let tree = agreements[scope.agreement]
      let all = senders[Name(scope.agreement, message)] ?? []
      let named = tree.isAnyone(who) ? nil : tree.possible(who)
      let some = named.map { named in all.filter { named.contains(acts[$0].party) } } ?? all
      return some.isEmpty ? Needs.nothing : some.map { [$0] }
    case .occurs(let id, _, _): return established(id, &scope)
    case .beforeEach, .eachYear: return Needs.nothing
    case .becomes(let article, let state): return needs(article, is: state, &scope)
    }
  }

  private mutating func needs(of condition: Condition, _ scope: inout Scope) -> Alternatives {
    switch condition {
    case .all(let parts):
      return parts.reduce(into: Needs.nothing) { $0 = Needs.both($0, needs(of: $1, &scope)) }
    case .any(let parts):
      return Needs.any(parts.map { needs(of: $0, &scope) })
    case .not, .allConsent, .threshold: return Needs.nothing
    case .fact(let id, let state, let other):
      guard let there = other == nil ? scope.agreement : index[other ?? ""] else {
        return Needs.nothing
      }
      return elsewhere(there, &scope) { $0.needs(fact: id, is: state, &$1) }
    case .article(let number, let state, let other):
      guard let there = other == nil ? scope.agreement : index[other ?? ""] else {
        return Needs.nothing
      }
      return elsewhere(there, &scope) { $0.needs(number, is: state, &$1) }
    case .hasDone(let who, let event): return done(event, by: who, &scope)
    case .sends(let who, let message):
      let all = senders[Name(scope.agreement, message)] ?? []
      let some = all.filter { performers(who, scope).contains(acts[$0].party) }
      return some.isEmpty ? Needs.nothing : some.map { [$0] }
    }
  }

  private mutating func needs(
    fact id: String, is state: InstanceState, _ scope: inout Scope
  ) -> Alternatives {
    switch state {
    case .inForce: return index[id].map { force($0, &scope) } ?? Needs.nothing
    case .established, .performed, .fulfilled: return established(id, &scope)
    case .overdue, .excused, .suspended: return Needs.nothing
    }
  }

  /// A fact by its rule; an event or a deposit by the acts that bring it about, or by the world.
  private mutating func established(_ id: String, _ scope: inout Scope) -> Alternatives {
    let place = scope.agreement
    guard let fact = agreements[place].fact(id) else {
      let some = doers[Name(place, id)] ?? senders[Name(place, id)] ?? []
      return some.isEmpty ? Needs.nothing : some.map { [$0] }
    }
    return unfolding("fact \(place) \(id)", &scope) { system, scope in
      switch fact.rule {
      case .when(let condition): return system.needs(of: condition, &scope)
      case .after(_, let base, let earlier):
        let late = system.established(base, &scope)
        return earlier.map { Needs.any([late, system.needs(of: $0, &scope)]) } ?? late
      }
    }
  }

  private mutating func needs(
    _ number: String, is state: InstanceState, _ scope: inout Scope
  ) -> Alternatives {
    let place = scope.agreement
    switch state {
    case .fulfilled, .performed, .established:
      let some = ofArticle[Name(place, number)] ?? []
      return some.isEmpty ? Needs.nothing : some.map { [$0] }
    case .overdue:
      guard let article = agreements[place].article(number) else { return Needs.nothing }
      return unfolding("article \(place) \(number)", &scope) {
        $0.body(of: article, consequence: false, &$1)
      }
    case .excused, .suspended, .inForce: return Needs.nothing
    }
  }

  private func performers(_ name: PartyName, _ scope: Scope) -> [PartyName] {
    let tree = agreements[scope.agreement]
    if name == scope.variable { return [scope.party] }
    return tree.names.contains(name) ? [name] : tree.parties.filter { $0 != scope.party }
  }

  /// An event counts as the same act wherever an agreement in force names it, unless the own text
  /// governs it.
  private mutating func done(
    _ event: String, by name: PartyName, _ scope: inout Scope
  ) -> Alternatives {
    let parties = performers(name, scope)
    let place = scope.agreement
    let local = (doers[Name(place, event)] ?? senders[Name(place, event)] ?? [])
      .filter { parties.contains(acts[$0].party) }
    if !local.isEmpty { return local.map { [$0] } }
    let others = parties.flatMap { anywhere[Deed(party: $0, event: event)] ?? [] }
    if !others.isEmpty { return others.map { [$0] } }
    guard isWhole, let party = parties.first, agreements[place].parties.contains(party) else {
      return Needs.nothing
    }
    orphans.append(Orphan(act: scope.act, party: party, event: event))
    return Needs.never
  }
}
