import ParleyCharter
import ParleyDelivery
import ParleyNode
import ParleyRecord
import ParleyWire

/// After the healing everything recorded arrives, is receipted and settles, within the time that
/// the scenario sets; then the world is silent.
struct AllSettles: Checker {
  static let promise = "everything settles in bounded time"
  private(set) var findings: [String] = []
  private var holdings = Holdings()

  init(_ world: WorldView) {}
  mutating func see(_ fact: Fact, in world: WorldView) { holdings.see(fact) }

  mutating func finish(_ world: WorldView, settled: Bool) {
    let bound = Plain.time(world.scenario.settle)
    // Who waits for a liar may ask it for ever, at the longest pause; and for a page that is gone
    // for good, as long as its entry is known: a courier may come.
    let allHonest = (0..<world.centres).allSatisfy { world.isHonest($0) }
    if !settled, allHonest, holdings.lost.isEmpty {
      findings.append("the centres do not fall silent within \(bound)")
    }
    for centre in 0..<world.centres where world.isHonest(centre) {
      guard let node = world.node(centre) else {
        findings.append("\(world.party(centre)) does not run")
        continue
      }
      for message in node.messages() where message.ours && !holdings.lost.contains(message.id) {
        look(at: message, node, world)
      }
      for channel in node.channels() where !channel.open && isAnswered(node, channel.id, world) {
        findings.append("\(node.party) cannot write in \(channel.title)")
      }
    }
  }

  /// Whether an honest peer is there to say what a centre that lost its journal had signed. One
  /// that nobody answers goes on asking, and signs nothing.
  private func isAnswered(_ node: Node, _ channel: Digest, _ world: WorldView) -> Bool {
    (node.charter(channel)?.peers(of: node.party) ?? []).contains { peer in
      world.centre(of: peer).map { world.isHonest($0) } ?? false
    }
  }

  private mutating func look(at message: MessageView, _ node: Node, _ world: WorldView) {
    guard let charter = node.charter(message.channel) else { return }
    for peer in charter.peers(of: node.party) {
      guard let centre = world.centre(of: peer), world.isHonest(centre) else { continue }
      let receipts = message.evidence.filter { said in
        guard said.by == peer, case .received = said.kind else { return false }
        return said.proofGood == true
      }
      if receipts.isEmpty { findings.append("\(peer) gave no receipt of \(message.serial)") }
      // Where its own log was lost before it, no head can ever stand over it.
      if !message.settledBy.contains(peer), !message.flags.contains(.beforeRestore) {
        findings.append("\(message.serial) is not settled by \(peer)")
      }
    }
  }
}

/// Promise 6: trouble between some delays nothing between others. A message between two centres
/// that are well, over a road that is well, arrives at once, whatever happens elsewhere.
struct Bulkheads: Checker {
  static let promise = "one channel's trouble delays no other"
  private(set) var findings: [String] = []
  private var sent: [(message: Digest, from: Int, to: [Int], at: Int64)] = []
  private var arrived: [Int: [Digest: Int64]] = [:]
  /// Intervals in which a centre was not well: from, until (open while it lasts).
  private var ills: [Ill] = []
  private let grace: Int64
  private let isSure: Bool
  /// Whether the road is there to the end.
  private let staysWell: Bool

  private struct Ill {
    let centres: [Int]
    let from: Int64
    var until: Int64
  }

  init(_ world: WorldView) {
    let scenario = world.scenario
    let roads = scenario.carriers.filter { $0.answers && $0.loss == 0 && $0.limit >= 8 << 20 }
    isSure = !roads.isEmpty
    staysWell = roads.contains(where: \.heals)
    let slowest = scenario.centres.map(\.sync).max() ?? 0
    // Two roads' delay, four commits on each side and a second.
    grace = 2 * (roads.map(\.delay.upperBound).max() ?? 0) + 8 * slowest + 1_000
    for event in scenario.events {
      let lasting: Int64
      let names: [String]
      switch event.act {
      case .slowDisk(let name, _, let span), .fullDisk(let name, let span):
        (names, lasting) = ([name], span)
      default: continue
      }
      let ill = scenario.centres.indices.filter { names.contains(scenario.centres[$0].name) }
      ills.append(Ill(centres: ill, from: event.at, until: event.at + lasting))
    }
  }

  mutating func see(_ fact: Fact, in world: WorldView) {
    switch fact {
    case .recorded(let centre, let message):
      guard let id = world.node(centre)?.message(message)?.channel,
        let charter = world.channels.first(where: { $0.digest == id })
      else { return }
      let peers = charter.peers(of: world.party(centre)).compactMap { world.centre(of: $0) }
      sent.append((message, centre, peers, world.now))
    case .arrived(let centre, let message):
      if arrived[centre]?[message] == nil { arrived[centre, default: [:]][message] = world.now }
    case .stopped(let centre, _), .diskLost(let centre, _):
      ills.append(Ill(centres: [centre], from: world.now, until: .max))
    case .started(let centre):
      for i in ills.indices where ills[i].until == .max && ills[i].centres == [centre] {
        ills[i].until = world.now
      }
    case .told(let centre, .rolledBack):
      // Until its successor is open, it takes its own log back.
      ills.append(Ill(centres: [centre], from: world.now, until: .max - 1))
    case .told(let centre, .succeeded):
      for i in ills.indices where ills[i].until == .max - 1 && ills[i].centres == [centre] {
        ills[i].until = world.now
      }
    case .cut(_, let between, let until):
      ills.append(
        Ill(
          centres: between.isEmpty ? Array(0..<world.centres) : between, from: world.now,
          until: until))
    default: break
    }
  }

  mutating func finish(_ world: WorldView, settled: Bool) {
    guard isSure else { return }
    for message in sent {
      for peer in message.to where world.isHonest(peer) && world.isHonest(message.from) {
        let at = arrived[peer]?[message.message] ?? .max
        guard at > message.at + grace, staysWell || message.at + grace < world.scenario.heal,
          isWell([message.from] + message.to, at: message.at)
        else { continue }
        let (a, b) = (world.party(message.from), world.party(peer))
        findings.append("a message of \(a) to \(b) took until \(Plain.time(at)), with both well")
      }
    }
  }

  /// Whether all members were well from a minute before a time (lines that failed are tried again
  /// by then) until a message must have arrived. Among three, an answer may wait for what it
  /// answers.
  private func isWell(_ members: [Int], at time: Int64) -> Bool {
    !ills.contains { ill in
      let touched = ill.centres.count { members.contains($0) }
      return touched >= min(2, ill.centres.count) && ill.from <= time + grace
        && ill.until >= time - 60_000
    }
  }
}
