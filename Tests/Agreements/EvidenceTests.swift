import ParleyAgreements
import ParleyPact
import ParleyWire
import Testing

/// What the record proves, and what parties say about it.
@Suite struct EvidenceTests {
  private let reply = """
    message request en "request"
    message reply en "reply" answers request

    article 1 "Reply"
      when A sends request to B
      B must send reply to A within 24 hours of receipt
      excused by distress
      alert 6 hours before
    """

  private func scene(dispatch: Bool = false, head: String = "") throws -> Scene {
    var scene = try Scene(reply, head: head)
    if dispatch { scene.agreement.basis = .dispatch }
    try scene.say("q", "Alfa", .message("request"), "5 00:00")
    return scene
  }

  @Test func timeIsAnIntervalUnderDispatch() throws {
    var scene = try scene(dispatch: true)
    var answer = try scene.say(
      "r", "Bravo", .message("reply"), "5 23:00", about: "q", received: false)
    func outcome(_ change: (inout RecordedMessage) throws -> Void) throws -> Outcome {
      var other = scene
      try change(&answer)
      other.record.messages[1] = answer
      let row = try other.row("1", "9")
      return Outcome(row?.state, row?.overlays ?? [])
    }
    #expect(try outcome { _ in } == Outcome(.fulfilled, [.claimedNoReceipt]))
    // Received in time: nothing to say. Received long after: in time by its author's clock only.
    #expect(
      try outcome { $0.receipts = [.init("Alfa", at: try Scene.at("5 23:30"))] }
        == Outcome(.fulfilled, [])
    )
    #expect(
      try outcome { $0.receipts = [.init("Alfa", at: try Scene.at("7"))] }
        == Outcome(.fulfilled, [.disputable]))
    // It links to a message of Alfa's from after the deadline: it cannot have been earlier.
    #expect(try outcome { $0.notBefore = try Scene.at("6 00:06") } == Outcome(.fulfilledLate, []))
    #expect(
      try outcome { $0.notBefore = try Scene.at("6 00:04") }
        == Outcome(.fulfilled, [.withinTolerance]))
    // A clock far ahead of the receipt counts as the receipt.
    #expect(
      try outcome {
        $0.notBefore = nil
        $0.claimed = try Scene.at("9 00:00")
        $0.receipts = [.init("Alfa", at: try Scene.at("5 12:00"))]
      } == Outcome(.fulfilled, [.senderClockAhead]))
  }

  private struct Outcome: Equatable {
    var state: RowState?
    var overlays: [Overlay]

    init(_ state: RowState?, _ overlays: [Overlay]) {
      self.state = state
      self.overlays = overlays
    }
  }

  @Test func gradesRise() throws {
    var scene = try scene(dispatch: true)
    try scene.say("r", "Bravo", .message("reply"), "5 23:00", about: "q", received: false)
    #expect(try scene.row("1", "9")?.grade == .claimed)
    scene.record.messages[1].receipts = [.init("Alfa", at: try Scene.at("5 23:01"))]
    #expect(try scene.row("1", "9")?.grade == .receipted)
    try scene.say("b", "Bravo", .breach(.acknowledged), "7", about: "1/q/Bravo")
    #expect(try scene.row("1", "9")?.grade == .admitted)
    #expect(try scene.row("1", "9")?.overlays == [.breach(.acknowledged, by: "Bravo")])
  }

  /// Breach is a party's word, and only the debtor can acknowledge and the forum determine.
  @Test func aWordCountsForWhatItsAuthorMaySay() throws {
    var scene = try scene(head: "  disputes to Court")
    try scene.say("a", "Alfa", .breach(.determined), "7", about: "1/q/Bravo")
    try scene.say("b", "Alfa", .breach(.acknowledged), "7 01:00", about: "1/q/Bravo")
    #expect(
      try scene.row("1", "9")?.overlays.filter { if case .breach = $0 { true } else { false } }
        == [.breach(.alleged, by: "Alfa"), .breach(.alleged, by: "Alfa")])
    try scene.say("c", "Court", .breach(.determined), "8", about: "1/q/Bravo")
    #expect(try scene.row("1", "9")?.overlays.last == .breach(.determined, by: "Court"))
  }

  @Test func excusesAreAClosedList() throws {
    var scene = try scene()
    try scene.hear("8")
    try scene.say("x", "Bravo", .claimExcuse(ground: "no paper"), "5 12:00", about: "1/q/Bravo")
    try scene.say("y", "Alfa", .acceptExcuse, "5 13:00", about: "1/q/Bravo")
    #expect(try scene.states("1", "8") == [.overdue])
    try scene.say(
      "x2", "Bravo", .claimExcuse(ground: "distress: storm"), "6 12:00", about: "1/q/Bravo")
    #expect(try scene.states("1", "8") == [.overdue])
    // Only the creditor's acceptance counts.
    try scene.say("z", "Bravo", .acceptExcuse, "6 13:00", about: "1/q/Bravo")
    #expect(try scene.states("1", "8") == [.overdue])
    try scene.say("z2", "Alfa", .acceptExcuse, "6 14:00", about: "1/q/Bravo")
    #expect(try scene.states("1", "8") == [.excused])
  }

  @Test func aWaiverIsTheCreditors() throws {
    var scene = try scene()
    try scene.say("w", "Bravo", .waive, "5 12:00", about: "1/q/Bravo")
    #expect(try scene.states("1", "5 20:00") == [.due])
    try scene.say("w2", "Alfa", .waive, "5 12:00", about: "1/q/Bravo")
    #expect(try scene.states("1", "5 20:00") == [.waived])
    // It takes nothing from an act done in time.
    try scene.say("r", "Bravo", .message("reply"), "5 18:00", about: "q")
    #expect(try scene.states("1", "5 20:00") == [.fulfilled])
  }

  @Test func competingReadingsAreShownSideBySide() throws {
    var scene = try scene()
    try scene.hear("9")
    try scene.say(
      "c", "Bravo", .contest(ground: "time", reading: "1"), "6 12:00", about: "1/q/Bravo")
    var other = scene.agreement.articles[0]
    other.norm.timings = [.within(Span(5, .days), of: .receipt)]
    let rows = try Status.readings(
      of: scene.agreement, as: other, scene.record, at: Scene.at("7"))
    #expect(rows.map(\.key) == ["1/q/Bravo"])
    #expect(rows[0].asWritten?.state == .overdue && rows[0].asRead?.state == .due)
    #expect(rows[0].asWritten?.overlays == [.contested(by: "Bravo", ground: "time")])
  }

  @Test func aReplyShowsThatItsRequestArrived() throws {
    var scene = try Scene(reply)
    try scene.say("q", "Alfa", .message("request"), "5 00:00", received: false)
    #expect(try scene.states("1", "9") == [.clockNotStarted])
    try scene.say("r", "Bravo", .message("reply"), "6", about: "q")
    #expect(try scene.states("1", "9") == [.fulfilled])
  }

  // MARK: Alerts

  @Test func eachAlertIsToldOnceAndCorrected() throws {
    let scene = try scene()
    var engine = try AgreementEngine(scene.agreement)
    for message in scene.record.messages { engine.take(message) }
    #expect(engine.nextChange(after: try Scene.at("5 12:00")) == (try Scene.at("5 18:00")))
    #expect(try engine.alerts(between: Scene.at("5"), and: Scene.at("5 12:00")).isEmpty)
    let first = try engine.alerts(between: Scene.at("5 12:00"), and: Scene.at("5 20:00"))
    #expect(try first.map(\.reason) == [.agreed] && first[0].at == (Scene.at("5 18:00")))
    #expect(try engine.alerts(between: Scene.at("5 12:00"), and: Scene.at("5 20:00")).isEmpty)
    engine.hear("Bravo", try Scene.at("6 01:00"))
    let passed = try engine.alerts(between: Scene.at("5 20:00"), and: Scene.at("6 02:00"))
    #expect(passed.map(\.state) == [.overdue] && passed[0].reason == .passed)
    // The reply was in time and arrives late: what was told is corrected, once.
    var late = scene
    engine.take(try late.say("r", "Bravo", .message("reply"), "5 23:00", about: "q"))
    let corrections = engine.corrections()
    #expect(
      corrections == [
        Correction(
          key: "1/q/Bravo", at: try Scene.at("6 02:00"), was: .overdue, now: .fulfilled, by: "r")
      ])
    #expect(engine.corrections().isEmpty)
  }

  @Test func anAlertThatArrivesTooLateIsToldAtOnce() throws {
    let scene = try scene()
    var engine = try AgreementEngine(scene.agreement)
    #expect(try engine.alerts(between: Scene.at("5"), and: Scene.at("5 22:00")).isEmpty)
    for message in scene.record.messages { engine.take(message) }
    let told = try engine.alerts(between: Scene.at("5 22:00"), and: Scene.at("5 23:00"))
    #expect(told.map(\.at) == [try Scene.at("5 18:00")])
  }

  // MARK: Several agreements

  @Test func agreementsAskAboutOneAnother() throws {
    func text(_ id: String, _ act: String, _ asks: String, _ other: String) throws -> Agreement {
      try Agreement.read(
        """
        agreement \(id)
          title en "\(id)"
          parties Alfa, Bravo
          in force from 1 January 2026
          time UTC tolerance 5 minutes
          counted on receipt

        event \(act) en "\(act)" recorded by any

        article 1 "Act"
          Alfa must do \(act)
          \(asks) article 1 of \(other) is performed
        """)
    }
    var book = try AgreementBook(
      [
        text("first", "lift", "only if", "second"), text("second", "open", "unless", "third"),
        text("third", "close", "only if", "second"),
      ].dropLast() + [text("third", "close", "only if", "fourth")])
    #expect(
      try book.status(at: Scene.at("5")).map { $0.rows[0].state } == [.waiting, .due, .waiting])
    var scene = try Scene(
      "event open en \"open\" recorded by any\n\narticle 1 \"x\"\n  Alfa must do open")
    try scene.did("o", "Alfa", "open", "6")
    book.take(scene.record.messages[0], in: "second")
    #expect(
      try book.status(at: Scene.at("7")).map { $0.rows[0].state } == [.due, .fulfilled, .waiting])
    #expect(throws: EngineFault.self) {
      try AgreementBook([
        text("first", "lift", "unless", "second"), text("second", "open", "unless", "first"),
      ])
    }
    // Each waits for the other: neither starts.
    var linked = try AgreementBook([
      text("first", "lift", "only if", "second"), text("second", "open", "only if", "first"),
    ])
    #expect(try linked.status(at: Scene.at("5")).map { $0.rows[0].state } == [.waiting, .waiting])
  }
}
