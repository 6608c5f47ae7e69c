// Triggers, subjects, acts and bounds.
extension TreeWriter {
  mutating func trigger(_ trigger: Trigger) {
    switch trigger {
    case .sends(let sender, let message, let to, let bounds):
      say(.whenSends)
      subject(sender, form: 0)
      say(.sends, sender.isPlural ? 1 : 0)
      put(.word(message))
      if let to {
        say(.to)
        subject(to, form: 1)
      }
      thresholds(bounds)
    case .occurs(let id, let by, let bounds):
      put(.phrase(.whenOccurs, 0), .word(id))
      if let by {
        say(.by)
        subject(by, form: 1)
      }
      thresholds(bounds)
    case .beforeEach(let event, let by, let bounds):
      put(.phrase(.beforeEach, 0), .word(event), .phrase(.by, 0))
      subject(by, form: 1)
      thresholds(bounds)
    case .eachYear: say(.eachYear)
    case .becomes(let article, let state):
      put(.phrase(.whenArticle, 0), .word(article))
      put(.phrase(.is, 0), .phrase(state.phrase, 0))
    }
  }

  private mutating func thresholds(_ bounds: [Threshold]) {
    for (index, bound) in bounds.enumerated() {
      say(index == 0 ? .where : .and)
      threshold(bound)
    }
  }

  mutating func subject(_ subject: Subject, form: Int) {
    switch subject {
    case .anyParty(let name): put(.phrase(.anyParty, form), .word(name))
    case .anyOther(let name): put(.phrase(.anyOther, form), .word(name))
    case .theOther(let name): put(.phrase(.theOther, form), .word(name))
    case .each(let name): put(.phrase(.eachParty, form), .word(name))
    case .allOthers: say(.allOthers, form)
    case .names(let names): joined(names, .and)
    case .either(let names): joined(names, .or)
    }
  }

  private mutating func joined(_ names: [PartyName], _ joint: Phrase) {
    for (index, name) in names.enumerated() {
      if index > 0 { say(joint) }
      put(.word(name))
    }
  }

  mutating func norm(_ norm: Norm) {
    subject(norm.subject, form: 0)
    say(norm.modal.phrase, norm.subject.isPlural ? 1 : 0)
    act(norm.act)
    for timing in norm.timings { self.timing(timing) }
    if let quota = norm.quota {
      put(.fold, .phrase(.atMost, 0))
      amount(quota.most)
      say(.eachCalendarYear)
      if let same = quota.fromSameParty {
        say(.fromSameParty)
        amount(same)
      }
    }
  }

  private mutating func act(_ act: Act) {
    switch act {
    case .send(let message, let to):
      put(.phrase(.send, 0), .word(message), .phrase(.to, 0))
      subject(to, form: 1)
    case .hold(let event): put(.phrase(.hold, 0), .word(event))
    case .perform(let event): put(.phrase(.perform, 0), .word(event))
    case .deposit(let instrument, let effect):
      put(.phrase(.deposit, 0), .word(instrument), .phrase(.takingEffect, 0), .word(effect))
    case .convene(let event): put(.phrase(.convene, 0), .word(event))
    case .suspend(let articles): numbers(.suspend, articles)
    case .resume(let articles): numbers(.resume, articles)
    }
  }

  private mutating func numbers(_ verb: Phrase, _ articles: [String]) {
    say(verb)
    if articles.isEmpty {
      say(.theAgreement)
    } else {
      say(.articles, articles.count > 1 ? 1 : 0)
      list(articles)
    }
  }

  // MARK: bounds

  private mutating func timing(_ timing: Timing) {
    put(.fold)
    switch timing {
    case .within(let span, let anchor):
      say(.within)
      self.span(span, .genitive)
      put(.phrase(.of, 0), .phrase(anchor.phrase, 0))
    case .notLater(let span, let edge): bound(.notLater, span, .after, edge)
    case .atLeast(let span, let edge): bound(.atLeast, span, .before, edge)
    case .notEarlierAfter(let span, let edge): bound(.notEarlierAfter, span, .after, edge)
    case .notEarlierBefore(let span, let edge): bound(.notEarlierBefore, span, .before, edge)
    case .onDay(let day): yearly(.onDay, day)
    case .byDay(let day): yearly(.byDay, day)
    case .onDate(let date):
      say(.onDay)
      self.date(date)
    case .byDate(let date):
      say(.byDay)
      self.date(date)
    case .withoutDelay(let span):
      say(.withoutDelay)
      self.span(span, .accusative)
    case .sameTime: say(.sameTime)
    }
  }

  private mutating func bound(_ first: Phrase, _ span: Span, _ second: Phrase, _ edge: Edge) {
    say(first)
    self.span(span, .accusative)
    say(second)
    switch edge.part {
    case .start: say(.startOf)
    case .end: say(.endOf)
    case nil: break
    }
    switch edge.of {
    case .it: say(.it)
    case .named(let id): put(.word(id))
    }
  }

  private mutating func yearly(_ phrase: Phrase, _ day: DayOfYear) {
    say(phrase)
    self.day(day)
    say(.everyYear)
  }

  private mutating func amount(_ amount: Amount) {
    switch amount {
    case .number(let number): put(.word("\(number)"))
    case .perUnits(let every, let field, let message, let portion, let ceiling):
      put(.phrase(.oneForEvery, 0), .word("\(every)"), .word(field))
      put(.phrase(.fieldOf, 0), .word(message))
      if portion { say(.orPortion) }
      if let ceiling { put(.phrase(.ceiling, 0), .word("\(ceiling)")) }
    case .share(let part): put(.phrase(.oneShare, 0), .ordinal(part), .phrase(.ofIt, 0))
    }
  }
}
