import ParleyNote
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

/// Readers of untrusted bytes under mutation: they never stop the process, and what they accept
/// they would have written.
@Suite struct MutationTests {
  static let log = testKey("log.example/c")
  static let tree = MerkleTree(leafHashes: (0..<20).map { Tree.leafHash([UInt8($0)]) })

  static func note(_ size: Int64) throws -> [UInt8] {
    let root = try #require(tree.root(at: size))
    return Checkpoint(origin: "log.example/c", size: size, root: root).signed(by: log)
  }

  /// Changes, drops, doubles or swaps a few pieces, at random places.
  private func mutate(_ bytes: [UInt8], _ generator: inout Generator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...3, using: &generator) where bytes.count > 2 {
      let at = Int.random(in: 0..<bytes.count - 1, using: &generator)
      let end = min(bytes.count, at + Int.random(in: 1...50, using: &generator))
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes[at] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes[at] = Array("\n 0A=+\u{2014}".utf8).randomElement(using: &generator) ?? 0
      case 2: bytes.removeSubrange(at..<end)
      case 3: bytes.insert(contentsOf: bytes[at..<end], at: at)
      default: bytes.swapAt(at, end - 1)
      }
    }
    return bytes
  }

  private func attack(
    _ seed: UInt64, _ valid: [UInt8], reprint: ([UInt8]) -> [UInt8]?
  ) {
    var generator = Generator(seed: seed)
    #expect(reprint(valid) == valid)
    for _ in 0..<1_500 {
      let bytes = mutate(valid, &generator)
      if let again = reprint(bytes) { #expect(again == bytes) }
    }
  }

  @Test func checkpoints() throws {
    let text = try UnverifiedNote(Self.note(20)).claimedText
    attack(1, text) { try? Checkpoint(text: $0).text }
    attack(2, text + Array("extension\n".utf8)) {
      try? Checkpoint(text: $0, extensionLines: .accepted).text
    }
  }

  @Test func proofs() throws {
    let hashes = try #require(Self.tree.inclusionProof(index: 7, size: 20))
    let proof = TlogProof(index: 7, hashes: hashes, note: try Self.note(20), extra: [1, 2, 3])
    attack(3, proof.bytes) { try? TlogProof($0).bytes }
    let growth = try #require(Self.tree.consistencyProof(from: 7, to: 20))
    let request = AddCheckpoint(oldSize: 7, proof: growth, note: try Self.note(20))
    attack(4, request.bytes) { try? AddCheckpoint($0).bytes }
  }

  @Test func forkProofs() throws {
    let other = MerkleTree(leafHashes: (0..<20).map { Tree.leafHash([UInt8($0 + 100)]) })
    let root = try #require(other.root(at: 7))
    let old = Checkpoint(origin: "log.example/c", size: 7, root: root).signed(by: Self.log)
    let proof = try #require(
      ForkProof(
        tree: Self.tree, older: try UnverifiedNote(old), newer: try UnverifiedNote(Self.note(20))))
    attack(5, proof.bytes) { try? ForkProof($0).bytes }
  }

  @Test func policies() throws {
    let keys = (0..<3).map { testKey("w\($0).example/w", .cosignature).verifier }
    let policy = try TlogPolicy(
      logs: [Self.log.verifier], witnesses: keys, threshold: .count(2))
    // Comments and spaces may stand in many ways, so the second printing is the one that is fixed.
    attack(6, policy.text) { bytes in
      guard let read = try? TlogPolicy(bytes) else { return nil }
      #expect((try? TlogPolicy(read.text)) == read)
      return bytes
    }
  }

  @Test func witnesses() throws {
    let growth = try #require(Self.tree.consistencyProof(from: 7, to: 20))
    let request = AddCheckpoint(oldSize: 7, proof: growth, note: try Self.note(20)).bytes
    let noon = try #require(Timestamp(seconds: 1_790_000_000))
    let state = WitnessState(
      size: 7, root: try #require(Self.tree.root(at: 7)), time: noon, note: try Self.note(7))
    let signer = testKey("w.example/w", .cosignature)
    var generator = Generator(seed: 7)
    for _ in 0..<1_500 {
      let answer = WitnessRule.answer(
        mutate(request, &generator),
        logKeys: { $0 == "log.example/c" ? [Self.log.verifier] : [] },
        state: { _ in state }, signer: signer, at: noon)
      // Nothing but the tree of 20 leaves was ever signed beyond the state.
      if let new = answer.state { #expect(new.state.root == Self.tree.root) }
      #expect([200, 400, 403, 404, 409, 422].contains(answer.status))
    }
  }
}
