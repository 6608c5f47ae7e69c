import Foundation
import ParleyCrypto
import ParleyNote
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

/// What we write, judged by an auditor that shares no code with us (`PARLEY_GOPEER`, Go), and what
/// it writes, judged by us.
@Suite struct PeerTests {
  static let log = testKey("log.example/c")
  static let witness = testKey("w.example/w", .cosignature)

  private static func peer() -> URL? {
    if let path = ProcessInfo.processInfo.environment["PARLEY_GOPEER"], !path.isEmpty {
      return URL(fileURLWithPath: path)
    }
    FileHandle.standardError.write(Data("NOT RUN: gopeer (PARLEY_GOPEER names it)\n".utf8))
    return nil
  }

  private func run(_ peer: URL, _ arguments: String...) throws -> Tool.Output {
    try Tool.run(peer, arguments)
  }

  private func entries(_ branch: String, common: Int, count: Int) -> [[UInt8]] {
    (0..<count).map { Array(($0 < common ? "entry \($0)" : "entry \($0) of \(branch)").utf8) }
  }

  /// Writes the log as it grows by steps, with `checkpoint.SIZE` at each.
  private func write(_ entries: [[UInt8]], to folder: URL, at sizes: [Int64]) throws -> MerkleTree {
    let noon = try #require(Timestamp(seconds: 1_790_000_000))
    let tree = MerkleTree(leafHashes: entries.map(Tree.leafHash))
    var written: Int64 = 0
    for size in sizes {
      let root = try #require(tree.root(at: size))
      let text = Checkpoint(origin: "log.example/c", size: size, root: root).text
      let note = NoteText.assemble(
        text, [Self.log.sign(text), Self.witness.cosign(text, at: noon)])
      let files = TileLayout.files(
        of: tree, from: written, to: size, entry: { entries[Int($0)] }, checkpoint: note)
      let paths = files.map { ($0.path, $0.bytes) } + [("checkpoint.\(size)", note)]
      for (path, bytes) in paths {
        let url = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
      }
      written = size
    }
    return tree
  }

  @Test func ourLogIsAuditedAndItsProofsAreOurs() throws {
    guard let peer = Self.peer() else { return }
    try Tool.inScratchFolder { folder in
      let sizes: [Int64] = [1, 2, 255, 256, 257, 600]
      let tree = try write(entries("a", common: 600, count: 600), to: folder, at: sizes)
      let (key, witness) = (Self.log.verifier.description, Self.witness.verifier.description)
      let old = sizes.map { folder.appendingPathComponent("checkpoint.\($0)").path }
      let audit = try Tool.run(
        peer, ["audit", "-log", key, "-wit", witness, folder.path] + old)
      #expect(audit.status == 0, "\(audit.errors)")
      let newest = [UInt8](try Data(contentsOf: folder.appendingPathComponent("checkpoint")))
      for index: Int64 in [0, 255, 256, 599] {
        let proof = TlogProof(
          index: index, hashes: try #require(tree.inclusionProof(index: index, size: 600)),
          note: newest)
        let theirs = try run(peer, "proof", "-log", key, "-index", "\(index)", folder.path)
        #expect(theirs.bytes == proof.bytes, "\(theirs.errors)")
      }
    }
  }

  @Test func aForkIsProvedByBoth() throws {
    guard let peer = Self.peer() else { return }
    try Tool.inScratchFolder { folder in
      let (a, b) = (folder.appendingPathComponent("a"), folder.appendingPathComponent("b"))
      let sizes: [Int64] = [4, 5, 64, 100, 300]
      _ = try write(entries("a", common: 3, count: 300), to: a, at: sizes)
      let tree = try write(entries("b", common: 3, count: 300), to: b, at: sizes)
      func note(_ file: URL) throws -> UnverifiedNote {
        try UnverifiedNote([UInt8](try Data(contentsOf: file)))
      }
      let key = Self.log.verifier.description
      for size in sizes {
        let older = a.appendingPathComponent("checkpoint.\(size)")
        let newer = b.appendingPathComponent("checkpoint")
        let ours = try #require(
          ForkProof(tree: tree, older: try note(older), newer: try note(newer)))
        let theirs = try run(peer, "fork", "-log", key, "-old-checkpoint", older.path, b.path)
        #expect(theirs.bytes == ours.bytes, "\(size) \(theirs.errors)")
        let file = folder.appendingPathComponent("fork")
        try Data(ours.bytes).write(to: file)
        let verdict = try run(peer, "verify-fork", "-log", key, file.path)
        #expect(verdict.status == 0, "\(size) \(verdict.errors)")
        _ = try ForkProof(theirs.bytes).verified(by: Self.log.verifier)
      }
      let older = b.appendingPathComponent("checkpoint.64")
      let honest = try run(peer, "fork", "-log", key, "-old-checkpoint", older.path, b.path)
      #expect(throws: ForkProofError.consistent) {
        try ForkProof(honest.bytes).verified(by: Self.log.verifier)
      }
    }
  }

  @Test(arguments: [("note", KeyType.ed25519), ("cosig", .cosignature)])
  func theirKeysAreOurs(_ kind: String, _ type: KeyType) throws {
    guard let peer = Self.peer() else { return }
    let made = try run(peer, "keygen", "k.example/1", kind)
    let lines = String(decoding: made.bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 2)
    guard let key = SignerKey(secretText: SecretBytes(copying: Array(lines[0].utf8))) else {
      throw Tool.Failure("their signer key is not read")
    }
    #expect(key.verifier.description == lines[1] && key.verifier.type == type)
    let text = Checkpoint(origin: "k.example/1", size: 0, root: Tree.emptyRoot).text
    let noon = try #require(Timestamp(seconds: 1_790_000_000))
    let line = type == .ed25519 ? key.sign(text) : key.cosign(text, at: noon)
    try Tool.inScratchFolder { folder in
      let file = folder.appendingPathComponent("note")
      try Data(NoteText.assemble(text, [line])).write(to: file)
      let opened = try run(peer, "note", "-vkey", String(lines[1]), file.path)
      #expect(opened.status == 0 && opened.bytes == text, "\(opened.errors)")
    }
  }
}
