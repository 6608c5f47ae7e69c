/// Reads a text sentence by sentence and goes on after each fault, so that the author sees them all
/// at once. Every function that reads something notes its pieces too, for the formatter.
struct PactReader {
  /// A sentence cannot be read further; its fault is noted.
  struct Stop: Error {}

  private(set) var tokens: [Token]
  let book: Phrasebook
  private(set) var at = 0
  private(set) var faults: [PactFault] = []
  var pieces: [Placed] = []
  var notes = Notes()
  /// The article that is read, counted from 1; 0 outside.
  var scope = 0
  /// What may be said once and was, in the whole text.
  var saidOnce: Set<String> = []
  /// What the present sentence looks like when it is right.
  var example = ""

  init(tokens: [Token], book: Phrasebook) {
    self.tokens = tokens
    self.book = book
    for index in tokens.indices where tokens[index].kind == .word {
      let text = tokens[index].text
      self.tokens[index].key = book.number(of: text)
      if self.tokens[index].key < 0, text.utf8.contains(0xE2), text.contains("\u{2019}") {
        let straight = String(text.map { $0 == "\u{2019}" ? "'" : $0 })
        self.tokens[index].key = book.number(of: straight)
      }
    }
  }

  var token: Token { tokens[at] }
  var isAtEnd: Bool { token.kind == .end }
  var here: Position { token.position }
  func next(_ count: Int = 1) -> Token { tokens[min(at + count, tokens.count - 1)] }

  // MARK: faults

  mutating func fault(
    _ rule: PactRule, at position: Position? = nil, _ message: String, remedy: String
  ) {
    guard faults.count < PactLimit.faults else { return }
    faults.append(PactFault(rule, at: position ?? here, message, remedy: remedy))
  }

  // MARK: keywords

  func sees(_ phrase: Phrase) -> Bool { book.length(phrase, in: tokens, at: at) != nil }

  /// The phrase of these that stands here in the most words.
  func seen(_ phrases: [Phrase]) -> Phrase? {
    var best: (phrase: Phrase, length: Int)?
    for phrase in book.starting(with: token) {
      guard phrases.contains(phrase), let length = book.length(phrase, in: tokens, at: at) else {
        continue
      }
      if best.map({ length > $0.length }) ?? true { best = (phrase, length) }
    }
    return best?.phrase
  }

  /// Reads the phrase if it stands here.
  mutating func take(_ phrase: Phrase, form: Int = 0) -> Bool {
    guard book.starting(with: token).contains(phrase),
      let length = book.length(phrase, in: tokens, at: at)
    else { return false }
    note(.phrase(phrase, form), tokens: length)
    at += length
    return true
  }

  /// Reads a phrase that this language may leave out.
  mutating func skip(_ phrase: Phrase, form: Int = 0) {
    if !take(phrase, form: form) { note(.phrase(phrase, form), tokens: 0) }
  }

  mutating func take(_ phrases: [Phrase]) -> Phrase? {
    guard let phrase = seen(phrases), take(phrase) else { return nil }
    return phrase
  }

  mutating func expect(_ phrase: Phrase, form: Int = 0) throws(Stop) {
    if book.isSilent(phrase) {
      note(.phrase(phrase, form), tokens: 0)
    } else if !take(phrase, form: form) {
      throw stop("\u{201C}\(book.text(phrase))\u{201D}", among: [phrase])
    }
  }

  mutating func expect(_ phrases: [Phrase], form: Int = 0) throws(Stop) -> Phrase {
    if let phrase = seen(phrases), take(phrase, form: form) { return phrase }
    throw stop(listed(phrases), among: phrases)
  }

  /// `receipt or dispatch`.
  func listed(_ phrases: [Phrase]) -> String {
    var texts: [String] = []
    for phrase in phrases where !texts.contains(book.text(phrase)) {
      texts.append(book.text(phrase))
    }
    return texts.dropLast().joined(separator: ", ") + (texts.count > 1 ? " or " : "")
      + (texts.last ?? "")
  }

  // MARK: marks and words

  mutating func take(_ kind: Token.Kind) -> Bool {
    guard token.kind == kind else { return false }
    switch kind {
    case .comma: note(.comma)
    case .open: note(.open)
    case .close: note(.close)
    default: return false
    }
    at += 1
    return true
  }

  /// Passes over the present token, whose piece is noted by the caller.
  mutating func advance() { if !isAtEnd { at += 1 } }

  /// Notes a piece that the next tokens spell, before they are passed over.
  mutating func note(_ piece: Piece, tokens: Int = 1) {
    pieces.append(Placed(piece: piece, token: at + tokens - 1))
  }

  /// Words with commas between them.
  mutating func list<T>(_ one: (inout Self) throws(Stop) -> T) throws(Stop) -> [T] {
    var all = [try one(&self)]
    while take(.comma) { all.append(try one(&self)) }
    return all
  }

  /// Passes over what is left of a broken sentence that began at a token: to a line that begins
  /// with the first word of one of the phrases. The rest of that line may be the next fault.
  mutating func goOn(from start: Int, at phrases: [Phrase], orName: Bool = false) {
    while !isAtEnd {
      if at > start, token.isFirst {
        if book.starting(with: token).contains(where: phrases.contains) { return }
        if orName, token.isName { return }
      }
      at += 1
    }
  }
}

extension Token {
  var isName: Bool {
    guard kind == .word, let first = text.utf8.first, (0x41...0x5A).contains(first) else {
      return false
    }
    return text.utf8.allSatisfy { byte in
      (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }
  }

  var isID: Bool {
    guard kind == .word, let first = text.utf8.first, (0x61...0x7A).contains(first),
      text.utf8.last != UInt8(ascii: "-")
    else { return false }
    return text.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
    }
  }

  var isInteger: Bool {
    kind == .word && !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// `16.1.2`, `2(b)`, `IV`, `IV.2`.
  var isArticleNumber: Bool {
    guard kind == .word, text.utf8.count <= PactLimit.word else { return false }
    let bracket = text.utf8.firstIndex(of: UInt8(ascii: "(")) ?? text.utf8.endIndex
    let parts = text.utf8[..<bracket].split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isRoman = !parts[0].isEmpty && parts[0].allSatisfy { "IVXLC".utf8.contains($0) }
    return parts.enumerated().allSatisfy { index, part in
      !part.isEmpty
        && (index == 0 && isRoman || part.allSatisfy { (0x30...0x39).contains($0) })
    }
  }
}
