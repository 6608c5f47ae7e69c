import ParleyWire

/// The drill's only source of chance: SplitMix64 (Steele, Lea, Flood, 2014). It is ours and ten
/// lines long, so that a seed names the same world for ever.
package struct Chance: Hashable, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}

extension Chance {
  /// A source of its own for one purpose: what is drawn for one thing never shifts what is drawn
  /// for another, so a story that is made smaller keeps the rest of its fate.
  package init(seed: UInt64, for purpose: String) {
    // FNV-1a of the purpose, stirred once.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in purpose.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var mixer = Chance(seed: seed ^ hash)
    self.init(seed: mixer.next())
  }

  /// From 0 up to `count`, without it.
  ///
  /// - Precondition: `count` is positive. The remainder leans to low values by less than
  ///   `count` / 2^64.
  package mutating func below(_ count: Int) -> Int {
    precondition(count > 0, "nothing to draw from")
    return Int(next() % UInt64(count))
  }

  package mutating func within(_ range: ClosedRange<Int64>) -> Int64 {
    range.lowerBound + Int64(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  package mutating func happens(percent: Int) -> Bool { below(100) < percent }

  package mutating func one<Element>(of list: [Element]) -> Element { list[below(list.count)] }

  package mutating func bytes(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      let word = next()
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
    return Array(bytes.prefix(count))
  }
}
