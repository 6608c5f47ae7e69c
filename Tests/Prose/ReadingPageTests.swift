import Foundation
import ParleyAgreements
import ParleyPact
import ParleyProse
import ParleyTestKit
import ParleyWire
import Testing

/// Docs/Agreements-reading.md shows what is printed; these tests print it again.
@Suite("The page on reading agreements") struct ReadingPageTests {
  private static let docs = Vectors.root.appendingPathComponent("Docs")

  private static let text = """
    agreement vienna-document-excerpt
      title en "Vienna Document 2011, chapter III (excerpt)"
        ru "Венский документ 2011 года, глава III (выдержка)"
        fr "Document de Vienne 2011, chapitre III (extrait)"
      parties Alfa, Bravo, Charlie
      in force from 1 December 2011
      time UTC tolerance 5 minutes
      counted on receipt

    message explanation-request en "request for an explanation"
      ru "запрос о разъяснении" gen "запроса о разъяснении" acc "запрос о разъяснении"
      fr "demande d’explication" gen "de la demande d’explication"
    message explanation-reply en "reply" ru "ответ" gen "ответа" acc "ответ"
      fr "réponse" gen "de la réponse"
      answers explanation-request
    message meeting-request en "request for a meeting"
      ru "просьба о встрече" gen "просьбы о встрече" acc "просьбу о встрече"
      fr "demande de réunion" gen "de la demande de réunion"
      about explanation-request
    event bilateral-meeting en "meeting of the two States"
      ru "двусторонняя встреча" gen "двусторонней встречи" acc "двустороннюю встречу"
      fr "réunion des deux États" gen "de la réunion des deux États"
      about meeting-request recorded by both

    article 16.1.2 en "Reply within 48 hours" ru "Ответ в течение 48 часов"
      fr "Réponse dans les 48 heures"
      cites "VD 2011 (16.1.2)" stated
      when A sends explanation-request to B
      B must send explanation-reply to A within 48 hours of receipt
      copied to all other parties
      remains due
      alert 12 hours before
      alert 3 hours before

    article 16.2.1 en "The meeting is held within 48 hours"
      cites "VD 2011 (16.2.1.1)" unchecked
      when A sends meeting-request to B
      A and B must hold bilateral-meeting within 48 hours of receipt
    """

  /// Asked on 11 February, nothing answered; a meeting asked for on the 13th and not held.
  private var record: AgreementRecord {
    func sent(
      _ id: String, _ author: String, _ kind: Said, _ at: String, about: String? = nil,
      received: String? = nil
    ) -> RecordedMessage {
      let other = author == "Alfa" ? "Bravo" : "Alfa"
      var message = RecordedMessage(
        id: id, author: author, addressees: [other], said: kind, claimed: Sample.at(at))
      message.about = about
      message.receipts = received.map { [.init(other, at: Sample.at($0))] } ?? []
      return message
    }
    return AgreementRecord(messages: [
      sent(
        "q1", "Alfa", .message("explanation-request"), "2022-02-11T18:00:00Z",
        received: "2022-02-11T18:05:00Z"),
      sent(
        "g1", "Alfa", .message("meeting-request"), "2022-02-13T19:00:00Z", about: "q1",
        received: "2022-02-13T19:02:00Z"),
      sent("s1", "Bravo", .heard, "2022-02-13T19:00:00Z"),
      sent("s2", "Bravo", .heard, "2022-02-14T12:00:00Z"),
    ])
  }

  private func files() throws -> [(name: String, text: String)] {
    let agreement = try Agreement.read(Self.text)
    let status = try Status.of(agreement, record, at: Sample.at("2022-02-14T12:00:00Z"))
    let reply = try #require(agreement.article("16.1.2"))
    let row = try #require(status.rows.first { $0.article == "16.1.2" })
    let articles = Prose.Language.allCases.map {
      Prose($0).article(reply, of: agreement).plain(width: 90)
    }
    let why = Prose(.english, zone: Zone(minutes: 120)).explain(row, in: status, of: agreement)
    let page = """
      # Reading an agreement

      What a person reads of an agreement is made from its tree by sentence templates, one set a
      language; nothing is translated by machine. Everything on this page is printed by a test.

      ## One article in three languages

      ```text
      \(articles.joined(separator: "\n"))```

      A label that has no word in the page's language is shown in another with `†`; one without the
      inflected form that a sentence needs stands in quotation marks with `°`; what was not verified
      against the authentic text says so, with `¶`. The authentic text always prevails.

      ## Why a duty is overdue

      The debtor and the deadline lead. The engine states what a record shows under a text; it
      decides no law. The same steps as JSON, and how to check them without the engine:
      [Spec/explanation.md](Spec/explanation.md).

      ```text
      \(why.plain(width: 90))```

      ## The same record as a picture

      A lane for each party, messages as arrows (dashed: no signed receipt), a bar for each duty
      with a tick at its deadline; the part after it is solid. Every state is written out, and the
      same facts are there as a table.

      ![Timeline of a consultation under the Vienna Document, chapter III](timeline.svg)

      """
    let picture = Timeline(
      Prose(.english, zone: Zone(minutes: 120)), agreement, record, status)
    return [("Agreements-reading.md", page), ("timeline.svg", picture.svg.text)]
  }

  @Test func pageShowsWhatIsPrinted() throws {
    for (name, text) in try files() {
      let file = Self.docs.appendingPathComponent(name)
      if ProcessInfo.processInfo.environment["PARLEY_PRINT_DOCS"] != nil {
        try text.write(to: file, atomically: true, encoding: .utf8)
      }
      let written = try? String(contentsOf: file, encoding: .utf8)
      #expect(written == text, "\(name): print it again with PARLEY_PRINT_DOCS=1")
    }
  }

  /// The example of Docs/Spec/explanation.md.
  @Test func exampleOfAnExplanation() throws {
    let page = try String(
      contentsOf: Self.docs.appendingPathComponent("Spec/explanation.md"), encoding: .utf8)
    let block = try #require(page.components(separatedBy: "```json\n").last)
    let example = try #require(block.components(separatedBy: "```").first)
    let agreement = try Agreement.read(Self.text)
    let status = try Status.of(agreement, record, at: Sample.at("2022-02-14T12:00:00Z"))
    let json = Explanation.json(status, of: agreement).text
    func value(_ text: String) throws -> Any {
      try JSONSerialization.jsonObject(with: Data(text.utf8))
    }
    let whole = try #require(try value(json) as? [String: Any])
    let rows = try #require(whole["rows"] as? [NSDictionary])
    let shown = try #require(try value(example) as? NSDictionary)
    #expect(rows.contains(shown), "\(json)")
  }
}
