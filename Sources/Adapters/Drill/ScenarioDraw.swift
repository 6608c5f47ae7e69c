import ParleyRecord

// A scenario drawn from a seed. Each kind of trouble is switched on or off by the seed (swarm
// testing: Groce and others, 2012), and how often it comes is drawn too: some worlds are gentle,
// some dreadful, and each is bad in its own way.
extension Scenario {
  package init(seed: UInt64) {
    var draw = Draw(seed: seed)
    self = draw.scenario()
    drawLiars()
    drawMoves()
  }
}

private struct Draw {
  let seed: UInt64
  var chance: Chance
  /// When everything heals.
  var heal: Int64 = 0
  var names: [String] = []

  private static let names = [
    "alfa", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliett",
    "kilo", "lima",
  ]

  init(seed: UInt64) {
    self.seed = seed
    chance = Chance(seed: seed, for: "scenario")
  }

  mutating func scenario() -> Scenario {
    heal = chance.within(2...30) * 60_000
    let count = chance.one(of: [2, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 8, 12])
    names = Array(Self.names.prefix(count))
    let (channels, carriers) = (channels(), carriers())
    var events = work(channels)
    events += troubles(roads: carriers.map(\.name))
    return Scenario(
      title: "Drawn from seed \(seed)", seed: seed, heal: heal, centres: centres(),
      channels: channels, carriers: carriers,
      events: events.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
        .map(\.element))
  }

  private mutating func time() -> Int64 { chance.within(1...(heal / 1_000 - 1)) * 1_000 }

  private mutating func on(_ percent: Int = 50) -> Bool { chance.happens(percent: percent) }

  private mutating func centres() -> [CentreLine] {
    let (drifts, isOff, isSlow, snaps, sleeps) = (on(), on(), on(30), on(), on(20))
    return names.map { name in
      var line = CentreLine(name)
      if drifts { line.drift = chance.within(-200...200) }
      if isOff { line.offset = chance.within(-90...90) }
      line.sync = isSlow ? chance.within(50...2_000) : chance.within(1...20)
      if snaps { line.snapshot = Int(chance.within(5...200)) }
      if !sleeps || on() {
        line.officer = Habits(
          after: chance.within(1...120) * 1_000, acknowledges: Int(chance.within(0...100)),
          readsBack: Int(chance.within(0...50)), replies: Int(chance.within(0...50)))
      }
      return line
    }
  }

  /// Every centre has a line to one before it; some have more; some share one of many.
  private mutating func channels() -> [ChannelLine] {
    var pairs: [[String]] = []
    for i in names.indices.dropFirst() { pairs.append([names[chance.below(i)], names[i]]) }
    for _ in 0..<chance.below(names.count) {
      let (a, b) = (chance.below(names.count), chance.below(names.count))
      let pair = [names[min(a, b)], names[max(a, b)]]
      if a != b, !pairs.contains(pair) { pairs.append(pair) }
    }
    if names.count > 2, on(30) { pairs.append(Array(names.prefix(Int(chance.within(3...5))))) }
    return pairs.enumerated().map { ChannelLine("line-\($0.offset + 1)", $0.element) }
  }

  private mutating func carriers() -> [CarrierLine] {
    let (loses, repeats) = (on(60), on())
    var https = CarrierLine("https", answers: true, delay: 5...chance.within(20...3_000))
    var courier = CarrierLine(
      "courier", answers: false, delay: 10_000...chance.within(20_000...1_200_000))
    var radio = CarrierLine("radio", answers: false, delay: 500...chance.within(1_000...30_000))
    if loses {
      https.loss = chance.below(70)
      courier.loss = chance.below(40)
      radio.loss = chance.below(90)
    }
    if repeats {
      https.repeats = chance.below(30)
      courier.repeats = chance.below(60)
      radio.repeats = chance.below(30)
    }
    radio.limit = Int(chance.within(8...64)) << 10
    var carriers = [https, courier]
    if on(40) { carriers.append(radio) }
    // A sufficient part heals: the network, or the courier alone.
    if on(25) { carriers[0].heals = false }
    return carriers
  }

  private mutating func work(_ channels: [ChannelLine]) -> [EventLine] {
    let count = Int(chance.within(1...(on(20) ? 40 : 12)))
    return (0..<count).map { _ in
      let line = chance.one(of: channels)
      let precedence = chance.one(
        of: [Precedence.routine, .priority, .priority, .immediate, .immediate, .flash])
      let drafted = (precedence == .priority || precedence == .immediate) && on(30)
      return EventLine(
        at: time(),
        .writes(
          centre: chance.one(of: line.members), channel: line.name, precedence,
          released: drafted ? chance.within(1...300) * 1_000 : nil))
    }
  }

  private mutating func troubles(roads: [String]) -> [EventLine] {
    var acts: [ScenarioAct] = []
    func some(_ percent: Int, upTo most: Int, _ make: (inout Draw) -> ScenarioAct) {
      guard on(percent) else { return }
      for _ in 0..<(1 + chance.below(most)) { acts.append(make(&self)) }
    }
    let wide = max(2, names.count)
    some(50, upTo: wide) { draw in
      let carrier = draw.chance.one(of: roads)
      var between: [String] = []
      if draw.on(70) {
        let a = draw.chance.below(draw.names.count)
        let b = (a + 1 + draw.chance.below(draw.names.count - 1)) % draw.names.count
        between = [draw.names[min(a, b)], draw.names[max(a, b)]]
      }
      return .cut(carrier: carrier, between: between, lasting: draw.span(1...900))
    }
    some(60, upTo: 2 * wide) { draw in
      .crashes(
        centre: draw.chance.one(of: draw.names), draw.chance.one(of: CrashPoint.allCases),
        down: draw.span(1...300))
    }
    some(30, upTo: 3) { draw in
      .slowDisk(
        centre: draw.chance.one(of: draw.names), sync: draw.chance.within(100...20_000),
        lasting: draw.span(5...300))
    }
    some(25, upTo: 2) { draw in
      .fullDisk(centre: draw.chance.one(of: draw.names), lasting: draw.span(5...600))
    }
    some(25, upTo: 2) { draw in
      .losesDisk(
        centre: draw.chance.one(of: draw.names), copy: draw.on(60) ? draw.span(1...600) : nil,
        down: draw.span(1...600))
    }
    some(30, upTo: 3) { draw in
      .clockJumps(
        centre: draw.chance.one(of: draw.names), seconds: draw.jump(), checked: draw.span(5...600))
    }
    some(40, upTo: 3) { draw in
      .rotates(
        centre: draw.chance.one(of: draw.names), draw.chance.one(of: KeyChange.allCases))
    }
    return acts.map { EventLine(at: time(), $0) }
  }

  private mutating func span(_ seconds: ClosedRange<Int64>) -> Int64 {
    chance.within(seconds) * 1_000
  }

  private mutating func jump() -> Int64 {
    let size = chance.one(of: [10, 300, 7_200, 86_400 * 3])
    return on() ? Int64(size) : -Int64(size)
  }
}
