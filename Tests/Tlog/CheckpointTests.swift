import ParleyNote
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

@Suite struct CheckpointTests {
  static let log = testKey("log.example/c")
  static let witness = testKey("w.example/1", .cosignature)
  let noon: Timestamp

  init() throws { noon = try #require(Timestamp(seconds: 1_790_000_000)) }

  struct Cases: Decodable {
    struct Case: Decodable {
      let id: Int
      let text: String
      let expect: String
    }
    let cases: [Case]
  }

  @Test func vectors() throws {
    guard let set = try Vectors.json(Cases.self, "gopeer/checkpoint.json") else { return }
    for vector in set.cases {
      let text = Array(vector.text.utf8)
      // The one that is open is loose base64; case 19 has an extension line.
      let read = try? Checkpoint(text: text, extensionLines: .accepted)
      #expect((read != nil) == (vector.expect == "accept"), "\(vector.id)")
      if let read { #expect(read.text == text) }
      let strict = try? Checkpoint(text: text)
      #expect((strict != nil) == (vector.expect == "accept" && vector.id != 19), "\(vector.id)")
    }
    #expect(set.cases.count == 21)
    Vectors.ran("gopeer/checkpoint", set.cases.count)
  }

  static let root = "SBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I="
  static let refused = [
    "", "o\n", "o\n5\n", "o\n5\n\(root)", "\n5\n\(root)\n", "o\n05\n\(root)\n", "o\n-5\n\(root)\n",
    "o\n5 \n\(root)\n", "o\n9223372036854775807\n\(root)\n", "o\n0\n\(root)\n",
    "o\n5\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", "o\n5\n\(root)\n\n",
    "o\n5\n\(root)\nextension\n", "o\r\n5\n\(root)\n",
    "o\n5\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7J=\n",
  ]

  @Test(arguments: refused) func refusedTexts(_ text: String) {
    #expect(throws: CheckpointError.self) { try Checkpoint(text: Array(text.utf8)) }
  }

  private var checkpoint: Checkpoint {
    get throws {
      Checkpoint(
        origin: "log.example/c", size: 5, root: try #require(Digest(base64: Self.root)))
    }
  }

  @Test func printedIsRead() throws {
    let empty = Checkpoint(origin: "log.example/c", size: 0, root: Tree.emptyRoot)
    for checkpoint in [empty, try checkpoint] {
      #expect(try Checkpoint(text: checkpoint.text) == checkpoint)
    }
  }

  @Test func signedByItsLogAndCosigned() throws {
    let text = try checkpoint.text
    let bytes = NoteText.assemble(
      text, [Self.log.sign(text), Self.witness.cosign(text, at: noon)])
    let read = try VerifiedCheckpoint(
      bytes: bytes, log: Self.log.verifier, cosigners: [Self.witness.verifier])
    #expect(try read.checkpoint == checkpoint)
    #expect(read.cosignatures.map(\.key) == [Self.witness.verifier])
    #expect(read.cosignatures.map(\.time) == [noon])
    #expect(try VerifiedCheckpoint(bytes: bytes, log: Self.log.verifier).cosignatures.isEmpty)
  }

  @Test func aCosignatureAloneIsNoCheckpoint() throws {
    let text = try checkpoint.text
    let bytes = NoteText.assemble(text, [Self.witness.cosign(text, at: noon)])
    #expect(throws: CheckpointError.notSignedByLog) {
      try VerifiedCheckpoint(
        bytes: bytes, log: Self.log.verifier, cosigners: [Self.witness.verifier])
    }
    #expect(throws: CheckpointError.note(.unknownKeys)) {
      try VerifiedCheckpoint(bytes: bytes, log: Self.log.verifier)
    }
  }

  @Test func theOriginIsTheNameOfTheKey() throws {
    let other = testKey("other.example/c")
    let text = try checkpoint.text
    let bytes = NoteText.assemble(text, [other.sign(text)])
    #expect(throws: CheckpointError.otherOrigin) {
      try VerifiedCheckpoint(bytes: bytes, log: other.verifier)
    }
  }

  @Test func cosignatureOnOneCheckpointOnly() throws {
    let checkpoint = try checkpoint
    let line = Self.witness.cosign(checkpoint.text, at: noon)
    let cosignature = try #require(
      Cosignature(line, on: checkpoint, by: Self.witness.verifier))
    #expect(cosignature.time == noon && cosignature.line == line)
    let larger = Checkpoint(origin: checkpoint.origin, size: 6, root: checkpoint.root)
    #expect(Cosignature(line, on: larger, by: Self.witness.verifier) == nil)
    #expect(Cosignature(line, on: checkpoint, by: Self.log.verifier) == nil)
  }
}
