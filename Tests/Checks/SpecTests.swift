import Foundation
import ParleyTestKit
import Testing

@testable import ParleyChecks

private func page() throws -> String {
  try String(
    contentsOf: Vectors.root.appendingPathComponent("Docs/Spec/checks.md"), encoding: .utf8)
}

@Test func `the page of the checks lists every rule, and no other`() throws {
  let page = try page()
  for rule in CheckRule.allCases {
    #expect(page.contains("| \(rule.rawValue) | \(rule.sentence) | \(rule.severity) |"))
  }
  #expect(page.matches(of: #/(?m)^\| K-\d+ \|/#).count == CheckRule.allCases.count)
  #expect(CheckRule.allCases.map(\.rawValue) == CheckRule.allCases.map { "K-\($0.number)" })
}

@Test func `the page lists every draft, every kind of difference, and the bound of the search`()
  throws
{
  let page = try page()
  for kind in WayOut.Kind.allCases { #expect(page.contains("| \(kind.rawValue) |")) }
  for kind in Comparison.Kind.allCases { #expect(page.contains("| \(kind.rawValue) |")) }
  #expect(page.contains("Up to \(SelfSupport.exhaustive) stuck acts"))
}

@Test func `every rule has its vector, and every vector its rule`() throws {
  let folder = Vectors.root.appendingPathComponent("Tests/Checks/Vectors")
  let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    .filter { $0.hasPrefix("K-") && !$0.contains("beside") }.map { String($0.dropLast(5)) }
  #expect(Set(names) == Set(CheckRule.allCases.map(\.rawValue)))
}
