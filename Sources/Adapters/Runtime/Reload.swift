import ParleyCarriers
import ParleyCharter
import ParleyCustody
import ParleyKeylog
import ParleyNode
package import ParleyRecord
import ParleyWire

// What an administrator changes on disk while the node runs: the own key log, keys, cards, charters
// and settings.
extension Runtime {
  package struct Reload: Sendable {
    package var peers: [Party] = []
    package var charters = 0
    /// What was not taken, in words.
    package var refused: [String] = []
  }

  /// Reads the data directory again. What the node holds already is a silent repeat; nothing that
  /// it holds is taken away because a file is gone.
  package func reload() async throws -> Reload {
    let fresh = try DataDirectory(directory.path)
    guard fresh.party == party else {
      throw CustodyError.refused("the data directory is now of \(fresh.party)")
    }
    keys = try loadKeys(fresh)
    directory = fresh
    for peer in lines.keys.sorted() { await lines[peer]?.use(drop: drop(of: peer)) }
    var report = Reload()
    let own = try fresh.keyLog()
    try await take(items: Self.items(of: own), of: party, &report)
    for card in try fresh.peers() {
      try await take(items: Self.items(of: card), of: card.party, &report)
      report.peers.append(card.party)
    }
    for charter in try fresh.charters() {
      let outcome = try await take(.charter(charter.bytes))
      if let refusal = outcome.refusal {
        report.refused.append(OperatorAPI.Problem(refusal).sentence)
      } else {
        report.charters += 1
      }
    }
    refreshPeers()
    return report
  }

  private func take(
    items: [Item], of party: Party, _ report: inout Reload
  ) async throws(Halt) {
    let outcome = try await take(.keys(items))
    for case .keyRefused(let error) in outcome.events {
      report.refused.append("the key log of \(party): \(error.words) [\(error.rule)]")
    }
  }

  private static func items(of log: KeyLog) -> [Item] {
    log.leaves.map { Item(.key, $0.bytes) }
      + log.leaves.compactMap { $0.grant.map { Item(.grant, $0.text) } }
  }

  private static func items(of card: VerifiedCard) -> [Item] {
    (try? Card(card.bytes))?.items ?? items(of: card.keyLog)
  }
}
