package import ParleyPact
package import ParleyWire

/// One instance under two readings of an article. The machine shows both and picks neither.
package struct CompetingRow: Hashable, Sendable {
  package var key: String
  /// As the agreed text has it; nil where that reading gives no such instance.
  package var asWritten: Row?
  /// As the other reading has it.
  package var asRead: Row?

  package var differs: Bool {
    asWritten?.state != asRead?.state || asWritten?.due != asRead?.due
      || asWritten?.opens != asRead?.opens
  }
}

extension Agreement {
  /// The agreement with one article as somebody else reads it.
  package func reading(_ article: Article) -> Agreement {
    var other = self
    other.articles = articles.map { $0.number == article.number ? article : $0 }
    return other
  }
}

extension Status {
  /// Every instance that comes out otherwise under another reading of an article, by key: of that
  /// article, and of those that depend on it.
  package static func readings(
    of agreement: Agreement, as article: Article, _ record: AgreementRecord, at instant: Timestamp
  ) throws(EngineFault) -> [CompetingRow] {
    let written = try Status.of(agreement, record, at: instant)
    let read = try Status.of(agreement.reading(article), record, at: instant)
    let keys = Set(written.rows.map(\.key)).union(read.rows.map(\.key)).sorted()
    return keys.map { key in
      CompetingRow(
        key: key, asWritten: written.rows.first { $0.key == key },
        asRead: read.rows.first { $0.key == key })
    }.filter(\.differs)
  }
}
