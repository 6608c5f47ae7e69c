// What is asked of the record.
extension PactReader {
  mutating func condition() throws(Stop) -> Condition {
    try alternatives(depth: 0)
  }

  private mutating func alternatives(depth: Int) throws(Stop) -> Condition {
    var all = [try together(depth: depth)]
    while take(.or) { all.append(try together(depth: depth)) }
    return all.count == 1 ? all[0] : .any(all)
  }

  private mutating func together(depth: Int) throws(Stop) -> Condition {
    var all = [try single(depth: depth)]
    while take(.and) { all.append(try single(depth: depth)) }
    return all.count == 1 ? all[0] : .all(all)
  }

  private mutating func single(depth: Int) throws(Stop) -> Condition {
    guard depth < PactLimit.depth else {
      fault(
        .nesting, "this condition has more than \(PactLimit.depth) brackets within one another",
        remedy: "Define a part of it as a fact, as in: fact ready occurs when …")
      throw Stop()
    }
    if take(.not) { return .not(try single(depth: depth + 1)) }
    if take(.open) {
      let inner = try alternatives(depth: depth + 1)
      guard take(.close) else { throw stop("and, or, or the closing bracket") }
      return inner
    }
    if take(.allConsent) { return .allConsent }
    if take(.theArticle) {
      let number = try articleNumber()
      let agreement = try other()
      if agreement != nil { notes.uses.removeLast() }
      return .article(number, try state(form: 0), agreement: agreement)
    }
    if token.isName { return try deed() }
    return try aboutID()
  }

  private mutating func deed() throws(Stop) -> Condition {
    let name = try name("the name of a party")
    switch try expect([.hasDone, .sends]) {
    case .hasDone: return .hasDone(name, try id("an event", .event))
    default: return .sends(name, try id("a message", .message))
    }
  }

  private mutating func aboutID() throws(Stop) -> Condition {
    let first = pieces.count
    if !take(.theFact) { note(.phrase(.theFact, 0), tokens: 0) }
    let position = here
    let id = try id("a condition, as in article 5 is overdue")
    if seen(Threshold.Relation.allCases.map(\.phrase)) != nil {
      pieces.remove(at: first)
      notes.uses.append(Use(kind: .field, text: id, position: position, scope: scope))
      return .threshold(try threshold(of: id))
    }
    let agreement = try other()
    if agreement == nil {
      notes.uses.append(Use(kind: .occurrence, text: id, position: position, scope: scope))
    }
    return .fact(id, try state(form: 1), agreement: agreement)
  }

  private mutating func other() throws(Stop) -> String? {
    take(.ofAgreement) ? try id("the id of another agreement") : nil
  }

  /// - Parameter form: 0 of an article, 1 of a fact.
  mutating func state(form: Int) throws(Stop) -> InstanceState {
    skip(.is)
    let phrase = try expect(InstanceState.allCases.map(\.phrase), form: form)
    return InstanceState.allCases.first { $0.phrase == phrase } ?? .overdue
  }
}
