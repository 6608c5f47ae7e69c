import ParleyNote
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

/// A witness with its store, as a program would hold it.
private struct Harness {
  let logs: [VerifierKey]
  var states: [String: WitnessState] = [:]
  var seconds: Int64 = 1_790_000_000

  static let signer = testKey("w.example/w", .cosignature)

  mutating func post(_ body: [UInt8]) throws -> WitnessAnswer {
    let time = try #require(Timestamp(seconds: seconds))
    let (logs, states) = (logs, states)
    let answer = WitnessRule.answer(
      body, logKeys: { origin in logs.filter { $0.name == origin } }, state: { states[$0] },
      signer: Self.signer, at: time)
    #expect((answer.state != nil) == (answer.status == 200))
    if let new = answer.state { self.states[new.origin] = new.state }
    return answer
  }
}

@Suite struct WitnessTests {
  static let log = testKey("log.example/c")
  static let stranger = testKey("log.example/c", label: "another key")
  let tree = MerkleTree(leafHashes: (0..<40).map { Tree.leafHash([UInt8($0)]) })
  private var witness = Harness(logs: [log.verifier])

  private func note(_ size: Int64, root: Digest? = nil) throws -> [UInt8] {
    try note(size, root: root, by: Self.log)
  }

  private func note(
    _ size: Int64, root: Digest? = nil, by key: borrowing SignerKey
  ) throws -> [UInt8] {
    let root = try root ?? #require(tree.root(at: size))
    let text = Checkpoint(origin: key.verifier.name, size: size, root: root).text
    return NoteText.assemble(text, [key.sign(text)])
  }

  private func body(_ old: Int64, _ size: Int64) throws -> [UInt8] {
    let proof = try #require(tree.consistencyProof(from: old, to: size))
    return AddCheckpoint(oldSize: old, proof: proof, note: try note(size)).bytes
  }

  private mutating func post(_ old: Int64, _ size: Int64) throws -> WitnessAnswer {
    try witness.post(body(old, size))
  }

  struct Cases: Decodable {
    struct Case: Decodable {
      let id: Int
      let request: String
      let spec_status: Int
    }
    let log_vkey: String
    let cases: [Case]
  }

