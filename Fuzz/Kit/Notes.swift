import ParleyNote
import ParleyTestKit
import ParleyTlog
import ParleyWire

// Signed notes, keys, trees and policies.
extension FuzzTarget {
  static let notes: [FuzzTarget] = [
    FuzzTarget("note", examples: [Samples.head(20), Samples.charter]) { bytes in
      let note = try UnverifiedNote(bytes)
      return NoteText.assemble(note.claimedText, note.signatures)
    },
    FuzzTarget(
      "vkey",
      examples: [testKey("a.example/k").verifier, testKey("b.example/w", .cosignature).verifier]
        .map { Array($0.description.utf8) }
    ) { bytes in
      String(validating: bytes, as: UTF8.self).flatMap { VerifierKey($0) }
        .map { Array($0.description.utf8) }
    },
    FuzzTarget("checkpoint", examples: [Samples.headText(20), Samples.headText(7)]) { bytes in
      try Checkpoint(text: bytes).text
    },
    FuzzTarget(
      "checkpoint-extended", examples: [Samples.headText(20) + Array("more\n".utf8)]
    ) { bytes in
      try Checkpoint(text: bytes, extensionLines: .accepted).text
    },
    FuzzTarget("tlog-proof", examples: [Samples.inclusion]) { bytes in
      try TlogProof(bytes).bytes
    },
    FuzzTarget("tlog-policy", settling: [Samples.policy]) { bytes in
      try TlogPolicy(bytes).text
    },
    FuzzTarget("witness-request", examples: [Samples.growth]) { bytes in
      try AddCheckpoint(bytes).bytes
    },
    FuzzTarget("witness", judging: [Samples.growth], read: answerOfWitness),
    FuzzTarget("fork-proof", examples: [Samples.fork]) { bytes in
      let proof = try ForkProof(bytes)
      _ = try? proof.verified(by: Samples.log.verifier)
      return proof.bytes
    },
    FuzzTarget(
      "tile-path",
      examples: ["tile/0/x001/234", "tile/entries/x001/000.p/7"].map {
        Array($0.utf8)
      }
    ) { bytes in
      String(validating: bytes, as: UTF8.self).flatMap { TileCoordinate(path: $0) }
        .map { Array($0.path.utf8) }
    },
  ]

  /// Whatever a log asks, a witness that holds 7 leaves goes on to their own tree and to no other.
  private static func answerOfWitness(_ bytes: [UInt8]) -> Reading {
    let held = WitnessState(
      size: 7, root: Samples.tree.root(at: 7) ?? Tree.emptyRoot, time: noon, note: Samples.head(7))
    let answer = WitnessRule.answer(
      bytes, logKeys: { $0 == Samples.log.verifier.name ? [Samples.log.verifier] : [] },
      state: { _ in held }, signer: testKey("w.example/w", .cosignature), at: noon)
    guard let grown = answer.state?.state else { return .refused }
    let ours = grown.root == Samples.tree.root(at: grown.size)
    return ours ? .accepted : .fault("cosigned another tree")
  }
}

/// A log of twenty leaves, and another history of it.
enum Samples {
  static let log = testKey("log.example/c")
  static let tree = MerkleTree(leafHashes: (0..<20).map { Tree.leafHash([UInt8($0)]) })
  private static let other = MerkleTree(
    leafHashes: (0..<20).map { Tree.leafHash([UInt8($0 + 100)]) })

  static func headText(_ size: Int64, of tree: MerkleTree = tree) -> [UInt8] {
    let root = tree.root(at: size) ?? Tree.emptyRoot
    return Checkpoint(origin: log.verifier.name, size: size, root: root).text
  }

  static func head(_ size: Int64, of tree: MerkleTree = tree) -> [UInt8] {
    let text = headText(size, of: tree)
    return NoteText.assemble(text, [log.sign(text)])
  }

  static var inclusion: [UInt8] {
    let hashes = tree.inclusionProof(index: 7, size: 20) ?? []
    return TlogProof(index: 7, hashes: hashes, note: head(20), extra: [1, 2, 3]).bytes
  }

  static var growth: [UInt8] {
    let proof = tree.consistencyProof(from: 7, to: 20) ?? []
    return AddCheckpoint(oldSize: 7, proof: proof, note: head(20)).bytes
  }

  static var fork: [UInt8] {
    guard let older = try? UnverifiedNote(head(7, of: other)),
      let newer = try? UnverifiedNote(head(20)),
      let proof = ForkProof(tree: tree, older: older, newer: newer)
    else { preconditionFailure("two histories of one log are a fork") }
    return proof.bytes
  }

  static var policy: [UInt8] {
    let witnesses = (0..<3).map { testKey("w\($0).example/w", .cosignature).verifier }
    guard
      let policy = try? TlogPolicy(
        logs: [log.verifier], witnesses: witnesses, threshold: .count(2))
    else { preconditionFailure("three witnesses, of which two count") }
    return policy.text + Array("# a comment\n".utf8)
  }
}
