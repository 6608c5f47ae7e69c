package import ParleyAgreements
package import ParleyPact
import ParleyWire

/// A record and its status as a picture: a lane for each party with its messages as arrows, and
/// below a bar for each duty from its start to its performance or to now.
///
/// Every state is written out, not only coloured, and the same facts are in `table`. The same
/// inputs make the same bytes.
package struct Timeline {
  static let width = 960
  static let gutter = 176
  static let mostRows = 16

  let prose: Prose
  let agreement: Agreement
  let status: Status
  let messages: [RecordedMessage]
  let rows: [Row]
  let leftOutRows: Int
  let lanes: [PartyName]
  let scale: Scale

  package init(
    _ prose: Prose, _ agreement: Agreement, _ record: AgreementRecord, _ status: Status
  ) {
    self.prose = prose
    self.agreement = agreement
    self.status = status
    // The duties that end last are those that a desk asks about.
    let byEnd = status.rows.enumerated().sorted { a, b in
      (a.element.end(status), a.offset) < (b.element.end(status), b.offset)
    }
    let kept = byEnd.suffix(Self.mostRows).map(\.offset).sorted()
    rows = kept.map { status.rows[$0] }
    leftOutRows = status.rows.count - rows.count
    let first = leftOutRows == 0 ? nil : rows.compactMap { $0.start ?? $0.due }.min()
    messages = record.shown.filter { message in first.map { message.time >= $0 } ?? true }
    lanes = Self.lanes(agreement, messages, rows)
    var moments = messages.flatMap { [$0.time, $0.claimed] + $0.receipts.map(\.at) }
    moments += rows.flatMap { [$0.opens, $0.due, $0.performed].compactMap { $0 } }
    scale = Scale(
      over: moments + [status.instant], left: Self.gutter, right: Self.width - 24)
  }

  /// Every party of a small agreement; of a large one those that the record or a duty names.
  private static func lanes(
    _ agreement: Agreement, _ messages: [RecordedMessage], _ rows: [Row]
  ) -> [PartyName] {
    let named = messages.map(\.author) + messages.flatMap(\.addressees) + rows.flatMap(\.debtors)
    return agreement.names.filter { name in
      named.contains(name) || (agreement.parties.count <= 4 && agreement.parties.contains(name))
    }
  }

  /// The picture, as a whole SVG element.
  package var svg: Markup {
    var canvas = Canvas()
    let title = "\(prose.words.picture.title.plain): \(titlePhrase.plain)"
    let head = Columns.wrap(title, to: 96)
    for (i, line) in head.enumerated() {
      canvas.text(line, 12, 22 + 18 * i, size: 14, isBold: true)
    }
    let top = 22 + 18 * head.count
    canvas.text(zones, 12, top, .faint)
    var places = LabelPlaces(scale)
    let laneTop = top + 34
    let bottom = draw(lanesFrom: laneTop, on: &canvas, &places)
    let end = draw(barsFrom: bottom + 8, on: &canvas)
    let height = draw(
      axisFrom: laneTop - 16, bars: bottom + 8, to: end, on: &canvas, places.leftOut)
    return wrapped(canvas.markup, height, title)
  }

  var titlePhrase: Phrase { prose.language.phrase(agreement.titles) ?? .apart(agreement.id) }

  private var zones: String {
    prose.words.status.instant(prose.instant(status.instant)).plain
  }

  private func wrapped(_ inside: Markup, _ height: Int, _ title: String) -> Markup {
    // An id of a page must be its own: two pictures of one agreement differ in their instant.
    let id = "timeline-\(agreement.id)-\(status.instant.seconds)"
    let said = rows.map { row in
      let deadline = prose.deadline(row, of: agreement)
      return "\(prose.obligation(row, of: agreement).capitalised), \(deadline): "
        + prose.words.status.states(row.state) + "."
    }
    var out = Markup()
    out.element(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("class", "parley-timeline"),
        ("width", "\(Self.width)"), ("height", "\(height)"),
        ("viewBox", "0 0 \(Self.width) \(height)"), ("role", "img"),
        ("aria-labelledby", "\(id)-title \(id)-text"), ("lang", prose.language.rawValue),
        ("font-family", "system-ui, 'DejaVu Sans', sans-serif"), ("font-size", "12"),
      ]
    ) { out in
      out.element("title", [("id", "\(id)-title")]) { $0.add(words: title) }
      out.element("desc", [("id", "\(id)-text")]) {
        $0.add(words: said.map(\.plain).joined(separator: " "))
      }
      out.line()
      out.element("style") { $0.add(words: Ink.style) }
      out.line()
      var paper = Canvas()
      paper.box(0, 0, Self.width, height, .paper)
      out.add(paper.markup)
      out.add(inside)
    }
    out.line()
    return out
  }
}

extension Prose {
  /// The facts of a timeline as a table, for print and for who does not see the picture.
  package func table(
    _ agreement: Agreement, _ record: AgreementRecord, _ status: Status
  ) -> Document {
    var page = self.status(status, of: agreement)
    page.add(messages(record, agreement))
    return page
  }
}

extension Row {
  /// When its time began to run, as its derivation has it.
  var start: Timestamp? {
    for step in derivation {
      switch step {
      case .trigger(_, let at, _): return at
      default: continue
      }
    }
    return opens
  }

  func end(_ status: Status) -> Timestamp {
    max(performed ?? status.instant, due ?? performed ?? status.instant)
  }

  var ink: Ink {
    switch state {
    case .due, .waiting, .clockNotStarted: .open
    case .fulfilled, .kept: .done
    case .fulfilledLate: .late
    case .overdue, .overdueUnconfirmed, .contrary: .over
    case .excused, .waived, .suspended, .lapsed, .superseded: .none
    }
  }
}
