import ParleyAgreements
import ParleyPact
import ParleyWire

extension Timeline {
  /// - Returns: the first free line below.
  func draw(barsFrom top: Int, on canvas: inout Canvas) -> Int {
    var y = top
    for row in rows {
      let number = prose.words.page.article(row.article).plain
      canvas.text(cut(number, 26), 12, y + 10, isBold: true)
      let owes = row.creditor.map { "\(row.debtor) → \($0)" } ?? row.debtor
      canvas.text(cut(owes, 24), 12, y + 26, .faint, size: 11)
      draw(row, y, on: &canvas)
      let lines = caption(row)
      let width = lines.map(LabelPlaces.width).max() ?? 0
      let anchor = row.due.map { scale.x($0) } ?? start(row)
      let x = max(Self.gutter, min(anchor, scale.right - width))
      for (i, line) in lines.enumerated() {
        canvas.text(line, x, y + 27 + 14 * i, row.ink, size: 11)
      }
      y += 34 + 14 * max(1, lines.count)
    }
    return y
  }

  private func cut(_ text: String, _ limit: Int) -> String {
    text.count <= limit ? text : text.prefix(limit - 1) + "…"
  }

  private func start(_ row: Row) -> Int {
    row.start.map { scale.x($0) } ?? row.opens.map { scale.x($0) } ?? Self.gutter
  }

  /// The deadline and the state in words, in as many lines as they need.
  private func caption(_ row: Row) -> [String] {
    let words = prose.words.status
    var parts = [prose.deadline(row, of: agreement)]
    if let done = row.performed { parts.append(words.performed(prose.instant(done))) }
    parts.append(words.states(row.state))
    parts += row.overlays.map { prose.overlay($0) }
    return Columns.wrap(parts.joined("; ").plain, to: (scale.right - scale.left) / 7)
  }

  private func draw(_ row: Row, _ y: Int, on canvas: inout Canvas) {
    let ink = row.ink
    let from = start(row)
    let now = scale.x(status.instant)
    let end = row.performed.map { scale.x($0) } ?? now
    let due = row.due.map { scale.x($0) }
    let inTime = min(end, due ?? end)
    if inTime > from { canvas.box(from, y, inTime - from, 12, ink, opacity: "0.35") }
    if let due, end > due {
      canvas.box(max(due, from), y, end - max(due, from), 12, ink)
    } else if let due, row.performed == nil, due > max(from, now) {
      canvas.box(max(from, now), y, due - max(from, now), 12, ink, isOutline: true)
    }
    if let start = row.start ?? row.opens, scale.isBefore(start) {
      canvas.text("«", from + 2, y + 11, ink)
    }
    // The line of the instant is broken where captions stand.
    canvas.line(now, y - 6, now, y + 16, .text, dash: "5 3")
    if let due { canvas.line(due, y - 4, due, y + 16, ink, width: 2) }
    if row.performed != nil {
      canvas.polygon([(end - 5, y + 6), (end, y - 1), (end + 5, y + 6), (end, y + 13)], ink)
    }
  }

  /// Marks of time under everything, the instant of the status, and what the strokes mean.
  ///
  /// - Returns: the height of the picture.
  func draw(
    axisFrom top: Int, bars: Int, to end: Int, on canvas: inout Canvas, _ leftOut: Int
  ) -> Int {
    let zones = prose.zone == .utc ? [Zone.utc] : [.utc, prose.zone]
    var marks = Canvas()
    for mark in scale.marks(in: .utc) {
      let x = scale.x(mark.at)
      marks.line(x, top, x, end, .line, dash: "1 4")
      for (i, zone) in zones.enumerated() {
        marks.text(tick(mark, zone), x, end + 14 + 14 * i, .faint, size: 10, anchor: "middle")
      }
    }
    let now = scale.x(status.instant)
    marks.line(now, top, now, bars - 4, .text, dash: "5 3")
    let isRight = now > scale.right - 60
    marks.text(
      prose.words.picture.now.plain, isRight ? now - 4 : now + 4, top + 4, size: 11,
      anchor: isRight ? "end" : "start")
    for (i, zone) in zones.enumerated() {
      marks.text(zone.shown, 12, end + 14 + 14 * i, .faint, size: 10)
    }
    var notes = [prose.words.picture.dashed.plain, prose.words.picture.solid.plain] + footNotes
    if leftOutRows + leftOut > 0 {
      notes.append(prose.words.picture.leftOut(leftOutRows, leftOut).plain)
    }
    var y = end + 14 * zones.count + 22
    for note in notes {
      marks.text(note, 12, y, .faint, size: 10)
      y += 14
    }
    // Behind what was drawn before.
    var whole = marks.markup
    whole.add(canvas.markup)
    canvas.markup = whole
    return y
  }

  /// What the marks mean that stand in the title and on the labels.
  private var footNotes: [String] {
    var page = Document(prose.language, title: titlePhrase)
    page.add(
      Document.Section(
        "", nil, messages.map { .paragraph(prose.what($0, in: agreement), .body) }))
    return page.footNotes
  }

  private func tick(_ mark: Scale.Mark, _ zone: Zone) -> String {
    let time = CivilTime(mark.at, zone)
    let month = prose.words.picture.months[time.date.month - 1]
    switch mark.step {
    case .hours:
      return time.hour == 0 && time.minute == 0 || zone != .utc
        ? "\(time.date.day) \(month) \(time.clock)" : time.clock
    case .days: return "\(time.date.day) \(month)" + (zone == .utc ? "" : " \(time.clock)")
    case .months(let count):
      let day = zone == .utc ? "" : "\(time.date.day) "
      return count % 12 == 0 && zone == .utc
        ? "\(time.date.year)" : "\(day)\(month) \(time.date.year)"
    }
  }
}
