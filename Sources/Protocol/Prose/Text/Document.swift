/// A page: numbered sections of paragraphs and tables, in one language.
///
/// The same tree or status makes the same sections in every language, so that two pages stand
/// beside each other section by section.
package struct Document: Hashable, Sendable {
  package var language: Prose.Language
  package var title: Phrase
  package var sections: [Section] = []

  package struct Section: Hashable, Sendable {
    /// The same in every language: an article's number, or a name of the page's own.
    package var key: String
    package var heading: Phrase?
    package var blocks: [Block]

    package init(_ key: String, _ heading: Phrase? = nil, _ blocks: [Block] = []) {
      self.key = key
      self.heading = heading
      self.blocks = blocks
    }
  }

  package enum Block: Hashable, Sendable {
    case paragraph(Phrase, Style)
    case table(Table)
  }

  package enum Style: String, Hashable, Sendable {
    case body
    /// The authentic text, quoted.
    case quotation
    /// Sources, ids: small print.
    case note
    case warning
  }

  package struct Table: Hashable, Sendable {
    package var headings: [Phrase]
    package var rows: [[Phrase]]
    /// Share of the width that each column takes.
    package var shares: [Int]

    package init(_ headings: [Phrase], shares: [Int], rows: [[Phrase]] = []) {
      precondition(headings.count == shares.count, "a column has a heading and a share")
      self.headings = headings
      self.shares = shares
      self.rows = rows
    }
  }

  package init(_ language: Prose.Language, title: Phrase) {
    self.language = language
    self.title = title
  }

  mutating func add(_ section: Section) {
    if !section.blocks.isEmpty { sections.append(section) }
  }

  /// Marks in the order in which they first stand on the page.
  var marks: [Mark] {
    var found: [Mark] = []
    for phrase in phrases {
      for mark in phrase.marks where !found.contains(mark) { found.append(mark) }
    }
    return found
  }

  private var phrases: [Phrase] {
    [title]
      + sections.flatMap { section in
        [section.heading ?? Phrase()]
          + section.blocks.flatMap { block in
            switch block {
            case .paragraph(let phrase, _): [phrase]
            case .table(let table): table.headings + table.rows.flatMap { $0 }
            }
          }
      }
  }
}

extension Document.Section {
  mutating func add(_ phrase: Phrase, _ style: Document.Style = .body) {
    if !phrase.isEmpty { blocks.append(.paragraph(phrase, style)) }
  }
}