  @Test func vectors() throws {
    let name = "tlog-witness/litewitness-exchange.json"
    guard let set = try Vectors.json(Cases.self, name) else { return }
    var witness = Harness(logs: [try #require(VerifierKey(set.log_vkey))])
    for vector in set.cases {
      let answer = try witness.post(Array(vector.request.utf8))
      #expect(answer.status == vector.spec_status, "\(vector.id)")
    }
    #expect(set.cases.count == 9)
    Vectors.ran("tlog-witness", set.cases.count)
  }

  @Test mutating func growthIsCosigned() throws {
    var old: Int64 = 0
    for size: Int64 in [0, 1, 1, 2, 7, 8, 33, 40, 40] {
      witness.seconds += 1
      let answer = try post(old, size)
      #expect(answer.status == 200)
      let line = String(decoding: answer.body.dropLast(), as: UTF8.self)
      let signature = try #require(SignatureLine(line))
      let checkpoint = try Checkpoint(text: try UnverifiedNote(note(size)).claimedText)
      let key = Harness.signer.verifier
      #expect(Cosignature(signature, on: checkpoint, by: key)?.time.seconds == witness.seconds)
      let state = try #require(witness.states["log.example/c"])
      let kept = try VerifiedCheckpoint(
        bytes: state.note, log: Self.log.verifier, cosigners: [key])
      #expect(kept.checkpoint.size == size && kept.cosignatures.count == 1)
      old = size
    }
  }

  @Test mutating func refusalsAndTheirCodes() throws {
    func add(_ old: Int64, _ proof: [Digest], _ note: [UInt8]) -> [UInt8] {
      AddCheckpoint(oldSize: old, proof: proof, note: note).bytes
    }
    #expect(try post(0, 5).status == 200)
    let before = witness.states
    let grow = try #require(tree.consistencyProof(from: 5, to: 9))
    let other = Tree.leafHash([0xFF])
    var badSignature = try note(9)
    badSignature[badSignature.count - 20] ^= 1
    // The last character of 68 bytes has two bits that are not used.
    var loose = try note(9)
    loose[loose.count - 3] += 1
    let unknown = testKey("unknown.example/c")
    let emptyText = Array("log.example/c\n0\n\(other)\n".utf8)
    let noCheckpoint = Array("log.example/c\nnine\n".utf8)
    let cases: [(String, [UInt8], Int)] = [
      ("unknown origin", add(5, grow, try note(9, by: unknown)), 404),
      ("stranger's key", add(5, grow, try note(9, by: Self.stranger)), 403),
      ("bad signature", add(5, grow, badSignature), 403),
      ("old beyond the size", add(9, [], try note(5)), 400),
      ("no head", try note(9), 400),
      ("empty", [], 400),
      ("leading zero", Array("old 05\n\n".utf8) + (try note(9)), 400),
      ("garbage hash", Array("old 5\n!!!!\n\n".utf8) + (try note(9)), 400),
      (
        "64 hashes",
        Array("old 5\n".utf8)
          + Array(String(repeating: "\(other)\n", count: 64).utf8) + [0x0A] + (try note(9)), 400
      ),
      (
        "no checkpoint",
        add(5, grow, NoteText.assemble(noCheckpoint, [Self.log.sign(noCheckpoint)])),
        400
      ),
      ("loose base64", add(5, grow, loose), 403),
      ("broken note", add(5, grow, Array("log.example/c\n9\n".utf8)), 400),
      ("stale", add(0, [], try note(9)), 409),
      ("rolled back", add(3, [], try note(3)), 409),
      ("no proof", add(5, [], try note(9)), 422),
      ("hash too many", add(5, grow + [other], try note(9)), 422),
      ("wrong hash", add(5, [other] + grow.dropFirst(), try note(9)), 422),
      ("same size, other root", add(5, [], try note(5, root: other)), 422),
      ("same size, a proof", add(5, grow, try note(5)), 422),
      ("fork", add(5, grow, try note(9, root: other)), 422),
    ]
    for (name, body, status) in cases {
      let answer = try witness.post(body)
      #expect(answer.status == status, "\(name)")
      if status == 409 {
        #expect(answer.contentType == "text/x.tlog.size" && answer.body == Array("5\n".utf8))
      }
    }
    #expect(witness.states == before)
    var fresh = Harness(logs: witness.logs)
    let empty = NoteText.assemble(emptyText, [Self.log.sign(emptyText)])
    #expect(try fresh.post(add(0, [], empty)).status == 422)
    #expect(try fresh.post(add(0, [other], try note(5))).status == 422)
  }

  @Test mutating func timesNeverGoBack() throws {
    #expect(try post(0, 5).status == 200)
    witness.seconds -= 1
    #expect(try post(5, 6).status == 503)
    witness.seconds += 1
    #expect(try post(5, 6).status == 200)
  }

  @Test mutating func unknownSignaturesAreLeftOut() throws {
    let text = try UnverifiedNote(note(5)).claimedText
    let lines = [Self.stranger.sign(text), Self.log.sign(text), Self.stranger.sign(text)]
    let answer = try witness.post(
      AddCheckpoint(oldSize: 0, proof: [], note: NoteText.assemble(text, lines)).bytes)
    #expect(answer.status == 200)
    let kept = try UnverifiedNote(try #require(answer.state).state.note)
    #expect(kept.signatures.map(\.id) == [Self.log.verifier.id, Harness.signer.verifier.id])
  }

  @Test func whereMonitorsLook() {
    #expect(
      WitnessRule.monitoringPath(origin: "")
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855/checkpoint")
  }

  @Test func requestsAreReadAsWritten() throws {
    let body = try body(5, 9)
    #expect(try AddCheckpoint(body).bytes == body)
    #expect(throws: WireError.self) { try AddCheckpoint(Array("old 5\n".utf8)) }
  }
}
