import ParleyEvidence
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyTestKit
import ParleyWire
import Testing

/// Pages that honest nodes refuse: alone they are faults, refused they are doubts, and what else
/// the file proves stands.
@Suite struct PageRuleTests {
  static let alfa = text("alfa.example") { Party($0) }
  static let bravo = text("bravo.example") { Party($0) }

  struct Case: Sendable, CustomTestStringConvertible {
    let rule: String
    let testDescription: String
    let record: @Sendable (inout TestChannel) -> Digest
  }

  static let cases = [
    Case(rule: "E-21", testDescription: "not a page") { $0.record([0x41], by: alfa) },
    Case(rule: "E-21", testDescription: "another channel") {
      $0.page(from: alfa) { $0.channel = Digest([UInt8](repeating: 7, count: 32)) ?? $0.channel }
    },
    Case(rule: "E-21", testDescription: "another party's page") { channel in
      let page = channel.page(from: bravo)
      return channel.record(channel.opened[page]?.page ?? [], by: alfa)
    },
    Case(rule: "E-21", testDescription: "another charter") {
      $0.page(from: alfa) { $0.charter = 9 }
    },
    Case(rule: "E-22", testDescription: "one signature for two") {
      $0.page("launch-1988/1", from: alfa, release: 2, signers: ["alfa.example/o/1"])
    },
    Case(rule: "E-22", testDescription: "a stranger's key") {
      $0.page(from: alfa, signers: ["alfa.example/o/9"])
    },
    Case(rule: "E-22", testDescription: "the other party's officer") {
      $0.page(from: alfa, signers: ["bravo.example/o/1"])
    },
    Case(rule: "E-22", testDescription: "one person with two keys") { channel in
      channel.alfa.grant(
        .officer, "alfa.example/o/3", person: "p1", office: "alfa.example/watch",
        rights: [.release])
      return channel.page(
        "launch-1988/1", from: alfa, release: 2,
        signers: ["alfa.example/o/1", "alfa.example/o/3"])
    },
    Case(rule: "E-22", testDescription: "no right to release") { channel in
      channel.alfa.grant(
        .officer, "alfa.example/o/4", person: "p4", office: "alfa.example/watch",
        rights: [.answer, .draft])
      return channel.page(from: alfa, signers: ["alfa.example/o/4"])
    },
    Case(rule: "E-22", testDescription: "revoked before the head named") { channel in
      let index = channel.alfa.grant(
        .officer, "alfa.example/o/5", person: "p5", office: "alfa.example/watch",
        rights: [.release])
      channel.alfa.append(.revoke(index, .ended, since: nil), by: channel.alfa.registrar())
      return channel.page(from: alfa, signers: ["alfa.example/o/5"])
    },
    Case(rule: "E-23", testDescription: "a form not admitted") { $0.page("other/1", from: alfa) },
    Case(rule: "E-23", testDescription: "fewer persons than the charter asks") {
      $0.page("launch-1988/1", from: alfa)
    },
    Case(rule: "E-23", testDescription: "an office not in the charter") {
      $0.page(from: alfa) { $0.to = [text("bravo.example/attic") { Office($0) }] }
    },
    Case(rule: "E-24", testDescription: "the same page twice") { channel in
      let first = channel.page(from: alfa)
      return channel.record(channel.opened[first]?.page ?? [], by: alfa)
    },
  ]

  @Test(arguments: cases) func aloneItIsAFault(_ test: Case) {
    var channel = TestChannel()
    let sound = channel.page(from: Self.bravo)
    let id = test.record(&channel)
    let verdict = channel.verdict
    #expect(verdict.rules == [test.rule])
    #expect(!verdict.proved.contains { $0.message == id && $0.kind == "authored" })
    #expect(verdict.proved.contains { $0.message == sound && $0.kind == "authored" })
  }

  @Test(arguments: cases) func refusedItIsADoubt(_ test: Case) {
    var channel = TestChannel()
    let id = test.record(&channel)
    channel.append(.evidence([.refused(id, rule: "M-1")]), by: Self.bravo)
    let verdict = channel.verdict
    #expect(verdict.faults == [])
    #expect(verdict.doubts("refused-rightly"))
    #expect(verdict.proves("refused"))
  }

  @Test func aResealedPageSaysAgain() {
    var channel = TestChannel()
    let first = channel.page(from: Self.alfa)
    let page = channel.opened[first]?.page ?? []
    let second = channel.record(page, by: Self.alfa, again: first)
    channel.record(page, by: Self.alfa, again: second)
    #expect(channel.verdict.faults == [])
    let other = channel.page(from: Self.alfa)
    channel.record(page, by: Self.alfa, again: other)
    #expect(channel.verdict.rules == ["E-24"])
  }

  @Test func whoDraftsMayReleaseTogetherWithAnother() {
    var channel = TestChannel()
    channel.page("launch-1988/1", from: Self.alfa, release: 2)
    channel.page("acknowledge/1", from: Self.bravo, signers: ["bravo.example/o/1"])
    #expect(channel.verdict.faults == [])
  }
}
