public import ParleyWire

/// A log's whole hash tree in memory, about 64 bytes a leaf: roots and proofs for every size it
/// ever had.
public struct MerkleTree: Hashable, Sendable {
  // levels[k][i] is the root of the complete subtree of 2^k leaves that begins at leaf i * 2^k.
  private var levels: [[Digest]] = [[]]

  /// The tree without leaves.
  public init() {}

  public init(leafHashes: some Sequence<Digest>) {
    for hash in leafHashes { append(hash) }
  }

  public var size: Int64 { Int64(levels[0].count) }

  public var root: Digest { hash(0..<size) }

  public mutating func append(_ leafHash: Digest) {
    levels[0].append(leafHash)
    var level = 0
    while levels[level].count % 2 == 0 {
      let nodes = levels[level]
      let parent = Tree.nodeHash(nodes[nodes.count - 2], nodes[nodes.count - 1])
      level += 1
      if levels.count == level { levels.append([]) }
      levels[level].append(parent)
    }
  }

  /// The root when the tree had this size; nil if it never had.
  public func root(at size: Int64) -> Digest? {
    (0...self.size).contains(size) ? hash(0..<size) : nil
  }

  /// The hash of a leaf; nil if there is none.
  public func leafHash(at index: Int64) -> Digest? { node(level: 0, index: index) }

  /// The root of the complete subtree of 2^level leaves that begins at leaf index * 2^level; nil if
  /// the tree does not hold all of it.
  public func node(level: Int, index: Int64) -> Digest? {
    guard levels.indices.contains(level), index >= 0, index < Int64(levels[level].count) else {
      return nil
    }
    return levels[level][Int(index)]
  }

  /// The proof that a leaf stands at `index` of the tree of `size` leaves, from the leaf upwards
  /// (RFC 6962 section 2.1.1). Nil if there is no such leaf or the tree is smaller.
  public func inclusionProof(index: Int64, size: Int64) -> [Digest]? {
    guard size <= self.size, 0 <= index, index < size else { return nil }
    var proof: [Digest] = []
    var range = 0..<size
    while range.count > 1 {
      let middle = range.lowerBound + (range.upperBound - range.lowerBound).split
      let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
      proof.append(hash(index < middle ? right : left))
      range = index < middle ? left : right
    }
    return proof.reversed()
  }

  /// The proof that the tree of `to` leaves begins with the tree of `from` leaves (RFC 6962 section
  /// 2.1.2); empty for equal sizes and for size 0. Nil if the sizes do not rise or the tree is
  /// smaller.
  public func consistencyProof(from: Int64, to: Int64) -> [Digest]? {
    guard 0 <= from, from <= to, to <= size else { return nil }
    guard from > 0, from < to else { return [] }
    var proof: [Digest] = []
    var range = 0..<to
    // Whether the whole of the old tree is what is left: its root is known to the verifier.
    var isOldTree = true
    while range.upperBound != from {
      let middle = range.lowerBound + (range.upperBound - range.lowerBound).split
      let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
      if from <= middle {
        proof.append(hash(right))
        range = left
      } else {
        proof.append(hash(left))
        range = right
        isOldTree = false
      }
    }
    if !isOldTree { proof.append(hash(range)) }
    return proof.reversed()
  }

  /// The root over a range of leaves that the tree holds and that splits as RFC 6962 splits.
  private func hash(_ range: Range<Int64>) -> Digest {
    let count = range.upperBound - range.lowerBound
    if count == 0 { return Tree.emptyRoot }
    if count.isPowerOfTwo {
      return levels[count.trailingZeroBitCount][Int(range.lowerBound / count)]
    }
    let middle = range.lowerBound + count.split
    return Tree.nodeHash(
      hash(range.lowerBound..<middle), hash(middle..<range.upperBound))
  }
}
