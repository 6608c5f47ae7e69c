import ParleyPact

/// Check 7: triggers that nobody brings about, facts and events that cannot be established.
/// (Norms that open only after their own use are found with the linkage.)
enum ReachCheck {
  static func findings(_ text: CheckedText) -> [Finding] {
    text.agreement.articles.compactMap { trigger($0, text) } + events(text) + facts(text)
  }

  private static func trigger(_ article: Article, _ text: CheckedText) -> Finding? {
    let why: String
    let remedy: String
    switch article.trigger {
    case .sends(let who, let message, _, _)?:
      let third =
        !text.agreement.isAnyone(who)
        && text.agreement.possible(who).contains { !text.agreement.parties.contains($0) }
      let sent = (text.sending[message] ?? []).map { text.norms[$0].norm }.contains { norm in
        norm.modal != .mustNot && text.agreement.canMeet(norm.subject, who)
      }
      guard !third, !sent else { return nil }
      why =
        "no article says that \(Wording.subject(who)) must or may send"
        + " \(text.words.name(message))"
      remedy =
        "Add an article \"any party A may send \(message) to any other party B\", or take this"
        + " article out."
    case .becomes(let number, let state)?:
      guard let other = text.agreement.article(number) else { return nil }
      switch state {
      case .excused where other.excuses.isEmpty:
        why = "article \(number) names no ground on which it can be excused"
        remedy = "Add \"excused by …\" to article \(number), or take this article out."
      case .suspended where !isSuspendable(number, text):
        why = "no article permits anybody to suspend article \(number)"
        remedy = "Add a right to suspend article \(number), or take this article out."
      case .excused, .suspended, .fulfilled, .overdue, .performed, .established, .inForce:
        return nil
      }
    case .occurs, .beforeEach, .eachYear, nil: return nil
    }
    return text.finding(
      .deadTrigger, article, "nothing begins this article: \(why)",
      chain: article.trigger.map { ["article \(article.number): \(text.words.trigger($0))"] } ?? [],
      remedy: remedy + " A power to begin it is not presumed.")
  }

  private static func isSuspendable(_ number: String, _ text: CheckedText) -> Bool {
    text.norms.contains { norm in
      if case .suspend(let numbers) = norm.norm.act {
        norm.norm.modal != .mustNot && (numbers.isEmpty || numbers.contains(number))
      } else {
        false
      }
    }
  }

  private static func events(_ text: CheckedText) -> [Finding] {
    guard text.agreement.certifiers.isEmpty else { return [] }
    return text.agreement.events.filter { $0.recordedBy == .certifier }.map { event in
      text.finding(
        .deadFact, nil, at: event.position,
        "\(text.words.name(event.id)) can never be established: a certifier records it, and none is"
          + " named",
        remedy: "Add a line \"certifier …\" to the head, or let a party record the event. Who is"
          + " trusted to certify is for the parties to say.")
    }
  }

  private static func facts(_ text: CheckedText) -> [Finding] {
    text.agreement.facts.compactMap { fact in
      var proof: [String] = []
      var path: [String] = []
      guard !canOccur(fact.id, text, &path, &proof) else { return nil }
      return text.finding(
        .deadFact, nil, at: fact.position,
        "\(text.words.name(fact.id)) can never occur", chain: proof,
        remedy: "Give it a rule that something can meet. A fact without one would leave every"
          + " article that waits for it without effect, and say so nowhere.")
    }
  }

  private static func canOccur(
    _ id: String, _ text: CheckedText, _ path: inout [String], _ proof: inout [String]
  ) -> Bool {
    guard let fact = text.agreement.fact(id) else {
      guard let event = text.agreement.event(id), event.recordedBy == .certifier,
        text.agreement.certifiers.isEmpty
      else { return true }
      proof.append("\(id): recorded by a certifier, and none is named")
      return false
    }
    guard !path.contains(id) else {
      proof.append("\(id) waits, in the end, for itself")
      return false
    }
    path.append(id)
    defer { path.removeLast() }
    switch fact.rule {
    case .when(let condition):
      if canHold(condition, text, &path, &proof) { return true }
      proof.append("\(id) occurs when \(text.words.condition(condition))")
      return false
    case .after(let span, let base, let earlier):
      if canOccur(base, text, &path, &proof) { return true }
      if let earlier, canHold(earlier, text, &path, &proof) { return true }
      proof.append("\(id) occurs \(Wording.span(span)) after \(text.words.name(base))")
      return false
    }
  }

  private static func canHold(
    _ condition: Condition, _ text: CheckedText, _ path: inout [String], _ proof: inout [String]
  ) -> Bool {
    switch condition {
    case .all(let parts):
      for part in parts where !canHold(part, text, &path, &proof) { return false }
      return true
    case .any(let parts):
      for part in parts where canHold(part, text, &path, &proof) { return true }
      return parts.isEmpty
    case .fact(let id, .established, nil): return canOccur(id, text, &path, &proof)
    case .hasDone(_, let id): return canOccur(id, text, &path, &proof)
    case .sends(let who, let message):
      guard text.agreement.parties.contains(who) else { return true }
      let sent = (text.sending[message] ?? []).contains { i in
        text.agreement.possible(text.norms[i].norm.subject).contains(who)
          && text.norms[i].norm.modal != .mustNot
      }
      if !sent {
        proof.append("no article says that \(who) must or may send \(text.words.name(message))")
      }
      return sent
    case .not, .fact, .article, .allConsent, .threshold: return true
    }
  }
}
