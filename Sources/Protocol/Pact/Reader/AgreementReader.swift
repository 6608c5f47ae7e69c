extension Agreement {
  /// Reads a text whose keywords are in any of the languages.
  ///
  /// - Throws: every fault of the text, in its order.
  package static func read(_ text: [UInt8]) throws(PactFaults) -> Agreement {
    try ReadText(text).agreement
  }

  package static func read(_ text: String) throws(PactFaults) -> Agreement {
    try read(Array(text.utf8))
  }
}

extension Agreement {
  /// What is wrong with a tree that a program built, with places in its English text.
  package var faults: [PactFault] {
    do throws(PactFaults) {
      _ = try Agreement.read(printed())
      return []
    } catch {
      return error.faults
    }
  }
}

/// A text that was read: its tree, and what the formatter needs besides.
struct ReadText {
  let agreement: Agreement
  let tongue: Tongue
  let pieces: [Placed]
  let comments: [Comment]

  /// - Parameter isResolved: whether the names must refer to something; a part of a text need not.
  init(_ text: [UInt8], isResolved: Bool = true) throws(PactFaults) {
    let lexer = Lexer(text)
    guard let first = lexer.tokens.first else { throw PactFaults(lexer.faults) }
    guard let book = Phrasebook.all.first(where: { $0.text(.agreement) == first.text }) else {
      throw PactFaults(lexer.faults + [Self.noOpening(first)])
    }
    var reader = PactReader(tokens: lexer.tokens, book: book)
    let agreement = reader.agreement()
    var faults = lexer.faults + reader.faults
    if isResolved {
      var resolver = Resolver(agreement, reader.notes, isWhole: faults.isEmpty, book: book)
      faults += resolver.run()
    }
    guard faults.isEmpty else { throw PactFaults(faults, articles: reader.notes.articles) }
    self.agreement = agreement
    tongue = book.tongue
    pieces = reader.pieces
    comments = lexer.comments
  }

  private static func noOpening(_ first: Token) -> PactFault {
    let words = Phrasebook.all.map { $0.text(.agreement) }
    let near = Suggestion.nearest(to: first.text, among: words)
    return PactFault(
      .opening, at: first.position,
      "the text does not begin with \(words.joined(separator: ", "))",
      remedy: (near.map { "Did you mean \u{201C}\($0)\u{201D}? " } ?? "")
        + "The first line names the agreement, as in: agreement launch-1988. Its first word also "
        + "says which language the keywords are in.")
  }
}

extension Phrase {
  static let heads: [Phrase] = [
    .title, .parties, .chair, .certifier, .inForceFrom, .inForceWhen, .time, .timeOf, .countedOn,
    .counting, .calendar, .disputes, .withdrawal, .amendAll, .amendSilence, .amendBy, .version,
    .source, .term,
  ]
  static let items: [Phrase] = [.message, .event, .fact, .article]
}

extension PactReader {
  /// The whole text, as far as it can be read.
  mutating func agreement() -> Agreement {
    note(.item(.agreement))
    _ = take(.agreement)
    example = "agreement launch-1988"
    var agreement = Agreement(id: "")
    agreement.position = here
    do throws(Stop) {
      agreement.id = try id("the short name of the agreement")
    } catch {
      goOn(from: 0, at: Phrase.heads + Phrase.items)
    }
    var seen: Set<Phrase> = []
    var isPastHead = false
    while !isAtEnd, faults.count < PactLimit.faults {
      if let phrase = self.seen(Phrase.items) {
        isPastHead = true
        item(phrase, &agreement)
      } else if let phrase = self.seen(Phrase.heads) {
        if isPastHead { misplaced(phrase) }
        head(phrase, &agreement, &seen)
      } else {
        unknownLine(isPastHead: isPastHead)
      }
    }
    return agreement
  }

  private mutating func misplaced(_ phrase: Phrase) {
    fault(
      .sentence, "\(shown) belongs to the head of the agreement, above its first message",
      remedy: "Move this line up, below the lines that begin the text.")
  }

  private mutating func unknownLine(isPastHead: Bool) {
    let known = isPastHead ? Phrase.items : Phrase.heads + Phrase.items
    example = ""
    let start = at
    if seesBareLabel {
      fault(
        .quotation, "the words after \(shown) do not stand between quotation marks",
        remedy: "Write them so: \(token.text) \"\(next().text)\"")
    } else {
      _ = stop("a line that begins with \(listed(known))", among: known, isLine: true)
    }
    goOn(from: start, at: Phrase.heads + Phrase.items)
  }

  /// A language, and words without their marks.
  private var seesBareLabel: Bool {
    !token.isFirst && token.kind == .word && token.text.utf8.count == 2 && !next().isFirst
      && next().kind == .word && token.text.utf8.allSatisfy { (0x61...0x7A).contains($0) }
  }

  private mutating func item(_ phrase: Phrase, _ agreement: inout Agreement) {
    note(.item(phrase))
    let start = at
    do throws(Stop) {
      switch phrase {
      case .message: agreement.messages.append(try message())
      case .event: agreement.events.append(try event())
      case .fact: agreement.facts.append(try fact())
      default: if let article = try article() { agreement.articles.append(article) }
      }
    } catch {
      goOn(from: start, at: Phrase.heads + Phrase.items)
    }
  }

  private mutating func head(
    _ phrase: Phrase, _ agreement: inout Agreement, _ seen: inout Set<Phrase>
  ) {
    let kind = phrase.headKind
    if let kind, !seen.insert(kind).inserted {
      fault(
        .once, "\(shown) stands a second time in the head",
        remedy: "An agreement says this once; leave one of the two lines out.")
    }
    note(.line)
    let start = at
    do throws(Stop) {
      try headLine(phrase, &agreement)
    } catch {
      if [.parties, .chair, .certifier].contains(phrase) { notes.namesAreBroken = true }
      goOn(from: start, at: Phrase.heads + Phrase.items)
    }
  }
}

extension Phrase {
  /// What a head line says; nil for what may be said several times.
  fileprivate var headKind: Phrase? {
    switch self {
    case .title, .timeOf, .calendar, .source, .term: nil
    case .inForceWhen: .inForceFrom
    case .amendSilence, .amendBy: .amendAll
    default: self
    }
  }
}
