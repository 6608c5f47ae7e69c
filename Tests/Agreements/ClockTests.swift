import ParleyAgreements
import ParleyPact
import ParleyWire
import Testing

/// Suspension, versions, withdrawal: what stops and ends clocks.
@Suite struct ClockTests {
  private let articles = """
    message request en "request"
    message reply en "reply" answers request
    message objection en "objection"

    article 1 "Request"
      any party A may send request to any other party B

    article 2 "Reply"
      when A sends request to B
      B must send reply to A within 48 hours of receipt
      remains due

    article 3 "Suspension"
      when A sends objection to B
      B may suspend articles 1, 2
    """

  @Test func aSuspendedClockKeepsItsRemainingTime() throws {
    var scene = try Scene(articles)
    try scene.say("q", "Alfa", .message("request"), "5 00:00")
    try scene.say("o", "Alfa", .message("objection"), "5 06:00")
    try scene.say("s", "Bravo", .suspend(["1", "2"]), "6 00:00")
    #expect(try scene.states("2", "5 12:00") == [.due])
    #expect(try scene.states("2", "6 12:00") == [.suspended])
    #expect(try scene.states("2", "20") == [.suspended])
    try scene.say("r", "Bravo", .resume(["1", "2"]), "9 00:00")
    let row = try #require(try scene.row("2", "9 12:00"))
    #expect(row.state == .due)
    #expect(row.due == (try Scene.at("10 00:00")))
    try scene.hear("11")
    #expect(try scene.states("2", "10 00:06") == [.overdue])
    // What was overdue before a suspension stays so.
    #expect(try scene.states("2", "12") == [.overdue])
  }

  @Test func whatNothingPermitsStopsNothing() throws {
    var scene = try Scene(articles)
    try scene.say("q", "Alfa", .message("request"), "5 00:00")
    // Bravo may only after an objection; Alfa never.
    try scene.say("s", "Bravo", .suspend(["2"]), "6 00:00")
    try scene.say("t", "Alfa", .suspend(["1"]), "6 01:00")
    #expect(try scene.states("2", "6 12:00") == [.due])
    // Both together may.
    try scene.say("u", "Alfa", .suspend(["2"]), "6 06:00")
    #expect(try scene.states("2", "6 12:00") == [.suspended])
    #expect(try scene.states("2", "6 05:00") == [.due])
  }

  @Test func rightsUsedMeanwhileHaveNoEffect() throws {
    var scene = try Scene(articles)
    try scene.say("o", "Alfa", .message("objection"), "5 00:00")
    try scene.say("s", "Bravo", .suspend(["1"]), "5 01:00")
    try scene.say("q", "Alfa", .message("request"), "6 00:00")
    #expect(try scene.states("2", "7").isEmpty)
    try scene.say("r", "Bravo", .resume(["1"]), "8 00:00")
    try scene.say("q2", "Alfa", .message("request"), "8 01:00")
    #expect(try scene.status("8 02:00").rows.map(\.trigger) == ["q2"])
  }

  @Test func withdrawalLetsWhatBeganSurvive() throws {
    var scene = try Scene(articles, head: "  withdrawal on 5 days notice")
    try scene.say("w", "Alfa", .withdraw, "2 00:00")
    try scene.say("q", "Alfa", .message("request"), "6 00:00")
    try scene.say("late", "Bravo", .message("request"), "7 00:01")
    let status = try scene.status("8")
    #expect(status.standing.withdrawn?.at == (try Scene.at("7 00:00")))
    #expect(status.standing.hasEnded && !status.isInForce)
    #expect(status.rows.map(\.trigger) == ["q"])
    #expect(try scene.status("6 12:00").isInForce)
  }

  @Test func withdrawalRunsFromItsReceipt() throws {
    var scene = try Scene(articles, head: "  withdrawal on 5 days notice")
    try scene.say("w", "Alfa", .withdraw, "2 00:00", received: false)
    #expect(try scene.status("20").standing.withdrawn == nil)
  }

  // MARK: Versions

