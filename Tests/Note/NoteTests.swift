import ParleyCrypto
import ParleyNote
import ParleyTestKit
import ParleyWire
import Testing

@Suite struct NoteTests {
  static let office = testKey("a.example/office")
  static let other = testKey("b.example/office")
  static let witness = testKey("w.example/1", .cosignature)
  let noon: Timestamp
  init() throws { noon = try #require(Timestamp(seconds: 1_790_000_000)) }

  let text = Array("parley test v1\nline two\n\nafter an empty line\n".utf8)

  private func note(_ lines: SignatureLine..., text: [UInt8]? = nil) -> [UInt8] {
    NoteText.assemble(text ?? self.text, lines)
  }

  @Test func signedByOne() throws {
    let bytes = note(Self.office.sign(text))
    let note = try UnverifiedNote(bytes)
    #expect(note.claimedText == text && note.bytes == bytes)
    let verified = try note.verified(by: [Self.other.verifier, Self.office.verifier])
    #expect(verified.text == text && verified.bytes == bytes)
    #expect(verified.signers.map(\.key) == [Self.office.verifier])
    #expect(verified.signers.map(\.time) == [nil])
  }

  @Test func unknownKeysAreIgnoredAndAreNotEnough() throws {
    let note = try UnverifiedNote(note(Self.office.sign(text), Self.other.sign(text)))
    #expect(
      try note.verified(by: [Self.other.verifier]).signers.map(\.key) == [Self.other.verifier])
    #expect(throws: NoteError.unknownKeys) { try note.verified(by: []) }
    #expect(throws: NoteError.unknownKeys) { try note.verified(by: [Self.witness.verifier]) }
  }

