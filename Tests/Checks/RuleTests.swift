import Foundation
import ParleyPact
import ParleyTestKit
import Testing

@testable import ParleyChecks

func text(_ name: String) throws -> String {
  let file = Vectors.root.appendingPathComponent("Tests/Checks/Vectors/\(name).pact")
  return try String(contentsOf: file, encoding: .utf8)
}

func vector(_ name: String) throws -> Agreement { try Agreement.read(text(name)) }

@Test(arguments: CheckRule.allCases)
func `each rule has a text that breaks it and no other`(rule: CheckRule) throws {
  let beside = rule == .prematureAmendment ? [try vector("K-9.beside")] : []
  let found = try vector(rule.rawValue).checked(beside: beside)
  #expect(Set(found.map(\.check)) == [rule], "\(found.map(\.text).joined(separator: "\n"))")
  for finding in found {
    #expect(finding.position.line > 1)
    #expect(finding.text.contains("[\(rule.rawValue)]") && !finding.remedy.isEmpty)
  }
}

@Test func `about a clean text nothing is said`() throws {
  #expect(try vector("clean").checked() == [])
}
