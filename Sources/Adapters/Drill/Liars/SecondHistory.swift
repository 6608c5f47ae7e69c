import ParleyCrypto
import ParleyDelivery
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleyTlog
import ParleyWire

/// Another history of a liar's logs, signed by the same keys: the same up to one entry, and from
/// there on one second later. It is coherent in itself, so whoever sees it alone finds no fault.
struct SecondHistory {
  private let member: Member
  /// How many entries of each log both histories share.
  private let shared: Int64
  /// By how much the second history differs in its claimed times.
  private let seconds: Int64
  private var logs: [Origin: Log] = [:]

  private struct Log {
    var leaves: [[UInt8]] = []
    var tree = MerkleTree()
  }

  init(_ member: Member, shared: Int64, seconds: Int64 = 1) {
    (self.member, self.shared, self.seconds) = (member, shared, seconds)
  }

  /// What leaves in place of a bundle, for a reader who is to know this history: entries and heads
  /// of the liar's own logs are exchanged, everything else stays.
  mutating func told(_ packet: Packet, in world: WorldView) -> Packet {
    guard var bundle = try? Bundle(packet.bytes), let node = own(in: world) else { return packet }
    bundle.items = bundle.items.map { item in
      switch item.kind {
      case .entry: told(entry: item, by: node)
      case .head: told(head: item, by: node)
      default: item
      }
    }
    return packet.carrying(bundle)
  }

  private func own(in world: WorldView) -> Node? {
    world.centre(of: member.party).flatMap { world.node($0) }
  }

  private mutating func told(entry item: Item, by node: Node) -> Item {
    guard let entry = Entry(item), entry.origin.party == member.party,
      let leaf = leaf(entry.index, of: entry.origin, by: node)
    else { return item }
    return Item(.entry, leaf)
  }

  private mutating func told(head item: Item, by node: Node) -> Item {
    guard let note = try? UnverifiedNote(item.bytes),
      let checkpoint = try? Checkpoint(text: note.claimedText),
      let origin = Origin(checkpoint.origin), origin.party == member.party, !origin.isKeyLog,
      checkpoint.size > 0, leaf(checkpoint.size - 1, of: origin, by: node) != nil,
      let root = logs[origin]?.tree.root(at: checkpoint.size)
    else { return item }
    let other = Checkpoint(origin: checkpoint.origin, size: checkpoint.size, root: root)
    return Item(.head, other.signed(by: member.key("\(origin)")))
  }

  /// The entry of this history at an index; nil where the true one does not reach so far.
  private mutating func leaf(_ index: Int64, of origin: Origin, by node: Node) -> [UInt8]? {
    var log = logs[origin] ?? Log()
    defer { logs[origin] = log }
    if index < log.tree.size { return log.leaves[Int(index)] }
    guard let real = node.log(origin), index < real.size else { return nil }
    for leaf in real.leaves[Int(log.tree.size)...Int(index)] {
      let bytes = leaf.entry.index < shared ? leaf.bytes : signed(leaf.entry, after: log.tree.root)
      log.leaves.append(bytes)
      log.tree.append(Tree.leafHash(bytes))
    }
    return log.leaves[Int(index)]
  }

  private func signed(_ entry: Entry, after root: Digest) -> [UInt8] {
    var entry = entry
    entry.after = root
    entry.at = entry.at.adding(seconds: seconds)
    return NoteText.assemble(entry.text, [member.key("\(entry.origin)").sign(entry.text)])
  }
}

extension Entry {
  /// Reads an item of a bundle, of which nothing is verified.
  init?(_ item: Item) {
    guard item.kind == .entry, let note = try? UnverifiedNote(item.bytes, limit: Limit.entryBytes),
      let entry = try? Entry(text: note.claimedText)
    else { return nil }
    self = entry
  }
}

extension Item {
  /// The log that an entry or a head claims to be of.
  var origin: Origin? {
    switch kind {
    case .entry: return Entry(self)?.origin
    case .head:
      let text = (try? UnverifiedNote(bytes))?.claimedText
      return text.flatMap { try? Checkpoint(text: $0) }.flatMap { Origin($0.origin) }
    default: return nil
    }
  }
}

extension Packet {
  /// The same way, with another load.
  func carrying(_ bundle: Bundle) -> Packet {
    Packet(
      to: to, channel: channel, precedence: precedence, bytes: bundle.bytes, messages: messages)
  }

  /// The same way, with other items.
  func carrying(_ change: (inout Bundle) -> Void) -> Packet {
    guard var bundle = try? Bundle(bytes) else { return self }
    change(&bundle)
    return carrying(bundle)
  }
}
