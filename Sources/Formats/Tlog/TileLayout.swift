public import ParleyWire

/// A log as files (C2SP tlog-tiles): tiles of hashes, bundles of entries, and `checkpoint`.
public enum TileLayout {
  /// The name of the file that holds the newest signed checkpoint.
  public static let checkpointPath = "checkpoint"

  /// One file of the layout; the path stands below the log's prefix.
  public struct File: Hashable, Sendable {
    public let path: String
    public let bytes: [UInt8]
  }

  /// The tiles that a log of `to` leaves has and that it did not have at `from` leaves: bundles
  /// first, then hashes, level by level.
  ///
  /// Written in this order after each growth, with the checkpoint last, every tile that a published
  /// checkpoint implies is there. A partial tile may be dropped once the full one exists.
  ///
  /// - Precondition: 0 <= from <= to.
  public static func tiles(from: Int64 = 0, to: Int64) -> [TileCoordinate] {
    precondition(0 <= from && from <= to, "a log does not shrink")
    var tiles = row(.entries, from: from, to: to)
    var level = 0
    var (old, new) = (from, to)
    while new > 0 {
      tiles += row(.hashes(level: level), from: old, to: new)
      level += 1
      // A hash of the next level stands for a full tile of this one.
      old >>= 8
      new >>= 8
    }
    return tiles
  }

  private static func row(
    _ kind: TileCoordinate.Kind, from: Int64, to: Int64
  ) -> [TileCoordinate] {
    let full = Int64(TileCoordinate.fullWidth)
    var tiles = (from / full..<to / full).map { TileCoordinate(kind, index: $0) }
    let rest = Int(to % full)
    if rest > 0, to > from { tiles.append(TileCoordinate(kind, index: to / full, width: rest)) }
    return tiles
  }

  /// The bytes of one tile; nil if the tree does not hold all of it.
  ///
  /// - Parameter entry: the entry at an index, at most `Limit.entryBytes` long.
  public static func bytes(
    of tile: TileCoordinate, tree: MerkleTree, entry: (Int64) -> [UInt8]
  ) -> [UInt8]? {
    // A path may name a tile beyond every log.
    let (first, overflow) = tile.index.multipliedReportingOverflow(
      by: Int64(TileCoordinate.fullWidth))
    guard !overflow, first <= tree.size else { return nil }
    let range = first..<first + Int64(tile.width)
    switch tile.kind {
    case .entries:
      return range.upperBound <= tree.size ? EntryBundle.encode(range.map(entry)) : nil
    case .hashes(let level):
      var bytes: [UInt8] = []
      bytes.reserveCapacity(tile.width * Digest.byteCount)
      for index in range {
        guard let hash = tree.node(level: 8 * level, index: index) else { return nil }
        bytes += hash.bytes
      }
      return bytes
    }
  }

  /// The files that take the layout of a log from one size to another, in the order in which they
  /// are to be written; the checkpoint is the last.
  ///
  /// - Parameters:
  ///   - tree: holds at least `to` leaves.
  ///   - entry: the entry at an index, whose leaf hash the tree holds.
  ///   - checkpoint: the signed checkpoint of size `to`, as a note.
  public static func files(
    of tree: MerkleTree, from: Int64 = 0, to: Int64, entry: (Int64) -> [UInt8], checkpoint: [UInt8]
  ) -> [File] {
    precondition(to <= tree.size, "the tree is smaller than the checkpoint")
    var files: [File] = []
    for tile in tiles(from: from, to: to) {
      guard let bytes = bytes(of: tile, tree: tree, entry: entry) else {
        preconditionFailure("a tree holds the tiles of its size")
      }
      files.append(File(path: tile.path, bytes: bytes))
    }
    files.append(File(path: checkpointPath, bytes: checkpoint))
    return files
  }
}

/// A file of entries: each with its length before it, two bytes, big-endian (C2SP tlog-tiles).
public enum EntryBundle {
  /// - Precondition: 1 to 256 entries of at most `Limit.entryBytes`.
  public static func encode(_ entries: [[UInt8]]) -> [UInt8] {
    precondition(
      (1...TileCoordinate.fullWidth).contains(entries.count), "a bundle has 1 to 256 entries")
    var bytes: [UInt8] = []
    for entry in entries {
      precondition(entry.count <= Limit.entryBytes, "an entry is too long for a bundle")
      bytes.append(UInt8(entry.count >> 8))
      bytes.append(UInt8(entry.count & 0xFF))
      bytes += entry
    }
    return bytes
  }

  /// Exactly `count` entries; nil if the bytes hold fewer or more.
  public static func decode(_ bytes: [UInt8], count: Int) -> [[UInt8]]? {
    var entries: [[UInt8]] = []
    var offset = 0
    while entries.count < count {
      guard bytes.count - offset >= 2 else { return nil }
      let length = Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
      offset += 2
      guard bytes.count - offset >= length else { return nil }
      entries.append(Array(bytes[offset..<offset + length]))
      offset += length
    }
    return offset == bytes.count ? entries : nil
  }
}

/// A file of hashes, one after another (C2SP tlog-tiles).
public enum HashTile {
  /// Exactly `width` hashes; nil if the bytes hold fewer or more.
  public static func decode(_ bytes: [UInt8], width: Int) -> [Digest]? {
    guard width > 0, bytes.count == width * Digest.byteCount else { return nil }
    var hashes: [Digest] = []
    for start in stride(from: 0, to: bytes.count, by: Digest.byteCount) {
      guard let hash = Digest(bytes[start..<start + Digest.byteCount]) else { return nil }
      hashes.append(hash)
    }
    return hashes
  }
}
