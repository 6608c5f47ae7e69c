import ParleyNote
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

@Suite struct ForkProofTests {
  static let log = testKey("log.example/c")

  /// Two histories with the same first `common` leaves.
  private func branch(_ name: String, common: Int, size: Int) -> MerkleTree {
    MerkleTree(
      leafHashes: (0..<size).map { i in
        Tree.leafHash(Array((i < common ? "leaf \(i)" : "leaf \(i) of \(name)").utf8))
      })
  }

  private func note(_ tree: MerkleTree, _ size: Int64) throws -> UnverifiedNote {
    try note(tree, size, by: Self.log)
  }

  private func note(
    _ tree: MerkleTree, _ size: Int64, by key: borrowing SignerKey
  ) throws -> UnverifiedNote {
    let root = try #require(tree.root(at: size))
    let text = Checkpoint(origin: "log.example/c", size: size, root: root).text
    return try UnverifiedNote(NoteText.assemble(text, [key.sign(text)]))
  }

  @Test func everyForkOfSmallLogsIsProved() throws {
    for common in 0..<6 {
      let (a, b) = (
        branch("a", common: common, size: 20), branch("b", common: common, size: 20)
      )
      for old in (common + 1)...19 {
        for new in old...20 {
          let older = try note(a, Int64(old))
          let newer = try note(b, Int64(new))
          let proof = try #require(ForkProof(tree: b, older: older, newer: newer))
          #expect(try ForkProof(proof.bytes) == proof)
          let fork = try proof.verified(by: Self.log.verifier)
          #expect(fork.older.checkpoint.size == old && fork.newer.checkpoint.size == new)
          #expect(fork.rootOfNewer == b.root(at: Int64(old)))
          // The tree must be the newer's; with the other's there is nothing to prove it by.
          if old != new { #expect(ForkProof(tree: a, older: older, newer: newer) == nil) }
          #expect(proof.bytes.count < 1_024)
        }
      }
    }
  }

  @Test func oneHistoryIsNeverAccused() throws {
    let tree = branch("a", common: 0, size: 20)
    for old in 0...Int64(20) {
      for new in old...20 {
        let (older, newer) = (try note(tree, old), try note(tree, new))
        #expect(ForkProof(tree: tree, older: older, newer: newer) == nil)
        // A liar's proof, with the true nodes.
        var nodes = try #require(tree.consistencyProof(from: old, to: new))
        if old.nonzeroBitCount == 1, old < new {
          nodes.insert(try #require(tree.root(at: old)), at: 0)
        }
        let text = ["nodes \(nodes.count)"] + nodes.map(\.base64) + ["old \(older.bytes.count)\n"]
        let bytes =
          Array(text.joined(separator: "\n").utf8) + older.bytes
          + Array("new \(newer.bytes.count)\n".utf8) + newer.bytes
        let proof = try ForkProof(bytes)
        #expect(throws: ForkProofError.self) { try proof.verified(by: Self.log.verifier) }
        if old > 0 {
          #expect(throws: ForkProofError.consistent) { try proof.verified(by: Self.log.verifier) }
        }
      }
    }
  }

  @Test func bothMustBeSignedByTheLog() throws {
    let (a, b) = (branch("a", common: 3, size: 9), branch("b", common: 3, size: 9))
    let stranger = testKey("log.example/c", label: "another")
    let proof = try #require(
      ForkProof(tree: b, older: try note(a, 5, by: stranger), newer: try note(b, 9)))
    #expect(throws: ForkProofError.checkpoint(.note(.unknownKeys))) {
      try proof.verified(by: Self.log.verifier)
    }
  }

  @Test func everyByteCounts() throws {
    let (a, b) = (branch("a", common: 3, size: 9), branch("b", common: 3, size: 9))
    let proof = try #require(ForkProof(tree: b, older: try note(a, 4), newer: try note(b, 9)))
    let bytes = proof.bytes
    for i in bytes.indices {
      for mask: UInt8 in [0x01, 0x02, 0x20, 0x80] {
        var changed = bytes
        changed[i] ^= mask
        #expect(throws: ForkProofError.self, "byte \(i)") {
          try ForkProof(changed).verified(by: Self.log.verifier)
        }
      }
    }
    #expect(throws: ForkProofError.malformed("the end")) { try ForkProof(bytes + [0x0A]) }
    for count in 0..<bytes.count {
      #expect(throws: ForkProofError.self) { try ForkProof(bytes.prefix(count)) }
    }
  }
}
