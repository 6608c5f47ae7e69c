import ParleyDirectory
import ParleyKeylog
import ParleyNote
import ParleyDelivery
import ParleyForms
import ParleyNode
import ParleyRecord
import ParleyWire

/// One party's installation in a pretended world: its node, its disk, its clocks, and what waits to
/// leave. It does by pretence what the runtime in service does: records first, then everything
/// else.
final class Centre {
  let index: Int
  var member: Member
  var node: Node
  var keys: Keys
  var disk = Disk()
  var clocks: Clocks
  var outboxes: [Outbox]
  let line: CentreLine
  /// How this party lies, if it does.
  var mischief: (any Mischief)?
  var isHonest: Bool { mischief == nil }

  /// Which life of the process this is; what was laid down for an earlier one falls away.
  var life = 0
  var isUp = true
  /// When the node is called next, unless something happens before.
  var alarm: Int64?
  /// Outcomes that were decided and are not durable: those the disk works on, and those behind.
  var committing: [Pending] = []
  var waiting: [Pending] = []
  var sync: Int64
  var isFull = false
  /// Where the next crash strikes, if it does not strike at once, and how long it lasts.
  var armed: (point: CrashPoint, down: Int64)?
  /// When the process starts again, while it does not run.
  var downUntil: Int64 = 0
  var sinceSnapshot = 0

  /// An outcome whose records are not durable yet, and whom its answer is for.
  struct Pending {
    let outcome: Outcome
    let answers: Parcel?
  }

  var isBusy: Bool { !committing.isEmpty || !waiting.isEmpty }

  init(_ index: Int, _ member: Member, _ line: CentreLine, of count: Int, seed: UInt64) {
    self.index = index
    self.member = member
    self.line = line
    node = Node(party: member.party, catalogue: .shipped)
    keys = member.nodeKeys()
    clocks = Clocks(drift: line.drift, offset: line.offset * 1_000)
    sync = line.sync
    outboxes = Array(repeating: Outbox(), count: count)
    mischief = line.lies.flatMap(Mischiefs.named).map {
      $0.init(member, Chance(seed: seed, for: "lies of \(line.name)"))
    }
  }

  func handle(_ input: Input, at time: Int64) -> Outcome {
    node.handle(input, at: clocks.now(time), with: keys)
  }

  /// The process ends: what was not durable is gone, but a commit that the disk was working on may
  /// be there whole.
  func stop(keepingCommit: Bool, at time: Int64) -> [Record] {
    life += 1
    isUp = false
    alarm = nil
    armed = nil
    let records = keepingCommit ? committing.flatMap(\.outcome.records) : []
    if !records.isEmpty { disk.commit(records, at: time) }
    committing = []
    waiting = []
    outboxes = Array(repeating: Outbox(), count: outboxes.count)
    return records
  }

  /// A start: the state is what the disk says.
  func start() {
    isUp = true
    keys = member.nodeKeys()
    node = Node(party: member.party, catalogue: .shipped, replaying: disk.replay)
  }

  /// What a node that was restored records before it says anything: who its peers are, its charters
  /// and that none of the logs that it may have signed is signed any more.
  func retirement(peers: [Member], charters: [(id: Digest, signed: [UInt8])]) -> [Record] {
    var records: [Record] = []
    var trial = node
    func note(_ record: Record) {
      records.append(record)
      trial.replay(record)
    }
    for log in [member.keyLog] + peers.map(\.keyLog) {
      let held = node.directory.keyLog(of: log.party)?.size ?? 0
      for leaf in log.leaves.dropFirst(Int(held)) { note(.keyLeaf(leaf.bytes)) }
      for leaf in log.leaves { if let grant = leaf.grant { note(.grant(grant.text)) } }
    }
    for charter in charters where node.charter(charter.id) == nil {
      note(.charter(charter.signed))
    }
    for channel in trial.channels().map(\.id) {
      for key in keys.logs where trial.directory.logKey(key.origin, channel: channel) != nil {
        let size = trial.log(key.origin)?.size ?? 0
        // A successor that was taken out of reserve already has signed nothing.
        let isSuccessor = keys.logs.contains { $0.successor == key.signer.verifier }
        guard size > 0 || !isSuccessor else { continue }
        note(.rolledBack(channel: channel, key.origin, shown: max(size, 1)))
      }
    }
    return records
  }
}
