import Foundation
import ParleyForms
import ParleyRecord
import ParleyTestKit
import ParleyWire
import Testing

private func page() throws -> String {
  try String(contentsOf: Vectors.root.appendingPathComponent("Docs/Spec/form.md"), encoding: .utf8)
}

/// The fenced blocks of the page, their last line feed included.
private func examples() throws -> [String] {
  let parts = try page().split(separator: "```", omittingEmptySubsequences: false)
  return stride(from: 1, to: parts.count, by: 2).map { String(parts[$0].dropFirst()) }
}

@Test func `the example of the format's page is a form, and its fields keep it`() throws {
  let examples = try examples()
  #expect(examples.count == 2)
  let example = try form(examples[0])
  #expect(String(decoding: example.text, as: UTF8.self) == examples[0])
  let context = FormContext(
    at: time("2026-11-24T06:00:00Z"), precedence: example.precedence, release: 1, re: 0)
  #expect(example.check(fields(examples[1]), in: context) == [])
  #expect(example.duties(fields(examples[1]), at: context.at).map(\.isMissed) == [false])
}

@Test func `the format's page lists every rule with its sentence`() throws {
  let page = try page()
  for rule in FormRule.allCases {
    #expect(page.contains("| \(rule.rawValue) | \(rule.sentence) |"))
  }
}
