import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

@Suite struct TreeVectorTests {
  struct Cases<Case: Decodable>: Decodable { let cases: [Case] }

  /// Entry i of our own sets is the text `leaf i`.
  static let tree = MerkleTree(
    leafHashes: (0..<1_100).map { Tree.leafHash(Array("leaf \($0)".utf8)) })

  private func digests(_ texts: [String]?) -> [Digest]? {
    let hashes = (texts ?? []).compactMap { Digest(base64: $0) }
    return hashes.count == texts?.count ?? 0 ? hashes : nil
  }

  struct RootCase: Decodable {
    let size: Int64
    let root: String
  }

  @Test func roots() throws {
    guard let set = try Vectors.json(Cases<RootCase>.self, "gopeer/roots.json") else { return }
    for vector in set.cases {
      #expect(Self.tree.root(at: vector.size)?.base64 == vector.root, "size \(vector.size)")
    }
    #expect(set.cases.count == 734)
    Vectors.ran("gopeer/roots", set.cases.count)
  }

  struct OurInclusion: Decodable {
    let size: Int64
    let index: Int64
    let root: String
    let proof: [String]
  }

  @Test func inclusionMadeAndChecked() throws {
    guard let set = try Vectors.json(Cases<OurInclusion>.self, "gopeer/inclusion.json") else {
      return
    }
    for vector in set.cases {
      let proof = try #require(digests(vector.proof))
      let root = try #require(Digest(base64: vector.root))
      #expect(Self.tree.inclusionProof(index: vector.index, size: vector.size) == proof)
      let leaf = try #require(Self.tree.leafHash(at: vector.index))
      #expect(
        Tree.verifyInclusion(
          leaf: leaf, index: vector.index, size: vector.size, proof: proof, root: root))
    }
    #expect(set.cases.count == 160)
    Vectors.ran("gopeer/inclusion", set.cases.count)
  }

  struct OurConsistency: Decodable {
    let old: Int64
    let new: Int64
    let old_root: String
    let new_root: String
    let proof: [String]
  }

  @Test func consistencyMadeAndChecked() throws {
    guard let set = try Vectors.json(Cases<OurConsistency>.self, "gopeer/consistency.json") else {
      return
    }
    for vector in set.cases {
      let proof = try #require(digests(vector.proof))
      let old = try #require(Digest(base64: vector.old_root))
      let new = try #require(Digest(base64: vector.new_root))
      #expect(Self.tree.consistencyProof(from: vector.old, to: vector.new) == proof)
      #expect(
        Tree.verifyConsistency(
          from: vector.old, oldRoot: old, to: vector.new, newRoot: new, proof: proof))
    }
    #expect(set.cases.count == 160)
    Vectors.ran("gopeer/consistency", set.cases.count)
  }

  struct Inclusion: Decodable {
    let leafIdx: UInt64
    let treeSize: UInt64
    let root: String?
    let leafHash: String?
    let proof: [String]?
    let wantErr: Bool
    let file: String
  }

  @Test func inclusion() throws {
    let name = "merkle-transparency-dev/inclusion.json"
    guard let set = try Vectors.json(Cases<Inclusion>.self, name) else { return }
    for vector in set.cases {
      var holds = false
      // What is no hash of 32 bytes has no place in our types and so is refused.
      if let root = Digest(base64: vector.root ?? ""),
        let leaf = Digest(base64: vector.leafHash ?? ""), let proof = digests(vector.proof)
      {
        holds = Tree.verifyInclusion(
          leaf: leaf, index: Int64(bitPattern: vector.leafIdx),
          size: Int64(bitPattern: vector.treeSize), proof: proof, root: root)
      }
      #expect(holds == !vector.wantErr, "\(vector.file)")
    }
    #expect(set.cases.count == 66)
    Vectors.ran("merkle-transparency-dev/inclusion", set.cases.count)
  }

  struct Consistency: Decodable {
    let size1: UInt64
    let size2: UInt64
    let root1: String?
    let root2: String?
    let proof: [String]?
    let wantErr: Bool
    let file: String
  }

  @Test func consistency() throws {
    let name = "merkle-transparency-dev/consistency.json"
    guard let set = try Vectors.json(Cases<Consistency>.self, name) else { return }
    var impossible: [String] = []
    for vector in set.cases {
      var holds = false
      if let old = Digest(base64: vector.root1 ?? ""), let new = Digest(base64: vector.root2 ?? ""),
        let proof = digests(vector.proof)
      {
        holds = Tree.verifyConsistency(
          from: Int64(bitPattern: vector.size1), oldRoot: old,
          to: Int64(bitPattern: vector.size2), newRoot: new, proof: proof)
      } else if !vector.wantErr {
        impossible.append(vector.file)
        continue
      }
      #expect(holds == !vector.wantErr, "\(vector.file)")
    }
    #expect(set.cases.count == 66 && impossible.count == 1)
    Vectors.ran(
      "merkle-transparency-dev/consistency, without \(impossible.joined()) (12 bytes for a root)",
      set.cases.count - impossible.count)
  }

  struct EightLeaves: Decodable {
    let leaf_inputs_hex: [String]
    let roots_hex_size_1_to_8: [String]
    let root_hex_size_0: String
  }

  @Test func eightLeaves() throws {
    let name = "merkle-transparency-dev/eight-leaves.json"
    guard let set = try Vectors.json(EightLeaves.self, name) else { return }
    var tree = MerkleTree()
    #expect(Hex.encode(tree.root.bytes) == set.root_hex_size_0)
    for (input, root) in zip(set.leaf_inputs_hex, set.roots_hex_size_1_to_8) {
      tree.append(Tree.leafHash(bytes(hex: input)))
      #expect(Hex.encode(tree.root.bytes) == root)
    }
    #expect(tree.size == 8)
    Vectors.ran("merkle-transparency-dev/eight-leaves", 9)
    // Proofs for subtrees are of tlog-mirror's add-entries, which Parley does not speak.
    Vectors.ran("merkle-transparency-dev/subtreeinclusion (136, no subtree proofs here)", 0)
    Vectors.ran("merkle-transparency-dev/subtreeconsistency (79, no subtree proofs here)", 0)
  }
}
