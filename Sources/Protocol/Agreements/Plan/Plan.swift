import ParleyPact
import ParleyWire

/// An agreement made ready to be followed: its articles in an order in which they can be judged,
/// and what each listens to.
struct Plan: Sendable {
  let agreement: Agreement
  let meaning: Digest
  let acceptance: Acceptance
  let basis: Basis
  /// Seconds by which two honest clocks may differ.
  let tolerance: Int64
  /// In the order of the text; what stands after `otherwise` follows its article.
  let articles: [ArticlePlan]
  let groups: [Strata.Group]
  /// Articles that a message of this kind brings into play.
  let startedBy: [String: [Int]]
  /// Of these, the ones that are judged by themselves.
  let selfContained: [String: [Int]]
  /// Rights to send messages of this kind.
  let rightsTo: [String: [Int]]
  /// Whether the agreement is in force from a date, and not on a condition.
  let forceDate: Int64?
  /// `agreement.zone` and the parties' own.
  let calculation: Calculation

  init(
    _ agreement: Agreement, meaning: Digest, acceptance: Acceptance = .given
  ) throws(EngineFault) {
    guard let basis = agreement.basis else { throw .noBasis }
    var numbers: Set<String> = []
    for article in agreement.articles where !numbers.insert(article.number).inserted {
      throw .repeatedNumber(article.number)
    }
    self.agreement = agreement
    self.meaning = meaning
    self.acceptance = acceptance
    self.basis = basis
    tolerance = try Self.tolerance(agreement)
    calculation = Calculation(agreement)
    let texts = agreement.articles.flatMap { article in
      [(article, false)] + (article.otherwiseArticle.map { [($0, true)] } ?? [])
    }
    groups = try Strata(agreement, texts.map { ($0.1 ? "" : $0.0.number, $0.0) }).groups
    var plans: [ArticlePlan] = []
    for (article, isOtherwise) in texts {
      try Self.check(article, in: agreement)
      plans.append(
        ArticlePlan(
          index: plans.count, article: article, isOtherwise: isOtherwise, in: agreement))
    }
    articles = plans
    var started: [String: [Int]] = [:]
    var rights: [String: [Int]] = [:]
    for plan in plans {
      if case .sends(_, let kind, _, _)? = plan.article.trigger {
        started[kind, default: []].append(plan.index)
      }
      if plan.article.norm.modal == .may, case .send(let kind, _) = plan.article.norm.act,
        !plan.isOtherwise
      {
        rights[kind, default: []].append(plan.index)
      }
    }
    startedBy = started
    selfContained = started.mapValues { $0.filter { plans[$0].isSelfContained } }
    rightsTo = rights
    forceDate = try Self.forceDate(agreement)
  }

  private static func tolerance(_ agreement: Agreement) throws(EngineFault) -> Int64 {
    guard let span = agreement.tolerance else { return 0 }
    switch span.unit {
    case .minutes: return Int64(span.count) * 60
    case .hours: return Int64(span.count) * 3_600
    default: throw .toleranceInDays
    }
  }

  /// A date needs a zone; without one the agreement is not shown in force.
  private static func forceDate(_ agreement: Agreement) throws(EngineFault) -> Int64? {
    switch agreement.force {
    case .from(let date)?: return agreement.zone.flatMap { try? date.start(in: $0).seconds }
    case .when(let condition)?:
      if let look = condition.looks(isNegative: false).first(where: { $0.0.isArticle })?.0,
        case .article(let number) = look
      {
        throw .forceDependsOnArticle(number)
      }
      return nil
    case nil: return nil
    }
  }

  private static func check(_ article: Article, in agreement: Agreement) throws(EngineFault) {
    for timing in article.norm.timings {
      if case .onDay(let day) = timing { try check(day, article) }
      if case .byDay(let day) = timing { try check(day, article) }
    }
    let known: Bool
    let name: String
    switch article.norm.act {
    case .send(let kind, _): (name, known) = (kind, agreement.message(kind) != nil)
    case .hold(let event), .perform(let event), .convene(let event):
      (name, known) = (event, agreement.event(event) != nil)
    case .deposit(let kind, let effect):
      (name, known) = (
        "\(kind), \(effect)",
        agreement.message(kind) != nil && (agreement.fact(effect) ?? nil) != nil
          || agreement.message(kind) != nil && agreement.event(effect) != nil
      )
    case .suspend, .resume: (name, known) = ("", true)
    }
    guard known else { throw .unknown(name, article: article.number) }
    switch article.trigger {
    case .sends(_, let kind, _, _)? where agreement.message(kind) == nil:
      throw .unknown(kind, article: article.number)
    case .occurs(let id, _, _)? where agreement.event(id) == nil && agreement.fact(id) == nil:
      throw .unknown(id, article: article.number)
    case .beforeEach(let id, _, _)? where agreement.event(id) == nil:
      throw .unknown(id, article: article.number)
    case .becomes(let number, _)? where agreement.article(number) == nil:
      throw .unknown(number, article: article.number)
    default: break
    }
  }

  private static func check(_ day: DayOfYear, _ article: Article) throws(EngineFault) {
    // A year that has no 29 February would silently have no duty.
    guard CivilDate(year: 2027, month: day.month, day: day.day).exists else {
      throw .noSuchDay(day, article: article.number)
    }
  }
}

/// One article, and how it is followed.
struct ArticlePlan: Sendable {
  let index: Int
  let article: Article
  /// What stands after `otherwise` in the article of this number.
  let isOtherwise: Bool
  /// Begun by a message and judged by what refers to that message alone.
  let isSelfContained: Bool

  init(index: Int, article: Article, isOtherwise: Bool, in agreement: Agreement) {
    self.index = index
    self.article = article
    self.isOtherwise = isOtherwise
    isSelfContained = !isOtherwise && Self.isSelfContained(article, in: agreement)
  }

  private static func isSelfContained(_ article: Article, in agreement: Agreement) -> Bool {
    guard case .sends(_, let kind, _, _)? = article.trigger, article.norm.modal == .must,
      article.condition == nil, article.onlyIf == nil, article.unless == nil
    else { return false }
    if case .when? = agreement.force { return false }
    let isLimited = agreement.articles.contains { other in
      if case .send(kind, _) = other.norm.act { other.norm.quota != nil } else { false }
    }
    guard !isLimited else { return false }
    for timing in article.norm.timings {
      if case .named? = timing.edge?.of { return false }
    }
    switch article.norm.act {
    case .send(let answer, _): return agreement.message(answer)?.target == kind
    case .hold(let event), .perform(let event): return agreement.event(event)?.about == kind
    case .deposit, .convene, .suspend, .resume: return false
    }
  }
}

extension Article {
  /// What stands after `otherwise`, as an article of its own that begins when this one is late.
  fileprivate var otherwiseArticle: Article? {
    guard let otherwise else { return nil }
    var article = Article(number: number, norm: otherwise)
    article.titles = titles
    article.citations = citations
    article.trigger = .becomes(article: number, .overdue)
    article.position = otherwise.position
    return article
  }
}

extension Strata.Look {
  fileprivate var isArticle: Bool { if case .article = self { true } else { false } }
}
