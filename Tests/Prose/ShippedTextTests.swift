import Foundation
import ParleyPact
import ParleyProse
import ParleyTestKit
import ParleyWire
import Testing

@Suite("Shipped agreements as prose") struct ShippedTextTests {
  private func texts() throws -> [Agreement] {
    let folder = Vectors.root.appendingPathComponent("Sources/Protocol/Treaties/Catalogue")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "pact" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map { try Agreement.read(String(contentsOf: $0, encoding: .utf8)) }
  }

  /// Every article in every language is whole sentences, however it was put together.
  @Test func sentencesAreWhole() throws {
    let agreements = try texts()
    #expect(agreements.count >= 10)
    for agreement in agreements {
      for language in Prose.Language.allCases {
        for article in agreement.articles {
          for phrase in Prose(language).sentences(article, of: agreement) {
            let text = phrase.plain
            let place = "\(agreement.id) \(article.number) \(language): \(text)"
            #expect(text.hasSuffix("."), "\(place)")
            #expect(text.first?.isUppercase ?? false, "\(place)")
            for wrong in ["  ", "..", " .", " ,", ",,", "()", "“”", "«»"] {
              #expect(!text.contains(wrong), "\(place)")
            }
            let marks = phrase.marks
            #expect(!marks.contains(.label), "no label: \(place)")
          }
        }
      }
    }
  }

  @Test func pagesStandSideBySide() throws {
    let folder = ProcessInfo.processInfo.environment["PARLEY_PICTURES"]
    for agreement in try texts() {
      let pages = Prose.Language.allCases.map {
        Prose($0).agreement(agreement, digest: agreement.meaning)
      }
      for page in pages {
        #expect(page.sections.map(\.key) == pages[0].sections.map(\.key))
        #expect(page.html.text.contains(agreement.meaning.base64))
        if let folder {
          try page.plain(width: 100).write(
            toFile: "\(folder)/\(agreement.id)-\(page.language.rawValue).page", atomically: true,
            encoding: .utf8)
        }
      }
      #expect(pages[0].beside(pages[1], width: 120).contains(agreement.meaning.base64.prefix(20)))
    }
  }
}
