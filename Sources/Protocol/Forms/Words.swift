import ParleyWire

/// The few words that stand between codes when a page is shown. Everything else comes from forms.
struct Words: Sendable {
  let kilometres, nauticalMiles, radius, circle, polygon: String
  let north, south, east, west: String
  let from, to: String
  let days, hours, minutes, seconds: String
  let ocean: @Sendable (Quadrant.Ocean) -> String
  let corner: @Sendable (Quadrant.Corner) -> String
  let quadrant: @Sendable (_ corner: String, _ ocean: String) -> String
  let noticeMet, noticeMissed, validUntil: @Sendable (String) -> String
  let countedFromMidnight, unchecked: String
}

extension Words {
  /// Nil for a language that has no words here.
  init?(_ language: Language) {
    switch language {
    case .english: self = .english
    case .russian: self = .russian
    default: return nil
    }
  }

  static let english = Words(
    kilometres: "km", nauticalMiles: "nautical miles", radius: "radius", circle: "circle",
    polygon: "polygon", north: "N", south: "S", east: "E", west: "W", from: "from", to: "to",
    days: "d", hours: "h", minutes: "min", seconds: "s",
    ocean: {
      switch $0 {
      case .arctic: "Arctic Ocean"
      case .atlantic: "Atlantic Ocean"
      case .indian: "Indian Ocean"
      case .pacific: "Pacific Ocean"
      case .southern: "Southern Ocean"
      }
    },
    corner: {
      switch $0 {
      case .ne: "north-eastern"
      case .nw: "north-western"
      case .se: "south-eastern"
      case .sw: "south-western"
      }
    },
    quadrant: { "\($0) quadrant of the \($1)" },
    noticeMet: { "notice period met: \($0) before" },
    noticeMissed: { "notice period missed by \($0)" },
    validUntil: { "valid until \($0)" },
    countedFromMidnight: ", counted from 00:00 UTC of the date",
    unchecked: " (not checked against the primary text)")

  // Oceans in the genitive, as they stand after "quadrant".
  static let russian = Words(
    kilometres: "км", nauticalMiles: "морских миль", radius: "радиус", circle: "круг",
    polygon: "многоугольник", north: "с. ш.", south: "ю. ш.", east: "в. д.", west: "з. д.",
    from: "с", to: "до", days: "сут", hours: "ч", minutes: "мин", seconds: "с",
    ocean: {
      switch $0 {
      case .arctic: "Северного Ледовитого океана"
      case .atlantic: "Атлантического океана"
      case .indian: "Индийского океана"
      case .pacific: "Тихого океана"
      case .southern: "Южного океана"
      }
    },
    corner: {
      switch $0 {
      case .ne: "северо-восточный"
      case .nw: "северо-западный"
      case .se: "юго-восточный"
      case .sw: "юго-западный"
      }
    },
    quadrant: { "\($0) квадрант \($1)" },
    noticeMet: { "срок уведомления соблюдён: за \($0)" },
    noticeMissed: { "срок уведомления пропущен на \($0)" },
    validUntil: { "действует до \($0)" },
    countedFromMidnight: ", считая от 00:00 UTC этой даты",
    unchecked: " (по первичному тексту не проверено)")
}

extension Words {
  /// As in `2026-11-24 06:00:00 UTC`.
  func instant(_ at: Timestamp) -> String {
    let text = at.description
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(8)) UTC"
  }

  /// As in `24 h 12 min`; days from two days on, seconds only when they matter.
  func duration(_ total: Int64) -> String {
    let inDays = total >= 2 * 86_400
    let parts: [(Int64, String)] = [
      (inDays ? total / 86_400 : 0, days), (inDays ? total / 3_600 % 24 : total / 3_600, hours),
      (total / 60 % 60, minutes), (total % 60, seconds),
    ]
    let shown = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return shown.isEmpty ? "0 \(seconds)" : shown.joined(separator: " ")
  }

  func coordinate(_ c: Coordinate) -> String {
    func half(_ value: FixedDecimal, _ plus: String, _ minus: String) -> String {
      let text = value.description
      return value.micro < 0 ? "\(text.dropFirst())° \(minus)" : "\(text)° \(plus)"
    }
    return half(c.latitude, north, south) + " " + half(c.longitude, east, west)
  }

  func place(_ place: Place) -> String {
    switch place {
    case .area(let name): return SafeText.neutralised(name)
    case .quadrant(let quadrant):
      return self.quadrant(corner(quadrant.corner), ocean(quadrant.ocean))
    case .polygon(let points):
      return "\(polygon): " + points.map(coordinate).joined(separator: "; ")
    case .circle(let centre, let size, let unit):
      let name = unit == .kilometre ? kilometres : nauticalMiles
      return "\(circle): \(coordinate(centre)), \(radius) \(size) \(name)"
    }
  }
}
