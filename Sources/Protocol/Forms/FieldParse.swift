import ParleyRecord
import ParleyWire

extension FormReader {
  private static let field = [
    Keyword("field", .once), Keyword("type", .once), Keyword("code", .any),
    Keyword("need", .once), Keyword("repeat", .optional), Keyword("marks", .optional),
    Keyword("confidence", .once), Keyword("label", .some),
  ]

  /// A long text, such as that of an agreement, is one field of many lines.
  private static let mostRepeats = 4_096

  /// The sections after the head: fields, then at most one section of rules.
  mutating func body(
    _ sections: ArraySlice<[FormLine]>, _ languages: [Language]?
  ) -> ([FormField], [FormClause]) {
    var fields: [FormField] = []
    var rules: [FormLine] = []
    let before = faults.count
    for lines in sections {
      let first = lines[0].keyword
      if first.text == "rule" {
        if !rules.isEmpty { fault(first, "all rules in one section") }
        rules += section(lines, [Keyword("rule", .some)])["rule"] ?? []
        continue
      }
      guard Suggestion.nearest(to: first.text, among: ["field"]) != nil else {
        fault(first, "field or rule", among: ["rule"])
        continue
      }
      if !rules.isEmpty { fault(first, "fields before the rules") }
      if fields.count == Self.most { fault(first, "at most \(Self.most) fields") }
      guard let next = field(lines, languages) else { continue }
      if fields.contains(where: { $0.code == next.code }) {
        fault(lines[0].rest, "a code that no other field has")
      }
      fields.append(next)
    }
    if rules.count > Self.most { fault(rules[Self.most].keyword, "at most \(Self.most) rules") }
    // A rule about a field that could not be read would only be a second fault.
    guard faults.count == before else { return (fields, []) }
    var clauses: [FormClause] = []
    for line in rules {
      if let clause = clause(line, fields) { clauses.append(clause) }
    }
    return (fields, clauses)
  }

  private mutating func field(_ lines: [FormLine], _ languages: [Language]?) -> FormField? {
    let lines = section(lines, Self.field)
    let code = value(lines, "field", "a code of a-z, 0-9 and -") { Field($0, "-")?.name }
    let type = fieldType(lines, languages)
    let need = choice(lines, "need", FormField.Need.self)
    let most = value(lines, "repeat", "2 to \(Self.mostRepeats)") { text in
      Decimal.parse(text).flatMap { (2...Int64(Self.mostRepeats)).contains($0) ? Int($0) : nil }
    }
    let marks = choices(lines["marks"]?.first?.rest.words ?? [], FormField.Mark.self)
    let confidence = choice(lines, "confidence", Confidence.self)
    let labels = self.labels(lines["label"] ?? [], like: languages)
    guard let code, let type, let need, let confidence, let labels else { return nil }
    return FormField(
      code: code, type: type, need: need, most: most ?? 1, marks: marks,
      confidence: confidence, labels: labels)
  }

  private static let types = [
    "text", "code", "number", "instant", "window", "date", "place", "party", "reference", "quote",
    "field-code",
  ]

  private mutating func fieldType(_ section: Section, _ languages: [Language]?) -> FieldType? {
    guard let line = section["type"]?.first else { return nil }
    let codes = section["code"] ?? []
    let words = line.rest.words
    if words[0].text != "code", let stray = codes.first {
      fault(stray.keyword, "codes only in a field of type code")
    }
    switch words[0].text {
    case "text": return text(line)
    case "number": return number(line)
    case "place":
      guard words.count > 1 else {
        fault(line.rest, "place and the kinds allowed, as in place area circle")
        return nil
      }
      return .place(choices(Array(words.dropFirst()), Place.Kind.self))
    case "code":
      _ = self.words(line.rest, 1...1, "code")
      if codes.isEmpty { fault(line.rest, "lines code after this one") }
      return .code(terms(codes, languages))
    default:
      guard let type = Self.plain(words[0].text) else {
        fault(words[0], Self.types.joined(separator: " or "), among: Self.types)
        return nil
      }
      return self.words(line.rest, 1...1, words[0].text) == nil ? nil : type
    }
  }

  private static func plain(_ word: String) -> FieldType? {
    switch word {
    case "instant": .instant
    case "window": .window
    case "date": .date
    case "party": .party
    case "reference": .reference
    case "quote": .quote
    case "field-code": .fieldCode
    default: nil
    }
  }

  private mutating func text(_ line: FormLine) -> FieldType? {
    guard let words = self.words(line.rest, 2...2, "text and a number of characters") else {
      return nil
    }
    return value(words[1], "1 to 500 characters") { text in
      Decimal.parse(text).flatMap { (1...500).contains($0) ? .text(Int($0)) : nil }
    }
  }

  /// `number UNIT MIN MAX DECIMALS`
  private mutating func number(_ line: FormLine) -> FieldType? {
    guard let words = self.words(line.rest, 5...5, "number UNIT MIN MAX DECIMALS"),
      let unit = value(words[1], "a unit of a-z, 0-9 and -", { Field($0, "-")?.name }),
      let low = value(words[2], "a number", { FixedDecimal($0) }),
      let high = value(
        words[3], "a number not below \(low)",
        { text in FixedDecimal(text).flatMap { $0 < low ? nil : $0 } }),
      let decimals = value(
        words[4], "0 to 6 decimals",
        { text in Decimal.parse(text).flatMap { $0 <= 6 ? Int($0) : nil } })
    else { return nil }
    return .number(NumberBounds(unit: unit, range: low...high, decimals: decimals))
  }

  /// Lines `CODE LANGUAGE TEXT`, those of one code together.
  private mutating func terms(_ lines: [FormLine], _ languages: [Language]?) -> [CodeTerm] {
    var groups: [(code: Word, rests: [Word])] = []
    for line in lines {
      let code = line.rest.words[0]
      guard value(code, "a code of a-z, 0-9 and -", { Field($0, "-") }) != nil else { continue }
      let rest = tail(line.rest, words: 1)
      if groups.last?.code.text == code.text {
        groups[groups.count - 1].rests.append(rest)
      } else {
        if groups.contains(where: { $0.code.text == code.text }) {
          fault(code, "the lines of one code together")
        }
        groups.append((code, [rest]))
      }
    }
    if groups.count > Self.most { fault(groups[Self.most].code, "at most \(Self.most) codes") }
    var terms: [CodeTerm] = []
    for group in groups {
      guard let labels = labels(group.rests, like: languages) else { continue }
      terms.append(CodeTerm(code: group.code.text, labels: labels))
    }
    return terms
  }
}
