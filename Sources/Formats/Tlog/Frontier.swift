public import ParleyWire

/// What a log's owner must keep to append to it and know its root: the roots of the complete
/// subtrees of which the tree consists, the largest first. At most 63 hashes, whatever the size.
public struct Frontier: Hashable, Sendable {
  public private(set) var size: Int64 = 0
  /// One hash for each bit that is set in `size`, the highest bit first.
  public private(set) var hashes: [Digest] = []

  /// The tree without leaves.
  public init() {}

  /// A frontier that was stored; nil if the number of hashes does not fit the size.
  public init?(size: Int64, hashes: [Digest]) {
    guard size >= 0, hashes.count == size.nonzeroBitCount else { return nil }
    self.size = size
    self.hashes = hashes
  }

  public mutating func append(_ leafHash: Digest) {
    precondition(size < .max, "a log is never that long")
    var hash = leafHash
    var rest = size
    // As in a binary counter: each bit that is set meets the new subtree of its size.
    while rest & 1 == 1, let left = hashes.popLast() {
      hash = Tree.nodeHash(left, hash)
      rest >>= 1
    }
    hashes.append(hash)
    size += 1
  }

  public var root: Digest {
    guard var root = hashes.last else { return Tree.emptyRoot }
    for left in hashes.dropLast().reversed() { root = Tree.nodeHash(left, root) }
    return root
  }
}
