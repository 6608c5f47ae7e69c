/// Asks whether the words of a text that was read refer to something, and whether it says all that
/// counting needs. It runs over a text with faults too, so that the author sees these at once.
struct Resolver {
  let agreement: Agreement
  let notes: Notes
  /// Every sentence was read; only then can be said what is missing.
  let isWhole: Bool
  let book: Phrasebook
  private(set) var faults: [PactFault] = []
  private(set) var kinds: [String: Declaration.Kind] = [:]
  /// Fields with the first of the days that a message covers.
  private(set) var coveredFrom: Set<String> = []
  private var fields: [String: Set<String>] = [:]
  private var allFields: Set<String> = []
  private var ids: [String] = []
  private var suggestions = 0

  init(_ agreement: Agreement, _ notes: Notes, isWhole: Bool, book: Phrasebook) {
    self.agreement = agreement
    self.notes = notes
    self.isWhole = isWhole
    self.book = book
    for declaration in notes.declarations
    where declaration.kind != .term && declaration.kind != .calendar {
      kinds[declaration.id] = kinds[declaration.id] ?? declaration.kind
      ids.append(declaration.id)
    }
    for message in agreement.messages {
      fields[message.id] = Set(message.fields)
      if let covers = message.covers { coveredFrom.insert(covers.from) }
    }
    for event in agreement.events { fields[event.id] = Set(event.fields) }
    for field in agreement.messages.flatMap(\.fields) + agreement.events.flatMap(\.fields)
    where allFields.insert(field).inserted { ids.append(field) }
  }

  mutating func run() -> [PactFault] {
    declarations()
    articleNumbers()
    members()
    uses()
    counting()
    calendars()
    version()
    faults += Negation.faults(agreement)
    return Array(faults.prefix(PactLimit.faults))
  }

  mutating func fault(
    _ rule: PactRule, at position: Position, _ message: String, remedy: String
  ) {
    guard faults.count < PactLimit.faults else { return }
    faults.append(PactFault(rule, at: position, message, remedy: remedy))
  }

  /// An example for a remedy, in the language of the text.
  func example(_ english: String) -> String { Example.text(english, in: book) }

  // MARK: declarations

  private mutating func declarations() {
    var first: [String: Position] = [:]
    for declaration in notes.declarations {
      let isOwn = declaration.kind == .term || declaration.kind == .calendar
      let key = isOwn ? "\(declaration.kind) \(declaration.id)" : declaration.id
      if let before = first[key] {
        fault(
          .oneID, at: declaration.position,
          "\u{201C}\(declaration.id)\u{201D} is declared in line \(before.line) already",
          remedy: "Give one of the two another id.")
      }
      first[key] = first[key] ?? declaration.position
      if !isOwn { reserved(declaration.id, at: declaration.position) }
    }
    for message in agreement.messages {
      for field in message.fields { reserved(field, at: message.position) }
    }
    for event in agreement.events {
      for field in event.fields { reserved(field, at: event.position) }
    }
  }

  /// Words that begin a phrase where an id may stand too, in any of the languages: a text is
  /// translated from one to the other.
  static let reservedWords: Set<String> = {
    let phrases: [Phrase] =
      Phrase.subjects + [.not, .theArticle, .allConsent, .theFact, .it, .startOf, .endOf]
    var words: Set<String> = []
    for book in Phrasebook.all {
      for phrase in phrases {
        for spelling in book.spellings(phrase) {
          if let first = spelling.first { words.insert(book.words[first]) }
        }
      }
    }
    return words
  }()

  private mutating func reserved(_ id: String, at position: Position) {
    guard Self.reservedWords.contains(id) else { return }
    fault(
      .reserved, at: position, "\u{201C}\(id)\u{201D} begins a phrase of the language",
      remedy: "Write an id that does not, as in the-\(id) or \(id)-1.")
  }

  private mutating func articleNumbers() {
    var first: [String: Position] = [:]
    for (number, position) in notes.articles {
      if let before = first[number] {
        fault(
          .oneNumber, at: position, "article \(number) stands in line \(before.line) already",
          remedy: "Number this one as the treaty does; for a second sentence of one article write "
            + "\(number).1 or \(number)(a).")
      }
      first[number] = first[number] ?? position
    }
  }

  private mutating func members() {
    var seen: Set<String> = []
    for (name, position) in notes.parties where !seen.insert(name).inserted {
      fault(
        .parties, at: position, "\(name) stands twice among parties, chair and certifiers",
        remedy: "Name each once; a certifier is nobody's party.")
    }
    if isWhole, agreement.parties.count < 2 {
      fault(
        .parties, at: agreement.position, "an agreement has at least two parties",
        remedy: "Add a line below the first, as in: \(example("parties Alfa, Bravo"))")
    }
  }

