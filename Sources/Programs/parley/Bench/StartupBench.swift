import ParleyForms
import ParleyNode
import ParleyRecord

/// How long a node takes to fold its records again, from all of them and from a snapshot.
enum StartupBench {
  static func take(_ plan: BenchPlan) -> [BenchFinding] {
    var pair = BenchPair()
    pair.fill(plan.messages)
    let all = pair.alfa.records.map(\.bytes)
    let snapshot = pair.alfa.node.snapshot().map(\.bytes)
    let party = pair.alfa.party.party
    return [("all records", all), ("a snapshot", snapshot)].map { name, stored in
      let samples = (0..<plan.rounds).map { _ in
        Stopwatch.work {
          Node(
            party: party, catalogue: .shipped, replaying: stored.lazy.map { known(Record($0)) })
        }.0 / Double(plan.messages)
      }
      let bytes = stored.reduce(0) { $0 + $1.count }
      return BenchFinding(
        "replay from \(name)", unit: "us of work for each message", samples,
        goal: "serving within 1 s",
        remark:
          "\(plan.messages) messages, \(stored.count) records, \(bytes) bytes; without the disk")
    }
  }
}