  private func versions(pending: Bool, rule: String = "all parties") throws -> [Agreement] {
    let first = try Scene(articles, head: "  amendment by \(rule)").agreement
    var second = first
    second.version.number = 2
    second.version.amends = first.meaning.base64
    second.version.appliesToPending = pending
    second.articles[1].norm.timings = [.within(Span(24, .hours), of: .receipt)]
    return [first, second]
  }

  private func amended(pending: Bool) throws -> AgreementVersions {
    let texts = try versions(pending: pending)
    var scene = try Scene(articles)
    try scene.say("q", "Alfa", .message("request"), "5 00:00")
    try scene.say("a", "Alfa", .accept(version: texts[1].meaning.base64), "5 12:00")
    try scene.say("b", "Bravo", .accept(version: texts[1].meaning.base64), "6 00:00")
    try scene.say("q2", "Alfa", .message("request"), "6 06:00")
    var book = try AgreementVersions(texts)
    for message in scene.record.messages { book.take(message) }
    return book
  }

  @Test func whatBeganUnderAVersionEndsUnderIt() throws {
    let book = try amended(pending: false)
    let before = try book.status(at: Scene.at("5 18:00"))
    #expect(before[1].standing.awaiting == ["Bravo"] && !before[1].isInForce)
    let after = try book.status(at: Scene.at("6 12:00"))
    #expect(after[0].rows.map(\.trigger) == ["q"] && after[1].rows.map(\.trigger) == ["q2"])
    #expect(after[0].rows.map(\.due) == [try Scene.at("7 00:00")])
    #expect(after[1].rows.map(\.due) == [try Scene.at("7 06:00")])
    #expect(after[0].standing.hasEnded && after[1].isInForce)
  }

  @Test func whatIsPendingMayGoOver() throws {
    let book = try amended(pending: true)
    let after = try book.status(at: Scene.at("6 12:00"))
    #expect(after[0].rows.map(\.state) == [.superseded])
    #expect(after[1].rows.map(\.trigger) == ["q", "q2"])
    #expect(after[1].rows.first?.due == (try Scene.at("6 00:00")))
  }

  @Test func versionsFollowOneAnother() throws {
    var texts = try versions(pending: false)
    #expect(throws: EngineFault.versionOutOfOrder(expected: 1, found: 2)) {
      try AgreementVersions([texts[1]])
    }
    texts[1].version.amends = texts[1].meaning.base64
    #expect(throws: EngineFault.amendsAnotherText(version: 2)) { try AgreementVersions(texts) }
    var fixed = try versions(pending: false)
    fixed[0].amendment = nil
    fixed[1].version.amends = fixed[0].meaning.base64
    #expect(throws: EngineFault.notAmendable) { try AgreementVersions(fixed) }
  }

  @Test func aVersionThatOnePartyHasNotAcceptedIsNotInForce() throws {
    let scene = try Scene(articles)
    let hash = scene.agreement.meaning.base64
    var record = scene
    try record.say("a", "Alfa", .accept(version: hash), "2 00:00")
    let one = try Status.of(
      record.agreement, record.record, at: Scene.at("9"), acceptance: .recorded(.all))
    #expect(!one.isInForce && one.standing.awaiting == ["Bravo"])
    try record.say("b", "Bravo", .accept(version: hash), "4 00:00")
    let both = try Status.of(
      record.agreement, record.record, at: Scene.at("9"), acceptance: .recorded(.all))
    #expect(both.standing.since == (try Scene.at("4 00:00")))
  }

  @Test func silenceAcceptsUnlessSomebodyObjects() throws {
    var scene = try Scene(articles)
    let hash = scene.agreement.meaning.base64
    let rule = Acceptance.recorded(.silence(Span(5, .days)))
    func isInForce(_ at: String) throws -> Bool {
      try Status.of(scene.agreement, scene.record, at: Scene.at(at), acceptance: rule).isInForce
    }
    try scene.say("a", "Alfa", .accept(version: hash), "2 00:00")
    #expect(try !isInForce("6") && isInForce("8"))
    try scene.say("b", "Bravo", .object(version: hash), "5 00:00")
    #expect(try !isInForce("8"))
  }
}
