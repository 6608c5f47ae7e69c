package import ParleyCharter
import ParleyCrypto
import ParleyNode
import ParleyRecord
import ParleyWire

/// A whole world on one thread of control: centres, roads, officers and what goes wrong, from a
/// scenario and nothing else. The same scenario takes the same path on every machine.
package final class World {
  package let scenario: Scenario
  package internal(set) var now: Int64 = 0
  package let charters: [Charter]
  let signed: [[UInt8]]
  var centres: [Centre]
  var roads: Roads
  var timeline = Timeline()
  var checkers: [any Checker] = []
  var findings: [Finding] = []
  var tally = Tally()
  var trace = Trace()
  /// A fault of the harness itself, to show that checkers see it.
  let sabotage: Sabotage?
  var isHealed = false

  /// Exchanges on carriers that take answers back: whose, and with which bundle.
  var exchanges: [Int: Exchange] = [:]
  var exchangeCount = 0
  var officers: Chance
  var harness: Chance
  var pages = 0

  struct Exchange {
    let from: Int
    let life: Int
    let packet: Packet
    let carrier: Int
  }

  /// Between two tries of a node, in simulated milliseconds.
  private static let longestPause: Int64 = 300_000

  package init(
    _ scenario: Scenario, checkers kinds: [any Checker.Type] = World.checkers,
    sabotage: Sabotage? = nil
  ) {
    self.scenario = scenario
    self.sabotage = sabotage
    let cast = Cast(scenario)
    (charters, signed) = (cast.charters, cast.signed)
    roads = Roads(
      scenario.carriers.filter(\.answers) + scenario.carriers.filter { !$0.answers },
      seed: scenario.seed)
    officers = Chance(seed: scenario.seed, for: "officers")
    harness = Chance(seed: scenario.seed, for: "harness")
    centres = []
    for (i, line) in scenario.centres.enumerated() {
      centres.append(
        Centre(i, cast.members[i], line, of: scenario.centres.count, seed: scenario.seed))
    }
    let view = WorldView(world: self)
    checkers = kinds.map { $0.init(view) }
  }

  /// Plays the scenario to its end.
  package func play() -> Report {
    for centre in centres { found(centre) }
    for (i, line) in scenario.events.enumerated() { timeline.lay(.event(i), at: line.at) }
    timeline.lay(.heals, at: scenario.heal)
    let end = scenario.heal + scenario.settle
    var settled = false
    while let next = timeline.nextTime, next <= end, findings.isEmpty {
      guard let (time, happening) = timeline.next() else { break }
      now = max(now, time)
      perform(happening)
      if isHealed, timeline.isEmpty { settled = true }
    }
    // An alarm may still be set for a deadline days ahead; who tries again does so within minutes.
    if timeline.isEmpty || now < end - 2 * Self.longestPause { settled = true }
    let view = WorldView(world: self)
    if findings.isEmpty {
      for i in checkers.indices { checkers[i].finish(view, settled: settled) }
      collect()
    }
    return Report(
      scenario: scenario, findings: findings, trace: trace.digest, tally: tally, ended: now)
  }

  func tell(_ fact: Fact) {
    tally.count(fact)
    let view = WorldView(world: self)
    for i in checkers.indices { checkers[i].see(fact, in: view) }
    collect()
  }

  private func collect() {
    for i in checkers.indices {
      let found = checkers[i].findings
      guard !found.isEmpty else { continue }
      let promise = type(of: checkers[i]).promise
      findings += found.map { Finding(promise: promise, at: now, what: $0) }
    }
  }

  /// A new centre learns who its peers are and which charters are in force, as a reload tells it.
  private func found(_ centre: Centre) {
    give(.keys(centre.member.card), to: centre)
    for peer in peers(of: centre) { give(.keys(peer.card), to: centre) }
    for (_, signed) in charters(of: centre) { give(.charter(signed), to: centre) }
    give(.tick, to: centre)
    if let mischief = centre.mischief {
      timeline.lay(.invents(centre: centre.index), at: type(of: mischief).pause)
    }
  }

  func peers(of centre: Centre) -> [Member] {
    let mine = charters.filter { $0.member(centre.member.party) != nil }
    return centres.map(\.member).filter { other in
      other.party != centre.member.party && mine.contains { $0.member(other.party) != nil }
    }
  }

  func charters(of centre: Centre) -> [(id: Digest, signed: [UInt8])] {
    zip(charters, signed).filter { $0.0.member(centre.member.party) != nil }
      .map { ($0.0.digest, $0.1) }
  }
}

/// The path that a world has taken: SHA-256 over each step and what came before.
struct Trace {
  private(set) var digest = SHA256.hash("parley drill v1\n")

  mutating func note(_ words: String, _ bytes: [[UInt8]] = []) {
    var hasher = SHA256.Hasher()
    hasher.update(digest.bytes)
    hasher.update(words.utf8)
    for part in bytes { hasher.update(part) }
    digest = hasher.finish()
  }
}
