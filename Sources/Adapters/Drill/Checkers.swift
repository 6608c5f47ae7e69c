import ParleyCharter
import ParleyCrypto
import ParleyDelivery
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleyWire

extension World {
  /// Every checker there is, in the order in which they are asked.
  package static var checkers: [any Checker.Type] {
    [
      NothingLost.self, NothingForged.self, NobodyAccused.self, DurableFirst.self,
      ReplayEqualsLive.self, RecordsAgree.self, AllSettles.self, Bulkheads.self,
      BoundedMemory.self, StatusAgrees.self, ForksProved.self,
    ]
  }
}

/// A pretended disk is a perfect witness of what its node may have said: nothing leaves that is not
/// on it.
struct DurableFirst: Checker {
  static let promise = "nothing leaves before it is durable"
  private(set) var findings: [String] = []
  /// What each disk ever held, by the hash of the item that carries it.
  private var held: [Set<Digest>]

  init(_ world: WorldView) { held = Array(repeating: [], count: world.centres) }

  mutating func see(_ fact: Fact, in world: WorldView) {
    switch fact {
    case .durable(let centre, let records):
      for record in records {
        switch record {
        case .entry(_, let bytes), .early(_, let bytes), .sealed(_, let bytes),
          .head(_, let bytes), .keyLeaf(let bytes), .grant(let bytes), .keyHead(let bytes):
          held[centre].insert(SHA256.hash(bytes))
        case .cosignature(_, _, _, _, let line): held[centre].insert(SHA256.hash(line))
        default: break
        }
      }
    case .left(let parcel) where !parcel.bytes.isEmpty && world.isHonest(parcel.from):
      guard let bundle = try? Bundle(parcel.bytes) else {
        findings.append("\(world.party(parcel.from)) sent what is no bundle")
        return
      }
      for item in bundle.items where !isHeld(item, by: parcel.from) {
        findings.append("\(bundle.from) sent \(item.kind.rawValue) before its disk had it")
      }
    default: break
    }
  }

  private func isHeld(_ item: Item, by centre: Int) -> Bool {
    switch item.kind {
    case .entry, .page, .key, .grant: return held[centre].contains(SHA256.hash(item.bytes))
    case .cosign:
      let lines = item.bytes.split(separator: 0x0A)
      return lines.count == 2 && held[centre].contains(SHA256.hash(Array(lines[1])))
    default: return true
    }
  }
}

/// State is the fold of the records on disk, at every step that is looked at; and a snapshot folds
/// to the same.
struct ReplayEqualsLive: Checker {
  static let promise = "replay equals live state"
  private(set) var findings: [String] = []
  private var chance: Chance
  /// Odds in percent that a commit is looked at, drawn for each world: it is dear.
  private let odds: Int

  init(_ world: WorldView) {
    chance = Chance(seed: world.scenario.seed, for: "replay")
    odds = chance.one(of: [2, 5, 20])
  }

  mutating func see(_ fact: Fact, in world: WorldView) {
    switch fact {
    case .arrived(let centre, _), .receipted(let centre, _, _), .recorded(let centre, _):
      if chance.happens(percent: odds) { look(at: centre, in: world) }
    default: break
    }
  }

  mutating func finish(_ world: WorldView, settled: Bool) {
    for centre in 0..<world.centres { look(at: centre, in: world) }
  }

  private mutating func look(at centre: Int, in world: WorldView) {
    guard !world.isBusy(centre), let node = world.node(centre) else { return }
    let empty = Node(party: node.party, catalogue: node.catalogue)
    func fold(_ records: [Record]) -> State {
      var folded = empty
      for record in records { folded.replay(record) }
      return folded.state
    }
    if fold(world.disk(centre).records) != node.state {
      let what = StateDifference.words(fold(world.disk(centre).records), node.state)
      findings.append("\(node.party) lives in another state than its disk tells: \(what)")
    }
    if fold(node.snapshot()) != node.state {
      let what = StateDifference.words(fold(node.snapshot()), node.state)
      findings.append("a snapshot of \(node.party) folds to another state: \(what)")
    }
    if let odd = world.disk(centre).records.last, Record(odd.bytes) != odd {
      findings.append("a record of \(node.party) does not read as it was written")
    }
  }
}

/// What a peer can make a node keep has an end.
struct BoundedMemory: Checker {
  static let promise = "memory per peer is bounded"
  private(set) var findings: [String] = []

  init(_ world: WorldView) {}

  mutating func see(_ fact: Fact, in world: WorldView) {
    guard case .delivered(let parcel) = fact, let node = world.node(parcel.to) else { return }
    let channels = world.channels.count { $0.member(node.party) != nil }
    if world.queued(parcel.to, for: parcel.from) > channels {
      findings.append("\(node.party) queues more than one bundle a channel for one peer")
    }
    for log in node.channels().filter({ $0.id == parcel.channel }).flatMap(\.logs) {
      if log.early > Limit.earlyEntries { findings.append("\(log.early) early entries are kept") }
      if log.forks > Limit.contradictions { findings.append("\(log.forks) proofs are kept") }
    }
  }
}
