import ParleyAdoption
import ParleyAgreements
import ParleyCharter
import ParleyNode
import ParleyWire

/// Once honest members of a channel hold the same logs, they derive the same charter, the same
/// record of each agreement and the same status, at any instant.
struct StatusAgrees: Checker {
  static let promise = "both sides derive the same status"
  private(set) var findings: [String] = []

  init(_ world: WorldView) {}
  mutating func see(_ fact: Fact, in world: WorldView) {}

  mutating func finish(_ world: WorldView, settled: Bool) {
    for charter in world.channels {
      let nodes = charter.parties.compactMap { world.centre(of: $0.party) }
        .filter { world.isHonest($0) }.compactMap { world.node($0) }
      guard nodes.count > 1, nodes.count == charter.parties.count else { continue }
      let versions = nodes.map { $0.charter(charter.digest)?.version ?? 0 }
      if versions.contains(where: { $0 != versions[0] }) {
        findings.append("versions \(versions) of one charter are in force")
      }
      compare(nodes, in: charter.digest, at: world.now)
    }
  }

  private mutating func compare(_ nodes: [Node], in channel: Digest, at now: Int64) {
    let views = nodes.map { node in node.agreements().filter { $0.channel == channel } }
    let ids = views.map { Set($0.map(\.id)) }
    guard ids.allSatisfy({ $0 == ids[0] }) else {
      findings.append("not everyone holds the same agreements")
      return
    }
    for view in views[0] {
      let records = nodes.map { $0.agreementRecord(view.id) }
      if records.contains(where: { $0.map(Self.known) != records[0].map(Self.known) }) {
        findings.append("the records of agreement \(view.name) differ")
      }
      guard let agreement = view.versions.first?.proposal.agreement else { continue }
      for hours in [1, 3, 1_000] as [Int64] {
        let instant = Member.beginning.adding(seconds: now / 1_000 + hours * 3_600)
        let statuses = records.map { record in
          record.flatMap { try? Status.of(agreement, $0, at: instant) }
        }
        if statuses.contains(where: { $0?.rows != statuses[0]?.rows }) {
          findings.append("the statuses of agreement \(view.name) differ")
        }
      }
    }
  }

  private static func known(_ record: AgreementRecord) -> [RecordedMessage] {
    record.messages.sorted { $0.id < $1.id }
  }
}
