package import ParleyAgreements
package import ParleyPact

extension Prose {
  /// What two readings of an article make of one record, side by side. Neither is picked.
  ///
  /// - Parameters:
  ///   - article: as the party reads it.
  ///   - party: whose reading it is.
  package func readings(
    _ rows: [CompetingRow], of agreement: Agreement, as article: Article, by party: PartyName
  ) -> Document {
    let words = words.desk
    let other = agreement.reading(article)
    let title = language.phrase(agreement.titles) ?? .apart(agreement.id)
    var page = Document(language, title: "\(words.readings): \(title)")
    var texts = Document.Section("texts")
    if let written = agreement.article(article.number) {
      let says = sentences(written, of: agreement).joined(" ")
      texts.add("\(words.asWritten)\(self.words.page.colon)\(says)")
    }
    let reads = sentences(article, of: other).joined(" ")
    texts.add("\(words.asRead(party))\(self.words.page.colon)\(reads)")
    page.add(texts)

    var section = Document.Section("rows")
    var table = Document.Table(
      [words.instance, words.asWritten, words.asRead(party)], shares: [4, 5, 5])
    for row in rows {
      guard let shown = row.asWritten ?? row.asRead else { continue }
      let owes = obligation(shown, of: row.asWritten == nil ? other : agreement).capitalised
      table.rows.append([
        "\(owes). \(self.words.page.article(shown.article)); \(apart: shown.trigger).",
        outcome(row.asWritten, agreement), outcome(row.asRead, other),
      ])
    }
    if rows.isEmpty {
      section.add(words.sameHere)
    } else {
      section.blocks.append(.table(table))
    }
    section.add(words.noChoice, .warning)
    page.add(section)
    return page
  }

  private func outcome(_ row: Row?, _ agreement: Agreement) -> Phrase {
    guard let row else { return words.desk.noInstance }
    return "\(deadline(row, of: agreement)); \(words.status.states(row.state))"
  }
}
