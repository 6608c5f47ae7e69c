import ParleyPact
import ParleyProse
import ParleyWire
import Testing

@Suite("An agreement in plain words") struct AgreementPageTests {
  private func article(_ number: String, in language: Prose.Language, says text: String) throws {
    let agreement = Sample.consultation
    let article = try #require(agreement.article(number))
    let said = Prose(language).sentences(article, of: agreement).map(\.plain)
    #expect(said.joined(separator: " ") == text)
  }

  @Test func english() throws {
    try article(
      "16.1", in: .english,
      says:
        "Any Party (A) may send a request for an explanation to any other Party (B). A copy is sent to all other Parties."
    )
    try article(
      "16.1.2", in: .english,
      says:
        "When a Party (A) sends a request for an explanation to another Party (B), Party B must send a reply to Party A within 48 hours of receipt of the request for an explanation. If it is late, it remains due. An alert is given 21 hours and 2 hours before the deadline."
    )
    try article(
      "16.2.1", in: .english,
      says:
        "When a Party (A) sends a request for an explanation to another Party (B), Party A and Party B must hold the meeting of the two States within 48 hours of receipt of the request for an explanation."
    )
  }

  @Test func russian() throws {
    try article(
      "16.1", in: .russian,
      says:
        "Любая Сторона (A) вправе направить любой другой Стороне (B) запрос о разъяснении. Копия направляется всем другим Сторонам."
    )
    // "ответ" has no accusative in the sample: a noun takes the case, and a mark says so.
    try article(
      "16.1.2", in: .russian,
      says:
        "Если одна из Сторон (A) направляет другой Стороне (B) запрос о разъяснении, Сторона B обязана направить Стороне A сообщение «ответ»° не позднее чем через 48 часов после получения запроса о разъяснении. При просрочке обязательство сохраняется. Напоминание даётся за 21 час и за 2 часа до истечения срока."
    )
  }

  @Test func french() throws {
    // "reply" has no French label at all: it is shown in another language.
    try article(
      "16.1.2", in: .french,
      says:
        "Lorsqu’une Partie (A) adresse à une autre Partie (B) une demande d’explication, la Partie B doit adresser à la Partie A la communication «\u{A0}reply†\u{A0}», dans un délai de 48 heures à compter de la réception de la demande d’explication. En cas de retard, l’obligation subsiste. Un rappel est donné 21 heures et 2 heures avant l’échéance."
    )
  }

  @Test(arguments: [
    (1, "1 час"), (2, "2 часа"), (5, "5 часов"), (11, "11 часов"), (14, "14 часов"),
    (21, "21 час"), (22, "22 часа"), (48, "48 часов"), (101, "101 час"), (111, "111 часов"),
  ])
  func plurals(_ count: Int, _ shown: String) {
    #expect(Prose(.russian).span(Span(count, .hours)).plain == shown)
  }

  @Test func whatWasNotReadIsMarkedAndTheTextPrevails() {
    for (language, unchecked, prevails) in [
      (
        Prose.Language.english, "not verified against the authentic text", "authentic text prevails"
      ),
      (.russian, "не сверено с аутентичным текстом", "Преимущество имеет аутентичный текст"),
      (.french, "non vérifié sur le texte authentique", "Le texte authentique fait foi"),
    ] {
      let page = Prose(language).agreement(Sample.consultation, digest: Sample.digest)
      for text in [page.plain(width: 400), page.html.text] {
        #expect(text.contains(unchecked), "\(language)")
        #expect(text.contains(prevails), "\(language)")
        #expect(text.contains(Sample.digest.base64), "\(language)")
      }
    }
  }

  @Test func labelsAreNeverMarkup() {
    var agreement = Sample.consultation
    agreement.titles = [Label("en", "<script>\"&'\u{202E}")]
    let html = Prose(.english).agreement(agreement, digest: Sample.digest).html.text
    #expect(html.contains("&lt;script&gt;&quot;&amp;&#39;&lt;U+202E&gt;"))
    #expect(!html.contains("<script"))
  }

  @Test func sideBySide() {
    let pages = Prose.Language.allCases.map {
      Prose($0).agreement(Sample.consultation, digest: Sample.digest)
    }
    for width in [40, 80, 120] {
      let text = pages[0].beside(pages[1], width: width)
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= max(width, 51) })
      for page in pages {
        #expect(page.plain(width: width).split(separator: "\n").allSatisfy { $0.count <= width })
      }
    }
    let html = pages[0].htmlBeside(pages[2]).text
    #expect(html.contains("lang=\"en\" dir=\"ltr\"") && html.contains("lang=\"fr\" dir=\"ltr\""))
    #expect(html.contains("<bdi>48</bdi> hours"))
  }
}
