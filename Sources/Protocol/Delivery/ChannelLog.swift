package import ParleyNote
package import ParleyRecord
package import ParleyTlog
package import ParleyWire

/// One party's log in one channel, as far as it is held here.
///
/// The contiguous part alone carries the root, watermarks and cosignatures; entries ahead of a gap
/// wait in `early` and may be shown before the gap closes.
package struct ChannelLog: Hashable, Sendable {
  package let origin: Origin
  package let key: VerifierKey
  package private(set) var leaves: [Leaf] = []
  package private(set) var tree = MerkleTree()
  /// Entries ahead of the first gap, by index.
  package private(set) var early: [Int64: Leaf] = [:]
  private var earlyBytes = 0
  /// Pages of each claimed year, and the number of each page within its own.
  private var pagesOfYear: [Substring: Int] = [:]
  private var pageNumbers: [Int64: Int] = [:]
  /// Heads that agree with what is held, rising: the newest that was cosigned, and all since. A
  /// head that others cosigned is kept, because it is what they can be held to.
  package private(set) var heads: [SignedHead] = []
  /// The largest head beyond what is held: asked for, never an accusation.
  package private(set) var ahead: SignedHead?
  /// A head that was ahead and that the leaves since contradict, until that can be shown.
  package private(set) var disputed: SignedHead?
  /// The newest cosignature of each mirror and witness, by key name.
  package private(set) var cosignatures: [String: Cosigned] = [:]
  /// How far this log has said that it saw others, by origin; and the entries that went back on it.
  package private(set) var seen: [Origin: Int64] = [:]
  /// The root that it named there.
  package private(set) var seenRoots: [Origin: Digest] = [:]
  package private(set) var wentBack: Set<Int64> = []
  /// Proofs that this key signed two histories.
  package private(set) var contradictions: [[UInt8]] = []

  package init(origin: Origin, key: VerifierKey) {
    self.origin = origin
    self.key = key
  }

  /// A leaf whose signature is good.
  package struct Leaf: Hashable, Sendable {
    package let entry: Entry
    package let id: Digest
    /// Text and signature line.
    package let bytes: [UInt8]
  }

  package struct SignedHead: Hashable, Sendable {
    package let checkpoint: Checkpoint
    package let note: [UInt8]

    package init(checkpoint: Checkpoint, note: [UInt8]) {
      self.checkpoint = checkpoint
      self.note = note
    }
  }

  /// A cosignature on a head of this log.
  package struct Cosigned: Hashable, Sendable {
    package let size: Int64
    package let time: Timestamp
    package let line: SignatureLine

    package init(size: Int64, time: Timestamp, line: SignatureLine) {
      self.size = size
      self.time = time
      self.line = line
    }
  }

  /// Entries held without a gap from 0.
  package var size: Int64 { tree.size }
  package var root: Digest { tree.root(at: size) ?? Tree.emptyRoot }
  package var position: LogHead { LogHead(origin, size: size, root: root) }
  package var checkpoint: Checkpoint {
    Checkpoint(origin: origin.description, size: size, root: root)
  }
  package var head: SignedHead? { heads.last }

  /// The log that this one says it succeeds.
  package var predecessor: LogHead? {
    guard case .open(_, _, let follows)? = leaf(0)?.entry.act else { return nil }
    return follows
  }

  /// How many heads without a cosignature are kept for a peer that gives none.
  private static let headLimit = 1_024

  /// The first index that is missing although later ones are known of; nil when nothing is.
  package var gap: Int64? {
    !early.isEmpty || (ahead?.checkpoint.size ?? 0) > size ? size : nil
  }

  /// The leaf at an index, contiguous or early.
  package func leaf(_ index: Int64) -> Leaf? {
    index < size ? leaves[Int(index)] : early[index]
  }

  /// The number of a page among the log's pages of its claimed year, from 1; of an early one, after
  /// those that are held without a gap.
  package func pageNumber(of leaf: Leaf) -> Int {
    pageNumbers[leaf.entry.index] ?? (pagesOfYear[Self.year(leaf)] ?? 0) + 1
  }

  /// Whether a party is known to hold everything up to here: the size its mirror has cosigned.
  package func held(by mirrors: [VerifierKey]) -> Int64 {
    mirrors.compactMap { cosignatures[$0.name]?.size }.max() ?? 0
  }
}

// What changes a log. Each is applied from a record; what it asks was checked before.
extension ChannelLog {
  mutating func append(_ leaf: Leaf) {
    precondition(leaf.entry.index == size && leaf.entry.after == root, "a leaf that follows")
    leaves.append(leaf)
    tree.append(Tree.leafHash(leaf.bytes))
    for head in leaf.entry.seen {
      if head.size <= seen[head.origin] ?? 0 {
        wentBack.insert(leaf.entry.index)
      } else {
        seen[head.origin] = head.size
        seenRoots[head.origin] = head.root
      }
    }
    if let early = early.removeValue(forKey: leaf.entry.index) { earlyBytes -= early.bytes.count }
    if let beyond = ahead, beyond.checkpoint.size <= size {
      ahead = nil
      keep(head: beyond)
    }
    count(leaf)
  }

  private mutating func count(_ leaf: Leaf) {
    guard case .page = leaf.entry.act else { return }
    let number = pageNumber(of: leaf)
    pagesOfYear[Self.year(leaf)] = number
    pageNumbers[leaf.entry.index] = number
  }

  private static func year(_ leaf: Leaf) -> Substring { leaf.entry.at.description.prefix(4) }

  mutating func keepEarly(_ leaf: Leaf) {
    early[leaf.entry.index] = leaf
    earlyBytes += leaf.bytes.count
  }

  /// Whether another early entry is within the bounds.
  func hasRoomForEarly(_ bytes: Int) -> Bool {
    early.count < Limit.earlyEntries && earlyBytes + bytes <= Limit.earlyBytes
  }

  mutating func keep(head new: SignedHead) {
    if new.checkpoint.size > size {
      if new.checkpoint.size > ahead?.checkpoint.size ?? 0 { ahead = new }
    } else if tree.root(at: new.checkpoint.size) != new.checkpoint.root {
      disputed = disputed ?? new
    } else if new.checkpoint.size > head?.checkpoint.size ?? -1 {
      heads.append(new)
      if heads.count > Self.headLimit { heads.remove(at: 1) }
    }
  }

  mutating func keep(_ cosignature: Cosigned) {
    let name = cosignature.line.name
    if let old = cosignatures[name], (old.size, old.time) >= (cosignature.size, cosignature.time) {
      return
    }
    cosignatures[name] = cosignature
    heads = heads.filter {
      $0.checkpoint.size >= cosignature.size || isCosigned($0.checkpoint.size)
    }
  }

  package func isCosigned(_ size: Int64) -> Bool {
    cosignatures.values.contains { $0.size == size }  // any order: a question of all
  }

  mutating func keep(contradiction: [UInt8]) {
    guard contradictions.count < Limit.contradictions, !contradictions.contains(contradiction)
    else { return }
    contradictions.append(contradiction)
  }
}
