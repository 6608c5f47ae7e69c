import ParleyPact
import ParleyWire

extension Register {
  /// Reads a register; every fault is told at once. Whatever is accepted is what `text` writes.
  package init(text bytes: [UInt8]) throws(RegisterFaults) {
    var reader = RegisterReader()
    let register = reader.read(bytes)
    guard reader.faults.isEmpty, let register else {
      throw RegisterFaults(all: reader.faults.sorted())
    }
    self = register
  }
}

/// Reads section by section and goes on after each fault.
struct RegisterReader {
  private(set) var faults: [RegisterFault] = []

  mutating func fault(_ rule: RegisterRule, _ word: RegisterWord, _ found: String? = nil) {
    guard faults.count < 100 else { return }
    let shown = found ?? (word.text.isEmpty ? "nothing" : "“\(SafeText.neutralised(word.text))”")
    faults.append(RegisterFault(rule: rule, line: word.line, column: word.column, found: shown))
  }

  private mutating func fault(_ rule: RegisterRule, line: Int, _ found: String) {
    fault(rule, RegisterWord(text: "", line: line, column: 1), found)
  }

  mutating func read(_ bytes: [UInt8]) -> Register? {
    guard let sections = sections(bytes) else { return nil }
    let head = sections.first ?? []
    let lines = section(head, RegisterGrammar.head, at: 1)
    let register = Register(
      relation: relation(lines["relation"]?.first?.rest),
      asOf: date(lines["as-of"]?.first?.rest) ?? RegisterGrammar.someDay,
      titles: labels(lines["title"] ?? []))
    var entries: [Register.Entry] = []
    for lines in sections.dropFirst() {
      guard let entry = entry(lines, of: register) else { continue }
      if let last = entries.last, last.id >= entry.id, let word = lines.first?.rest {
        fault(.id, word)
      }
      entries.append(entry)
    }
    var whole = register
    whole.entries = entries
    return whole
  }

  // MARK: lines

  /// The lines between empty lines, without the first line of all.
  private mutating func sections(_ bytes: [UInt8]) -> [[RegisterLine]]? {
    guard bytes.count <= Register.bytes, let text = String(validating: bytes, as: UTF8.self),
      bytes.last == 0x0A
    else {
      fault(.bytes, line: 1, "another text")
      return nil
    }
    // A String's own line is a Character, and CR LF is one; the bytes decide here.
    let lines = text.utf8.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
    var sections: [[RegisterLine]] = [[]]
    for (index, bytes) in lines.enumerated() {
      let line = String(decoding: bytes, as: UTF8.self)
      let number = index + 1
      guard SafeText.mayBeSigned(line) else {
        fault(.bytes, line: number, "“\(SafeText.neutralised(line))”")
        sections[sections.count - 1].append(RegisterLine(line, number: number))
        continue
      }
      if number == 1 {
        if line != Register.firstLine { fault(.firstLine, line: 1, "“\(line)”") }
      } else if line.isEmpty {
        if sections[sections.count - 1].isEmpty || number == lines.count {
          fault(.blankLines, line: number, "an empty line")
        } else {
          sections.append([])
        }
      } else {
        if line.hasSuffix(" ") { fault(.bytes, line: number, "a space at the end of the line") }
        sections[sections.count - 1].append(RegisterLine(line, number: number))
      }
    }
    if sections.last?.isEmpty == true, sections.count > 1 { sections.removeLast() }
    return sections
  }

  /// The lines of a section by keyword; their order and number are checked.
  private mutating func section(
    _ lines: [RegisterLine], _ grammar: [RegisterGrammar.Keyword], at line: Int
  ) -> [String: [RegisterLine]] {
    var found: [String: [RegisterLine]] = [:]
    var rank = 0
    for line in lines {
      guard let place = grammar.firstIndex(where: { $0.name == line.keyword.text }) else {
        fault(.lines, line.keyword)
        continue
      }
      if place < rank { fault(.lines, line.keyword) }
      rank = max(rank, place)
      found[line.keyword.text, default: []].append(line)
      if !grammar[place].isMany, found[line.keyword.text]?.count == 2 {
        fault(.lines, line.keyword, "a second line \(line.keyword.text)")
      }
    }
    for keyword in grammar where keyword.isNeeded && found[keyword.name] == nil {
      fault(.lines, line: lines.first?.keyword.line ?? line, "no line \(keyword.name)")
    }
    return found
  }

  private mutating func entry(_ lines: [RegisterLine], of register: Register) -> Register.Entry? {
    let found = section(lines, RegisterGrammar.entry, at: lines.first?.keyword.line ?? 1)
    guard let name = found["entry"]?.first?.rest else { return nil }
    let id = self.id(name)
    let parties = parties(found["parties"]?.first?.rest, among: register.relation)
    let signed = found["signed"]?.first.flatMap { dated($0.rest.parted(most: 2), $0.rest) }
    return Register.Entry(
      id: id, names: labels(found["name"] ?? []), parties: parties, signed: signed,
      // Whose parties are at fault is measured by the relation's.
      history: history(
        found["state"] ?? [],
        parties.allSatisfy(register.relation.contains) && parties.count > 1
          ? parties : register.relation, signed?.on, register.asOf),
      model: found["model"]?.first.flatMap { model($0.rest) },
      sources: (found["source"] ?? []).compactMap { source($0.rest) },
      notes: labels(found["note"] ?? []))
  }
}
