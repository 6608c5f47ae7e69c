package import ParleyPact

/// A way out of a mutual linkage, as a draft to edit: the devices that treaties have used, in the
/// order of how little they change. It moves nothing.
package struct WayOut: Hashable, Sendable {
  package var kind: Kind
  /// What the draft does, in one sentence.
  package var sentence: String
  /// The agreements with the draft in place of what waited.
  package var revised: [Agreement]
  /// Only what is new or changed, by agreement.
  package var drafts: [Agreement]

  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case sameMoment = "same moment"
    case deposits = "conditional deposits"
    case certificate
    case steps
    case trial
  }

  /// The sentence, and what is new or changed as text to edit.
  package func text(in tongue: Tongue = .english) -> String {
    ([sentence] + drafts.map { $0.printed(in: tongue) }).joined(separator: "\n")
  }

  /// The ways out for acts that could only be done together; those whose linkage then starts.
  ///
  /// None is offered where an act is a message that waits for another message: there a trigger is
  /// missing, and no device replaces it.
  package static func all(
    for suggestion: LinkageReport.Suggestion, in agreements: [Agreement]
  ) -> [WayOut] {
    guard let drafting = Drafting(suggestion.together, in: agreements) else { return [] }
    return Kind.allCases.compactMap { kind in
      for strict in [false, true] {
        var draft = drafting
        draft.dropsAll = strict
        let sentence = draft.draft(kind)
        guard draft.starts(suggestion.together) else { continue }
        return WayOut(
          kind: kind, sentence: sentence, revised: draft.agreements,
          drafts: draft.changed(from: agreements))
      }
      return nil
    }
  }
}

extension Drafting {
  mutating func sameMoment() -> String {
    let id = free("agreed-moment")
    agreements[host].events.append(
      EventKind(id: id, labels: [Label("en", "the agreed moment")], recordedBy: .both))
    share(id, "the agreed moment")
    for act in acts {
      edit(act) { article, rest in
        if article.trigger == nil {
          article.trigger = .occurs(id, by: nil, where: [])
          if !article.norm.timings.contains(.sameTime) { article.norm.timings.append(.sameTime) }
          article.onlyIf = rest
        } else {
          article.onlyIf = Self.and(rest, .fact(id, .established, agreement: nil))
        }
      }
    }
    return "Both act at one moment that they name and both record; neither is first."
  }

  mutating func deposits() -> String {
    let id = free("all-deposited")
    var numbers: [String] = []
    for (i, act) in acts.enumerated() {
      let instrument = free("instrument-\(i + 1)")
      var kind = MessageKind(
        id: instrument, labels: [Label("en", "instrument of \(act.party) to \(plain(act))")])
      kind.needsNoAnswer = true
      agreements[host].messages.append(kind)
      let number = nextNumber()
      numbers.append(number)
      agreements[host].articles.append(
        Article(
          number: number,
          norm: Norm(
            subject: .names([act.party]), modal: .must, act: .deposit(instrument, effect: id))))
    }
    agreements[host].facts.append(
      FactKind(
        id: id, labels: [Label("en", "deposit of all instruments")],
        rule: .when(.all(numbers.map { .article($0, .fulfilled, agreement: nil) }))))
    let home = agreements[host].id
    share(
      id, "deposit of all instruments",
      as: .all(numbers.map { .article($0, .fulfilled, agreement: home) }))
    gate(.fact(id, .established, agreement: nil))
    return "Each deposits a signed instrument now; all take effect when the last is deposited."
  }

  mutating func certificate() -> String {
    let certifier: PartyName
    if let known = agreements[host].certifiers.first {
      certifier = known
    } else {
      certifier = agreements[host].names.contains("Certifier") ? "ThirdParty" : "Certifier"
      agreements[host].certifiers.append(certifier)
    }
    let message = free("readiness-certificate")
    var kind = MessageKind(
      id: message, labels: [Label("en", "certificate that each side is ready to act")])
    kind.needsNoAnswer = true
    agreements[host].messages.append(kind)
    let id = free("certified")
    agreements[host].facts.append(
      FactKind(
        id: id, labels: [Label("en", "certified readiness")],
        rule: .when(.sends(certifier, message))))
    share(id, "certified readiness")
    gate(.fact(id, .established, agreement: nil))
    return "A report of \(certifier) that each side is ready takes the place of \"has done\"."
  }

  /// Two rungs an act: a first part of each in turn, then the rest of each in turn.
  mutating func steps() -> String {
    var firsts: [(agreement: String, party: PartyName, event: String)] = []
    for act in acts {
      let event = free("\(act.subject)-first-part", in: act.agreement)
      declare(event, "first part: \(plain(act))", in: act.agreement)
      let number = nextNumber(in: act.agreement)
      var article = Article(
        number: number,
        norm: Norm(subject: .names([act.party]), modal: .must, act: .perform(event)))
      article.onlyIf = firsts.last.map { done($0.event, $0.party, of: $0.agreement, in: act) }
      add(article, in: act.agreement)
      firsts.append((act.agreement, act.party, event))
    }
    var before = firsts.last.map { ($0.event, $0.party, $0.agreement) }
    for act in acts {
      let rung = before.map { done($0.0, $0.1, of: $0.2, in: act) }
      edit(act) { article, rest in article.onlyIf = Self.and(rest, rung) }
      before = (act.subject, act.party, act.agreement)
    }
    return "Each act is split; the parts alternate, so that no side gives more than one part first."
  }

  /// Trials of as few acts as start the rest.
  mutating func trial() -> String {
    let start = self
    for count in 1...acts.count {
      self = start
      for act in acts.prefix(count) { onTrial(act) }
      if starts(acts) { break }
    }
    return "One side begins for 30 days on trial; it may end the trial unless the other has acted."
  }

  private mutating func onTrial(_ act: LinkedAct) {
    let trial = free("trial-\(act.subject)", in: act.agreement)
    let end = free("end-of-\(trial)", in: act.agreement)
    let over = free("\(trial)-over", in: act.agreement)
    declare(trial, "trial: \(plain(act))", in: act.agreement)
    declare(end, "end of the trial: \(plain(act))", in: act.agreement)
    let others = acts.filter { $0 != act }
    edit(agreement: act.agreement) { tree in
      tree.facts.append(
        FactKind(
          id: over, labels: [Label("en", "last day of the trial")],
          rule: .after(Span(30, .days), trial, orEarlier: nil)))
    }
    add(
      Article(
        number: nextNumber(in: act.agreement),
        norm: Norm(subject: .names([act.party]), modal: .must, act: .perform(trial))),
      in: act.agreement)
    var ending = Article(
      number: nextNumber(in: act.agreement),
      norm: Norm(subject: .names([act.party]), modal: .may, act: .perform(end)))
    ending.trigger = .occurs(over, by: nil, where: [])
    let answered = others.map { done($0.subject, $0.party, of: $0.agreement, in: act) }
    ending.unless = answered.count > 1 ? .all(answered) : answered.first
    add(ending, in: act.agreement)
    for other in others {
      let begun = done(trial, act.party, of: act.agreement, in: other)
      edit(agreement: other.agreement) { tree in
        guard let i = tree.articles.firstIndex(where: { $0.number == other.article }) else {
          return
        }
        let id = tree.id
        tree.articles[i].onlyIf = tree.articles[i].onlyIf.map { condition in
          condition.replacing { Self.speaks($0, of: act, in: id) ? .some(begun) : $0 } ?? begun
        }
      }
    }
  }
}
