import ParleyPact
import ParleyTestKit

/// Random trees over everything that the language can say. They need not make sense.
struct Trees {
  private var chance: Generator

  init(seed: UInt64) { chance = Generator(seed: seed) }

  private mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &chance) }
  private mutating func often(_ percent: Int = 50) -> Bool { below(100) < percent }
  private mutating func maybe<T>(_ make: (inout Self) -> T) -> T? { often() ? make(&self) : nil }
  private mutating func some<T>(_ range: ClosedRange<Int>, _ make: (inout Self) -> T) -> [T] {
    (0..<Int.random(in: range, using: &chance)).map { _ in make(&self) }
  }
  private mutating func pick<T>(_ all: [T]) -> T { all[below(all.count)] }

  private mutating func id() -> String {
    pick(["launch", "reply-2", "x", "area", "answers", "lift-x", "launch-date", "has", "month"])
  }
  private mutating func ids() -> [String] {
    ["area", "answers", "x", "start-date"].filter { _ in often() }
  }
  private mutating func name() -> String {
    pick(["Alfa", "Bravo", "A", "B", "IAEA", "UTC", "May"])
  }
  private mutating func number() -> String {
    pick(["1", "16.1.2", "2(b)", "IV", "I.2", "XII", "10.3(a)"])
  }
  private mutating func words() -> String {
    pick([
      "request", "запрос о разъяснении", "l’avis « donné »", "-- no comment", "परमाणु", "a, b (c)",
    ])
  }

  private mutating func label(_ language: String) -> Label {
    var label = Label(language, words())
    if often(30) {
      label.forms = some(1...2) { me in
        .init(name: me.pick(["gen", "dat", "acc", "ins", "pre", "pl"]), text: me.words())
      }
    }
    return label
  }

  private mutating func labels() -> [Label] {
    ["en", "ru", "fr", "hi"].filter { _ in often() }.map { label($0) }
  }

  private mutating func count() -> Int { pick([1, 2, 3, 4, 5, 11, 21, 22, 48, 100, 101]) }

  private mutating func span() -> Span {
    Span(
      count(), pick(Span.Unit.allCases),
      rounding: often(30) ? pick(Span.Rounding.allCases) : nil)
  }

  private mutating func date() -> CivilDate {
    CivilDate(year: pick([1970, 2024, 2026, 9999]), month: 1 + below(12), day: 1 + below(28))
  }
  private mutating func day() -> DayOfYear { DayOfYear(month: 1 + below(12), day: 1 + below(28)) }

  private mutating func condition(_ depth: Int = 3) -> Condition {
    switch below(depth > 0 ? 9 : 6) {
    case 0: .fact(id(), pick(InstanceState.allCases), agreement: maybe { $0.id() })
    case 1: .article(number(), pick(InstanceState.allCases), agreement: maybe { $0.id() })
    case 2: .hasDone(name(), id())
    case 3: .sends(name(), id())
    case 4: .allConsent
    case 5: .threshold(threshold())
    case 6: .all(some(2...3) { $0.condition(depth - 1) })
    case 7: .any(some(2...3) { $0.condition(depth - 1) })
    default: .not(condition(depth - 1))
    }
  }

  private mutating func threshold() -> Threshold {
    Threshold(
      field: id(), relation: pick(Threshold.Relation.allCases),
      number: pick([0, 9_000, 999_999_999]))
  }

  private mutating func subject() -> Subject {
    switch below(8) {
    case 0: .anyParty(name())
    case 1: .anyOther(name())
    case 2: .theOther(name())
    case 3: .each(name())
    case 4: .allOthers
    case 5: .either(some(2...3) { $0.name() })
    default: .names(some(1...3) { $0.name() })
    }
  }

  private mutating func trigger() -> Trigger {
    switch below(5) {
    case 0:
      .sends(
        subject(), message: id(), to: maybe { $0.subject() }, where: some(0...2) { $0.threshold() })
    case 1: .occurs(id(), by: maybe { $0.subject() }, where: some(0...2) { $0.threshold() })
    case 2: .beforeEach(id(), by: subject(), where: some(0...2) { $0.threshold() })
    case 3: .eachYear
    default: .becomes(article: number(), pick(InstanceState.allCases))
    }
  }

  private mutating func edge() -> Edge {
    Edge(
      often() ? .it : .named(id()), part: often() ? pick(Edge.Part.allCases) : nil)
  }

  private mutating func timing() -> Timing {
    switch below(11) {
    case 0: .within(span(), of: pick(Timing.Anchor.allCases))
    case 1: .notLater(span(), after: edge())
    case 2: .atLeast(span(), before: edge())
    case 3: .notEarlierAfter(span(), edge())
    case 4: .notEarlierBefore(span(), edge())
    case 5: .onDay(day())
    case 6: .byDay(day())
    case 7: .onDate(date())
    case 8: .byDate(date())
    case 9: .withoutDelay(alert: span())
    default: .sameTime
    }
  }

  private mutating func amount() -> Amount {
    switch below(3) {
    case 0: .number(below(20))
    case 1: .share(of: pick([2, 3, 5, 11, 21, 100]))
    default:
      .perUnits(
        every: count(), field: id(), message: id(), portion: often(), ceiling: maybe { $0.count() })
    }
  }

  private mutating func act() -> Act {
    switch below(7) {
    case 0: .send(id(), to: subject())
    case 1: .hold(id())
    case 2: .perform(id())
    case 3: .deposit(id(), effect: id())
    case 4: .convene(id())
    case 5: .suspend(some(0...3) { $0.number() })
    default: .resume(some(0...3) { $0.number() })
    }
  }

  private mutating func norm() -> Norm {
    Norm(
      subject: subject(), modal: pick(Norm.Modal.allCases), act: act(),
      timings: some(0...2) { $0.timing() },
      quota: maybe { me in Quota(most: me.amount(), fromSameParty: me.maybe { $0.amount() }) })
  }

  private mutating func article() -> Article {
    var article = Article(number: number(), norm: norm())
    article.titles = labels()
    article.citations = some(0...2) { me in
      Citation(me.words(), confidence: me.maybe { $0.pick(Confidence.allCases) })
    }
    article.quotations = labels()
    article.trigger = maybe { $0.trigger() }
    article.condition = maybe { $0.condition() }
    article.copied = maybe { $0.subject() }
    article.otherwise = maybe { $0.norm() }
    article.unless = maybe { $0.condition() }
    article.onlyIf = maybe { $0.condition() }
    article.excuses = ids()
    article.lateness = maybe { $0.pick(Lateness.allCases) }
    article.alerts = some(0...2) { $0.span() }
    article.survivesSuspension = often()
    return article
  }

  private mutating func message() -> MessageKind {
    var message = MessageKind(id: id(), labels: labels(), fields: ids())
    message.form = maybe { $0.id() }
    message.relation = maybe { me in me.often() ? .answers(me.id()) : .about(me.id()) }
    message.covers = maybe { .init(event: $0.id(), from: $0.id(), span: $0.span()) }
    message.needsNoAnswer = often()
    return message
  }

  private mutating func event() -> EventKind {
    EventKind(
      id: id(), labels: labels(), about: maybe { $0.id() },
      recordedBy: pick(EventKind.Recorder.allCases), fields: ids())
  }

  private mutating func fact() -> FactKind {
    FactKind(
      id: id(), labels: labels(),
      rule: often()
        ? .when(condition()) : .after(span(), id(), orEarlier: maybe { $0.condition() }))
  }

  private mutating func term() -> Term {
    Term(
      id: id(), labels: labels(),
      definitions: some(0...2) { me in
        .init(party: me.maybe { $0.name() }, text: me.label(me.pick(["en", "ru"])))
      })
  }

  mutating func agreement() -> Agreement {
    var agreement = Agreement(id: id())
    agreement.titles = labels()
    agreement.sources = some(0...2) { Source($0.pick(Confidence.allCases), $0.words()) }
    if often() {
      agreement.version.number = count()
      agreement.version.amends = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
      agreement.version.appliesToPending = often()
    }
    agreement.parties = some(1...3) { $0.name() }
    agreement.chair = maybe { $0.name() }
    agreement.certifiers = some(0...2) { $0.name() }
    agreement.force = maybe { me in me.often() ? .from(me.date()) : .when(me.condition()) }
    agreement.zone = maybe { Zone(minutes: $0.pick([0, 330, -840, 840, -90, 5])) }
    if agreement.zone != nil { agreement.tolerance = maybe { $0.span() } }
    agreement.partyZones = ["India", "Pakistan"].filter { _ in often() }.map {
      PartyZone(party: $0, zone: Zone(minutes: 330))
    }
    agreement.basis = maybe { $0.pick(Basis.allCases) }
    agreement.counting = pick(Counting.allCases)
    agreement.calendars = some(0...1) { me in
      DayCalendar(
        id: me.id(), weekend: [6, 7], first: me.date(), last: me.date(),
        holidays: me.some(0...4) { $0.date() })
    }
    agreement.disputes = maybe { $0.name() }
    agreement.withdrawal = maybe { $0.span() }
    agreement.amendment = maybe { me in
      me.pick([.all, .parties(me.count()), .silence(me.span())])
    }
    agreement.terms = some(0...2) { $0.term() }
    agreement.messages = some(0...3) { $0.message() }
    agreement.events = some(0...3) { $0.event() }
    agreement.facts = some(0...2) { $0.fact() }
    agreement.articles = some(0...3) { $0.article() }
    return agreement
  }
}
