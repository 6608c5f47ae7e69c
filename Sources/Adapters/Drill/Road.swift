import ParleyNode
import ParleyRecord
package import ParleyWire

/// A bundle under way.
package struct Parcel: Hashable, Sendable {
  package let from: Int
  package let to: Int
  package let carrier: String
  package let channel: Digest
  package let bytes: [UInt8]
  /// The exchange that it begins or answers, on a carrier that takes answers back.
  package let exchange: Exchange?

  package enum Exchange: Hashable, Sendable {
    case asks(Int)
    case answers(Int)
  }
}

/// The roads of one world: what each does to a bundle.
struct Roads {
  let carriers: [CarrierLine]
  private var chances: [String: Chance] = [:]
  private var cuts: [Cut] = []
  private var healed = false
  private let seed: UInt64

  private struct Cut {
    let carrier: String
    /// Two centres, or none for all.
    let between: [Int]
    let until: Int64
  }

  /// What becomes of one bundle: when its copies arrive. None: it is lost.
  struct Fate {
    var arrivals: [Int64] = []
    /// The road said at once that it does not work.
    var refused = false
  }

  init(_ carriers: [CarrierLine], seed: UInt64) {
    self.carriers = carriers
    self.seed = seed
  }

  mutating func cut(_ carrier: String, between: [Int], until: Int64) {
    cuts.append(Cut(carrier: carrier, between: between, until: until))
  }

  /// Every cut ends, and a carrier that heals loses nothing more.
  mutating func heal() {
    cuts = []
    healed = true
  }

  func isCut(_ carrier: CarrierLine, _ a: Int, _ b: Int, at now: Int64) -> Bool {
    if healed { return !carrier.heals }
    return cuts.contains { cut in
      cut.carrier == carrier.name && cut.until > now
        && (cut.between.isEmpty || (cut.between.contains(a) && cut.between.contains(b)))
    }
  }

  mutating func fate(
    of bytes: Int, on carrier: CarrierLine, from a: Int, to b: Int, at now: Int64
  ) -> Fate {
    guard bytes <= carrier.limit, !isCut(carrier, a, b, at: now) else {
      return Fate(refused: true)
    }
    // Each road in each direction draws from its own source.
    let road = "\(carrier.name) \(a) \(b)"
    var chance = chances[road] ?? Chance(seed: seed, for: road)
    defer { chances[road] = chance }
    var fate = Fate()
    let (isLost, isRepeated) = (
      chance.happens(percent: carrier.loss), chance.happens(percent: carrier.repeats)
    )
    let delays = [chance.within(carrier.delay), chance.within(carrier.delay)]
    if healed || !isLost { fate.arrivals.append(now + delays[0]) }
    if !healed && isRepeated { fate.arrivals.append(now + delays[0] + delays[1]) }
    return fate
  }
}

/// What waits to leave one centre for one peer, as the lines of a node in service hold it: a bundle
/// holds all that its peer is not known to hold, so a newer one of a channel takes the place of an
/// older one, and keeps the more urgent of the two precedences.
struct Outbox {
  private(set) var waiting: [Packet] = []
  /// The exchange under way on a carrier that takes answers back.
  var exchange: (id: Int, packet: Packet)?
  /// How long to wait before another try.
  var pause: Int64 = Outbox.firstPause
  var retryAt: Int64?

  static let firstPause: Int64 = 500
  static let longestPause: Int64 = 30_000

  mutating func add(_ packet: Packet) {
    var precedence = packet.precedence
    if let i = waiting.firstIndex(where: { $0.channel == packet.channel }) {
      precedence = min(precedence, waiting[i].precedence)
      waiting.remove(at: i)
    }
    let place = waiting.firstIndex { $0.precedence > precedence } ?? waiting.endIndex
    waiting.insert(
      Packet(
        to: packet.to, channel: packet.channel, precedence: precedence, bytes: packet.bytes,
        messages: packet.messages), at: place)
  }

  /// Puts back what no carrier took, unless a newer one of its channel waits.
  mutating func giveBack(_ packet: Packet) {
    guard !waiting.contains(where: { $0.channel == packet.channel }) else { return }
    add(packet)
  }

  mutating func next() -> Packet? { waiting.isEmpty ? nil : waiting.removeFirst() }
}
