import ParleyPact

/// Agreements being redrafted.
struct Drafting {
  var agreements: [Agreement]
  let acts: [LinkedAct]
  /// Takes the whole condition of each act out, where taking out the acts themselves is not
  /// enough.
  var dropsAll = false
  let host: Int

  init?(_ acts: [LinkedAct], in agreements: [Agreement]) {
    guard let first = acts.first,
      let host = agreements.firstIndex(where: { $0.id == first.agreement }),
      acts.allSatisfy(Self.isStep)
    else { return nil }
    self.agreements = agreements
    self.acts = acts
    self.host = host
  }

  private static func isStep(_ act: LinkedAct) -> Bool {
    switch act.act {
    case .perform, .hold: !act.isConsequence
    case .send, .deposit, .convene, .suspend, .resume: false
    }
  }

  mutating func draft(_ kind: WayOut.Kind) -> String {
    switch kind {
    case .sameMoment: sameMoment()
    case .deposits: deposits()
    case .certificate: certificate()
    case .steps: steps()
    case .trial: trial()
    }
  }

  func starts(_ acts: [LinkedAct]) -> Bool {
    let free = Linkage.find(in: agreements).free
    return acts.allSatisfy { act in
      free.contains {
        ($0.agreement, $0.article, $0.party) == (act.agreement, act.article, act.party)
      }
    }
  }

  func changed(from before: [Agreement]) -> [Agreement] {
    zip(before, agreements).filter { $0 != $1 }.map { old, new in
      var draft = Agreement(id: new.id)
      draft.certifiers = new.certifiers.filter { !old.certifiers.contains($0) }
      draft.messages = new.messages.filter { !old.messages.contains($0) }
      draft.events = new.events.filter { !old.events.contains($0) }
      draft.facts = new.facts.filter { !old.facts.contains($0) }
      draft.articles = new.articles.filter { !old.articles.contains($0) }
      return draft
    }
  }
}

extension Drafting {
  /// Every act waits for `condition` in place of the others.
  mutating func gate(_ condition: Condition) {
    for act in acts {
      edit(act) { article, rest in article.onlyIf = Self.and(rest, condition) }
    }
  }

  /// Edits the article of an act; `rest` is what it waits for besides the acts themselves.
  mutating func edit(_ act: LinkedAct, _ body: (inout Article, Condition?) -> Void) {
    let (acts, dropsAll) = (acts, dropsAll)
    edit(agreement: act.agreement) { tree in
      guard let i = tree.articles.firstIndex(where: { $0.number == act.article }) else { return }
      let id = tree.id
      let rest = tree.articles[i].onlyIf.flatMap { condition in
        condition.replacing { atom in
          acts.contains { Self.speaks(atom, of: $0, in: id) } ? nil : atom
        }
      }
      if dropsAll { tree.articles[i].condition = nil }
      body(&tree.articles[i], dropsAll ? nil : rest)
    }
  }

  mutating func edit(agreement id: String, _ body: (inout Agreement) -> Void) {
    guard let i = agreements.firstIndex(where: { $0.id == id }) else { return }
    body(&agreements[i])
  }

  static func speaks(_ atom: Condition, of act: LinkedAct, in id: String) -> Bool {
    switch atom {
    case .hasDone(let party, let event): party == act.party && event == act.subject
    case .fact(let event, _, let other):
      event == act.subject && (other ?? id) == act.agreement
    case .article(let number, _, let other):
      number == act.article && (other ?? id) == act.agreement
    default: false
    }
  }

  func done(
    _ event: String, _ party: PartyName, of agreement: String, in act: LinkedAct
  ) -> Condition {
    agreement == act.agreement
      ? .hasDone(party, event) : .fact(event, .established, agreement: agreement)
  }

  static func and(_ a: Condition?, _ b: Condition?) -> Condition? {
    guard let a, let b else { return a ?? b }
    if case .all(let parts) = a { return .all(parts + [b]) }
    return .all([a, b])
  }

  /// What the host calls `id`, every other agreement of the acts defines by it, or by `rule`.
  mutating func share(_ id: String, _ label: String, as rule: Condition? = nil) {
    let home = agreements[host].id
    for other in Set(acts.map(\.agreement)).sorted() where other != home {
      edit(agreement: other) { tree in
        tree.facts.append(
          FactKind(
            id: id, labels: [Label("en", label)],
            rule: .when(rule ?? .fact(id, .established, agreement: home))))
      }
    }
  }

  mutating func declare(_ event: String, _ label: String, in agreement: String) {
    edit(agreement: agreement) {
      $0.events.append(
        EventKind(id: event, labels: [Label("en", label)], recordedBy: .performer))
    }
  }

  mutating func add(_ article: Article, in agreement: String) {
    edit(agreement: agreement) { $0.articles.append(article) }
  }

  func plain(_ act: LinkedAct) -> String {
    act.words.filter { $0 != "\"" }
  }

  /// An identifier that no agreement of the acts uses.
  func free(_ id: String, in agreement: String? = nil) -> String {
    let trees = agreements.filter { tree in
      tree.id == agreement || agreement == nil && acts.contains { $0.agreement == tree.id }
    }
    var free = id
    var next = 2
    while trees.contains(where: {
      $0.message(free) != nil || $0.event(free) != nil || $0.fact(free) != nil
    }) {
      free = "\(id)-\(next)"
      next += 1
    }
    return free
  }

  /// The number after the highest, so that no article of the text moves.
  func nextNumber(in agreement: String? = nil) -> String {
    let tree = agreements.first { $0.id == agreement } ?? agreements[host]
    let highest = tree.articles.map { Int($0.number.prefix { $0.isNumber }) ?? 0 }.max() ?? 0
    return "\(max(highest, tree.articles.count) + 1)"
  }
}

extension Condition {
  /// The condition with each part without parts of its own replaced; nil is "always".
  func replacing(_ body: (Condition) -> Condition?) -> Condition? {
    switch self {
    case .all(let parts):
      let rest = parts.compactMap { $0.replacing(body) }
      return rest.count > 1 ? .all(rest) : rest.first
    case .any(let parts):
      let rest = parts.compactMap { $0.replacing(body) }
      return rest.count < parts.count ? nil : .any(rest)
    case .not(let part): return part.replacing(body).map { .not($0) } ?? self
    default: return body(self)
    }
  }
}
