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

/// Read aloud: what must be heard in the sentence of an article, in its two languages. The rest of
/// the wording is the sentences' own affair.
private let aloud: [(id: String, article: String, english: [String], russian: [String])] = [
  (
    "vd2011-iii", "16.1.2",
    ["Party B must send a reply to Party A", "within 48 hours of receipt"],
    ["Сторона B обязана направить Стороне A ответ", "48 часов после получения запроса"]
  ),
  (
    "exercises-1989", "II.2",
    ["Before each major strategic forces exercise", "at least 14 days before the start of"],
    ["уведомление о крупном стратегическом учении", "не менее чем за 14 дней до начала"]
  ),
  (
    "india-pakistan-1988", "2",
    ["must send a list of nuclear installations and facilities", "on 1 January"],
    ["обязана направить", "список ядерных установок и объектов", "1 января"]
  ),
  (
    "incsea-1972", "3(attack)", ["must not carry out the simulated attack"],
    ["имитацию атаки по кораблю"]
  ),
]

@Test func `articles read aloud say what the treaty says`() throws {
  for (id, number, english, russian) in aloud {
    let agreement = try #require(Treaties.shipped(id)).agreement
    let article = try #require(agreement.article(number))
    for (tongue, parts) in [(Tongue.english, english), (.russian, russian)] {
      let text = Prose(tongue).sentences(article, of: agreement).map(\.plain).joined(separator: " ")
      for part in parts { #expect(text.contains(part), "\(id) \(number): \(text)") }
    }
  }
}
