import ParleyCharter
import ParleyCrypto
import ParleyDelivery
import ParleyKeylog
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleyWire

/// Promise 1: what the desk showed as recorded is never lost, unless the disk itself was lost
/// before anyone else had it.
struct NothingLost: Checker {
  static let promise = "nothing recorded is lost"
  private(set) var findings: [String] = []
  /// What each desk was told, with the page.
  private var recorded: [(message: Digest, by: Int, page: Digest)] = []
  private var holdings = Holdings()
  /// Those whose disk was lost once: what others hold for them, they have again at the end.
  private var restored: Set<Int> = []

  init(_ world: WorldView) {}

  mutating func see(_ fact: Fact, in world: WorldView) {
    holdings.see(fact)
    switch fact {
    case .recorded(let centre, let message) where world.isHonest(centre):
      guard let page = world.node(centre)?.message(message)?.page else {
        findings.append("\(world.party(centre)) does not show what it said was recorded")
        return
      }
      recorded.append((message, centre, page.id))
    case .diskLost(let centre, _): restored.insert(centre)
    case .started(let centre) where world.isHonest(centre):
      if !restored.contains(centre) { look(at: centre, in: world) }
    default: break
    }
  }

  /// After a start the desk shows again what it had shown.
  private mutating func look(at centre: Int, in world: WorldView) {
    guard let node = world.node(centre) else { return }
    for known in recorded where known.by == centre {
      if node.message(known.message)?.page?.id != known.page {
        findings.append("\(node.party) lost its message \(known.message)")
      }
    }
  }

  mutating func finish(_ world: WorldView, settled: Bool) {
    for known in recorded where !holdings.lost.contains(known.message) {
      let author = world.party(known.by)
      guard let channel = world.node(known.by)?.message(known.message)?.channel,
        let charter = world.channels.first(where: { $0.digest == channel })
      else {
        findings.append("\(author) lost its message \(known.message)")
        continue
      }
      for party in charter.parties.map(\.party) {
        guard let centre = world.centre(of: party), world.isHonest(centre) else { continue }
        let held = world.node(centre)?.message(known.message)
        if held?.page?.id != known.page || held?.judgement != .accepted {
          findings.append("\(party) never had \(known.message) of \(author) whole")
        }
      }
    }
  }
}

/// Promise 2, seen from the reader: what a node shows as accepted, its author's people wrote and
/// signed.
struct NothingForged: Checker {
  static let promise = "nothing is accepted that its author did not sign"
  private(set) var findings: [String] = []
  private var written: [Int: Set<Digest>] = [:]

  init(_ world: WorldView) {}

  mutating func see(_ fact: Fact, in world: WorldView) {
    switch fact {
    case .wrote(let centre, let page): written[centre, default: []].insert(SHA256.hash(page))
    case .arrived(let centre, let message) where world.isHonest(centre):
      guard let view = world.node(centre)?.message(message), let bytes = view.pageBytes,
        let author = world.centre(of: view.origin.party)
      else {
        findings.append("\(world.party(centre)) does not show what it said had arrived")
        return
      }
      if world.isHonest(author), !(written[author] ?? []).contains(SHA256.hash(bytes)) {
        findings.append("\(world.party(centre)) shows a page that \(view.origin.party) never wrote")
      }
    default: break
    }
  }
}

/// No honest party's key is ever shown to have signed two histories, not even that of a node that
/// was restored; and no honest word is refused.
struct NobodyAccused: Checker {
  static let promise = "no honest node is accused"
  private(set) var findings: [String] = []

  init(_ world: WorldView) {}

  mutating func see(_ fact: Fact, in world: WorldView) {
    guard case .told(let centre, let event) = fact, world.isHonest(centre) else { return }
    switch event {
    case .forkProved(let origin):
      if isHonest(origin.party, world) { accuse(centre, "a fork of \(origin)", world) }
    case .keyRefused(.fork(let at)): accuse(centre, "a fork of a key log at \(at)", world)
    case .refusedTheirs(let message, let rule):
      if let author = world.node(centre)?.message(message)?.origin.party,
        isHonest(author, world)
      {
        accuse(centre, "a message of \(author) refused by \(rule.rawValue)", world)
      }
    default: break
    }
  }

  private func isHonest(_ party: Party, _ world: WorldView) -> Bool {
    world.centre(of: party).map { world.isHonest($0) } ?? false
  }

  private mutating func accuse(_ centre: Int, _ what: String, _ world: WorldView) {
    findings.append("\(world.party(centre)) holds \(what)")
  }
}

/// After the healing, members of a channel hold the same logs. Of a liar's log they hold what it
/// told each, and what others relayed, so that one log may be held further by one than by another.
struct RecordsAgree: Checker {
  static let promise = "both records agree"
  private(set) var findings: [String] = []

  init(_ world: WorldView) {}
  mutating func see(_ fact: Fact, in world: WorldView) {}

  mutating func finish(_ world: WorldView, settled: Bool) {
    for charter in world.channels {
      let nodes = charter.parties.compactMap { world.centre(of: $0.party) }
        .filter { world.isHonest($0) }.compactMap { world.node($0) }
      guard nodes.count > 1 else { continue }
      var origins: Set<Origin> = []
      for node in nodes {
        for log in logs(node, charter.digest) { origins.insert(log.origin) }
      }
      for origin in origins.sorted()
      where world.centre(of: origin.party).map(world.isHonest) ?? true {
        // A log of which nothing is held without a gap is as good as none.
        let heads = nodes.map { node in
          node.log(origin).flatMap { $0.size > 0 ? $0.position : nil }
        }
        if heads.contains(where: { $0 != heads[0] }) {
          let sizes = heads.map { $0.map { "\($0.size)" } ?? "none" }.joined(separator: ", ")
          findings.append("\(origin) is held to \(sizes) by \(nodes.map(\.party.name))")
        }
      }
    }
  }

  private func logs(_ node: Node, _ channel: Digest) -> [LogView] {
    node.channels().filter { $0.id == channel }.flatMap(\.logs)
  }
}