  @Test func oneBadSignatureOfAKnownKeyRefusesAll() throws {
    let bad = Self.other.sign(Array("another text\n".utf8))
    let note = try UnverifiedNote(note(Self.office.sign(text), bad))
    #expect(throws: NoteError.badSignature(name: "b.example/office")) {
      try note.verified(by: [Self.office.verifier, Self.other.verifier])
    }
    #expect(try note.verified(by: [Self.office.verifier]).signers.count == 1)
  }

  @Test func aLineTwiceIsOneSignatureAndTwoWaysAreRefused() throws {
    let good = Self.office.sign(text)
    let twice = try UnverifiedNote(note(good, good))
    #expect(try twice.verified(by: [Self.office.verifier]).signers.count == 1)
    let bad = SignatureLine(
      name: good.name, id: good.id, signature: good.signature.reversed())
    let two = try UnverifiedNote(note(good, bad))
    #expect(throws: NoteError.repeatedKey(name: "a.example/office")) {
      try two.verified(by: [Self.office.verifier])
    }
  }

  @Test func namesAreBytes() throws {
    // One name in two spellings of Unicode, which Swift's strings take for equal.
    let composed = testKey("caf\u{E9}", label: "one key")
    let decomposed = VerifierKey(
      name: "cafe\u{301}", type: .ed25519, key: composed.verifier.key)
    #expect(composed.verifier.name == decomposed.name)
    #expect(composed.verifier != decomposed && composed.verifier.id != decomposed.id)
    let line = composed.sign(text)
    let forged = SignatureLine(name: decomposed.name, id: line.id, signature: line.signature)
    #expect(forged != line)
    let note = try UnverifiedNote(note(forged))
    #expect(throws: NoteError.unknownKeys) { try note.verified(by: [composed.verifier]) }
  }

  static let malformed: [(String, NoteError)] = [
    ("", .noSignatures),
    ("text\n", .noSignatures),
    ("text\n\n", .noSignatures),
    ("text\n\nmore\n", .malformedSignature(line: 1)),
    ("text\n\n\u{2014} a AAAAAAA=", .noSignatures),
    ("te\txt\n\n\u{2014} a AAAAAAA=\n", .forbiddenCharacter(offset: 2)),
    ("text\r\n\n\u{2014} a AAAAAAA=\n", .forbiddenCharacter(offset: 4)),
    ("text\n\n- a AAAAAAA=\n", .malformedSignature(line: 1)),
    ("text\n\n\u{2014} a AAAAAAA=\n\u{2014} a\n", .malformedSignature(line: 2)),
    ("text\n\n\u{2014} a AAAAAA==\n", .malformedSignature(line: 1)),  // four bytes: no signature
    ("text\n\n\u{2014} a AAAAAAB=\n", .malformedSignature(line: 1)),  // unused bits
    ("text\n\n\u{2014} a AAAAAAA\n", .malformedSignature(line: 1)),
    ("text\n\n\u{2014} a  AAAAAAA=\n", .malformedSignature(line: 1)),
    ("text\n\n\u{2014} a AAAAAAA= \n", .malformedSignature(line: 1)),
    ("text\n\n\u{2014} a\u{A0}b AAAAAAA=\n", .malformedSignature(line: 1)),
    ("text\n\n\u{2014} a+b AAAAAAA=\n", .malformedSignature(line: 1)),
    ("text\n\n\u{2014}  AAAAAAA=\n", .malformedSignature(line: 1)),
  ]

  @Test(arguments: malformed) func malformedNotes(_ text: String, _ reason: NoteError) {
    #expect(throws: reason) { try UnverifiedNote(Array(text.utf8)) }
  }

  @Test func bounds() throws {
    let line = Self.office.sign(text)
    let many = NoteText.assemble(text, Array(repeating: line, count: Limit.signatureLines))
    _ = try UnverifiedNote(many)
    #expect(throws: NoteError.tooManySignatures(limit: Limit.signatureLines)) {
      try UnverifiedNote(many + Array("\(line)\n".utf8))
    }
    #expect(throws: NoteError.tooLong(limit: 10)) { try UnverifiedNote(many, limit: 10) }
    #expect(throws: NoteError.notUTF8) {
      try UnverifiedNote([0x61, 0xFF, 0x0A, 0x0A] + Array("\(line)\n".utf8))
    }
  }

  @Test func aPlainSignatureIsNeverACosignature() throws {
    // What a key of type 01 signs under a name of type 04 would be a cosignature by that key.
    let body = Checkpoints.text
    let reserved = Array("cosignature/v1\ntime 1790000000\n".utf8) + body
    #expect(NoteText.isReserved(reserved) && !NoteText.isReserved(body))
    let seed = SHA256.hash("raw").bytes
    guard let raw = Ed25519.PrivateKey(seed: SecretBytes(copying: seed)) else { return }
    let plain = VerifierKey(name: "a", type: .ed25519, key: raw.publicKey)
    let line = SignatureLine(name: "a", id: plain.id, signature: raw.sign(reserved))
    #expect(plain.verifies(line, on: reserved) == nil)
  }

  @Test func cosignatures() throws {
    let line = Self.witness.cosign(Checkpoints.text, at: noon)
    #expect(line.signature.count == 72)
    let verification = try #require(Self.witness.verifier.verifies(line, on: Checkpoints.text))
    #expect(verification.time == noon)
    let bytes = note(line, text: Checkpoints.text)
    #expect(
      try UnverifiedNote(bytes).verified(by: [Self.witness.verifier]).signers == [verification])
    #expect(Self.witness.verifier.verifies(line, on: text) == nil)
    #expect(Self.other.verifier.verifies(line, on: Checkpoints.text) == nil)
    for i in 0..<72 {
      var changed = line.signature
      changed[i] ^= 1
      let forged = SignatureLine(name: line.name, id: line.id, signature: changed)
      #expect(Self.witness.verifier.verifies(forged, on: Checkpoints.text) == nil)
    }
  }

  @Test func everyByteOfANoteCounts() throws {
    let bytes = note(Self.office.sign(text), Self.other.sign(text))
    let keys = [Self.office.verifier, Self.other.verifier]
    _ = try UnverifiedNote(bytes).verified(by: keys)
    for i in bytes.indices {
      for mask: UInt8 in [0x01, 0x20, 0x80, 0xFF] {
        var changed = bytes
        changed[i] ^= mask
        // A changed name or ID makes a key unknown; the other's signature still holds.
        if let note = try? UnverifiedNote(changed).verified(by: keys) {
          #expect(note.text == text && note.signers.count == 1, "byte \(i)")
          #expect(NoteText.assemble(note.text, note.signatures) == changed)
        }
      }
    }
    // By one key alone every change is refused.
    let single = note(Self.office.sign(text))
    for i in single.indices {
      for bit in 0..<8 {
        var changed = single
        changed[i] ^= 1 << bit
        #expect(throws: NoteError.self, "byte \(i)") {
          try UnverifiedNote(changed).verified(by: [Self.office.verifier])
        }
      }
    }
  }

  @Test func whatIsAcceptedWouldHaveBeenWritten() {
    var generator = Generator(seed: 7)
    let parts = [
      "\n", "\n\n", "\u{2014} ", "a.example/office", " ", "AAAAAAAA", "AAAAAAA=", "=", "+", "x",
      "\u{A0}", "\u{2014} a AAAAAAA=\n", "e\u{301}",
    ]
    var accepted = 0
    for _ in 0..<4_000 {
      let count = Int.random(in: 1...10, using: &generator)
      let text = (0..<count).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
      guard let note = try? UnverifiedNote(Array(text.utf8)) else { continue }
      accepted += 1
      #expect(NoteText.assemble(note.claimedText, note.signatures) == Array(text.utf8))
    }
    #expect(accepted > 20)
  }
}

enum Checkpoints {
  /// The text of a checkpoint of five leaves.
  static let text = Array(
    "a.example/c1\n5\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n".utf8)
}