  // MARK: uses

  private mutating func uses() {
    let numbers = Set(notes.articles.map(\.number))
    // The forum need have no other part in the agreement.
    let members = Set(notes.parties.map(\.name) + (agreement.disputes.map { [$0] } ?? []))
    var letters: [Int: Set<String>] = [:]
    for use in notes.uses where use.kind == .letter {
      letters[use.scope, default: []].insert(use.text)
    }
    for use in notes.uses {
      switch use.kind {
      case .article:
        if !numbers.contains(use.text) { unknownArticle(use) }
      case .letter:
        if members.contains(use.text) { memberAsLetter(use) }
      case .name, .office:
        let isLetter =
          use.kind == .name && use.scope > 0
          && (use.text.utf8.count == 1 || letters[use.scope]?.contains(use.text) == true)
        if !isLetter, !members.contains(use.text), !notes.namesAreBroken { unknownName(use) }
      default: thing(use)
      }
    }
  }

  private mutating func unknownArticle(_ use: Use) {
    let near = nearest(use.text, notes.articles.map(\.number))
    fault(
      .article, at: use.position, "there is no article \(use.text) in this agreement",
      remedy: (near.map { "Did you mean article \($0)? " } ?? "")
        + "Write the number of an article of this text; of another agreement it is written: "
        + "\(example("if article \(use.text) of other-agreement is fulfilled")).")
  }

  private mutating func memberAsLetter(_ use: Use) {
    fault(
      .party, at: use.position, "\(use.text) is a party itself, and a letter for any belongs here",
      remedy: "Write \(use.text) alone, or a letter that is nobody's name, as in any party A.")
  }

  private mutating func unknownName(_ use: Use) {
    let near = nearest(use.text, notes.parties.map(\.name))
    fault(
      .party, at: use.position, "\(use.text) is neither party, chair nor certifier",
      remedy: (near.map { "Did you mean \($0)? " } ?? "")
        + "Add it to the line of the parties, or write a letter for a party, as in any party A.")
  }

  private mutating func thing(_ use: Use) {
    let kind = kinds[use.text]
    let isField = allFields.contains(use.text)
    switch use.kind {
    case .message: if kind != .message { wrong(use, kind, "a message") }
    case .event: if kind != .event { wrong(use, kind, "an event") }
    case .matter: if kind != .message && kind != .event { wrong(use, kind, "a message or event") }
    case .occurrence: if kind != .event && kind != .fact { wrong(use, kind, "an event or fact") }
    // A declaration that could not be read may well have the field.
    case .edge:
      if !isField, isWhole || kind != nil, kind != .event, kind != .fact {
        wrong(use, kind, "an event, fact or field")
      }
    case .field: if !isField, isWhole { wrong(use, kind, "a field") }
    case .fieldOf(let owner):
      guard isWhole, let known = fields[owner], !known.contains(use.text) else { return }
      fault(
        .declared, at: use.position,
        "\u{201C}\(use.text)\u{201D} is no field of \u{201C}\(owner)\u{201D}",
        remedy: (nearest(use.text, known.sorted()).map { "Did you mean \($0)? " } ?? "")
          + "Add it where \(owner) is declared, as in: \(owner) … has \(use.text)")
    case .article, .letter, .name, .office: break
    }
  }

  private mutating func wrong(_ use: Use, _ kind: Declaration.Kind?, _ expected: String) {
    let quoted = "\u{201C}\(use.text)\u{201D}"
    if let kind {
      let verb = kind == .message ? "is sent" : kind == .event ? "is held or done" : "occurs"
      fault(
        .kind, at: use.position,
        "\(expected) belongs here, and \(quoted) is \(kind == .event ? "an" : "a") \(kind.rawValue)",
        remedy: "What is declared as \(kind == .event ? "an" : "a") \(kind.rawValue) \(verb); use "
          + "the id of \(expected), or declare one.")
    } else {
      let near = nearest(use.text, ids)
      let line =
        expected.hasSuffix("field")
        ? example("has \(use.text)")
        : expected.contains("message")
          ? example("message \(use.text) en \"…\"")
          : example("event \(use.text) en \"…\" recorded by both")
      fault(
        .declared, at: use.position, "\(quoted) is not declared",
        remedy: (near.map { "Did you mean \($0)? " } ?? "")
          + "Declare it before the articles, as in: \(line)")
    }
  }

  /// Looks for what was meant, for the first faults only: a long text of unknown words is answered
  /// quickly too.
  private mutating func nearest(_ word: String, _ known: [String]) -> String? {
    suggestions += 1
    guard suggestions <= 20 else { return nil }
    return Suggestion.nearest(to: word, among: known.prefix(1_000))
  }
}
