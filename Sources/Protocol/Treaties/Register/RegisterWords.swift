import ParleyPact

/// Which lines a section has, in order.
enum RegisterGrammar {
  struct Keyword {
    let name: String
    var isNeeded = true
    var isMany = false
  }

  static let head = [
    Keyword(name: "relation"), Keyword(name: "as-of"), Keyword(name: "title", isMany: true),
  ]

  static let entry = [
    Keyword(name: "entry"), Keyword(name: "name", isMany: true), Keyword(name: "parties"),
    Keyword(name: "signed", isNeeded: false),
    Keyword(name: "state", isNeeded: false, isMany: true), Keyword(name: "model"),
    Keyword(name: "source", isMany: true), Keyword(name: "note", isNeeded: false, isMany: true),
  ]

  /// Stands in for a day that could not be read; its fault is noted.
  static let someDay: RegisterDate = {
    guard let day = RegisterDate(year: 9999) else { preconditionFailure("9999 is a year") }
    return day
  }()

  static func isName(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.first.map { (0x41...0x5A).contains($0) } == true && bytes.count <= 64
      && bytes.allSatisfy {
        (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0)
      }
  }

  static func isID(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return text.utf8.count <= 64 && text.utf8.first.map { $0 >= 0x61 } == true
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
      }
  }
}

extension RegisterReader {
  /// Names that rise, two or more.
  mutating func relation(_ word: RegisterWord?) -> [PartyName] {
    guard let word else { return [] }
    let names = word.parted()
    for (index, name) in names.enumerated() {
      let rises = index == 0 || names[index - 1].text < name.text
      if !RegisterGrammar.isName(name.text) || !rises { fault(.relation, name) }
    }
    if names.count < 2 { fault(.relation, word, "one party") }
    return names.map(\.text)
  }

  mutating func parties(_ word: RegisterWord?, among known: [PartyName]) -> [PartyName] {
    guard let word else { return [] }
    let names = word.parted()
    for (index, name) in names.enumerated() {
      let rises = index == 0 || names[index - 1].text < name.text
      if !known.contains(name.text) || !rises { fault(.parties, name) }
    }
    if names.count < 2 { fault(.parties, word, "one party") }
    return names.map(\.text)
  }

  mutating func labels(_ lines: [RegisterLine]) -> [Label] {
    var labels: [Label] = []
    for line in lines {
      let parts = line.rest.parted(most: 2)
      let language = parts[0].text
      guard parts.count == 2, !parts[1].text.isEmpty, !parts[1].text.hasPrefix(" "),
        language.utf8.count == 2, language.utf8.allSatisfy({ (0x61...0x7A).contains($0) }),
        labels.last.map({ $0.language < language }) ?? true
      else {
        fault(.labels, line.rest)
        continue
      }
      labels.append(Label(language, parts[1].text))
    }
    return labels
  }

  mutating func id(_ word: RegisterWord) -> String {
    if !RegisterGrammar.isID(word.text) { fault(.id, word) }
    return word.text
  }

  mutating func date(_ word: RegisterWord?) -> RegisterDate? {
    guard let word else { return nil }
    if let date = RegisterDate(word.text) { return date }
    fault(.date, word)
    return nil
  }

  /// `stated 1972-05-26`.
  mutating func dated(_ words: [RegisterWord], _ whole: RegisterWord) -> Register.Dated? {
    let mark = confidence(words[0])
    guard words.count > 1 else {
      fault(.date, whole, "no date")
      return nil
    }
    guard let date = date(words[1]), let mark else { return nil }
    return Register.Dated(date, mark)
  }

  mutating func confidence(_ word: RegisterWord) -> Confidence? {
    if let mark = Confidence(rawValue: word.text) { return mark }
    fault(.confidence, word)
    return nil
  }

  mutating func model(_ word: RegisterWord) -> String? {
    if word.text == "none" { return nil }
    if !RegisterGrammar.isID(word.text) { fault(.model, word) }
    return word.text
  }

  mutating func source(_ word: RegisterWord) -> Source? {
    let parts = word.parted(most: 2)
    let mark = confidence(parts[0])
    guard parts.count == 2, !parts[1].text.isEmpty, !parts[1].text.hasPrefix(" ") else {
      fault(.source, word)
      return nil
    }
    return mark.map { Source($0, parts[1].text) }
  }

  // MARK: what happened

  mutating func history(
    _ lines: [RegisterLine], _ parties: [PartyName], _ signed: RegisterDate?,
    _ asOf: RegisterDate
  ) -> [Register.Turn] {
    var turns: [Register.Turn] = []
    for line in lines {
      guard let turn = turn(line.rest, parties) else { continue }
      let floor = turns.last?.since.on ?? signed
      if let floor, turn.since.on < floor, !floor.description.hasPrefix(turn.since.on.description) {
        fault(.order, line.rest)
      }
      if turn.since.on > asOf { fault(.future, line.rest) }
      turns.append(turn)
    }
    return turns
  }

  /// `stated 2023-02-28 suspended Russia disputed US`.
  private mutating func turn(_ word: RegisterWord, _ parties: [PartyName]) -> Register.Turn? {
    let words = word.parted()
    guard let since = dated(words, word) else { return nil }
    guard words.count > 2, let state = Register.State(rawValue: words[2].text) else {
      fault(.state, words.count > 2 ? words[2] : word, words.count > 2 ? nil : "no state")
      return nil
    }
    var turn = Register.Turn(since: since, state: state)
    var rest = words.dropFirst(3)
    if state.isAct {
      guard let party = rest.popFirst(), parties.contains(party.text) else {
        fault(.actor, word)
        return nil
      }
      turn.by = party.text
    }
    guard let next = rest.popFirst() else { return turn }
    guard next.text == "disputed", let party = rest.popFirst(), rest.isEmpty,
      parties.contains(party.text), party.text != turn.by
    else {
      fault(.actor, next)
      return nil
    }
    turn.disputedBy = party.text
    return turn
  }
}
