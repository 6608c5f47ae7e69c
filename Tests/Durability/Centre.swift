import ParleyCrypto
import ParleyDelivery
import ParleyDiskKit
import ParleyForms
import ParleyNode
import ParleyNodeKit
import ParleyRecord
import ParleySQLite
import ParleyTestKit
import ParleyTlog
import ParleyWire

/// One party's node over a journal on a disk that forgets: what the runtime does, in the order in
/// which it must. Records are durable, then answers and packets leave, then people are told.
struct Centre: ~Copyable {
  let member: TestParty
  let disk = ForgetfulDisk()
  private let scratch: Scratch
  private let keys: Keys
  private var store: SQLiteStore?
  private(set) var node: Node
  private(set) var isDown = false
  private var isMade = false
  /// How many times it was started again.
  private(set) var restarts = 0

  // What the world was told, which no power cut may take back.
  /// Bundles that left this machine.
  private(set) var left: [[UInt8]] = []
  var outbox: [Packet] = []
  private(set) var events: [Event] = []

  init(_ member: TestParty) throws {
    self.member = member
    scratch = try Scratch(simulated: true)
    keys = TestCentres.keys(of: member)
    node = Node(party: member.party, catalogue: .shipped)
  }

  /// Takes one input and answers with what its caller is told; nil when the machine stopped first.
  @discardableResult
  mutating func take(_ input: Input, at now: Moment) -> Outcome? {
    guard let store, !isDown else { return nil }
    let outcome = node.handle(input, at: now, with: keys)
    do throws(JournalError) {
      try store.append(outcome.records.map(\.bytes))
    } catch {
      isDown = true
      return nil
    }
    left += outcome.packets.map(\.bytes) + [outcome.reply].compactMap { $0 }
    outbox += outcome.packets
    events += outcome.events
    return outcome
  }

  /// Starts it: the first time with a new journal, later by replay of what the disk still has.
  mutating func start() throws {
    do throws(JournalError) {
      store = try scratch.open(
        isMade ? .existing : .create, owner: member.party.description, vfs: disk.name)
    } catch {
      // A journal whose making was cut short: nothing was said yet, and it is made now.
      if case .exists = error, !isMade {
        isMade = true
        return try start()
      }
      isDown = true
      return
    }
    isMade = true
    node = Node(party: member.party, catalogue: .shipped)
    try store?.replay { _, bytes in
      guard let record = Record(bytes) else { throw Unreadable() }
      node.replay(record)
    }
  }

  struct Unreadable: Error {}

  /// The machine comes back: the process's memory is gone, and what the disk forgot.
  mutating func restart() throws {
    store = nil
    outbox = []
    disk.reboot()
    isDown = false
    restarts += 1
    try start()
  }
}

// What must be so at any moment.
extension Centre {
  /// Everything signed that has left is still held here; checked after a restart, when memory has
  /// nothing but what the disk kept.
  var forgotten: [String] {
    var faults: [String] = []
    for bytes in left {
      guard let bundle = try? Bundle(bytes) else { return ["it sent what is no bundle"] }
      for item in bundle.items {
        if let fault = forgotten(item) { faults.append(fault) }
      }
    }
    return faults
  }

  private func forgotten(_ item: Item) -> String? {
    switch item.kind {
    case .entry:
      guard let entry = Signed.entry(item.bytes), entry.origin.party == member.party else {
        return nil
      }
      return node.log(entry.origin)?.leaf(entry.index)?.bytes == item.bytes
        ? nil : "entry \(entry.index) left and is not held"
    case .head:
      guard let head = Signed.head(item.bytes), head.origin == member.origin else { return nil }
      return node.log(head.origin)?.tree.root(at: head.size) == head.root
        ? nil : "a head of \(head.size) left and the log is shorter"
    case .cosign:
      guard let (position, name) = Signed.cosignature(item.bytes), name == "\(member.party)/m"
      else { return nil }
      return node.log(position.origin)?.size ?? 0 >= position.size
        ? nil : "\(position.size) entries of the peer were cosigned, fewer are held"
    default: return nil
    }
  }

  /// Nobody is accused, and nothing was taken back.
  var accusations: [String] {
    events.compactMap { event in
      switch event {
      case .forkProved, .rolledBack, .refusedTheirs: "\(event)"
      default: nil
      }
    }
  }
}
