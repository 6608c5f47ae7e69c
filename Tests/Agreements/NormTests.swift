import ParleyAgreements
import ParleyPact
import ParleyWire
import Testing

/// Prohibitions, exceptions, linkage, quotas, thresholds, chains: one rule at a time.
@Suite struct NormTests {
  @Test func aProhibitionIsKeptUntilTheActIsRecorded() throws {
    var scene = try Scene(
      """
      event test en "test" recorded by any
      event alarm en "alarm" recorded by any

      article 1 "No tests"
        Alfa must not do test
        unless article 2 is performed

      article 2 "Release"
        Bravo must do alarm
      """)
    #expect(try scene.states("1", "5") == [.kept])
    try scene.did("t", "Bravo", "test", "6 00:00", by: "Alfa")
    let row = try #require(try scene.row("1", "7"))
    #expect(try row.state == .contrary && row.performed == (Scene.at("6 00:00")))
    #expect(row.evidence == ["t"])
    // An exception that holds before the act takes the act out of the prohibition.
    try scene.did("a", "Bravo", "alarm", "5 00:00")
    #expect(try scene.states("1", "7") == [.excused])
  }

  @Test func aDutyWaitsForItsLinkage() throws {
    var scene = try Scene(
      """
      event lift-x en "lifting" recorded by performer
      event implement-y en "implementation" recorded by performer

      article 1 "X"
        Alfa must do lift-x
        only if Bravo has done implement-y

      article 2 "Y"
        Bravo must do implement-y
      """)
    #expect(try scene.states("1", "5") == [.waiting])
    // What only the other side says was done is not done.
    try scene.did("y", "Alfa", "implement-y", "6 00:00", by: "Bravo")
    #expect(try scene.states("1", "7") == [.waiting])
    #expect(try scene.row("2", "7")?.overlays == [.recordedByOneSide])
    try scene.did("y2", "Bravo", "implement-y", "8 00:00", reference: "y")
    #expect(try scene.states("1", "9") == [.due] && scene.states("2", "9") == [.fulfilled])
    try scene.did("x", "Alfa", "lift-x", "10 00:00")
    #expect(try scene.states("1", "11") == [.fulfilled])
  }

  @Test func quotasAreCountedInCanonicalOrder() throws {
    var scene = try Scene(
      """
      message units en "units" has units
      message visit en "visit"
      message answer en "answer" answers visit

      article 1 "Visits"
        any party A may send visit to any other party B
          at most one for every 60 units of units or portion thereof,
          but not more than 2 each calendar year

      article 2 "Answer"
        when A sends visit to B
        B must send answer to A within 24 hours of receipt
      """)
    try scene.say("v1", "Alfa", .message("visit"), "5 00:00")
    // Nothing fixes the amount yet, and nothing is cut.
    #expect(try scene.status("6").quotas.map(\.isKnown) == [false])
    #expect(try scene.status("6").rows.map(\.trigger) == ["v1"])
    try scene.say("u", "Bravo", .message("units"), "4 00:00", fields: ["units": "61"])
    try scene.say("v2", "Alfa", .message("visit"), "5 01:00")
    try scene.say("v3", "Alfa", .message("visit"), "5 02:00")
    #expect(try scene.status("6").quotas.map(\.counts) == [true, true, false])
    #expect(try scene.status("6").rows.map(\.trigger) == ["v1", "v2"])
    // A visit that arrives late and was asked for earlier pushes another over the quota.
    try scene.say("v0", "Alfa", .message("visit"), "4 12:00")
    #expect(try scene.status("6").rows.map(\.trigger) == ["v0", "v1"])
    #expect(try scene.status("6").quotas.map(\.of) == [2, 2, 2, 2])
  }

