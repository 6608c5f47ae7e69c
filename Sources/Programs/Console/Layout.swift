/// Two parties beside each other: each row has a cell for the left, the right, or both.
package struct TwoColumns: Sendable {
  /// What stands in a cell, trusted or already neutralised; it may hold line feeds.
  package struct Cell: Sendable, ExpressibleByStringInterpolation {
    package let text: String
    package let style: Palette.Style?

    package init(_ text: String, _ style: Palette.Style? = nil) {
      self.text = text
      self.style = style
    }

    package init(stringLiteral value: String) { self.init(value) }
  }

  private static let gutter = " | "
  private let palette: Palette
  /// The columns of one cell.
  package let cellWidth: Int

  package init(columns: Int, palette: Palette = Palette(coloured: false)) {
    self.palette = palette
    cellWidth = max(8, (columns - Self.gutter.count) / 2)
  }

  package init(for outlet: Outlet) { self.init(columns: outlet.columns, palette: outlet.palette) }

  /// The names of the two, and a rule under them.
  package func header(_ left: String, _ right: String) -> String {
    let rule = String(repeating: "-", count: cellWidth)
    return row(Cell(left, .bold), Cell(right, .bold)) + "\(rule)-+-\(rule)\n"
  }

  package func row(_ left: Cell = "", _ right: Cell = "") -> String {
    let lefts = lines(left)
    let rights = lines(right)
    return (0..<max(lefts.count, rights.count)).map { i in
      let leftText = i < lefts.count ? lefts[i] : ""
      let rightText = i < rights.count ? rights[i] : ""
      let blank = String(repeating: " ", count: cellWidth - DisplayWidth.of(leftText))
      let shownLeft = palette.paint(leftText, left.style) + blank
      let line = shownLeft + Self.gutter + palette.paint(rightText, right.style)
      return line.trimmingTrailingBlanks() + "\n"
    }.joined()
  }

  /// A line that concerns both, across the whole width.
  package func across(_ cell: Cell) -> String {
    DisplayWidth.wrap(cell.text, to: cellWidth * 2 + Self.gutter.count)
      .map { palette.paint($0, cell.style) + "\n" }.joined()
  }

  private func lines(_ cell: Cell) -> [String] {
    cell.text.isEmpty ? [] : DisplayWidth.wrap(cell.text, to: cellWidth)
  }
}

/// Rows under headings. The last column takes what room is left and is wrapped into it.
package struct Table: Sendable {
  package enum Alignment: Sendable { case left, right }

  private var rows: [[String]] = []
  private let headings: [String]
  private let alignments: [Alignment]

  /// Headings that are all empty are not shown.
  package init(_ headings: [String], alignments: [Alignment] = []) {
    self.headings = headings
    self.alignments = alignments
  }

  package mutating func add(_ cells: String...) { add(cells) }

  package mutating func add(_ cells: [String]) {
    precondition(cells.count == headings.count, "a row has as many cells as the table has headings")
    rows.append(cells)
  }

  package func text(columns: Int, indent: Int = 0) -> String {
    let shown = headings.allSatisfy(\.isEmpty) ? rows : [headings] + rows
    let widths = headings.indices.dropLast().map { i in
      shown.map { DisplayWidth.of($0[i]) }.max() ?? 0
    }
    let before = widths.reduce(indent) { $0 + $1 + 2 }
    let room = max(20, columns - before)
    return shown.map { row in
      var lead = String(repeating: " ", count: indent)
      for (i, width) in widths.enumerated() { lead += align(row[i], i, width) + "  " }
      let lines = DisplayWidth.wrap(row.last ?? "", to: room)
      let rest = lines.dropFirst().map { String(repeating: " ", count: before) + $0 + "\n" }
      return (lead + (lines.first ?? "")).trimmingTrailingBlanks() + "\n" + rest.joined()
    }.joined()
  }

  private func align(_ text: String, _ column: Int, _ width: Int) -> String {
    guard column < alignments.count, alignments[column] == .right else {
      return DisplayWidth.pad(text, to: width)
    }
    return String(repeating: " ", count: max(0, width - DisplayWidth.of(text))) + text
  }
}

extension String {
  func trimmingTrailingBlanks() -> String {
    var text = Substring(self)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
