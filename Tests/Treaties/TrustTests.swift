import ParleyPact
import ParleyTreaties
import Testing

/// What each file is worth, as it was reviewed: its weakest mark, and citations read, stated,
/// unchecked and chosen.
private let reviewed: [(id: String, weakest: Confidence, counts: [Int])] = [
  ("contract-notice", .design, [0, 0, 0, 7]),
  ("disclosure-90", .design, [0, 0, 0, 7]),
  ("exchange-of-measures", .design, [0, 0, 0, 3]),
  ("exercises-1989", .unchecked, [3, 0, 0, 0]),
  ("hcoc", .unchecked, [0, 2, 1, 0]),
  ("iaea-early-notification", .unchecked, [6, 0, 3, 0]),
  ("incsea-1972", .unchecked, [2, 5, 3, 0]),
  ("india-pakistan-1988", .stated, [3, 0, 0, 0]),
  ("india-pakistan-1991-airspace", .unchecked, [3, 0, 0, 0]),
  ("india-pakistan-1991-exercises", .unchecked, [4, 2, 7, 0]),
  ("india-pakistan-2005", .unchecked, [0, 4, 0, 0]),
  ("launch-1988", .unchecked, [0, 2, 2, 0]),
  ("new-start-notifications", .stated, [3, 0, 0, 0]),
  ("osce-cyber", .unchecked, [0, 5, 2, 0]),
  ("two-institutions", .design, [0, 0, 0, 8]),
  ("vd2011-iii", .unchecked, [0, 6, 9, 0]),
  ("vd2011-ix", .unchecked, [0, 3, 5, 0]),
  ("vd2011-v", .unchecked, [0, 2, 4, 0]),
]

@Test func `what each shipped agreement is worth was reviewed`() {
  let found = Treaties.shipped.map { shipped in
    let trust = shipped.trust
    let counts = [trust.read, trust.stated, trust.unchecked, trust.design].map(String.init)
    return "\(shipped.id) \(trust.weakest.rawValue) \(counts.joined(separator: " "))"
  }
  let expected = reviewed.map {
    "\($0.id) \($0.weakest.rawValue) \($0.counts.map(String.init).joined(separator: " "))"
  }
  #expect(found == expected, "\(found.joined(separator: "\n"))")
}

@Test func `nothing is quoted that was not read or stated`() {
  for shipped in Treaties.shipped {
    for article in shipped.agreement.articles where !article.quotations.isEmpty {
      #expect(
        article.citations.contains { $0.confidence == .read || $0.confidence == .stated },
        "\(shipped.id) \(article.number) quotes what was not checked")
    }
  }
}

@Test func `every source and citation carries its mark`() {
  for shipped in Treaties.shipped {
    #expect(!shipped.agreement.sources.isEmpty, "\(shipped.id)")
    for article in shipped.agreement.articles {
      #expect(
        article.citations.allSatisfy { $0.confidence != nil }, "\(shipped.id) \(article.number)")
      #expect(
        !article.citations.isEmpty || shipped.trust.isTemplate,
        "\(shipped.id) \(article.number) cites nothing")
    }
  }
}

@Test func `the caution is said in each language, with the number that was not checked`() throws {
  let chapter = try #require(Treaties.shipped("vd2011-iii"))
  #expect(chapter.caution(in: "en").contains("never the authentic text"))
  #expect(
    chapter.caution(in: "en").contains("\(chapter.trust.unchecked) of \(chapter.trust.citations)"))
  #expect(chapter.caution(in: "ru").contains("не аутентичный текст"))
  #expect(chapter.caution(in: "fr").contains("jamais le texte authentique"))
  #expect(chapter.caution(in: "hi") == chapter.caution(in: "en"))
  let template = try #require(Treaties.shipped("two-institutions"))
  #expect(template.trust.isTemplate)
  #expect(template.caution(in: "en").contains("template"))
  #expect(chapter.sources.map(\.confidence).first == .stated)
  #expect(chapter.sources.map(\.confidence).last == .design)
}

@Test func `an article is worth no more than its weakest citation`() throws {
  let launch = try #require(Treaties.shipped("launch-1988"))
  #expect(launch.confidence(of: try #require(launch.agreement.article("I"))) == .unchecked)
  let lists = try #require(Treaties.shipped("india-pakistan-1988"))
  #expect(lists.confidence(of: try #require(lists.agreement.article("2"))) == .read)
  let template = try #require(Treaties.shipped("contract-notice"))
  #expect(template.confidence(of: try #require(template.agreement.article("1"))) == .design)
}
