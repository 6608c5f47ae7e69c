import ParleyCharter
import ParleyDelivery
import ParleyForms
import ParleyKeylog
import ParleyNode
import ParleyRecord
import ParleyTestKit
import ParleyWire
import Testing

/// A journal that is gone whole: the node knows the names of its logs from its keys, and nothing of
/// what they hold.
@Suite struct LostJournals {
  /// Bravo starts with an empty journal; its keys, cards and charter are on file.
  private static func lose(_ pair: inout Pair) throws {
    pair.bravo.restart(keeping: 0)
    let keyLogs = [pair.bravo.member.keyLog, pair.alfa.member.keyLog]
    let known = Dictionary(uniqueKeysWithValues: keyLogs.map { ($0.party, $0) })
    let bytes = TestChannel.sign(pair.charter, keyLogs.map(\.party))
    let charter = try SignedCharter(bytes, keyLogs: known)
    let records = pair.bravo.node.retirement(
      keyLogs: keyLogs, charters: [charter], with: pair.bravo.keys)
    pair.bravo.journal += records
    for record in records { pair.bravo.node.replay(record) }
  }

  @Test func `it takes its whole log back before a successor opens`() throws {
    var pair = Pair(successors: true)
    pair.settle()
    let notice = pair.notify()
    pair.settle()
    let old = pair.bravo.member.origin
    let held = try #require(pair.alfa.node.log(old)?.position)
    try Self.lose(&pair)
    #expect(pair.bravo.node.channels().map(\.recovering) == [true])

    let grant = try #require(pair.successors[pair.bravo.member.party])
    pair.bravo.take(.keys([grant]), at: pair.now)
    pair.pass(seconds: 10)
    pair.bravo.take(.tick, at: pair.now)
    pair.settle()
    #expect(pair.bravo.node.log(old)?.position == held)
    #expect(pair.bravo.node.message(notice)?.page != nil)
    #expect(pair.bravo.node.channels().map(\.recovering) == [false])
    let next = pair.alfa.node.log(Side.successor(of: pair.bravo.member.party))
    #expect(next?.predecessor == held)
    let accusations = (pair.alfa.events + pair.bravo.events).count {
      switch $0 {
      case .forkProved, .refusedTheirs: true
      default: false
      }
    }
    #expect(accusations == 0)
  }
}
