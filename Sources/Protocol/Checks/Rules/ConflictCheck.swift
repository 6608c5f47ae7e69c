import ParleyPact

/// Check 6: the same act required and forbidden, or due at two moments.
enum ConflictCheck {
  static func findings(_ text: CheckedText) -> [Finding] {
    var groups: [String: [PlacedNorm]] = [:]
    var order: [String] = []
    for norm in text.norms {
      let key = norm.norm.act.conflictKey
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(norm)
    }
    return order.flatMap { pairs(Array((groups[$0] ?? []).prefix(mostNorms)), text) }
  }

  /// Norms on one act that are compared with each other; no treaty has as many.
  static let mostNorms = 300

  /// Each norm with the first one before it that it meets, by rule.
  private static func pairs(_ norms: [PlacedNorm], _ text: CheckedText) -> [Finding] {
    var found: [Finding] = []
    for (i, other) in norms.enumerated() {
      var (hasContradiction, hasDeadlines) = (false, false)
      for one in norms[..<i] where overlap(one, other, text) {
        let forbids = [one, other].count { $0.norm.modal == .mustNot }
        if forbids == 1, !hasContradiction, TimeCheck.canCoincide(one, other, text) {
          found.append(contradiction(one, other, text))
          hasContradiction = true
        } else if forbids == 0, !hasDeadlines, let finding = twoDeadlines(one, other, text) {
          found.append(finding)
          hasDeadlines = true
        }
        if hasContradiction && hasDeadlines { break }
      }
    }
    return found
  }

  private static func contradiction(
    _ one: PlacedNorm, _ other: PlacedNorm, _ text: CheckedText
  ) -> Finding {
    let asks = one.norm.modal == .mustNot ? other : one
    return text.finding(
      .contradiction, other.article,
      "\(place(one)) and \(place(other)) contradict each other: the same act"
        + " \(asks.norm.modal == .must ? "must" : "may") and must not be done",
      chain: [one.sentence(text.words), other.sentence(text.words)],
      remedy: "Write in one of the two when it yields: \"unless …\". That the particular rule"
        + " prevails over the general one is law's to say, and is not inferred here.")
  }

  private static func twoDeadlines(
    _ one: PlacedNorm, _ other: PlacedNorm, _ text: CheckedText
  ) -> Finding? {
    guard one.norm.modal == .must, other.norm.modal == .must, !one.isConsequence,
      !other.isConsequence, one.norm.hasDeadline, other.norm.hasDeadline,
      sameTrigger(one.article, other.article, text),
      Set(one.norm.timings.filter(\.isDeadline)) != Set(other.norm.timings.filter(\.isDeadline))
    else { return nil }
    return text.finding(
      .twoDeadlines, other.article,
      "\(place(one)) and \(place(other)) set different deadlines for one act, and neither says when"
        + " it yields",
      chain: [one.sentence(text.words), other.sentence(text.words)],
      remedy: "Write \"unless …\" in the one that yields, or give both one deadline. Taking the"
        + " shorter, or the later article, would be a guess.")
  }

  private static func place(_ norm: PlacedNorm) -> String { "article \(norm.article.number)" }

  /// The two could bind one party at one time, as far as the text says.
  private static func overlap(
    _ one: PlacedNorm, _ other: PlacedNorm, _ text: CheckedText
  ) -> Bool {
    let (a, b) = (one.article, other.article)
    if a.number == b.number || a.unless != nil || b.unless != nil { return false }
    let isAnybody = one.isAnyone && other.isAnyone
    if !isAnybody, !text.agreement.canMeet(one.norm.subject, other.norm.subject) { return false }
    if sameTrigger(a, b, text), a.trigger != nil, !mayBeSame(one, other) { return false }
    return !exclusive(a, b)
  }

  /// One party is never both sender and addressee of one message.
  private static func mayBeSame(_ one: PlacedNorm, _ other: PlacedNorm) -> Bool {
    let (mine, theirs) = (one.roles, other.roles)
    return !Set(mine).isDisjoint(with: theirs) || mine.contains { !$0.isFixed }
      || theirs.contains { !$0.isFixed }
  }

  private static func sameTrigger(_ a: Article, _ b: Article, _ text: CheckedText) -> Bool {
    switch (a.trigger, b.trigger) {
    case (.sends(_, let m, _, _)?, .sends(_, let n, _, _)?): m == n
    case (.occurs(let e, _, _)?, .occurs(let f, _, _)?): e == f
    case (.beforeEach(let e, _, _)?, .beforeEach(let f, _, _)?): e == f
    default: a.trigger == b.trigger
    }
  }

  /// The conditions of the two cannot hold together.
  private static func exclusive(_ a: Article, _ b: Article) -> Bool {
    for (mine, theirs) in [(a, b), (b, a)] {
      for condition in [mine.condition, mine.onlyIf].compactMap(\.self) {
        let denied = Condition.not(condition)
        if theirs.condition == denied || theirs.onlyIf == denied { return true }
      }
    }
    return a.thresholds.contains { one in b.thresholds.contains { one.excludes($0) } }
  }
}

extension Role {
  /// Known, and no other role's.
  var isFixed: Bool { self == .sender || self == .addressee }
}

extension Act {
  /// Equal for acts that are the same deed, whoever the letters stand for.
  var conflictKey: String {
    switch self {
    case .send(let id, _): "send \(id)"
    case .hold(let id), .perform(let id), .convene(let id): "do \(id)"
    case .deposit(let id, _): "deposit \(id)"
    case .suspend(let numbers): "suspend \(numbers.joined(separator: " "))"
    case .resume(let numbers): "resume \(numbers.joined(separator: " "))"
    }
  }
}

extension Article {
  /// Thresholds that must all hold.
  var thresholds: [Threshold] {
    var all: [Threshold]
    switch trigger {
    case .sends(_, _, _, let list), .occurs(_, _, let list), .beforeEach(_, _, let list): all = list
    case .eachYear, .becomes, nil: all = []
    }
    switch condition {
    case .threshold(let one): all.append(one)
    case .all(let parts):
      for case .threshold(let one) in parts { all.append(one) }
    default: break
    }
    return all
  }
}

extension Threshold {
  /// No number meets both.
  func excludes(_ other: Threshold) -> Bool {
    guard field == other.field else { return false }
    return max(range.lowerBound, other.range.lowerBound)
      > min(range.upperBound, other.range.upperBound)
  }

  private var range: ClosedRange<Int> {
    let number = min(max(number, -(1 << 50)), 1 << 50)
    return switch relation {
    case .atLeast: number...Int.max
    case .moreThan: (number + 1)...Int.max
    case .atMost: Int.min...number
    case .fewerThan: Int.min...(number - 1)
    }
  }
}
