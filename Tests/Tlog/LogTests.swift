import Foundation
import ParleyNote
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

/// Whole logs that other programs wrote: every signature, entry and tile.
@Suite struct LogTests {
  struct Unreadable: Error { let path: String }

  /// Reads a log to the size of its newest checkpoint, checks every tile of it, and gives the tree.
  private func audit(
    _ folder: URL, log: VerifierKey, cosigners: [VerifierKey]
  ) throws -> (tree: MerkleTree, entries: [[UInt8]]) {
    func read(_ path: String) throws -> [UInt8] {
      [UInt8](try Data(contentsOf: folder.appendingPathComponent(path)))
    }
    let newest = try VerifiedCheckpoint(
      bytes: try read("checkpoint"), log: log, cosigners: cosigners)
    #expect(newest.cosignatures.count == cosigners.count)
    let tiles = TileLayout.tiles(to: newest.checkpoint.size)
    var entries: [[UInt8]] = []
    for tile in tiles where tile.kind == .entries {
      guard let bundle = EntryBundle.decode(try read(tile.path), count: tile.width) else {
        throw Unreadable(path: tile.path)
      }
      entries += bundle
    }
    let tree = MerkleTree(leafHashes: entries.map(Tree.leafHash))
    #expect(tree.size == newest.checkpoint.size && tree.root == newest.checkpoint.root)
    for tile in tiles {
      let ours = TileLayout.bytes(of: tile, tree: tree) { entries[Int($0)] }
      #expect(try ours == read(tile.path), "\(tile.path)")
    }
    return (tree, entries)
  }

  /// Checks every `checkpoint.SIZE`, and what the log must have published for it.
  private func checkHistory(
    _ folder: URL, _ tree: MerkleTree, log: VerifierKey, cosigners: [VerifierKey]
  ) throws -> Int {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasPrefix("checkpoint.") }
    for name in names {
      let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
      let old = try VerifiedCheckpoint(bytes: bytes, log: log, cosigners: cosigners)
      #expect(name == "checkpoint.\(old.checkpoint.size)")
      #expect(tree.root(at: old.checkpoint.size) == old.checkpoint.root)
      for tile in TileLayout.tiles(to: old.checkpoint.size) {
        #expect(
          FileManager.default.fileExists(atPath: folder.appendingPathComponent(tile.path).path),
          "\(tile.path)")
      }
    }
    return names.count
  }

  @Test func tesseraLog() throws {
    guard let folder = try Vectors.path("tessera-log") else { return }
    let key = try String(contentsOf: folder.appendingPathComponent("KEY"), encoding: .utf8)
    let log = try #require(VerifierKey(key.trimmingCharacters(in: .newlines)))
    let (tree, _) = try audit(folder, log: log, cosigners: [])
    let checkpoints = try checkHistory(folder, tree, log: log, cosigners: [])
    #expect(tree.size == 15 && checkpoints == 16)
    Vectors.ran("tessera-log, entries", Int(tree.size))
    Vectors.ran("tessera-log, checkpoints", checkpoints)
  }

  @Test func exampleLog() throws {
    guard let archive = try Vectors.path("example-log.tar.gz"), let tar = try Tool.path("tar")
    else { return }
    try Tool.inScratchFolder { scratch in
      let unpacked = try Tool.run(tar, ["-xzf", archive.path, "-C", scratch.path])
      #expect(unpacked.status == 0, "\(unpacked.errors)")
      let folder = scratch.appendingPathComponent("example-log")
      let text = try String(contentsOf: folder.appendingPathComponent("KEYS"), encoding: .utf8)
      let keys = text.split(separator: "\n").map { $0.split(separator: " ") }
      let log = try #require(keys.first { $0[0] == "log" }.flatMap { VerifierKey($0[1]) })
      // The second witness has a key of type 06, unknown here; its lines are ignored.
      let witnesses = keys.filter { $0[0] == "witness" }.compactMap { VerifierKey($0[1]) }
      #expect(keys.count == 3 && witnesses.count == 1)
      let (tree, entries) = try audit(folder, log: log, cosigners: witnesses)
      let checkpoints = try checkHistory(folder, tree, log: log, cosigners: witnesses)
      #expect(tree.size == 66_000 && checkpoints == 11)
      #expect(entries[3].isEmpty && entries[5].count == Limit.entryBytes)
      Vectors.ran("example-log, entries", entries.count)
      Vectors.ran("example-log, checkpoints (lines of type 06 ignored)", checkpoints)
    }
  }
}
