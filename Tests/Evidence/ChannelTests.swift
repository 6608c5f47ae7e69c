import ParleyCharter
import ParleyEvidence
import ParleyNote
import ParleyRecord
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

/// What a file says of the channel itself: its charters, its logs, its time.
@Suite struct ChannelTests {
  private let alfa = text("alfa.example") { Party($0) }
  private let bravo = text("bravo.example") { Party($0) }

  @Test func amendments() throws {
    var channel = TestChannel()
    channel.amend { $0.title = "Launches and landings" }
    let id = channel.page(from: bravo)
    for file in [try channel.builder.channelFile(), try channel.builder.messageFile(id)] {
      let verdict = Exchange.check(file.bytes)
      #expect(verdict.faults == [])
      #expect(verdict.proves("charter-in-force") && !verdict.doubts("charter-not-in-force"))
    }
    var hasty = TestChannel()
    hasty.amend(inForce: false) { $0.title = "Launches and landings" }
    hasty.page(from: bravo)
    #expect(hasty.verdict.faults == [])
    #expect(hasty.verdict.doubts("charter-not-in-force"))
    // A version that nobody has used yet is not for the file to show.
    var early = TestChannel()
    early.page(from: bravo)
    early.amend { $0.title = "Launches and landings" }
    #expect(early.verdict.faults == [])
    #expect(early.verdict.proved.count { $0.kind == "charter-signed" } == 1)
  }

  @Test func logsLeftOutOrCutShort() throws {
    let (channel, _) = TestChannel.notice()
    var builder = channel.builder
    builder.logs.removeAll { $0.origin.party == bravo }
    #expect(channel.verdict(of: builder).faults == [])
    #expect(channel.verdict(of: builder).doubts("log-absent"))
    builder = channel.builder
    let log = channel.log(alfa)
    builder.logs[0] = .init(
      origin: log.origin, key: testKey("\(log.origin)").verifier, leaves: log.leaves,
      tree: log.tree, heads: [log.signedHead(at: 2)])
    #expect(channel.verdict(of: builder).faults == [])
    #expect(channel.verdict(of: builder).doubts("log-short"))
    #expect(!channel.verdict.doubts("log-absent") && !channel.verdict.doubts("log-short"))
    // A log that is only granted has nothing to show.
    builder = channel.builder
    builder.logs[1] = .init(
      origin: channel.bravo.origin, key: builder.logs[1].key, leaves: [], tree: .init(), heads: [])
    #expect(channel.verdict(of: builder).doubts("log-absent"))
  }

  @Test func timeIsBoundedByOthersClocks() throws {
    let (channel, ids) = TestChannel.notice()
    let verdict = channel.verdict
    let bound = Statement.recordedBefore(
      ids[0], noon.adding(seconds: 3_600), by: "bravo.example/m")
    #expect(verdict.proved.contains(bound))
  }
}
