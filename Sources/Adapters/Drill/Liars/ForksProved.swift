import ParleyCharter
import ParleyDelivery
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleyTlog
import ParleyWire

/// Promise 2: no honest member accepts a fork without a proof. Who is shown a second history holds
/// the proof at once; and once honest members have spoken with each other, all of them hold it,
/// also when each was shown one history alone.
struct ForksProved: Checker {
  static let promise = "every fork that honest members were shown is proved to all of them"
  private(set) var findings: [String] = []

  init(_ world: WorldView) {}

  mutating func see(_ fact: Fact, in world: WorldView) {
    guard case .delivered(let parcel) = fact, world.isHonest(parcel.to),
      !world.isHonest(parcel.from), let node = world.node(parcel.to),
      let bundle = try? Bundle(parcel.bytes)
    else { return }
    for item in bundle.items {
      guard let entry = Entry(item), let log = node.log(entry.origin),
        let held = log.leaf(entry.index), held.id != entry.id,
        let note = try? UnverifiedNote(item.bytes, limit: Limit.entryBytes),
        note.signatures.count == 1, (try? note.verified(by: [log.key])) != nil
      else { continue }
      if log.contradictions.isEmpty {
        findings.append(
          "\(node.party) was shown two entries \(entry.index) of \(log.origin) and has no proof")
      }
    }
  }

  mutating func finish(_ world: WorldView, settled: Bool) {
    for charter in world.channels {
      let nodes = charter.parties.compactMap { world.centre(of: $0.party) }
        .filter { world.isHonest($0) }.compactMap { world.node($0) }
      let logs = nodes.flatMap { node in
        node.channels().filter { $0.id == charter.digest }.flatMap(\.logs).map(\.origin)
      }
      for origin in Set(logs).sorted() { look(at: origin, nodes) }
    }
  }

  private mutating func look(at origin: Origin, _ nodes: [Node]) {
    let logs = nodes.compactMap { node in node.log(origin).map { (node.party, $0) } }
    let common = logs.map(\.1.size).min() ?? 0
    let roots = Set(logs.compactMap { $0.1.tree.root(at: common) })
    let isForked = roots.count > 1 || logs.contains { !$0.1.contradictions.isEmpty }
    guard isForked else { return }
    for (party, log) in logs where log.contradictions.isEmpty {
      findings.append("\(party) has no proof of the fork of \(origin) that others were shown")
    }
  }
}
