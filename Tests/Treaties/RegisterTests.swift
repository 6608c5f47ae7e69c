import Foundation
import ParleyPact
import ParleyTestKit
import ParleyTreaties
import Testing

private let sample = """
  parley register v1
  relation Alfa Bravo Charlie
  as-of 2026-11-01
  title en Agreements of three
  title ru Соглашения трёх

  entry first-one
  name en The first
  parties Alfa Bravo
  signed read 1991-04-06
  state stated 1992 in-force
  state stated 2023-02-28 suspended Bravo disputed Alfa
  state unchecked 2026-02 lapsed
  model launch-1988
  source read https://example.org/text
  note en Kept for its form.

  entry second
  name en The second
  name ru Второе
  parties Alfa Bravo Charlie
  model none
  source unchecked From memory.

  """

private func faults(_ text: String) -> [RegisterFault] {
  do {
    let register = try Register(text: Array(text.utf8))
    #expect(register.text == Array(text.utf8), "accepted, and we would have written another")
    return []
  } catch {
    return error.all
  }
}

@Test func `a register is read, and written again to the byte`() throws {
  let register = try Register(text: Array(sample.utf8))
  #expect(register.text == Array(sample.utf8))
  #expect(register.relation == ["Alfa", "Bravo", "Charlie"])
  let first = try #require(register["first-one"])
  #expect(first.current?.state == .lapsed && first.model == "launch-1988")
  #expect(first.history[1].by == "Bravo" && first.history[1].disputedBy == "Alfa")
  #expect(register["second"]?.current == nil && register["second"]?.model == nil)
}

@Test func `the state of a past day is the newest that had come`() throws {
  let first = try #require(try Register(text: Array(sample.utf8))["first-one"])
  func state(_ day: String) throws -> Register.State? {
    first.state(on: try #require(RegisterDate(day)))?.state
  }
  #expect(try state("1991-12-31") == nil)
  #expect(try state("2023-02-27") == .inForce)
  #expect(try state("2023-02-28") == .suspended)
  #expect(try state("2026-11-01") == .lapsed)
}

/// A change to the sample, the rule it breaks, and in which line.
private let broken: [(rule: RegisterRule, from: String, to: String, line: Int)] = [
  (.bytes, "The first\n", "The \u{202E}first\n", 8),
  (.bytes, "The first\n", "The first \n", 8),
  (.firstLine, "register v1", "register v2", 1),
  (.blankLines, "Соглашения трёх\n\n", "Соглашения трёх\n\n\n", 7),
  (.blankLines, "From memory.\n", "From memory.\n\n", 24),
  (.lines, "parties Alfa Bravo\n", "partys Alfa Bravo\n", 9),
  (.lines, "model none\n", "", 18),
  (.lines, "model none\n", "model none\nmodel none\n", 23),
  (.relation, "relation Alfa Bravo", "relation Bravo Alfa", 2),
  (.labels, "title en Agreements", "title eng Agreements", 4),
  (.labels, "name en The second\nname ru Второе", "name ru Второе\nname en The second", 20),
  (.id, "entry first-one", "entry First", 7),
  (.id, "entry second", "entry a", 18),
  (.parties, "parties Alfa Bravo\n", "parties Alfa Delta\n", 9),
  (.date, "signed read 1991-04-06", "signed read 1991-04-31", 10),
  (.date, "signed read 1991-04-06", "signed read 6.4.1991", 10),
  (.confidence, "signed read", "signed sure", 10),
  (.state, "2026-02 lapsed", "2026-02 broken", 13),
  (.actor, "suspended Bravo disputed", "suspended disputed", 12),
  (.actor, "disputed Alfa", "disputed Bravo", 12),
  (.actor, "1992 in-force", "1992 in-force Alfa", 11),
  (.order, "unchecked 2026-02 lapsed", "unchecked 2022 lapsed", 13),
  (.order, "stated 1992 in-force", "stated 1990 in-force", 11),
  (.future, "unchecked 2026-02 lapsed", "unchecked 2027 lapsed", 13),
  (.model, "model launch-1988", "model Launch", 14),
  (.source, "source unchecked From memory.", "source unchecked", 23),
]

@Test(arguments: broken.indices)
func `each rule is broken by a text that breaks only it`(_ index: Int) throws {
  let (rule, from, to, line) = broken[index]
  let text = sample.replacingOccurrence(of: from, with: to)
  #expect(text != sample)
  let found = faults(text)
  #expect(!found.isEmpty)
  #expect(Set(found.map(\.rule)) == [rule], "\(found)")
  #expect(found.contains { $0.line == line }, "\(found)")
}

@Test func `every rule has a vector and a sentence of its own`() {
  #expect(Set(broken.map(\.rule)) == Set(RegisterRule.allCases))
  #expect(Set(RegisterRule.allCases.map(\.sentence)).count == RegisterRule.allCases.count)
}

@Test func `all faults are told at once`() {
  let text = sample.replacingOccurrence(of: "1991-04-06", with: "1991-13")
    .replacingOccurrence(of: "model none", with: "model NONE")
  #expect(faults(text).map(\.rule) == [.date, .model])
}

@Test func `no change of one byte is accepted as another spelling`() {
  var generator = Generator(seed: 11)
  let bytes = Array(sample.utf8)
  for _ in 0..<4000 {
    var changed = bytes
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    changed[place] = UInt8.random(in: 9...126, using: &generator)
    if let register = try? Register(text: changed) { #expect(register.text == changed) }
  }
}

@Test func `every shipped register is its own spelling and names shipped models`() throws {
  let files = try files(".register")
  #expect(files.count == Treaties.registers.count)
  for (file, register) in zip(files, Treaties.registers) {
    #expect(register.text == file.text, "\(file.name)")
    #expect(file.name == register.relation.joined(separator: "-").lowercased() + ".register")
    for entry in register.entries {
      if let model = entry.model { #expect(Treaties.shipped(model) != nil, "\(model)") }
      #expect(entry.names.map(\.language) == ["en", "ru"], "\(entry.id)")
      let claims =
        entry.history.map(\.since.confidence) + (entry.signed.map { [$0.confidence] } ?? [])
      let known = entry.sources.map(\.confidence)
      #expect(
        claims.allSatisfy { $0 == .unchecked || known.contains(.stated) || known.contains(.read) },
        "\(entry.id) vouches for a date and names no source")
    }
  }
}

@Test func `two sides compare their registers, and neither is right`() throws {
  let ours = try #require(Treaties.registers.first { $0.relation == ["Russia", "US"] })
  #expect(ours.differences(from: ours).isEmpty)
  var theirs = ours
  theirs.entries.removeAll { $0.id == "salt-2" }
  let place = try #require(theirs.entries.firstIndex { $0.id == "new-start-2010" })
  theirs.entries[place].history[1].disputedBy = nil
  theirs.entries[0].notes = [Label("en", "Our own note.")]
  #expect(
    ours.differences(from: theirs) == [
      RegisterDifference(entry: "abm-1972", point: .words),
      RegisterDifference(entry: "new-start-2010", point: .history),
      RegisterDifference(entry: "salt-2", point: .onlyFirst),
    ])
  #expect(theirs.differences(from: ours).last?.point == .onlySecond)
}

extension String {
  fileprivate func replacingOccurrence(of old: String, with new: String) -> String {
    guard let range = range(of: old) else { return self }
    return replacingCharacters(in: range, with: new)
  }
}
