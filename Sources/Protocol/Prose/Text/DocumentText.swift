// A page on a terminal, alone or beside the same page in another language.

extension Document {
  /// - Parameter width: columns of the terminal, 40 or more.
  package func plain(width: Int) -> String {
    let width = max(40, width)
    var lines = Columns.wrap(title.plain, to: width)
    lines.append(String(repeating: "=", count: min(width, lines.map(Columns.width).max() ?? 0)))
    for section in sections { lines += [""] + section.lines(width) }
    let notes = footNotes
    if !notes.isEmpty { lines += [""] + notes.flatMap { Columns.wrap($0, to: width) } }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Two pages side by side, section by section. Both were made from the same tree or status.
  package func beside(_ other: Document, width: Int) -> String {
    precondition(sections.map(\.key) == other.sections.map(\.key), "two pages of one thing")
    let half = max(24, (width - 3) / 2)
    func pair(_ left: [String], _ right: [String]) -> [String] {
      Columns.beside([left, right], widths: [half, half], gap: " | ")
    }
    let rule = String(repeating: "-", count: half)
    var lines = pair(Columns.wrap(title.plain, to: half), Columns.wrap(other.title.plain, to: half))
    for (left, right) in zip(sections, other.sections) {
      lines += [rule + "-+-" + rule] + pair(left.lines(half), right.lines(half))
    }
    let notes = pair(
      footNotes.flatMap { Columns.wrap($0, to: half) },
      other.footNotes.flatMap { Columns.wrap($0, to: half) })
    if !notes.isEmpty { lines += [rule + "-+-" + rule] + notes }
    return lines.map { $0 + "\n" }.joined()
  }

  var footNotes: [String] { marks.map { "\($0.sign) \(Words.of(language).note($0))" } }
}

extension Document.Section {
  fileprivate func lines(_ width: Int) -> [String] {
    var lines = heading.map { Columns.wrap($0.plain, to: width) } ?? []
    for block in blocks {
      switch block {
      case .paragraph(let phrase, let style):
        let indent = heading == nil || width < 60 ? "" : style == .quotation ? "    | " : "  "
        let lead = style == .warning ? "! " : ""
        lines += Columns.wrap(lead + phrase.plain, to: width - indent.count).map { indent + $0 }
      case .table(let table): lines += table.lines(width)
      }
    }
    return lines
  }
}

extension Document.Table {
  /// In columns where there is room for them, else one row under the other.
  fileprivate func lines(_ width: Int) -> [String] {
    guard width >= 60 else {
      return rows.flatMap { row in
        [""]
          + zip(headings, row).filter { !$1.isEmpty }.flatMap { heading, cell in
            Columns.wrap("\(heading.plain): \(cell.plain)", to: width)
          }
      }
    }
    let room = width - 2 * (shares.count - 1)
    let total = shares.reduce(0, +)
    let widths = shares.map { max(6, room * $0 / total) }
    func line(_ cells: [Phrase]) -> [String] {
      Columns.beside(
        zip(cells, widths).map { Columns.wrap($0.plain, to: $1) }, widths: widths, gap: "  ")
    }
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
    return line(headings) + [rule]
      + rows.enumerated().flatMap { i, row in (i > 0 ? [""] : []) + line(row) }
  }
}
