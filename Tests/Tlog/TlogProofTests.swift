import Foundation
import ParleyNote
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

@Suite struct TlogProofTests {
  struct Cases: Decodable {
    struct Case: Decodable {
      let id: Int
      let name: String
      let proof: String
      let entry_base64: Data
      let log: String
      let witness: String
      let expect: String
    }
    let cases: [Case]
  }

  private func holds(_ vector: Cases.Case) throws -> Bool {
    let log = try #require(VerifierKey(vector.log))
    let witness = try #require(VerifierKey(vector.witness))
    let leaf = Tree.leafHash([UInt8](vector.entry_base64))
    let policy = try TlogPolicy(logs: [log], witnesses: [witness], threshold: .all)
    let bytes = Array(vector.proof.utf8)
    let byKeys = try? TlogProof(bytes).verify(leaf: leaf, log: log, cosigners: [witness])
    let byPolicy = try? TlogProof(bytes).verify(leaf: leaf, policy: policy)
    #expect((byKeys?.cosignatures.count == 1) == (byPolicy != nil), "\(vector.name)")
    if let read = try? TlogProof(bytes) { #expect(read.bytes == bytes, "\(vector.name)") }
    return byPolicy != nil
  }

  @Test func vectors() throws {
    guard let set = try Vectors.json(Cases.self, "tlog-proof/tlog-proof.json") else { return }
    for vector in set.cases {
      // The one that is open has an `extra` line with nothing on it: refused.
      #expect(try holds(vector) == (vector.expect == "accept"), "\(vector.id) \(vector.name)")
    }
    #expect(set.cases.count == 22)
    Vectors.ran("tlog-proof", set.cases.count)
  }

  static let log = testKey("log.example/c")
  static let entries = (0..<20).map { Array("entry \($0)".utf8) }
  let tree = MerkleTree(leafHashes: entries.map(Tree.leafHash))

  private func proof(_ index: Int64, _ size: Int64, extra: [UInt8]? = nil) throws -> TlogProof {
    let root = try #require(tree.root(at: size))
    let text = Checkpoint(origin: "log.example/c", size: size, root: root).text
    return TlogProof(
      index: index, hashes: try #require(tree.inclusionProof(index: index, size: size)),
      note: NoteText.assemble(text, [Self.log.sign(text)]), extra: extra)
  }

  @Test func everyEntryOfEverySize() throws {
    for size in 1...Int64(20) {
      for index in 0..<size {
        let proof = try proof(index, size, extra: index == 0 ? [1, 2, 3] : nil)
        let read = try TlogProof(proof.bytes)
        #expect(read == proof)
        let leaf = Tree.leafHash(Self.entries[Int(index)])
        let checkpoint = try read.verify(leaf: leaf, log: Self.log.verifier)
        #expect(checkpoint.checkpoint.size == size)
        #expect(throws: TlogProofError.notIncluded) {
          try read.verify(leaf: Tree.leafHash([]), log: Self.log.verifier)
        }
      }
    }
  }

  @Test func everyByteOfAProofCounts() throws {
    let bytes = try proof(7, 20).bytes
    let leaf = Tree.leafHash(Self.entries[7])
    for i in bytes.indices {
      for mask: UInt8 in [0x01, 0x04, 0x20, 0x80] {
        var changed = bytes
        changed[i] ^= mask
        #expect(throws: TlogProofError.self, "byte \(i)") {
          try TlogProof(changed).verify(leaf: leaf, log: Self.log.verifier)
        }
      }
    }
  }

  @Test func tooManyHashesAreRefusedBeforeTheyAreUsed() throws {
    let hash = Tree.emptyRoot.base64 + "\n"
    let text = "c2sp.org/tlog-proof@v1\nindex 0\n" + String(repeating: hash, count: 64) + "\n"
    #expect(throws: TlogProofError.malformed(.tooLong(limit: 63))) {
      try TlogProof(Array(text.utf8))
    }
  }
}
