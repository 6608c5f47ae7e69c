import ParleyCrypto
public import ParleyWire

/// The hash tree of a log (RFC 6962 section 2.1, RFC 9162 section 2.1) and the checks of its
/// proofs.
///
/// Sizes and indices count leaves; an index begins at 0. The checks hold for hostile input: a proof
/// that is too long, too short or for another place is refused.
public enum Tree {
  /// The root of the tree without leaves: SHA-256 of nothing.
  public static let emptyRoot = SHA256.hash([UInt8]())

  /// SHA-256(0x00 || entry).
  public static func leafHash(_ entry: [UInt8]) -> Digest {
    var input: [UInt8] = []
    input.reserveCapacity(1 + entry.count)
    input.append(0x00)
    input.append(contentsOf: entry)
    return SHA256.hash(input)
  }

  /// SHA-256(0x01 || left || right).
  public static func nodeHash(_ left: Digest, _ right: Digest) -> Digest {
    var input: [UInt8] = []
    input.reserveCapacity(1 + 2 * Digest.byteCount)
    input.append(0x01)
    input.append(contentsOf: left.bytes)
    input.append(contentsOf: right.bytes)
    return SHA256.hash(input)
  }

  /// Whether the leaf stands at `index` of the tree with this size and root (RFC 9162 section
  /// 2.1.3.2).
  ///
  /// - Parameter proof: the hashes from the leaf upwards.
  public static func verifyInclusion(
    leaf: Digest, index: Int64, size: Int64, proof: [Digest], root: Digest
  ) -> Bool {
    guard 0 <= index, index < size, proof.count <= Limit.proofHashes else { return false }
    var climb = Climb(index: index, last: size - 1)
    var hash = leaf
    for sibling in proof {
      guard let side = climb.next() else { return false }
      hash = side == .left ? nodeHash(sibling, hash) : nodeHash(hash, sibling)
    }
    return climb.atRoot && hash == root
  }

  /// Whether the tree of `to` leaves begins with the tree of `from` leaves (RFC 9162 section
  /// 2.1.4.2).
  ///
  /// Between equal sizes the proof is empty and the roots are equal. Every tree begins with the
  /// empty one: from size 0 the proof is empty and the old root is `emptyRoot`.
  public static func verifyConsistency(
    from: Int64, oldRoot: Digest, to: Int64, newRoot: Digest, proof: [Digest]
  ) -> Bool {
    guard 0 <= from, from <= to, proof.count <= Limit.proofHashes else { return false }
    if from == to {
      return proof.isEmpty && oldRoot == newRoot && (from == 0) == (oldRoot == emptyRoot)
    }
    if from == 0 { return proof.isEmpty && oldRoot == emptyRoot && newRoot != emptyRoot }
    // The proof leaves out the old tree's own root where that is a node of the new tree.
    let nodes = from.isPowerOfTwo ? [oldRoot] + proof : proof
    guard let roots = roots(from: from, to: to, nodes: nodes) else { return false }
    return roots.old == oldRoot && roots.new == newRoot
  }

  /// The two roots that the nodes of a consistency proof stand for; nil if they are too many or too
  /// few.
  ///
  /// - Parameter nodes: the proof; where `from` is a power of two, with the root of the old tree
  ///   before it.
  /// - Precondition: 0 < from < to.
  static func roots(from: Int64, to: Int64, nodes: [Digest]) -> (old: Digest, new: Digest)? {
    precondition(0 < from && from < to, "the sizes of two growing trees")
    guard let first = nodes.first else { return nil }
    // Begin at the largest complete subtree in which the old tree ends.
    var climb = Climb(index: from - 1, last: to - 1)
    climb.skipRightEdges()
    var old = first
    var new = first
    for node in nodes.dropFirst() {
      guard let side = climb.next() else { return nil }
      if side == .left {
        old = nodeHash(node, old)
        new = nodeHash(node, new)
      } else {
        new = nodeHash(new, node)
      }
    }
    return climb.atRoot ? (old, new) : nil
  }
}

/// A walk from a leaf to the root that says on which side the sibling of each step stands.
private struct Climb {
  enum Side { case left, right }

  private var node: Int64
  // The last node of the level: where it has no sibling it stands for its parent.
  private var last: Int64

  init(index: Int64, last: Int64) {
    node = index
    self.last = last
  }

  var atRoot: Bool { last == 0 }

  mutating func skipRightEdges() {
    while node & 1 == 1 { up() }
  }

  /// The side of the next sibling; nil at the root.
  mutating func next() -> Side? {
    guard !atRoot else { return nil }
    defer { up() }
    guard node & 1 == 1 || node == last else { return .right }
    while node & 1 == 0, node != 0 { up() }
    return .left
  }

  private mutating func up() {
    node >>= 1
    last >>= 1
  }
}

extension Int64 {
  /// Whether this is 1, 2, 4, 8 ...
  var isPowerOfTwo: Bool { self > 0 && nonzeroBitCount == 1 }

  /// The largest power of two below this number, where a tree of so many leaves is split.
  var split: Int64 {
    precondition(self > 1, "a tree of one leaf is not split")
    return 1 << (63 - Int64((self - 1).leadingZeroBitCount))
  }
}
