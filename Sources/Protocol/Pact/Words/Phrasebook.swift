/// The keywords of one language, ready for reading and for writing.
struct Phrasebook: Sendable {
  let tongue: Tongue
  /// For each phrase its spellings as words; those that are written come first.
  private let spellings: [[[Int]]]
  /// For each phrase the forms that are written.
  private let forms: [[String]]
  /// For each word the phrases that may begin with it.
  private let starting: [[Phrase]]
  /// Each word of the table and its number.
  private let numbers: [String: Int]
  /// Each number and its word.
  let words: [String]

  static let english = Phrasebook(.english)
  static let russian = Phrasebook(.russian)
  static let french = Phrasebook(.french)
  static let all = [english, russian, french]

  static func of(_ tongue: Tongue) -> Phrasebook {
    switch tongue {
    case .english: english
    case .russian: russian
    case .french: french
    }
  }

  private init(_ tongue: Tongue) {
    self.tongue = tongue
    var (spellings, forms): ([[[Int]]], [[String]]) = ([], [])
    var (numbers, words): ([String: Int], [String]) = ([",": Self.comma], [","])
    let column = tongue == .english ? 1 : tongue == .russian ? 2 : 3
    let rows = Self.rows
    for phrase in Phrase.allCases {
      guard let row = rows["\(phrase)"], row.count == 4 else {
        preconditionFailure("the keyword table has no line \(phrase)")
      }
      let cell = row[column] == "-" ? "" : row[column]
      let alternatives = Self.parts(cell, at: "~")
      forms.append(Self.parts(alternatives[0], at: "/"))
      var written: [[Int]] = []
      for spelling in forms[forms.count - 1] + alternatives.dropFirst() {
        let spelled = spelling.split(separator: " ").map { word -> Int in
          if let number = numbers[String(word)] { return number }
          numbers[String(word)] = words.count
          words.append(String(word))
          return words.count - 1
        }
        if !written.contains(spelled) { written.append(spelled) }
      }
      spellings.append(written)
    }
    (self.spellings, self.forms, self.numbers, self.words) = (spellings, forms, numbers, words)
    var starting: [[Phrase]] = words.map { _ in [] }
    for phrase in Phrase.allCases {
      for spelling in spellings[phrase.rawValue] {
        // A comma may be left out, and the next word is then the first.
        for first in spelling.prefix(spelling.first == Self.comma ? 2 : 1)
        where starting[first].last != phrase { starting[first].append(phrase) }
      }
    }
    self.starting = starting
  }

  /// The number of the comma, which is a mark and no word, and may be left out.
  static let comma = 0

  private static func parts(_ text: String, at mark: Character) -> [String] {
    text.split(separator: mark, omittingEmptySubsequences: false).map { part in
      String(part.split(separator: " ").joined(separator: " "))
    }
  }

  /// The lines of the tables by the name of their phrase.
  private static var rows: [String: [String]] {
    var rows: [String: [String]] = [:]
    for line in (headWords + "\n" + articleWords + "\n" + countingWords).split(separator: "\n") {
      let cells = parts(String(line), at: "|")
      precondition(rows[cells[0]] == nil, "the keyword table has two lines \(cells[0])")
      rows[cells[0]] = cells
    }
    return rows
  }

  func number(of word: String) -> Int { numbers[word] ?? -1 }

  /// Whether this language says nothing at all here.
  func isSilent(_ phrase: Phrase) -> Bool { spellings[phrase.rawValue] == [[]] }

  /// The phrase as it is written; the last form serves for those that the language does not tell
  /// apart.
  func text(_ phrase: Phrase, form: Int = 0) -> String {
    let forms = forms[phrase.rawValue]
    return forms[min(form, forms.count - 1)]
  }

  /// The phrase as the table of keywords shows it: its forms, each once.
  func row(_ phrase: Phrase) -> String {
    var shown: [String] = []
    for form in forms[phrase.rawValue] where !shown.contains(form) { shown.append(form) }
    return shown.joined(separator: " / ").replacing(" ,", with: ",")
  }

  func spellings(_ phrase: Phrase) -> [[Int]] { spellings[phrase.rawValue] }

  /// The phrases that may begin with a token; most tokens begin none.
  func starting(with token: Token) -> [Phrase] {
    switch token.kind {
    case .comma: starting[Self.comma]
    case .word: token.key < 0 ? [] : starting[token.key]
    case .string, .open, .close, .end: []
    }
  }

  func starting(with word: String) -> [Phrase] { numbers[word].map { starting[$0] } ?? [] }

  /// How many of these tokens are the phrase, in its longest spelling; nil if they are not.
  func length(_ phrase: Phrase, in tokens: [Token], at start: Int) -> Int? {
    var longest: Int?
    for spelling in spellings[phrase.rawValue] where !spelling.isEmpty {
      var at = start
      var isMatch = true
      for number in spelling {
        if number == Self.comma {
          if tokens[at].kind == .comma { at += 1 }
        } else if tokens[at].key == number {
          at += 1
        } else {
          isMatch = false
          break
        }
      }
      if isMatch { longest = max(longest ?? 0, at - start) }
    }
    return longest
  }
}
