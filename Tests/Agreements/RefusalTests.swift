import Foundation
import ParleyAgreements
import ParleyPact
import ParleyTestKit
import ParleyWire
import Testing

/// What cannot be followed, what cannot be counted, and what names do not change.
@Suite struct RefusalTests {
  @Test func negativeCyclesAreRefused() throws {
    var scene = try Scene(
      """
      event one en "one" recorded by any
      event two en "two" recorded by any

      article 1 "One"
        Alfa must do one
        unless article 2 is performed

      article 2 "Two"
        Bravo must do two
      """)
    scene.agreement.articles[1].unless = .article("1", .performed, agreement: nil)
    #expect(throws: EngineFault.cycleThroughNegation(["1", "2"])) { try scene.status("5") }
    var bare = scene.agreement
    bare.basis = nil
    #expect(throws: EngineFault.noBasis) { try AgreementEngine(bare) }
  }

  @Test func aDateThatCannotBeCountedStartsNoClock() throws {
    var scene = try Scene(
      """
      message request en "request"
      message reply en "reply" answers request

      article 1 "Reply"
        when A sends request to B
        B must send reply to A within 1 month rounded-up of receipt
      """)
    scene.agreement.articles[0].norm.timings = [.within(Span(1, .months), of: .receipt)]
    try scene.say("q", "Alfa", .message("request"), "31 00:00")
    let row = try #require(
      try Status.of(scene.agreement, scene.record, at: time("2026-06-01T00:00:00Z")).rows.first)
    #expect(row.state == .clockNotStarted && row.due == nil)
    #expect(row.derivation.contains { if case .refused = $0 { true } else { false } })
  }

  /// Names mean nothing to the machine: with the parties renamed the status is the same, renamed.
  @Test func renamedPartiesGiveTheStatusRenamed() throws {
    let files = try Shared.files("agreements-data/reference/examples", "pact")
    guard let file = files.first(where: { $0.lastPathComponent == "vd2011-16.pact" }) else {
      return
    }
    let agreement = try Agreement.read(String(contentsOf: file, encoding: .utf8))
    let names = ["Alfa": "Charlie", "Bravo": "Alfa", "Charlie": "Bravo"]
    func renamed(_ text: String) -> String {
      text.split(separator: "/").map { part in
        part.split(separator: "+").map { names[String($0)] ?? String($0) }.joined(separator: "+")
      }.joined(separator: "/")
    }
    for seed in 80..<90 as Range<UInt64> {
      let record = try RandomRecord.record(agreement, seed: seed, count: 30)
      var other = record
      for place in other.messages.indices {
        var message = other.messages[place]
        message.author = renamed(message.author)
        message.addressees = message.addressees.map(renamed)
        message.receipts = message.receipts.map { .init(renamed($0.party), at: $0.at) }
        message.about = message.about.map(renamed)
        if case .event(let event, let performer, let at, let reference, let present) = message.said
        {
          message.said = .event(
            event, performer: renamed(performer), at: at, reference: reference,
            present: present.map(renamed))
        }
        other.messages[place] = message
      }
      let at = try #require(record.messages.last?.claimed.adding(seconds: 100_000))
      func states(_ record: AgreementRecord, _ name: (String) -> String) throws -> [String:
        RowState]
      {
        let rows = try Status.of(agreement, record, at: at).rows
        return Dictionary(rows.map { (name($0.key), $0.state) }) { first, _ in first }
      }
      #expect(try states(record, renamed) == states(other) { $0 })
    }
  }
}
