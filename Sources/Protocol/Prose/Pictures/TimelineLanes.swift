import ParleyAgreements
import ParleyPact
import ParleyWire

/// Where labels of one lane stand, so that none covers another.
struct LabelPlaces {
  private static let levels = 4
  private let scale: Scale
  private var taken: [[ClosedRange<Int>]] = []
  private(set) var leftOut = 0

  init(_ scale: Scale) { self.scale = scale }

  /// Points that a text takes in 12 point sans; rather too many than too few.
  static func width(_ text: String) -> Int { Columns.width(of: text) * 7 }

  mutating func newLane() { taken = Array(repeating: [], count: Self.levels) }

  /// The level above the lane and the left end of a label for something at `x`; nil if there is
  /// no room.
  mutating func place(_ text: String, at x: Int) -> (level: Int, x: Int)? {
    let width = Self.width(text)
    let left = min(x, scale.right - width)
    let range = left...(left + width + 8)
    guard left >= scale.left,
      let level = taken.firstIndex(where: { $0.allSatisfy { !$0.overlaps(range) } })
    else {
      leftOut += 1
      return nil
    }
    taken[level].append(range)
    return (level, left)
  }

  /// How many levels of the lane hold a label.
  var used: Int { (taken.lastIndex { !$0.isEmpty } ?? -1) + 1 }
}

extension Timeline {
  private struct Label {
    let text: String
    let x: Int
    let place: (level: Int, x: Int)?
  }

  /// - Returns: the first free line below.
  func draw(
    lanesFrom top: Int, on canvas: inout Canvas, _ places: inout LabelPlaces
  ) -> Int {
    var y = top
    var lines: [PartyName: Int] = [:]
    var labels: [(y: Int, label: Label)] = []
    for lane in lanes {
      places.newLane()
      let own = messages.filter { $0.author == lane }.map { message in
        let text = shortened(prose.what(message, in: agreement).plain)
        let x = scale.x(message.time)
        return Label(text: text, x: x, place: places.place(text, at: x))
      }
      y += 10 + 15 * places.used
      lines[lane] = y
      canvas.text(shortened(lane, to: 22), 12, y + 4, isBold: true)
      canvas.line(Self.gutter, y, scale.right, y, .line)
      labels += own.map { (y, $0) }
      y += 24
    }
    for message in messages { draw(message, lines, on: &canvas) }
    for (y, label) in labels {
      guard let place = label.place else { continue }
      let base = y - 9 - 15 * place.level
      if place.level > 0 { canvas.line(label.x, base + 2, label.x, y - 4, .line) }
      // Arrows pass behind words.
      let width = LabelPlaces.width(label.text) * 6 / 7
      canvas.box(place.x - 1, base - 9, width, 12, .paper, opacity: "0.8")
      canvas.text(label.text, place.x, base, size: 11)
    }
    return y
  }

  private func shortened(_ text: String, to limit: Int = 44) -> String {
    text.count <= limit ? text : text.prefix(limit - 1) + "…"
  }

  private func draw(
    _ message: RecordedMessage, _ lines: [PartyName: Int], on canvas: inout Canvas
  ) {
    guard let from = lines[message.author] else { return }
    let x = scale.x(message.time)
    for (i, addressee) in message.addressees.enumerated() where addressee != message.author {
      guard let to = lines[addressee] else { continue }
      let receipt = message.receipt(of: addressee)
      let end = receipt.map { scale.x($0) } ?? x
      let ink: Ink = i == 0 ? .text : .faint
      // A message that answers the event's own time may have been sent at another.
      canvas.line(
        scale.x(message.claimed), from, end, to, ink, dash: receipt == nil ? "4 3" : nil)
      let down = to > from
      let tip = to + (down ? -1 : 1)
      let back = tip + (down ? -7 : 7)
      canvas.polygon([(end, tip), (end - 4, back), (end + 4, back)], ink)
    }
    switch message.said {
    case .message: canvas.polygon(Self.diamond(x, from, 4, 4), .text)
    case .event: canvas.polygon(Self.diamond(x, from, 6, 6), .open)
    default: canvas.box(x - 3, from - 3, 7, 7, .faint)
    }
  }

  private static func diamond(_ x: Int, _ y: Int, _ dx: Int, _ dy: Int) -> [(Int, Int)] {
    [(x - dx, y), (x, y - dy), (x + dx, y), (x, y + dy)]
  }
}
