import ParleyPact
import ParleyProse
import ParleyTreaties
import Testing

private func tongues(_ agreement: Agreement) -> [Tongue] {
  [Tongue.english, .russian, .french].filter { tongue in
    agreement.titles.contains { $0.language == tongue.rawValue }
  }
}

@Test func `no sentence of a shipped agreement lacks a word, or a form of one`() {
  for shipped in Treaties.shipped {
    for tongue in tongues(shipped.agreement) {
      for article in shipped.agreement.articles {
        let marks = Prose(tongue).sentences(article, of: shipped.agreement).flatMap(\.marks)
        #expect(
          marks.allSatisfy { $0 == .unchecked },
          "\(shipped.id) \(article.number) in \(tongue): \(marks)")
      }
    }
  }
}

@Test func `what was not checked is marked where it is shown`() {
  for shipped in Treaties.shipped where shipped.trust.unchecked > 0 {
    let page = Prose(.english).agreement(shipped.agreement, digest: shipped.agreement.meaning)
    #expect(page.plain(width: 100).contains("Not verified against the authentic text"))
  }
}

/// Read aloud: the sentence of an article, in its two languages.
private let aloud: [(id: String, article: String, english: String, russian: String)] = [
  (
    "vd2011-iii", "16.1.2",
    """
    When a Party (A) sends a request for an explanation to another Party (B), Party B must send \
    a reply to Party A within 48 hours of receipt of the request for an explanation.
    """,
    """
    Если одна из Сторон (A) направляет другой Стороне (B) запрос о разъяснении, Сторона B обязана \
    направить Стороне A ответ не позднее чем через 48 часов после получения запроса о разъяснении.
    """
  ),
  (
    "exercises-1989", "II.2",
    """
    Before each major strategic forces exercise with heavy bombers by a Party (A), Party A must \
    send a notification of a major strategic exercise to the other Party (B) at least 14 days \
    before the start of the major strategic forces exercise with heavy bombers.
    """,
    """
    Перед каждым событием «крупное учение стратегических сил с участием тяжёлых бомбардировщиков», \
    совершаемым одной из Сторон (A), Сторона A обязана направить другой Стороне (B) уведомление о \
    крупном стратегическом учении не менее чем за 14 дней до начала крупного учения стратегических \
    сил с участием тяжёлых бомбардировщиков.
    """
  ),
]

@Test func `articles read aloud say what the treaty says`() throws {
  for (id, number, english, russian) in aloud {
    let agreement = try #require(Treaties.shipped(id)).agreement
    let article = try #require(agreement.article(number))
    let first = { (tongue: Tongue) in
      Prose(tongue).sentences(article, of: agreement).first?.plain
    }
    #expect(first(.english) == english)
    #expect(first(.russian) == russian)
  }
}
