import ParleyAgreements
import ParleyForms
import ParleyNode
import ParleyRecord
import ParleyTestKit
import ParleyWire
import Testing

extension Pair {
  /// Both parties accept, and Alfa asks; Bravo's receipt is on both records.
  fileprivate mutating func ask(_ text: String = consultation) -> (
    agreement: Digest, request: Digest
  ) {
    let agreement = propose(text)
    accept(.alfa, agreement)
    accept(.bravo, agreement)
    pass(seconds: 60)
    let request = request(agreement)
    alfa.events = []
    bravo.events = []
    return (agreement, request)
  }
}

/// What a desk is told of duties: each thing once, and what did not stand is taken back aloud.
@Suite struct AlertTests {
  private static func told(_ side: borrowing Side) -> [AgreementAlert.What] {
    side.events.compactMap { if case .agreement(let alert) = $0 { alert.what } else { nil } }
  }

  private static let due = noon.adding(seconds: 60 + 48 * 3_600)

  @Test func `the agreed alert and the lapse of the deadline are told once each, on both sides`()
    throws
  {
    var pair = Pair()
    let (agreement, request) = pair.ask()
    let wake = pair.alfa.take(.tick, at: pair.now).wake
    #expect(wake != nil, "a deadline wakes the node")
    pair.pass(seconds: 36 * 3_600 - 1)
    for _ in 0..<2 { pair.alfa.take(.tick, at: pair.now) }
    #expect(Self.told(pair.alfa) == [])
    pair.pass(seconds: 1)
    for _ in 0..<3 {
      pair.alfa.take(.tick, at: pair.now)
      pair.bravo.take(.tick, at: pair.now)
    }
    let reminder = AgreementAlert.What.reminder(at: Self.due.adding(seconds: -12 * 3_600))
    #expect(Self.told(pair.alfa) == [reminder])
    #expect(Self.told(pair.bravo) == [reminder])
    #expect(pair.alfa.node.duties(at: pair.now.civil).map(\.row.state) == [.due])
    pair.pass(seconds: 13 * 3_600)
    for _ in 0..<3 { pair.alfa.take(.tick, at: pair.now) }
    #expect(pair.alfa.node.duties(at: pair.now.civil).map(\.row.state) == [.overdueUnconfirmed])
    #expect(Self.told(pair.alfa) == [reminder, .shows(.overdueUnconfirmed)])
    let told = pair.alfa.node.told(agreement)
    #expect(told.map(\.alert.duty) == Array(repeating: "16.1.2/\(request.base64)/Bravo", count: 2))
    #expect(told.last?.alert.due == Self.due)
  }

  @Test func `a restart tells nothing twice`() throws {
    var pair = Pair()
    let (agreement, _) = pair.ask()
    pair.pass(seconds: 49 * 3_600)
    pair.alfa.take(.tick, at: pair.now)
    let told = pair.alfa.node.told(agreement)
    #expect(told.count == 1)
    for record in pair.alfa.journal { #expect(Record(record.bytes) == record) }
    pair.alfa.restart()
    pair.alfa.events = []
    pair.alfa.take(.tick, at: pair.now)
    #expect(Self.told(pair.alfa) == [])
    #expect(pair.alfa.node.told(agreement) == told)
    let short = Node(
      party: pair.alfa.member.party, catalogue: .shipped, replaying: pair.alfa.node.snapshot())
    #expect(short.told(agreement) == told)
  }

  @Test func `a reply in time that comes late is told as a correction, once`() throws {
    var pair = Pair()
    let (agreement, request) = pair.ask(
      consultation.replacing("counted on receipt", with: "counted on dispatch")
        .replacing("of receipt", with: "of dispatch"))
    pair.pass(seconds: 24 * 3_600)
    // Bravo replies in time, and the line is down.
    pair.say(.bravo, .reply, [("answer", "roger")], re: [request], settling: false)
    let kept = pair.bravo.outbox
    pair.bravo.outbox = []
    pair.pass(seconds: 25 * 3_600)
    pair.alfa.take(.tick, at: pair.now)
    #expect(Self.told(pair.alfa) == [.shows(.overdueUnconfirmed)])
    let at = pair.now.civil
    pair.pass(seconds: 3_600)
    pair.bravo.outbox = kept
    pair.settle()
    for _ in 0..<3 { pair.alfa.take(.tick, at: pair.now) }
    #expect(
      Self.told(pair.alfa)
        == [.shows(.overdueUnconfirmed), .corrects(.overdueUnconfirmed, at: at, to: .fulfilled)])
    #expect(pair.alfa.node.told(agreement).count == 2)
  }

  @Test func `with a clock that jumped nothing is told until somebody has looked`() throws {
    var pair = Pair()
    _ = pair.ask()
    pair.pass(seconds: 49 * 3_600)
    pair.now.clock = .jumped(seconds: 49 * 3_600)
    pair.alfa.take(.tick, at: pair.now)
    #expect(Self.told(pair.alfa) == [])
    pair.now.clock = .steady
    pair.alfa.take(.clockChecked, at: pair.now)
    #expect(Self.told(pair.alfa) == [.shows(.overdueUnconfirmed)])
  }
}