  @Test func thresholdsReadWholeNumbersOnly() throws {
    var scene = try Scene(
      """
      message notice en "notice" covers exercise from first-day for 5 days has first-day, personnel
      event exercise en "exercise" recorded by any has personnel

      article 1 "Notice"
        before each exercise by A
        if personnel at least 9000
        A must send notice to the other party B at least 42 days before start of it
      """)
    for (number, count) in ["8999", "9000", "9001", "nine", "09500", ""].enumerated() {
      try scene.did(
        "e\(number)", "Alfa", "exercise", "\(number + 3) 12:00", fields: ["personnel": count])
    }
    #expect(
      try scene.status("20").rows.map(\.trigger) == [
        "exercise@2026-01-04T12:00:00Z", "exercise@2026-01-05T12:00:00Z",
      ])
    #expect(try scene.row("1", "20")?.due?.description == "2025-11-23T00:00:00Z")
  }

  @Test func whatIsLateOpensWhatStandsAfterOtherwise() throws {
    var scene = try Scene(
      """
      message request en "request"
      message reply en "reply" answers request
      message complaint en "complaint" about request
      event talk en "talk" about request recorded by both

      article 1 "Reply"
        when A sends request to B
        B must send reply to A within 24 hours of receipt
        otherwise A may send complaint to B

      article 2 "Talk"
        when article 1 is overdue
        A and B must hold talk within 48 hours of it
      """)
    try scene.say("q", "Alfa", .message("request"), "5 00:00")
    try scene.hear("7")
    #expect(try scene.status("5 12:00").rights.isEmpty)
    let status = try scene.status("6 12:00")
    #expect(status.rights.map(\.trigger) == ["q:otherwise"] && status.rights[0].holder == "Alfa")
    let talk = try #require(status.rows.first { $0.article == "2" })
    #expect(talk.trigger == "q" && talk.debtor == "Alfa+Bravo")
    #expect(talk.due == (try Scene.at("8 00:00")))
    try scene.say("c", "Alfa", .message("complaint"), "6 13:00", about: "q")
    #expect(try scene.status("6 14:00").rights.map(\.state) == [.exercised])
  }

  @Test func absenceIsLaidToWhoWasAbsent() throws {
    var scene = try Scene(
      """
      message request en "request"
      event talk en "talk" about request recorded by both

      article 1 "Talk"
        when A sends request to B
        A and B must hold talk within 48 hours of receipt
      """)
    try scene.say("q", "Alfa", .message("request"), "5 00:00")
    try scene.did("h", "Alfa", "talk", "6 00:00", about: "q", reference: "talk", present: ["Alfa"])
    try scene.hear("8")
    let row = try #require(try scene.row("1", "8"))
    #expect(row.state == .overdue && row.overlays == [.recordedByOneSide])
    #expect(row.attendance.map(\.recorded) == [true, false])
    try scene.did(
      "g", "Bravo", "talk", "6 00:01", about: "q", reference: "talk", present: ["Bravo"])
    #expect(try scene.states("1", "8") == [.fulfilled])
  }

  @Test func theChairConvenes() throws {
    var scene = try Scene(
      """
      message request en "request"
      event session en "session" about request recorded by any

      article 1 "Request"
        any party A may send request to Chair

      article 2 "Session"
        when A sends request to Chair
        Chair must convene session within 48 hours of receipt
      """, head: "  chair Chair")
    var request = try scene.say("q", "Alfa", .message("request"), "5 00:00")
    scene.record.messages.removeAll()
    request.addressees = ["Chair", "Bravo"]
    request.receipts = [.init("Chair", at: try Scene.at("5 01:00"))]
    scene.record.messages.append(request)
    #expect(try scene.row("2", "6")?.due == (try Scene.at("7 01:00")))
    // Nothing was heard from the chair: nobody can say that it has not convened.
    #expect(try scene.states("2", "8") == [.overdueUnconfirmed])
    try scene.did("c", "Chair", "session", "6 12:00", about: "q")
    #expect(try scene.states("2", "8") == [.fulfilled])
  }

  @Test func whatIsLateMayLapse() throws {
    var scene = try Scene(
      """
      message request en "request"
      message reply en "reply" answers request

      article 1 "Reply"
        when A sends request to B
        B must send reply to A within 24 hours of receipt
        lapses if late
      """)
    try scene.say("q", "Alfa", .message("request"), "5 00:00")
    #expect(try scene.states("1", "7") == [.overdueUnconfirmed])
    try scene.hear("7")
    #expect(try scene.states("1", "7") == [.lapsed])
    try scene.say("r", "Bravo", .message("reply"), "6 12:00", about: "q")
    #expect(try scene.states("1", "7") == [.lapsed])
  }

  @Test func notificationsThatNothingTiesAreUsedOnce() throws {
    var scene = try Scene(
      """
      message notice en "notice"
      event launch en "launch" recorded by any

      article 1 "Notice"
        before each launch by A
        A must send notice to the other party B at least 24 hours before it
      """)
    try scene.say("n1", "Alfa", .message("notice"), "3 00:00")
    try scene.did("l1", "Alfa", "launch", "5 00:00")
    try scene.did("l2", "Alfa", "launch", "9 00:00")
    #expect(try scene.states("1", "10") == [.fulfilled, .overdue])
    try scene.say("n2", "Alfa", .message("notice"), "8 12:00")
    #expect(try scene.states("1", "10") == [.fulfilled, .fulfilledLate])
    // One that names its event belongs to that event.
    try scene.did("l3", "Alfa", "launch", "12 00:00", about: "n3")
    try scene.say("n3", "Alfa", .message("notice"), "4 00:00")
    #expect(try scene.row("1", "13")?.evidence.contains("n1") == true)
    #expect(try scene.status("13").rows.last?.evidence == ["l3", "n3"])
  }
}
