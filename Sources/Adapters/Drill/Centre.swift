import ParleyDirectory
import ParleyKeylog
import ParleyNote
import ParleyCharter
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

  /// What a node that was restored records before it says anything.
  func retirement(peers: [Member], charters: [[UInt8]]) -> [Record] {
    let keyLogs = [member.keyLog] + peers.map(\.keyLog)
    let known = Dictionary(uniqueKeysWithValues: keyLogs.map { ($0.party, $0) })
    return node.retirement(
      keyLogs: keyLogs, charters: charters.compactMap { try? SignedCharter($0, keyLogs: known) },
      with: keys)
  }
}
