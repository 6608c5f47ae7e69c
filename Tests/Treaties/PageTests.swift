import Foundation
import ParleyAgreements
import ParleyPact
import ParleyTestKit
import ParleyTreaties
import Testing

private func page() throws -> String {
  let file = Vectors.root.appendingPathComponent("Docs/Agreements.md")
  return try String(contentsOf: file, encoding: .utf8)
}

/// The block of the page that begins so.
private func block(_ start: String) throws -> String {
  let page = try page()
  let found = page.components(separatedBy: "```").first { block in
    block.drop { $0 != "\n" }.dropFirst().hasPrefix(start)
  }
  return String(try #require(found).drop { $0 != "\n" }.dropFirst())
}

@Test func `the page lists every shipped agreement with what it is worth`() throws {
  let rows = try page().split(separator: "\n").filter { $0.hasPrefix("| `") }
  for shipped in Treaties.shipped {
    let row = rows.first { $0.contains("`\(shipped.id)`") }
    let text = try #require(row, "\(shipped.id) is not on the page")
    guard !shipped.trust.isTemplate else { continue }
    let trust = shipped.trust
    let counts = [trust.read, trust.stated, trust.unchecked].map(String.init)
    #expect(text.hasSuffix("| \(counts.joined(separator: " | ")) |"), "\(shipped.id)")
  }
}

@Test func `the page has every rule of a register, in its words`() throws {
  let page = try page()
  for rule in RegisterRule.allCases {
    #expect(page.contains("| \(rule.rawValue) | \(rule.sentence) |"), "\(rule.rawValue)")
  }
  for state in Register.State.allCases { #expect(page.contains("`\(state.rawValue)")) }
}

@Test func `the register on the page is a register`() throws {
  let text = try block("parley register v1")
  let register = try Register(text: Array(text.utf8))
  #expect(register["new-start-2010"]?.current?.state == .lapsed)
}

@Test func `the article on the page is the shipped one`() throws {
  let text = try block("article 16.1.2")
  let shipped = try #require(Treaties.shipped("vd2011-iii")?.agreement)
  var printed = shipped
  printed.articles = try [#require(shipped.article("16.1.2"))]
  printed.articles[0].titles.removeAll { $0.language != "en" }
  printed.articles[0].alerts.removeLast()
  #expect(printed.printed().hasSuffix(text))
}

@Test func `the story on the page comes out as it is told`() throws {
  let story = try Story(text: block("story  A launch"))
  var checked = 0
  for step in story.steps {
    guard case .expect(let expected) = step.what else { continue }
    let status = try Status.of(story.agreement, story.record(at: step.at), at: step.at)
    for expectation in expected {
      checked += 1
      #expect(
        expectation.failure(in: status, of: story.agreement, others: expected) == nil,
        "\(expectation.text)")
    }
  }
  #expect(checked == 2)
}
