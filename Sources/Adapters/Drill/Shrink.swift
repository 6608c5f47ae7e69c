/// Makes a story that fails as small as it will go: fewest centres, channels, events and oddities,
/// each left out in turn for as long as the same promise still fails.
package struct Shrinker {
  /// The promise whose failure is kept.
  package let promise: String
  package private(set) var smallest: Report
  /// How many worlds were played.
  package private(set) var runs = 0
  private let sabotage: Sabotage?
  private let mayGoOn: () -> Bool

  /// - Parameters:
  ///   - failed: a report with a finding.
  ///   - mayGoOn: asked before each world; false ends the search with the smallest found so far.
  package init(_ failed: Report, sabotage: Sabotage? = nil, mayGoOn: @escaping () -> Bool) {
    promise = failed.findings.first?.promise ?? ""
    smallest = failed
    self.sabotage = sabotage
    self.mayGoOn = mayGoOn
  }

  package mutating func shrink() -> Report {
    var before: Scenario?
    while before != smallest.scenario, mayGoOn() {
      before = smallest.scenario
      for name in smallest.scenario.centres.map(\.name).reversed() {
        attempt { $0.remove(centre: name) }
      }
      for name in smallest.scenario.channels.map(\.name).reversed() {
        attempt { $0.remove(channel: name) }
      }
      dropEvents()
      for name in smallest.scenario.carriers.map(\.name).reversed() {
        attempt { $0.remove(carrier: name) }
      }
      for i in smallest.scenario.centres.indices { soften(centre: i) }
      for i in smallest.scenario.carriers.indices { soften(carrier: i) }
      endSooner()
    }
    return smallest
  }

  /// Halves first, then quarters, down to single lines.
  private mutating func dropEvents() {
    var size = max(1, smallest.scenario.events.count / 2)
    while true {
      var start = 0
      while start < smallest.scenario.events.count {
        let end = min(start + size, smallest.scenario.events.count)
        if !attempt({ $0.events.removeSubrange(start..<end) }) { start = end }
      }
      if size == 1 { return }
      size /= 2
    }
  }

  private mutating func soften(centre i: Int) {
    attempt { $0.centres[i].offset = 0 }
    attempt { $0.centres[i].drift = 0 }
    attempt { $0.centres[i].snapshot = nil }
    attempt { $0.centres[i].officer = nil }
    attempt { $0.centres[i].officer?.replies = 0 }
    attempt { $0.centres[i].officer?.readsBack = 0 }
    attempt { $0.centres[i].officer?.acknowledges = 0 }
    attempt { $0.centres[i].lies = nil }
    attempt { $0.centres[i].sync = 5 }
  }

  private mutating func soften(carrier i: Int) {
    attempt { $0.carriers[i].loss = 0 }
    attempt { $0.carriers[i].repeats = 0 }
    attempt { $0.carriers[i].limit = CarrierLine.largest }
    attempt { $0.carriers[i].heals = true }
  }

  /// All is well as soon as the last thing has happened.
  private mutating func endSooner() {
    let last = smallest.scenario.events.last?.at ?? 0
    attempt { $0.heal = last + 60_000 }
  }

  /// Plays a changed scenario; whether it still fails in the same way, and is kept.
  @discardableResult
  private mutating func attempt(_ change: (inout Scenario) -> Void) -> Bool {
    var scenario = smallest.scenario
    change(&scenario)
    guard scenario != smallest.scenario, scenario.isPlayable, mayGoOn() else { return false }
    runs += 1
    let report = World(scenario, sabotage: sabotage).play()
    guard report.findings.contains(where: { $0.promise == promise }) else { return false }
    smallest = report
    return true
  }
}

extension Scenario {
  /// Whether it reads as it is written: what was left out may have been needed.
  fileprivate var isPlayable: Bool { (try? Scenario(text: Array(text.utf8))) == self }

  fileprivate mutating func remove(centre name: String) {
    centres.removeAll { $0.name == name }
    for i in channels.indices { channels[i].members.removeAll { $0 == name } }
    let gone = channels.filter { $0.members.count < 2 }.map(\.name)
    for channel in gone { remove(channel: channel) }
    events.removeAll { $0.act.centre == name || $0.act.pair.contains(name) }
  }

  fileprivate mutating func remove(channel name: String) {
    channels.removeAll { $0.name == name }
    events.removeAll {
      if case .writes(_, name, _, _) = $0.act { true } else { false }
    }
  }

  fileprivate mutating func remove(carrier name: String) {
    carriers.removeAll { $0.name == name }
    events.removeAll {
      if case .cut(name, _, _) = $0.act { true } else { false }
    }
  }
}

extension ScenarioAct {
  /// The centre that does it, or that it happens to.
  fileprivate var centre: String? {
    switch self {
    case .writes(let name, _, _, _), .crashes(let name, _, _), .slowDisk(let name, _, _),
      .fullDisk(let name, _), .losesDisk(let name, _, _), .clockJumps(let name, _, _),
      .rotates(let name, _), .moves(let name, _, _):
      name
    case .cut: nil
    }
  }

  fileprivate var pair: [String] {
    if case .cut(_, let between, _) = self { between } else { [] }
  }
}
