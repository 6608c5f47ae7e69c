/// Where something is, as exactly as the notifier chooses to say it.
package enum Place: Hashable, Sendable {
  /// A name, as of a sea, a test range or a district.
  case area(String)
  /// A quarter of an ocean.
  case quadrant(Quadrant)
  /// Three or more corners, not crossing itself; the last is joined to the first.
  case polygon([Coordinate])
  case circle(Coordinate, radius: FixedDecimal, DistanceUnit)

  package enum Kind: String, CaseIterable, Sendable { case area, quadrant, polygon, circle }

  package enum DistanceUnit: String, CaseIterable, Sendable {
    case kilometre = "km"
    case nauticalMile = "nm"
  }

  package var kind: Kind {
    switch self {
    case .area: .area
    case .quadrant: .quadrant
    case .polygon: .polygon
    case .circle: .circle
    }
  }

  package static let nameCharacters = 80
  package static let corners = 3...64
}

/// `OCEAN-CORNER`, as in `pacific-nw`.
package struct Quadrant: Hashable, Sendable {
  package enum Ocean: String, CaseIterable, Sendable {
    case arctic, atlantic, indian, pacific, southern
  }

  package enum Corner: String, CaseIterable, Sendable { case ne, nw, se, sw }

  package let ocean: Ocean
  package let corner: Corner

  package init?(_ text: some StringProtocol) {
    let parts = parted(text, at: "-")
    guard parts.count == 2, let ocean = Ocean(rawValue: String(parts[0])),
      let corner = Corner(rawValue: String(parts[1]))
    else { return nil }
    self.ocean = ocean
    self.corner = corner
  }
}

/// `LAT,LON` in decimal degrees (WGS 84), north and east positive, at most four digits after the
/// point: about eleven metres. The meridian of 180 degrees has one spelling, without a sign.
package struct Coordinate: Hashable, Sendable {
  package let latitude: FixedDecimal
  package let longitude: FixedDecimal

  package static let decimals = 4

  init(_ text: some StringProtocol) throws(ValueFault) {
    let parts = parted(text, at: ",")
    guard parts.count == 2, let latitude = FixedDecimal(parts[0]),
      let longitude = FixedDecimal(parts[1])
    else { throw ValueFault(.place, "LAT,LON in decimal degrees, as in 54.5,-30.25") }
    guard abs(latitude.micro) <= 90_000_000,
      longitude.micro > -180_000_000, longitude.micro <= 180_000_000,
      latitude.decimals <= Self.decimals, longitude.decimals <= Self.decimals
    else {
      throw ValueFault(
        .coordinate,
        "a latitude of -90 to 90, a longitude above -180 to 180, at most 4 digits after the point")
    }
    self.latitude = latitude
    self.longitude = longitude
  }
}

extension Place {
  /// Reads `area NAME`, `quadrant OCEAN-CORNER`, `polygon LAT,LON LAT,LON LAT,LON ...` or
  /// `circle LAT,LON RADIUSkm` (or `nm`).
  init(_ text: some StringProtocol) throws(ValueFault) {
    let words = parted(text, at: " ", most: 2)
    guard words.count == 2, let kind = Kind(rawValue: String(words[0])) else {
      throw ValueFault(.place, "area, quadrant, polygon or circle, and what belongs to it")
    }
    switch kind {
    case .area: self = .area(try Self.name(words[1]))
    case .quadrant:
      guard let quadrant = Quadrant(words[1]) else {
        throw ValueFault(.place, "quadrant OCEAN-CORNER, as in pacific-nw")
      }
      self = .quadrant(quadrant)
    case .polygon: self = .polygon(try Self.polygon(words[1]))
    case .circle: self = try Self.circle(words[1])
    }
  }

  private static func name(_ text: some StringProtocol) throws(ValueFault) -> String {
    guard (1...nameCharacters).contains(text.unicodeScalars.count), isTrimmed(text) else {
      throw ValueFault(.place, "a name of 1 to \(nameCharacters) characters, no space around it")
    }
    return String(text)
  }

  private static func polygon(_ text: some StringProtocol) throws(ValueFault) -> [Coordinate] {
    let words = parted(text, at: " ")
    guard corners.contains(words.count) else {
      throw ValueFault(.place, "\(corners.lowerBound) to \(corners.upperBound) corners")
    }
    var points: [Coordinate] = []
    for word in words { points.append(try Coordinate(word)) }
    guard Polygon.isSimple(points) else {
      throw ValueFault(.polygon, "corners in order along an outline that meets itself nowhere")
    }
    return points
  }

  private static func circle(_ text: some StringProtocol) throws(ValueFault) -> Place {
    let words = parted(text, at: " ")
    guard words.count == 2, let unit = DistanceUnit(rawValue: String(words[1].suffix(2))),
      let radius = FixedDecimal(words[1].dropLast(2)), radius.decimals <= 1,
      radius.micro > 0, radius.micro <= 9_999_000_000
    else {
      throw ValueFault(.place, "circle LAT,LON RADIUSkm or nm, above 0 to 9999, as in 120km")
    }
    return .circle(try Coordinate(words[0]), radius: radius, unit)
  }
}
