import ParleyEvidence
import ParleyRecord
import ParleyTestKit
import ParleyWire
import Testing

@Suite struct WholeFiles {
  @Test func aChannelVerifies() throws {
    let (channel, ids) = TestChannel.notice()
    let verdict = Exchange.check(try channel.builder.channelFile().bytes)
    #expect(verdict.faults == [])
    #expect(verdict.scope == .channel)
    #expect(verdict.messages.map(\.id) == ids)
  }

  @Test func aMessageVerifies() throws {
    let (channel, ids) = TestChannel.notice()
    let verdict = Exchange.check(try channel.builder.messageFile(ids[0]).bytes)
    #expect(verdict.faults == [])
    #expect(verdict.scope == .message)
    #expect(verdict.notProved == [])
  }
}
