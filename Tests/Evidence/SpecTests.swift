import Foundation
import ParleyEvidence
import ParleyRecord
import ParleyTestKit
import Testing

@Suite struct SpecTests {
  @Test func theExampleOfTheExchangePage() throws {
    let page = try SpecPage("exchange")
    let bytes = try #require(page.examples("exchange").first)
    let verdict = Exchange.check(bytes)
    #expect(verdict.faults == [])
    #expect(verdict.proves("authored") && verdict.proves("unsealed") && verdict.proves("settled"))
    let file = try ExchangeFile(bytes)
    #expect(Set(file.items.map(\.kind)) == Set(ItemKind.allCases).subtracting([.page, .fork]))
    #expect(try SpecPage("charter").examples("charter").first == file.items[0].bytes)
    #expect(try SpecPage("keylog").examples("key").first == file.items[1].bytes)
  }

  @Test func everyRuleIsOnThePage() throws {
    let file = Vectors.root.appendingPathComponent("Docs/Spec/exchange.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    for rule in Fault.Rule.allCases { #expect(text.contains("| \(rule.rawValue) | ")) }
  }
}
