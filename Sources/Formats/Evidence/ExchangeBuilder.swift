public import ParleyKeylog
public import ParleyNote
public import ParleyRecord
public import ParleyTlog
public import ParleyWire

/// Why an exchange file cannot be written from what is at hand.
public enum ExchangeBuildError: Error, Hashable, Sendable {
  case unknownMessage(Digest)
  /// No head of this log over what the file needs.
  case noHead(Origin)
  /// A charter version that an entry names.
  case noCharter(Int64)
  /// The key log of this party, or one as long as an entry names.
  case noKeyLog(Party)
}

/// Writes exchange files from a record: of a whole channel, or of one message with what is evidence
/// about it. What it writes, `Exchange.check` accepts, as far as the record keeps the rules.
public struct ExchangeBuilder: Sendable {
  public let world: World
  /// SHA-256 of the channel's first charter.
  public let channel: Digest
  /// Signed charters by version, from 1.
  public var charters: [[UInt8]]
  public var keyLogs: [KeyHistory]
  public var logs: [Log]
  /// Sealed pages by their SHA-256.
  public var sealed: [Digest: [UInt8]] = [:]
  /// Opened pages by message.
  public var opened: [Digest: SealedContent] = [:]
  /// Fork items, each in the form of `ForkProof` or `LeafFork`.
  public var forks: [[UInt8]] = []

  /// A head as its log signed it, and the cosignatures that are held for it.
  public struct Head: Sendable {
    public let note: [UInt8]
    public let cosignatures: [SignatureLine]

    public init(note: [UInt8], cosignatures: [SignatureLine] = []) {
      self.note = note
      self.cosignatures = cosignatures
    }
  }

  /// A party's key log, and a head of it.
  public struct KeyHistory: Sendable {
    public let log: KeyLog
    public let head: Head

    public init(_ log: KeyLog, head: Head) {
      self.log = log
      self.head = head
    }
  }

  /// A channel log.
  public struct Log: Sendable {
    public let origin: Origin
    public let key: VerifierKey
    /// From index 0.
    public let leaves: [[UInt8]]
    public let tree: MerkleTree
    /// At least one; entries beyond the largest are left out.
    public let heads: [Head]

    /// - Precondition: the tree is that of the leaves.
    public init(
      origin: Origin, key: VerifierKey, leaves: [[UInt8]], tree: MerkleTree, heads: [Head]
    ) {
      precondition(tree.size == Int64(leaves.count), "the tree of these leaves")
      self.origin = origin
      self.key = key
      self.leaves = leaves
      self.tree = tree
      self.heads = heads
    }
  }

  public init(
    world: World, channel: Digest, charters: [[UInt8]], keyLogs: [KeyHistory], logs: [Log]
  ) {
    self.world = world
    self.channel = channel
    self.charters = charters
    self.keyLogs = keyLogs
    self.logs = logs
  }

  /// The whole channel: every log from its first entry to its newest head.
  ///
  /// - Parameter redact: leave the opened pages and their officers' grants out, which proves that
  /// and
  ///   when, and not what.
  public func channelFile(redact: Bool = false) throws(ExchangeBuildError) -> ExchangeFile {
    var selection: [Selection] = []
    for log in logs.sorted(by: { $0.origin < $1.origin }) where !log.leaves.isEmpty {
      guard let newest = log.ranked.last, newest.size > 0 else { throw .noHead(log.origin) }
      let cosigned = log.ranked.last { !$0.head.cosignatures.isEmpty }
      var heads = [newest]
      if let cosigned, cosigned.size < newest.size { heads = [cosigned, newest] }
      let indices = Array(0..<Int(newest.size))
      selection.append(Selection(log: log, heads: heads, indices: indices))
    }
    return try ExchangeWriter(self, selection, whole: true, redact: redact).file()
  }

  /// One message: its entry and what others' logs say of it, the messages that answer it and what
  /// is said of those, each with a proof of its place.
  public func messageFile(
    _ id: Digest, redact: Bool = false
  ) throws(ExchangeBuildError) -> ExchangeFile {
    let chosen = try MessageThread(self).places(of: id)
    var selection: [Selection] = []
    for log in logs.sorted(by: { $0.origin < $1.origin }) {
      guard let indices = chosen[log.origin]?.sorted(), let last = indices.last else { continue }
      // A head that others cosigned is worth more than a newer one that nobody did.
      let covering = log.ranked.filter { $0.size > Int64(last) }
      guard let head = covering.last(where: { !$0.head.cosignatures.isEmpty }) ?? covering.last
      else { throw .noHead(log.origin) }
      selection.append(Selection(log: log, heads: [head], indices: indices))
    }
    return try ExchangeWriter(self, selection, whole: false, redact: redact).file()
  }
}

/// What goes into a file of one log.
struct Selection {
  let log: ExchangeBuilder.Log
  /// Rising by size.
  let heads: [RankedHead]
  /// Rising.
  let indices: [Int]
}

struct RankedHead {
  let size: Int64
  let head: ExchangeBuilder.Head
}

extension ExchangeBuilder.Head {
  /// The size it states; nil if it is no head.
  var size: Int64? {
    guard let note = try? UnverifiedNote(self.note) else { return nil }
    return (try? Checkpoint(text: note.claimedText))?.size
  }
}

extension ExchangeBuilder.Log {
  /// The heads over no more than is held, rising by size.
  var ranked: [RankedHead] {
    heads.compactMap { head in head.size.map { RankedHead(size: $0, head: head) } }
      .filter { $0.size <= tree.size }.sorted { $0.size < $1.size }
  }
}
