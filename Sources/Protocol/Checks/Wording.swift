package import ParleyPact

/// Pieces of a tree as English words, for findings, comparisons and suggestions.
package struct Wording: Sendable {
  private let agreement: Agreement

  package init(_ agreement: Agreement) { self.agreement = agreement }

  /// `"request for an explanation"`, or the identifier where no English label stands.
  package func name(_ id: String) -> String {
    let labels =
      agreement.message(id)?.labels ?? agreement.event(id)?.labels ?? agreement.fact(id)?.labels
    return labels?.text(in: "en").map { "\"\($0)\"" } ?? id
  }

  package static func article(_ number: String) -> String { "article \(number)" }

  package static func span(_ span: Span) -> String {
    let unit = span.unit.rawValue
    let one = span.count == 1 && unit.hasSuffix("s") ? String(unit.dropLast()) : unit
    return "\(span.count) \(one)" + (span.rounding.map { " \($0.rawValue)" } ?? "")
  }

  package static func list(_ words: [String], _ last: String = "and") -> String {
    guard let end = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(last) \(end)"
  }

  package static func subject(_ subject: Subject) -> String {
    switch subject {
    case .anyParty(let name): "any party \(name)"
    case .anyOther(let name): "any other party \(name)"
    case .theOther(let name): "the other party \(name)"
    case .each(let name): "each party \(name)"
    case .allOthers: "all other parties"
    case .names(let names): list(names)
    case .either(let names): list(names, "or")
    }
  }

  package func act(_ act: Act) -> String {
    switch act {
    case .send(let id, let to): "send \(name(id)) to \(Self.subject(to))"
    case .hold(let id): "hold \(name(id))"
    case .perform(let id): "do \(name(id))"
    case .deposit(let id, let effect): "deposit \(name(id)) taking effect on \(name(effect))"
    case .convene(let id): "convene \(name(id))"
    case .suspend(let numbers): "suspend \(Self.articles(numbers))"
    case .resume(let numbers): "resume \(Self.articles(numbers))"
    }
  }

  private static func articles(_ numbers: [String]) -> String {
    switch numbers.count {
    case 0: "the agreement"
    case 1: "article \(numbers[0])"
    default: "articles \(list(numbers))"
    }
  }

  package func norm(_ norm: Norm) -> String {
    let parts =
      ["\(Self.subject(norm.subject)) \(norm.modal.rawValue) \(act(norm.act))"]
      + norm.timings.map(timing) + (norm.quota.map { [quota($0)] } ?? [])
    return parts.joined(separator: " ")
  }

  package func timing(_ timing: Timing) -> String {
    switch timing {
    case .within(let span, let anchor): "within \(Self.span(span)) of \(anchor.rawValue)"
    case .notLater(let span, let edge): "not later than \(Self.span(span)) after \(self.edge(edge))"
    case .atLeast(let span, let edge): "at least \(Self.span(span)) before \(self.edge(edge))"
    case .notEarlierAfter(let span, let edge):
      "not earlier than \(Self.span(span)) after \(self.edge(edge))"
    case .notEarlierBefore(let span, let edge):
      "not earlier than \(Self.span(span)) before \(self.edge(edge))"
    case .onDay(let day): "on \(Self.day(day)) each year"
    case .byDay(let day): "by \(Self.day(day)) each year"
    case .onDate(let date): "on \(Self.date(date))"
    case .byDate(let date): "by \(Self.date(date))"
    case .withoutDelay(let alert): "without delay, alert after \(Self.span(alert))"
    case .sameTime: "at the same time"
    }
  }

  package func edge(_ edge: Edge) -> String {
    let part = edge.part.map { "\($0.rawValue) of " } ?? ""
    return switch edge.of {
    case .it: part + "it"
    case .named(let id): part + name(id)
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static func month(_ number: Int) -> String {
    months.indices.contains(number - 1) ? months[number - 1] : "month \(number)"
  }

  package static func day(_ day: DayOfYear) -> String { "\(day.day) \(month(day.month))" }

  package static func date(_ date: CivilDate) -> String {
    "\(date.day) \(month(date.month)) \(date.year)"
  }

  package static func zone(_ zone: Zone) -> String {
    guard zone.minutes != 0 else { return "UTC" }
    let parts = zone.minutes.magnitude.quotientAndRemainder(dividingBy: 60)
    let two = { (n: UInt) in n < 10 ? "0\(n)" : "\(n)" }
    return (zone.minutes < 0 ? "-" : "+") + "\(two(parts.quotient)):\(two(parts.remainder))"
  }

  package func quota(_ quota: Quota) -> String {
    "at most \(amount(quota.most)) each calendar year"
      + (quota.fromSameParty.map { ", from the same party at most \(amount($0))" } ?? "")
  }

  private func amount(_ amount: Amount) -> String {
    switch amount {
    case .number(let number): "\(number)"
    case .share(let part): "one part in \(part) of it"
    case .perUnits(let every, let field, let message, let portion, let ceiling):
      "one for every \(every) \(field) of \(name(message))"
        + (portion ? " or portion thereof" : "")
        + (ceiling.map { ", not more than \($0)" } ?? "")
    }
  }
}

extension Wording {
  package static func threshold(_ threshold: Threshold) -> String {
    "\(threshold.field) \(threshold.relation.rawValue) \(threshold.number)"
  }

  private static func `where`(_ thresholds: [Threshold]) -> String {
    thresholds.isEmpty ? "" : " where " + list(thresholds.map(threshold))
  }

  package func trigger(_ trigger: Trigger) -> String {
    switch trigger {
    case .sends(let who, let message, let to, let thresholds):
      "when \(Self.subject(who)) sends \(name(message))"
        + (to.map { " to \(Self.subject($0))" } ?? "") + Self.where(thresholds)
    case .occurs(let id, let by, let thresholds):
      "when \(name(id))" + (by.map { " by \(Self.subject($0))" } ?? "") + Self.where(thresholds)
    case .beforeEach(let id, let by, let thresholds):
      "before each \(name(id)) by \(Self.subject(by))" + Self.where(thresholds)
    case .eachYear: "each year"
    case .becomes(let article, let state): "when article \(article) is \(state.rawValue)"
    }
  }

  package func condition(_ condition: Condition) -> String {
    switch condition {
    case .all(let parts): parts.map(inner).joined(separator: " and ")
    case .any(let parts): parts.map(inner).joined(separator: " or ")
    case .not(let part): "not \(inner(part))"
    case .fact(let id, let state, let other):
      name(id) + (other.map { " of \($0)" } ?? "") + " is \(state.rawValue)"
    case .article(let number, let state, let other):
      "article \(number)" + (other.map { " of \($0)" } ?? "") + " is \(state.rawValue)"
    case .hasDone(let who, let id): "\(who) has done \(name(id))"
    case .sends(let who, let id): "\(who) sends \(name(id))"
    case .allConsent: "all parties consent"
    case .threshold(let threshold): Self.threshold(threshold)
    }
  }

  private func inner(_ condition: Condition) -> String {
    switch condition {
    case .all, .any: "(\(self.condition(condition)))"
    default: self.condition(condition)
    }
  }
}
