// A page as a fragment of HTML: an <article> that a page of any style can take in.

import ParleyPact

extension Document {
  package var html: Markup {
    var out = Markup()
    out.element("article", attributes) { out in
      out.element("h1") { add(title, to: &$0) }
      out.line()
      for section in sections { add(section, to: &out) }
      addFoot(to: &out)
    }
    out.line()
    return out
  }

  /// Two pages side by side in one table, a row for each section.
  package func htmlBeside(_ other: Document) -> Markup {
    precondition(sections.map(\.key) == other.sections.map(\.key), "two pages of one thing")
    var out = Markup()
    out.element("table", [("class", "parallel")]) { out in
      out.element("tr") { out in
        for page in [self, other] {
          out.element("th", page.attributes + [("scope", "col")]) { page.add(page.title, to: &$0) }
        }
      }
      out.line()
      for (left, right) in zip(sections, other.sections) {
        out.element("tr") { out in
          for (page, section) in [(self, left), (other, right)] {
            out.element("td", page.attributes) { page.add(section, to: &$0) }
          }
        }
        out.line()
      }
      out.element("tr") { out in
        for page in [self, other] {
          out.element("td", page.attributes) { page.addFoot(to: &$0) }
        }
      }
    }
    out.line()
    return out
  }

  private var attributes: [(StaticString, String?)] {
    [("lang", language.rawValue), ("dir", language.isRightToLeft ? "rtl" : "ltr")]
  }

  private func add(_ phrase: Phrase, to out: inout Markup) {
    out.add(phrase) { Words.of(language).note($0) }
  }

  private func add(_ section: Section, to out: inout Markup) {
    out.element("section", [("data-number", section.key)]) { out in
      if let heading = section.heading { out.element("h2") { add(heading, to: &$0) } }
      for block in section.blocks {
        switch block {
        case .paragraph(let phrase, .quotation): out.element("blockquote") { add(phrase, to: &$0) }
        case .paragraph(let phrase, let style):
          out.element("p", [("class", style == .body ? nil : style.rawValue)]) {
            add(phrase, to: &$0)
          }
        case .table(let table): add(table, to: &out)
        }
      }
    }
    out.line()
  }

  private func add(_ table: Table, to out: inout Markup) {
    out.element("table") { out in
      out.element("tr") { out in
        for heading in table.headings {
          out.element("th", [("scope", "col")]) { add(heading, to: &$0) }
        }
      }
      for row in table.rows {
        out.line()
        out.element("tr") { out in
          for cell in row { out.element("td") { add(cell, to: &$0) } }
        }
      }
    }
  }

  private func addFoot(to out: inout Markup) {
    let notes = footNotes
    guard !notes.isEmpty else { return }
    out.element("footer") { out in
      for note in notes { out.element("p", [("class", "note")]) { $0.add(words: note) } }
    }
  }
}
