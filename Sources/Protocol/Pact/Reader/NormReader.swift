// Triggers, subjects, acts: who must do what, and what brings it about.
extension PactReader {
  mutating func trigger(_ phrase: Phrase) throws(Stop) -> Trigger {
    switch phrase {
    case .beforeEach:
      start(phrase, "before each launch by A")
      let event = try id("an event", .event)
      try expect(.by)
      return .beforeEach(event, by: try subject(form: 1), where: try thresholds(of: event))
    case .eachYear:
      start(phrase, "each year")
      return .eachYear
    case .whenArticle:
      start(phrase, "when article 5 is overdue")
      let number = try articleNumber()
      return .becomes(article: number, try state(form: 0))
    default: break
    }
    // In some languages one word begins both sentences; an id is then what happens.
    let length = book.length(phrase, in: tokens, at: at) ?? 1
    let isSubject = Phrase.subjects.contains { book.length($0, in: tokens, at: at + length) != nil }
    if !isSubject, next(length).isID, sees(.whenOccurs) {
      start(.whenOccurs, "when adoption-day")
      let id = try id("an event or fact", .occurrence)
      let by: Subject? = take(.by) ? try subject(form: 1) : nil
      return .occurs(id, by: by, where: try thresholds(of: id))
    }
    start(.whenSends, "when A sends request to B")
    let sender = try subject(form: 0)
    try expect(.sends, form: sender.isPlural ? 1 : 0)
    let message = try id("a message", .message)
    let to: Subject? = take(.to) ? try subject(form: 1) : nil
    return .sends(sender, message: message, to: to, where: try thresholds(of: message))
  }

  private mutating func thresholds(of kind: String) throws(Stop) -> [Threshold] {
    guard take(.where) else { return [] }
    example = "where personnel at least 9000"
    var all: [Threshold] = []
    repeat {
      let field = try id("a field", .fieldOf(kind))
      all.append(try threshold(of: field))
    } while take(.and)
    return all
  }

  mutating func threshold(of field: String) throws(Stop) -> Threshold {
    let phrase = try expect(Threshold.Relation.allCases.map(\.phrase))
    let relation = Threshold.Relation.allCases.first { $0.phrase == phrase } ?? .atLeast
    let number = try integer("a number", 0...PactLimit.number)
    return Threshold(field: field, relation: relation, number: number)
  }

  /// - Parameter form: 0 for who acts, 1 after `to` and `by`.
  mutating func subject(form: Int) throws(Stop) -> Subject {
    if let phrase = seen(Phrase.subjects) {
      _ = take(phrase, form: form)
      switch phrase {
      case .anyParty:
        return .anyParty(try name("a letter for this party, as in any party A", .letter))
      case .anyOther: return .anyOther(try name("a letter for this party", .letter))
      case .theOther: return .theOther(try name("a letter for this party", .letter))
      case .eachParty: return .each(try name("a letter for this party", .letter))
      default: return .allOthers
      }
    }
    guard token.isName else {
      throw stop("a party: its name, or any party A", among: Phrase.subjects)
    }
    var names = [try name("the name of a party")]
    guard let joint = seen([.and, .or]) else { return .names(names) }
    while take(joint) { names.append(try name("the name of a party")) }
    return joint == .and ? .names(names) : .either(names)
  }

  mutating func norm() throws(Stop) -> Norm {
    example = "Bravo must send reply to Alfa within 48 hours of receipt"
    let position = here
    let subject = try subject(form: 0)
    let modal = try expect([.must, .mustNot, .may], form: subject.isPlural ? 1 : 0)
    var norm = Norm(
      subject: subject, modal: Norm.Modal.allCases.first { $0.phrase == modal } ?? .must,
      act: try act())
    norm.position = position
    note(.fold)
    while let timing = try timing() {
      norm.timings.append(timing)
      note(.fold)
    }
    if take(.atMost) { norm.quota = try quota() }
    return norm
  }

  private mutating func act() throws(Stop) -> Act {
    let acts: [Phrase] = [.send, .hold, .perform, .deposit, .convene, .suspend, .resume]
    if seen(acts) == nil, let known = notes.declarations.first(where: { $0.id == token.text }),
      let verb: Phrase = known.kind == .message ? .send : known.kind == .event ? .perform : nil
    {
      fault(
        .sentence, "\(shown) is no act, but \(known.kind == .message ? "a message" : "an event")",
        remedy: "Write \u{201C}\(book.text(verb)) \(token.text)\u{201D}.")
      throw Stop()
    }
    switch try expect(acts) {
    case .send:
      let message = try id("a message", .message)
      try expect(.to)
      return .send(message, to: try subject(form: 1))
    case .hold: return .hold(try id("an event", .event))
    case .perform: return .perform(try id("an event", .event))
    case .deposit:
      let instrument = try id("a message", .message)
      try expect(.takingEffect)
      return .deposit(instrument, effect: try id("a fact", .occurrence))
    case .convene: return .convene(try id("an event", .event))
    case .suspend: return .suspend(try articleNumbers())
    default: return .resume(try articleNumbers())
    }
  }

  /// Empty for the whole agreement.
  private mutating func articleNumbers() throws(Stop) -> [String] {
    // `article` on a line of its own is the next article.
    let isNext = token.isFirst && next().isArticleNumber && sees(.article)
    let first = pieces.count
    guard !isNext, take(.articles) else {
      skip(.theAgreement)
      return []
    }
    example = "suspend articles 5, 6"
    let numbers = try list { me throws(Stop) in try me.articleNumber() }
    pieces[first].piece = .phrase(.articles, numbers.count > 1 ? 1 : 0)
    return numbers
  }
}

extension Subject {
  /// Whether its verb stands in the plural.
  var isPlural: Bool {
    switch self {
    case .allOthers: true
    case .names(let names): names.count > 1
    case .anyParty, .anyOther, .theOther, .each, .either: false
    }
  }
}
