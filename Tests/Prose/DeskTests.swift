import ParleyAgreements
import ParleyPact
import ParleyProse
import ParleyTestKit
import ParleyWire
import Testing

@Suite("What a desk works with") struct DeskTests {
  private static let launches = """
    agreement launches
      title en "Launches"
      parties Alfa, Bravo
      in force from 31 May 1988
      time UTC tolerance 5 minutes
      counted on dispatch

    message notification en "notification of a launch" has launch-date
      covers launch from launch-date for 4 days
    event launch en "launch" recorded by any

    article I
      before each launch by A
      A must send notification to the other party B at least 24 hours before it
    """

  private func notification(_ date: String) -> RecordedMessage {
    var draft = RecordedMessage(
      id: "draft", author: "Alfa", addressees: ["Bravo"], said: .message("notification"),
      claimed: Sample.at("2000-01-01T00:00:00Z"))
    draft.fields = [.init("launch-date", date)]
    return draft
  }

  @Test(arguments: [
    ("1990-05-15T23:48:00Z", "Article I: notice period met: 24 h 12 min before"),
    ("1990-05-16T01:00:00Z", "Article I: notice period missed by 1 h"),
    // Within the tolerance of the clocks, and still said.
    ("1990-05-16T00:03:00Z", "Article I: notice period missed by 3 min"),
  ])
  func noticeOfALaunch(_ now: String, _ says: String) throws {
    let agreement = try Agreement.read(Self.launches)
    let hints = try Prospect.of(
      agreement, AgreementRecord(), draft: notification("1990-05-17T00:00:00Z"),
      at: Sample.at(now))
    #expect(hints.map { Prose(.english).hint($0, of: agreement).plain } == [says])
    let byDay = try Prospect.of(
      agreement, AgreementRecord(), draft: notification("1990-05-17"), at: Sample.at(now))
    #expect(byDay.map { Prose(.english).hint($0, of: agreement).plain } == [says])
  }

  private var asked: AgreementRecord {
    var request = RecordedMessage(
      id: "q1", author: "Alfa", addressees: ["Bravo"], said: .message("explanation-request"),
      claimed: Sample.at("2022-02-11T18:00:00Z"))
    request.receipts = [.init("Bravo", at: Sample.at("2022-02-11T18:05:00Z"))]
    return AgreementRecord(messages: [request])
  }

  @Test(arguments: [
    ("2022-02-12T18:05:00Z", "Article 16.1.2: met, 24 h before the deadline"),
    ("2022-02-14T19:06:00Z", "Article 16.1.2: late by 25 h 1 min"),
  ])
  func aReply(_ now: String, _ says: String) throws {
    var reply = RecordedMessage(
      id: "draft", author: "Bravo", addressees: ["Alfa"], said: .message("explanation-reply"),
      claimed: Sample.at(now))
    reply.about = "q1"
    let agreement = Sample.consultation
    let hints = try Prospect.of(agreement, asked, draft: reply, at: Sample.at(now))
    #expect(hints.map { Prose(.english).hint($0, of: agreement).plain } == [says])
  }

  @Test func aRequestBeginsDuties() throws {
    let request = RecordedMessage(
      id: "draft", author: "Charlie", addressees: ["Alfa"], said: .message("explanation-request"),
      claimed: Sample.at("2022-03-01T00:00:00Z"))
    let agreement = Sample.consultation
    let hints = try Prospect.of(
      agreement, asked, draft: request, at: Sample.at("2022-03-01T00:00:00Z"))
    let says = hints.map { Prose(.english).hint($0, of: agreement).plain }
    #expect(
      says.contains(
        "Article 16.1.2: begins: Alfa must send a reply to Charlie, by 3 March 2022, 00:00 UTC"),
      "\(says)")
  }

  @Test func twoReadingsStandSideBySide() throws {
    let agreement = Sample.consultation
    var article = try #require(agreement.article("16.1.2"))
    article.norm.timings = [.within(Span(5, .days), of: .receipt)]
    let at = Sample.at("2022-02-14T00:00:00Z")
    let rows = try Status.readings(of: agreement, as: article, asked, at: at)
    let page = Prose(.english).readings(rows, of: agreement, as: article, by: "Bravo")
    let text = page.plain(width: 1_000)
    for words in [
      "As the agreed text has it", "As Bravo reads it", "by 13 February 2022, 18:05 UTC; overdue",
      "by 16 February 2022, 18:05 UTC; due", "Neither is chosen here.",
    ] {
      #expect(text.contains(words), "\(words) in \(text)")
    }
    for language in Prose.Language.allCases {
      let other = Prose(language).readings(rows, of: agreement, as: article, by: "Bravo")
      #expect(other.sections.map(\.key) == page.sections.map(\.key))
    }
    let same = Prose(.english).readings([], of: agreement, as: article, by: "Bravo")
    #expect(same.plain(width: 200).contains("both readings come to the same"))
  }

  @Test func figuresCountEachParty() throws {
    let agreement = Sample.consultation
    let status = try Status.of(agreement, asked, at: Sample.at("2022-02-21T18:00:00Z"))
    let level = Figures.Level(
      labels: [Label("en", "Duty officers")], messages: ["explanation-request"])
    let figures = Figures.of(agreement, asked, status, levels: [level])
    #expect(figures.parties.map(\.party) == ["Alfa", "Bravo", "Charlie"])
    let (alfa, bravo) = (figures.parties[0], figures.parties[1])
    #expect(alfa.notices.map(\.count) == [1])
    #expect(alfa.spoke.map(\.days) == [10, 10])
    #expect(bravo.spoke.map(\.days) == [nil, nil])
    #expect(bravo.overdue == 2 && bravo.inTime == 0)
    for language in Prose.Language.allCases {
      let page = Prose(language).figures(figures, of: agreement)
      #expect(page.plain(width: 100).contains("Bravo"))
    }
  }
}
