import ParleyKeylog
import ParleyNote
import ParleyTestKit
import ParleyTlog
import Testing

@Suite struct SpecTests {
  @Test func theExampleOfTheKeyLogPage() throws {
    let page = try SpecPage("keylog")
    let leaves = page.examples("key")
    var log = try KeyLog(inception: #require(leaves.first))
    for leaf in leaves.dropFirst() { try log.append(leaf) }
    #expect(log.unproved.count == 1)
    let grants = page.examples("grant")
    for grant in grants { try log.disclose(grant) }
    #expect(log.unproved.isEmpty)
    let state = KeyState(log, at: log.size)
    #expect(state.undisclosed == 0)
    #expect(state.everGranted(nil).map(\.grant.role) == [.registrar, .treaty, .officer])
    let head = try VerifiedCheckpoint(bytes: page.examples("head").joined(), log: log.headKey)
    #expect(head.checkpoint == log.checkpoint)
  }
}
