@testable import ParleyPact
import ParleyTestKit
import Testing

// The page of the language, against the code.

@Test func `the page's example is an agreement, and its translations mean the same`() throws {
  let examples = try SpecPage("pact").examples("pact")
  #expect(examples.count == Tongue.allCases.count)
  let meaning = try Agreement.read(examples[0]).meaning
  for (tongue, example) in zip(Tongue.allCases, examples) {
    #expect(
      try PactFormatter.format(examples[0], in: tongue) == String(decoding: example, as: UTF8.self))
    #expect(try Agreement.read(example).meaning == meaning)
  }
}

@Test func `the page lists every rule with its sentence`() throws {
  let page = try SpecPage("pact").text
  for rule in PactRule.allCases {
    #expect(page.contains("\n| \(rule.rawValue) | \(rule.sentence) |\n"))
  }
}

@Test func `the page lists every keyword in every language`() throws {
  let page = try SpecPage("pact").text
  for phrase in Phrase.allCases {
    let cells = Tongue.allCases.map { Phrasebook.of($0).row(phrase) }.map { $0.isEmpty ? "–" : $0 }
    #expect(page.contains("\n| \(cells.joined(separator: " | ")) |\n"))
  }
}

@Test func `the page states the limits`() throws {
  let page = try SpecPage("pact").text
  for limit in ["1,048,576 bytes", "20,000 lines", "4,096", "999,999,999", "100,000"] {
    #expect(page.contains(limit))
  }
  #expect(PactLimit.bytes == 1_048_576 && PactLimit.lines == 20_000)
  #expect(PactLimit.quotation == 4_096 && PactLimit.number == 999_999_999)
  #expect(PactLimit.span == 100_000 && PactLimit.depth == 16 && PactLimit.faults == 100)
}
