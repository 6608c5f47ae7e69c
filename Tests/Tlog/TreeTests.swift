import ParleyCrypto
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

/// The tree against the definition of RFC 6962 section 2.1, written down as it stands there.
@Suite struct TreeTests {
  static let leaves = (0..<80).map { Tree.leafHash(Array("leaf \($0)".utf8)) }

  static func root(_ leaves: ArraySlice<Digest>) -> Digest {
    if leaves.count <= 1 { return leaves.first ?? Tree.emptyRoot }
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    let middle = leaves.startIndex + split
    return Tree.nodeHash(root(leaves[..<middle]), root(leaves[middle...]))
  }

  let tree = MerkleTree(leafHashes: leaves)

  @Test func knownHashes() {
    // RFC 6962 leaves nothing to choose: these are SHA-256 of nothing, of 00, and of 00 61.
    #expect(
      Hex.encode(Tree.emptyRoot.bytes)
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      Hex.encode(Tree.leafHash([]).bytes)
        == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
    let leaf = Tree.leafHash([0x61])
    #expect(leaf == SHA256.hash([0x00, 0x61]))
    #expect(Tree.nodeHash(leaf, leaf) == SHA256.hash([0x01] + leaf.bytes + leaf.bytes))
  }

  // Over the entries "entry 0", "entry 1" and so on; computed by another program.
  static let knownRoots: [(Int64, String)] = [
    (1, "dziFphNIniTOLPdhmdakI/BC5LvxLX7s7pEu8nbGVwE="),
    (2, "WkdmL9ijF9lgSaP59HxV3GfKZgUbqjaD27GbL+CaB7A="),
    (3, "lPvQ3YNvUDAWkubQ6t5yjuGexSv/8WBu2AfIV11aqhk="),
    (6, "y+7JnbPk1n26qmDBa11M9zesLdwVB7eK83V2PrrRwB4="),
    (7, "mMl/C6MXXNCLAx3QhLncTmSbZNGijm6mlGRlAxc6tYc="),
    (8, "tpcyzlyRQWLKmsz69OldP5h01ogFQ3CIqv8YSk25Z3M="),
    (100, "EGptFZTXMkjJY0Y5iWz4p20sNBj4+4tOJDhgJaJ/JHI="),
    (255, "z2Z5PmMp3/JC6zzuCm82rT46GW3MVzoex3XhAr6GPxw="),
    (256, "2mWW2VNp9f7zIquOTg2jsLUCNqqcijsdJG90Ecni4y4="),
    (257, "XB/f6DU1gCLyOS3keNvgU/wTDP4dOggoeakM9r8Uv34="),
    (1_000, "NGxrnLicS3b6ydyyDNqG46AcCldBfBOQKOrNRTj96Vs="),
  ]

  @Test func knownRootsOfKnownEntries() {
    let tree = MerkleTree(
      leafHashes: (0..<1_000).map { Tree.leafHash(Array("entry \($0)".utf8)) })
    for (size, root) in Self.knownRoots { #expect(tree.root(at: size)?.base64 == root) }
  }

  @Test func rootsOfEverySize() {
    var frontier = Frontier()
    for size in 0...Self.leaves.count {
      let expected = Self.root(Self.leaves[..<size])
      #expect(tree.root(at: Int64(size)) == expected)
      #expect(frontier.root == expected && frontier.size == Int64(size))
      #expect(Frontier(size: frontier.size, hashes: frontier.hashes) == frontier)
      #expect(Frontier(size: frontier.size, hashes: frontier.hashes + [expected]) == nil)
      if size < Self.leaves.count { frontier.append(Self.leaves[size]) }
    }
    #expect(tree.root(at: Int64(Self.leaves.count + 1)) == nil && tree.root(at: -1) == nil)
    #expect(tree.root == frontier.root)
    #expect(Frontier(size: -1, hashes: []) == nil)
  }

  @Test func everyInclusionProofHoldsForItsPlaceOnly() throws {
    for size in 1...Int64(33) {
      let root = try #require(tree.root(at: size))
      for index in 0..<size {
        let proof = try #require(tree.inclusionProof(index: index, size: size))
        let leaf = Self.leaves[Int(index)]
        func holds(_ index: Int64, _ size: Int64, _ proof: [Digest]) -> Bool {
          Tree.verifyInclusion(leaf: leaf, index: index, size: size, proof: proof, root: root)
        }
        #expect(holds(index, size, proof))
        for other in -1...size where other != index { #expect(!holds(other, size, proof)) }
        #expect(!holds(index, size, proof + [root]))
        if !proof.isEmpty {
          #expect(!holds(index, size, Array(proof.dropLast())))
          #expect(!holds(index, size, Array(proof.dropFirst())))
        }
      }
    }
    #expect(tree.inclusionProof(index: 5, size: 5) == nil)
    #expect(tree.inclusionProof(index: -1, size: 5) == nil)
    #expect(tree.inclusionProof(index: 0, size: 81) == nil)
  }

  @Test func everyConsistencyProofHoldsForItsSizesOnly() throws {
    for to in 0...Int64(33) {
      let newRoot = try #require(tree.root(at: to))
      for from in 0...to {
        let oldRoot = try #require(tree.root(at: from))
        let proof = try #require(tree.consistencyProof(from: from, to: to))
        func holds(_ from: Int64, _ old: Digest, _ new: Digest, _ proof: [Digest]) -> Bool {
          Tree.verifyConsistency(from: from, oldRoot: old, to: to, newRoot: new, proof: proof)
        }
        #expect(holds(from, oldRoot, newRoot, proof), "\(from) \(to)")
        #expect(!holds(from, oldRoot, newRoot, proof + [newRoot]))
        let other = Tree.leafHash([0xFF])
        #expect(!holds(from, other, newRoot, proof))
        if from > 0 { #expect(!holds(from, oldRoot, other, proof)) }
        if !proof.isEmpty { #expect(!holds(from, oldRoot, newRoot, Array(proof.dropLast()))) }
        for i in proof.indices {
          var changed = proof
          changed[i] = other
          #expect(!holds(from, oldRoot, newRoot, changed))
        }
        for wrong in 0...to where wrong != from {
          #expect(!holds(wrong, oldRoot, newRoot, proof))
        }
      }
    }
    #expect(tree.consistencyProof(from: 3, to: 2) == nil)
    #expect(tree.consistencyProof(from: 0, to: 81) == nil)
  }

  @Test func hostileNumbersAreRefused() {
    let hash = Tree.emptyRoot
    let long = Array(repeating: hash, count: 64)
    for (index, size): (Int64, Int64) in [(0, 0), (-1, 1), (.min, .max), (.max, .max), (1, -1)] {
      #expect(
        !Tree.verifyInclusion(leaf: hash, index: index, size: size, proof: long, root: hash))
    }
    for (from, to): (Int64, Int64) in [(0, -1), (-1, 1), (.min, .max), (2, 1), (.max, .max)] {
      #expect(
        !Tree.verifyConsistency(from: from, oldRoot: hash, to: to, newRoot: hash, proof: long))
    }
    // The largest sizes are walked without overflow.
    let proof = Array(long.dropLast())
    #expect(
      !Tree.verifyInclusion(leaf: hash, index: .max - 1, size: .max, proof: proof, root: hash))
    #expect(
      !Tree.verifyConsistency(
        from: .max - 1, oldRoot: hash, to: .max, newRoot: hash, proof: proof))
  }
}
