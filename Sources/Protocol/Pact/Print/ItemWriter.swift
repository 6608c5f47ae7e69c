// Declarations and articles.
extension TreeWriter {
  mutating func message(_ message: MessageKind) {
    put(.item(.message), .phrase(.message, 0), .word(message.id))
    labels(message.labels)
    if let form = message.form {
      fold(.form)
      put(.word(form))
    }
    switch message.relation {
    case .answers(let id):
      fold(.answers)
      put(.word(id))
    case .about(let id):
      fold(.about)
      put(.word(id))
    case nil: break
    }
    if let coverage = message.covers {
      fold(.covers)
      put(.word(coverage.event), .phrase(.coversFrom, 0), .word(coverage.from))
      say(.coversFor)
      span(coverage.span, .accusative)
    }
    has(message.fields)
    if message.needsNoAnswer { fold(.needsNoAnswer) }
  }

  private mutating func has(_ fields: [String]) {
    guard !fields.isEmpty else { return }
    fold(.has)
    list(fields)
  }

  mutating func event(_ event: EventKind) {
    put(.item(.event), .phrase(.event, 0), .word(event.id))
    labels(event.labels)
    if let about = event.about {
      fold(.about)
      put(.word(about))
    }
    fold(.recordedBy)
    say(event.recordedBy.phrase)
    has(event.fields)
  }

  mutating func fact(_ fact: FactKind) {
    put(.item(.fact), .phrase(.fact, 0), .word(fact.id))
    labels(fact.labels)
    put(.line)
    switch fact.rule {
    case .when(let condition):
      say(.occursWhen)
      self.condition(condition)
    case .after(let span, let from, let earlier):
      say(.occurs)
      self.span(span, .accusative)
      say(.after)
      put(.word(from))
      if let earlier {
        say(.orEarlier)
        condition(earlier)
      }
    }
  }

  mutating func article(_ article: Article) {
    put(.item(.article), .phrase(.article, 0), .word(article.number))
    if article.titles.count == 1, article.titles[0].forms.isEmpty {
      put(.title(article.titles[0]))
    } else {
      labels(article.titles)
    }
    for citation in article.citations {
      line(.cites)
      put(.quoted(citation.text))
      if let confidence = citation.confidence { say(confidence.phrase, 1) }
    }
    for quotation in article.quotations {
      line(.text)
      label(quotation)
    }
    if let trigger = article.trigger {
      put(.line)
      self.trigger(trigger)
    }
    condition(.if, article.condition)
    put(.line)
    norm(article.norm)
    tails(article)
  }

  private mutating func condition(_ phrase: Phrase, _ condition: Condition?) {
    guard let condition else { return }
    line(phrase)
    self.condition(condition)
  }

  private mutating func tails(_ article: Article) {
    if let copied = article.copied {
      line(.copied)
      subject(copied, form: 1)
    }
    switch article.lateness {
    case .remainsDue: line(.remainsDue)
    case .lapses: line(.lapses)
    case nil: break
    }
    condition(.unless, article.unless)
    condition(.onlyIf, article.onlyIf)
    if !article.excuses.isEmpty {
      line(.excused)
      list(article.excuses)
    }
    for alert in article.alerts {
      line(.alert)
      span(alert, .accusative)
      say(.alertBefore)
    }
    if article.survivesSuspension { line(.runsThrough) }
    if let norm = article.otherwise {
      line(.otherwise)
      self.norm(norm)
    }
  }

  // MARK: conditions

  mutating func condition(_ condition: Condition) { self.condition(condition, binding: 0) }

  /// - Parameter binding: 0 where alternatives may stand, 1 between `and`, 2 after `not`.
  private mutating func condition(_ condition: Condition, binding: Int) {
    switch condition {
    case .any(let parts): joined(parts, .or, isBracketed: binding > 0, binding: 1)
    case .all(let parts): joined(parts, .and, isBracketed: binding > 1, binding: 2)
    case .not(let inner):
      say(.not)
      self.condition(inner, binding: 2)
    case .fact(let id, let state, let agreement):
      say(.theFact)
      put(.word(id))
      self.state(state, form: 1, of: agreement)
    case .article(let number, let state, let agreement):
      say(.theArticle)
      put(.word(number))
      self.state(state, form: 0, of: agreement)
    case .hasDone(let name, let event):
      put(.word(name), .phrase(.hasDone, 0), .word(event))
    case .sends(let name, let message):
      put(.word(name), .phrase(.sends, 0), .word(message))
    case .allConsent: say(.allConsent)
    case .threshold(let threshold): self.threshold(threshold)
    }
  }

  private mutating func joined(
    _ parts: [Condition], _ joint: Phrase, isBracketed: Bool, binding: Int
  ) {
    if isBracketed { put(.open) }
    for (index, part) in parts.enumerated() {
      if index > 0 { say(joint) }
      // `a or (b or c)` keeps its brackets: the tree has them.
      condition(part, binding: binding)
    }
    if isBracketed { put(.close) }
  }

  private mutating func state(_ state: InstanceState, form: Int, of agreement: String?) {
    if let agreement {
      say(.ofAgreement)
      put(.word(agreement))
    }
    put(.phrase(.is, 0), .phrase(state.phrase, form))
  }

  mutating func threshold(_ threshold: Threshold) {
    put(.word(threshold.field), .phrase(threshold.relation.phrase, 0))
    put(.word("\(threshold.number)"))
  }
}
