/// Colours of a picture, by day and by night. A page may set the properties itself; a program that
/// knows no custom properties draws by day.
enum Ink: String, CaseIterable {
  case paper, text, faint, line, open, done, late, over, none

  var day: String {
    switch self {
    case .paper: "#ffffff"
    case .text: "#1a1a1a"
    case .faint: "#5c5c5c"
    case .line: "#c4c4c4"
    case .open: "#1f5fa8"
    case .done: "#1e6b3c"
    case .late: "#835b00"
    case .over: "#ad231a"
    case .none: "#5f5f5f"
    }
  }

  private var night: String {
    switch self {
    case .paper: "#14171a"
    case .text: "#efefef"
    case .faint: "#b0b0b0"
    case .line: "#4b4f54"
    case .open: "#84b6f4"
    case .done: "#7fd39c"
    case .late: "#e3b64f"
    case .over: "#ff8f85"
    case .none: "#b5b5b5"
    }
  }

  static let style: String = {
    func set(_ colour: (Ink) -> String) -> String {
      allCases.map { "--\($0.rawValue):\(colour($0))" }.joined(separator: ";")
    }
    let fills = allCases.map {
      ".f-\($0.rawValue){fill:var(--\($0.rawValue))}.s-\($0.rawValue){stroke:var(--\($0.rawValue))}"
    }
    return ".parley-timeline{\(set(\.day))}"
      + "@media(prefers-color-scheme:dark){.parley-timeline{\(set(\.night))}}"
      + fills.joined()
  }()
}

/// Shapes of a picture.
struct Canvas {
  var markup = Markup()

  mutating func text(
    _ text: String, _ x: Int, _ y: Int, _ ink: Ink = .text, size: Int? = nil, isBold: Bool = false,
    anchor: String? = nil
  ) {
    markup.element(
      "text",
      [
        ("class", "f-\(ink.rawValue)"), ("fill", ink.day), ("x", "\(x)"), ("y", "\(y)"),
        ("font-size", size.map { "\($0)" }), ("font-weight", isBold ? "bold" : nil),
        ("text-anchor", anchor),
      ]
    ) { $0.add(words: text) }
    markup.line()
  }

  mutating func line(
    _ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int, _ ink: Ink, width: Int = 1, dash: String? = nil
  ) {
    markup.empty(
      "line",
      [
        ("class", "s-\(ink.rawValue)"), ("stroke", ink.day), ("x1", "\(x1)"), ("y1", "\(y1)"),
        ("x2", "\(x2)"), ("y2", "\(y2)"), ("stroke-width", width == 1 ? nil : "\(width)"),
        ("stroke-dasharray", dash),
      ])
    markup.line()
  }

  mutating func box(
    _ x: Int, _ y: Int, _ width: Int, _ height: Int, _ ink: Ink, opacity: String? = nil,
    isOutline: Bool = false
  ) {
    markup.empty(
      "rect",
      [
        ("class", isOutline ? "s-\(ink.rawValue)" : "f-\(ink.rawValue)"),
        ("fill", isOutline ? "none" : ink.day), ("stroke", isOutline ? ink.day : nil),
        ("x", "\(x)"), ("y", "\(y)"), ("width", "\(max(1, width))"), ("height", "\(height)"),
        ("opacity", opacity), ("stroke-dasharray", isOutline ? "3 2" : nil),
      ])
    markup.line()
  }

  mutating func polygon(_ points: [(Int, Int)], _ ink: Ink) {
    markup.empty(
      "polygon",
      [
        ("class", "f-\(ink.rawValue)"), ("fill", ink.day),
        ("points", points.map { "\($0.0),\($0.1)" }.joined(separator: " ")),
      ])
    markup.line()
  }
}
