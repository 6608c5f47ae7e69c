package import ParleyWire

// The typed lines that all of our signed texts share.
extension LineReader {
  /// The next line `name value`, its value made by `make`.
  package mutating func value<T>(
    _ name: String, _ expected: String, _ make: (Substring) -> T?
  ) throws(WireError) -> T {
    let text = try field(name)
    guard let value = make(text) else { throw wrong(expected) }
    return value
  }

  package mutating func optional<T>(
    _ name: String, _ expected: String, _ make: (Substring) -> T?
  ) throws(WireError) -> T? {
    guard let text = field(ifNamed: name) else { return nil }
    guard let value = make(text) else { throw wrong(expected) }
    return value
  }

  /// Lines of one name, whose values rise strictly bytewise: sorted, no duplicate.
  package mutating func rising<T>(
    _ name: String, _ expected: String, limit: Int = Limit.repeats, _ make: (Substring) -> T?
  ) throws(WireError) -> [T] {
    var values: [T] = []
    var last: Substring?
    while let text = field(ifNamed: name) {
      guard values.count < limit else { throw .tooLong(limit: limit) }
      guard last.map({ bytewiseLess($0, text) }) ?? true, let value = make(text) else {
        throw wrong(expected)
      }
      values.append(value)
      last = text
    }
    return values
  }

  package mutating func digest(_ name: String) throws(WireError) -> Digest {
    try value(name, "\(name) HASH") { Digest(base64: $0) }
  }

  package mutating func decimal(_ name: String) throws(WireError) -> Int64 {
    try value(name, "\(name) DECIMAL") { Decimal.parse($0) }
  }

  package mutating func timestamp(_ name: String) throws(WireError) -> Timestamp {
    try value(name, "\(name) TIME") { Timestamp($0) }
  }

  /// The first line, which tells the world.
  package mutating func world(_ kind: String) throws(WireError) -> World {
    let first = try line(World.live.firstLine(kind))
    for world in [World.live, .exercise]
    where first.utf8.elementsEqual(world.firstLine(kind).utf8) {
      return world
    }
    throw wrong(World.live.firstLine(kind))
  }
}
