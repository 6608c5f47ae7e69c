import ParleyCharter
import ParleyKeylog
import ParleyTestKit
import Testing

@Suite struct SpecTests {
  @Test func theExampleOfTheCharterPage() throws {
    let bytes = try #require(try SpecPage("charter").examples("charter").first)
    let logs = [TestParty("alfa.example"), TestParty("bravo.example")].map { ($0.party, $0.keyLog) }
    let signed = try SignedCharter(bytes, keyLogs: Dictionary(uniqueKeysWithValues: logs))
    #expect(signed.charter.parties.count == 2)
    #expect(signed.bytes == bytes)
  }
}
