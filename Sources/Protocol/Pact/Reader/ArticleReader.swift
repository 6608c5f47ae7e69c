extension Phrase {
  static let triggers: [Phrase] = [.whenSends, .whenOccurs, .whenArticle, .beforeEach, .eachYear]
  static let tails: [Phrase] = [
    .copied, .remainsDue, .lapses, .unless, .onlyIf, .excused, .alert, .runsThrough, .otherwise,
  ]
  static let subjects: [Phrase] = [.anyParty, .anyOther, .theOther, .eachParty, .allOthers]
  /// What a line of an article may begin with, besides a name.
  static let articleLines: [Phrase] = [.cites, .text, .if] + triggers + tails + subjects
}

/// An article while it is read.
private struct Draft {
  var article: Article
  var hasNorm = false
  var isBroken = false
  var said: Set<Phrase> = []
}

extension PactReader {
  /// An article; nil, with the fault noted, if it has no norm that can be read.
  mutating func article() throws(Stop) -> Article? {
    let position = here
    start(.article, "article 16.1 \"Request for an explanation\"")
    scope = notes.articles.count + 1
    defer { scope = 0 }
    let numbered = here
    let number = try articleNumber(isUse: false)
    notes.articles.append((number, numbered))
    let nobody = Norm(subject: .names([]), modal: .may, act: .hold(""))
    var draft = Draft(article: Article(number: number, norm: nobody))
    draft.article.position = position
    draft.article.titles = try articleTitles()
    while !isAtEnd, faults.count < PactLimit.faults {
      if sees(.article) || (token.isFirst && endsArticle) { break }
      let start = at
      do throws(Stop) {
        guard try part(&draft) else { break }
      } catch {
        draft.isBroken = true
        goOn(
          from: start, at: Phrase.heads + Phrase.items + Phrase.articleLines, orName: true)
      }
    }
    if !draft.hasNorm, !draft.isBroken {
      fault(
        .norm, at: position, "article \(number) does not say who must, must not or may do what",
        remedy: "Add a line, as in: Bravo must send reply to Alfa within 48 hours of receipt")
    }
    return draft.hasNorm ? draft.article : nil
  }

  /// A line of the head or another declaration begins here, and no line of an article does.
  private var endsArticle: Bool {
    seen(Phrase.heads + Phrase.items) != nil && seen(Phrase.articleLines) == nil
  }

  /// A plain string is a title in the text's own language.
  private mutating func articleTitles() throws(Stop) -> [Label] {
    guard token.kind == .string else {
      let first = pieces.count
      let labels = try labels()
      if labels.count == 1, labels[0].forms.isEmpty {
        pieces.removeLast(pieces.count - first)
        note(.title(labels[0]), tokens: 0)
      }
      return labels
    }
    let label = Label(book.tongue.rawValue, token.text)
    note(.title(label))
    advance()
    return [label]
  }

  /// One line of an article; false where none begins.
  private mutating func part(_ draft: inout Draft) throws(Stop) -> Bool {
    if token.isName || seen(Phrase.subjects) != nil {
      if draft.hasNorm {
        fault(
          .once, "article \(draft.article.number) says a second time who must do what",
          remedy: "Give this sentence an article and a number of its own.")
      }
      note(.line)
      draft.article.norm = try norm()
      draft.hasNorm = true
      return true
    }
    guard let phrase = seen([.cites, .text, .if] + Phrase.triggers + Phrase.tails) else {
      let known = Phrase.articleLines + Phrase.heads + Phrase.items
      example = "Bravo must send reply to Alfa within 48 hours of receipt"
      throw stop(
        "a line of article \(draft.article.number), or the next article", among: known, isLine: true
      )
    }
    note(.line)
    let kind = Phrase.triggers.contains(phrase) ? .whenSends : phrase
    if ![.cites, .text, .alert].contains(kind) {
      once(kind == .lapses ? .remainsDue : kind, &draft.said)
    }
    if Phrase.triggers.contains(phrase) {
      draft.article.trigger = try trigger(phrase)
    } else if Phrase.tails.contains(phrase) {
      try tail(phrase, &draft.article)
    } else {
      try before(phrase, &draft.article)
    }
    return true
  }

  private mutating func before(_ phrase: Phrase, _ article: inout Article) throws(Stop) {
    switch phrase {
    case .cites:
      start(phrase, "cites \"Vienna Document 2011 (16.1)\" stated")
      var citation = Citation(try quotation("what it cites"))
      let marks = Confidence.allCases.map(\.phrase)
      if seen(marks) != nil { citation.confidence = try confidence(form: 1) }
      article.citations.append(citation)
    case .text:
      start(phrase, "text en \"Each party shall notify …\"")
      repeat { article.quotations.append(try label()) } while seesLabel
    default:
      start(.if, "if article 5 is overdue")
      article.condition = try condition()
    }
  }

  private mutating func tail(_ phrase: Phrase, _ article: inout Article) throws(Stop) {
    switch phrase {
    case .copied:
      start(phrase, "copied to all other parties")
      article.copied = try subject(form: 1)
    case .remainsDue:
      start(phrase, "remains due")
      article.lateness = .remainsDue
    case .lapses:
      start(phrase, "lapses if late")
      article.lateness = .lapses
    case .unless:
      start(phrase, "unless article 5 is suspended")
      article.unless = try condition()
    case .onlyIf:
      start(phrase, "only if Bravo has done implement-y")
      article.onlyIf = try condition()
    case .excused:
      start(phrase, "excused by force-majeure, distress")
      article.excuses = try distinct("a ground of excuse")
    case .alert:
      start(phrase, "alert 2 hours before")
      article.alerts.append(try span(.accusative))
      try expect(.alertBefore)
    case .runsThrough:
      start(phrase, "runs through suspension")
      article.survivesSuspension = true
    default:
      start(phrase, "otherwise Alfa may send meeting-request to Bravo")
      article.otherwise = try norm()
    }
  }
}
