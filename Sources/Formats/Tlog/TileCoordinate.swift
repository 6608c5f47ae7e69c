import ParleyWire

/// The place of one file of a log: a tile of hashes or a bundle of entries (C2SP tlog-tiles).
public struct TileCoordinate: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Hashes of level `level`, from 0; a level of tiles is eight levels of the tree.
    case hashes(level: Int)
    case entries
  }

  /// The hashes or entries of a tile that is full.
  public static let fullWidth = 256

  public let kind: Kind
  /// The position among the tiles of its level, from 0.
  public let index: Int64
  /// How many hashes or entries it holds, 1 to 256. Fewer than 256 is a partial tile.
  public let width: Int

  public var isFull: Bool { width == Self.fullWidth }

  /// - Precondition: level 0 to 63; index at most 18 digits; width 1 to 256.
  public init(_ kind: Kind, index: Int64, width: Int = TileCoordinate.fullWidth) {
    if case .hashes(let level) = kind {
      precondition((0...63).contains(level), "tiles have levels 0 to 63")
    }
    precondition(index >= 0 && Decimal.parse("\(index)") == index, "not the index of a tile")
    precondition((1...Self.fullWidth).contains(width), "a tile is 1 to 256 wide")
    self.kind = kind
    self.index = index
    self.width = width
  }

  /// The path below the log's prefix: `tile/0/x001/x234/067`, `tile/entries/000.p/12`.
  public var path: String {
    let level =
      switch kind {
      case .hashes(let level): String(level)
      case .entries: "entries"
      }
    var groups = [Self.threeDigits(index % 1_000)]
    var rest = index / 1_000
    while rest > 0 {
      groups.insert("x" + Self.threeDigits(rest % 1_000), at: 0)
      rest /= 1_000
    }
    let name = "tile/\(level)/" + groups.joined(separator: "/")
    return isFull ? name : "\(name).p/\(width)"
  }

  /// Reads a path; nil for anything that `path` would not have written.
  public init?(path: some StringProtocol) {
    guard path.utf8.count <= 64 else { return nil }
    var parts = String(path).utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard parts.count >= 3, let kind = Self.kind(parts[1]) else { return nil }
    var width = Self.fullWidth
    if parts.count >= 4, parts[parts.count - 2].hasSuffix(".p") {
      guard let number = Decimal.parse(parts.removeLast()), (1...255).contains(number) else {
        return nil
      }
      width = Int(number)
      parts[parts.count - 1].removeLast(2)
    }
    var index: Int64 = 0
    guard parts.count <= 2 + 6 else { return nil }
    for group in parts.dropFirst(2) {
      guard let number = Int64(group.drop { $0 == "x" }), (0...999).contains(number) else {
        return nil
      }
      index = index * 1_000 + number
    }
    self.init(kind, index: index, width: width)
    // The walk above was lenient; what it found must be spelt exactly so.
    guard self.path.utf8.elementsEqual(path.utf8) else { return nil }
  }

  private static func kind(_ text: String) -> Kind? {
    if text == "entries" { return .entries }
    guard let level = Decimal.parse(text), level <= 63 else { return nil }
    return .hashes(level: Int(level))
  }

  private static func threeDigits(_ number: Int64) -> String {
    let digits = String(number)
    return String(repeating: "0", count: 3 - digits.utf8.count) + digits
  }
}
