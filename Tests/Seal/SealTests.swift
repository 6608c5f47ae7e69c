import Foundation
import ParleyCrypto
import ParleySeal
import ParleyTestKit
import ParleyWire
import Testing

/// A key of the tests, from one byte.
func testIdentity(_ n: UInt8) -> Identity {
  guard let key = X25519.PrivateKey(SecretBytes(copying: [UInt8](repeating: n, count: 32))) else {
    preconditionFailure("a scalar is 32 bytes")
  }
  return Identity(key)
}

func testRing(_ numbers: UInt8...) -> KeyRing {
  var ring = KeyRing()
  for n in numbers { ring.append(testIdentity(n)) }
  return ring
}

func testSeed(_ n: UInt8) -> SecretBytes { SecretBytes(copying: [UInt8](repeating: n, count: 32)) }

/// The plaintext, or the error of opening.
func opening(_ file: [UInt8], with ring: borrowing KeyRing) -> Result<[UInt8], SealError> {
  do throws(SealError) { return .success(try Seal.open(file, with: ring).plaintext) } catch {
    return .failure(error)
  }
}

@Suite("Seal") struct SealTests {
  private let alice = testIdentity(1).recipient
  private let bob = testIdentity(2).recipient
  private let text = Array("The exercise begins at dawn.\n".utf8)

  @Test func eachRecipientOpensAndNobodyElse() {
    let file = Seal.seal(text, to: [alice, bob], stanzas: 5, seed: testSeed(7))
    #expect(opening(file, with: testRing(1)) == .success(text))
    #expect(opening(file, with: testRing(9, 8, 2)) == .success(text))
    #expect(opening(file, with: testRing(3)) == .failure(.noMatch))
    #expect(opening(file, with: KeyRing()) == .failure(.noMatch))
  }

  @Test func sameInputsSameBytes() {
    let file = Seal.seal(text, to: [alice], seed: testSeed(7))
    #expect(file == Seal.seal(text, to: [alice], seed: testSeed(7)))
    #expect(file != Seal.seal(text, to: [alice], seed: testSeed(8)))
    // Frozen: a change here changes the format of sealed pages and needs a new version.
    #expect(
      SHA256.hash(file).base64 == "Gq47YUVN809hDbQxI135Xp6I27g8IYTlquuCsfBWOWE=")
  }

  /// A machine rolled back repeats its seed. No key, nonce or share of the file may repeat with it.
  @Test func aRepeatedSeedRepeatsNothing() throws {
    let seed = testSeed(7)
    let one = Seal.seal([0], to: [alice, bob], stanzas: 4, seed: seed)
    let two = Seal.seal([1], to: [alice, bob], stanzas: 4, seed: seed)
    let lines = { (file: [UInt8]) in
      Set(file.prefix(470).split(separator: 0x0A).filter { $0.count > 42 })
    }
    #expect(lines(one).count >= 8)
    #expect(lines(one).isDisjoint(with: lines(two)))
    #expect(try Seal.header(one).bytes > 400)
    let first = try Seal.open(one, with: testRing(1))
    #expect(throws: SealError.hmac) { try Seal.open(two, fileKey: first.fileKey) }
  }

  @Test func dummiesLookLikeRecipients() throws {
    let few = try Seal.header(Seal.seal(text, to: [alice], stanzas: 8, seed: testSeed(1)))
    let many = try Seal.header(
      Seal.seal(text, to: (1...8).map { testIdentity($0).recipient }, seed: testSeed(1)))
    #expect(few == many)
    #expect(few.stanzas == 8 && few.candidates == 8)
    let none = Seal.seal(text, to: [], stanzas: 1, seed: testSeed(1))
    #expect(opening(none, with: testRing(1, 2)) == .failure(.noMatch))
  }

  @Test func aRecipientOfLowOrderHarmsNobody() throws {
    let zero = try #require(X25519.PublicKey([UInt8](repeating: 0, count: 32)))
    let file = Seal.seal(text, to: [Recipient(zero), alice], seed: testSeed(7))
    #expect(opening(file, with: testRing(2, 1)) == .success(text))
  }

  @Test func theFileKeyConvincesAnArbiter() throws {
    let file = Seal.seal(text, to: [alice], seed: testSeed(7))
    let opened = try Seal.open(file, with: testRing(1))
    #expect(opened.fileKey.count == Seal.fileKeyBytes)
    #expect(try Seal.open(file, fileKey: opened.fileKey) == text)
    #expect(throws: SealError.hmac) { try Seal.open(file, fileKey: testSeed(7)) }
    let other = SecretBytes(copying: [UInt8](repeating: 0, count: 16))
    #expect(throws: SealError.hmac) { try Seal.open(file, fileKey: other) }
  }

  @Test func everyAlteredBitIsRefused() {
    let file = Seal.seal(text, to: [alice, bob], seed: testSeed(7))
    let ring = testRing(1, 2)
    for i in file.indices {
      for bit in 0..<8 {
        var altered = file
        altered[i] ^= 1 << bit
        if case .success = opening(altered, with: ring) { Issue.record("byte \(i) bit \(bit)") }
      }
    }
    for n in file.indices {
      if case .success = opening(Array(file[..<n]), with: ring) { Issue.record("cut at \(n)") }
    }
    #expect(opening(file + [0], with: ring) == .failure(.payload))
  }

  /// What a key of ours opens is told from what was altered behind the part that we could open.
  @Test func failuresHaveTheirKinds() throws {
    let file = Seal.seal(text, to: [alice, bob], seed: testSeed(7))
    let header = try Seal.header(file).bytes
    let ring = testRing(1)
    var altered = file
    let mac = header - 10
    altered[mac] = altered[mac] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
    #expect(opening(altered, with: ring) == .failure(.hmac))
    altered = file
    altered[header + 20] ^= 1
    #expect(opening(altered, with: ring) == .failure(.payload))
    #expect(opening(Array(file[..<(header + 15)]), with: ring).kind == .header)
    #expect(opening([], with: ring).kind == .header)
  }

  @Test func trialsAreBounded() {
    let file = Seal.seal(text, to: [testIdentity(40).recipient], stanzas: 64, seed: testSeed(7))
    var ring = testRing(41, 42, 43, 40)
    #expect(opening(file, with: ring) == .success(text))
    ring.append(testIdentity(44))
    #expect(opening(file, with: ring) == .failure(.tooManyTrials))
    let removed = ring.remove(testIdentity(41).recipient)
    let again = ring.remove(testIdentity(41).recipient)
    let count = ring.count
    #expect(removed && !again && count == 4)
    #expect(opening(file, with: ring) == .success(text))
  }

  @Test func headersAreBounded() {
    let stanza = Array("-> x\n\n".utf8)
    let version = Array("age-encryption.org/v1\n".utf8)
    func file(_ n: Int) -> [UInt8] {
      version + (0..<n).flatMap { _ in stanza }
        + Array("--- \(String(repeating: "A", count: 43))\n".utf8)
    }
    #expect(opening(file(64), with: testRing(1)) == .failure(.noMatch))
    #expect(opening(file(65), with: testRing(1)).kind == .header)
    let long =
      version + Array("-> \(String(repeating: "x", count: Limit.sealHeaderBytes))\n\n".utf8)
    #expect(opening(long, with: testRing(1)).kind == .header)
  }

  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 131_072, 131_073])
  func chunkEdges(_ count: Int) {
    let plaintext = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let file = Seal.seal(plaintext, to: [alice], seed: testSeed(7))
    #expect(opening(file, with: testRing(1)) == .success(plaintext))
    #expect(opening(file.dropLast(), with: testRing(1)) == .failure(.payload))
  }
}

extension Result where Failure == SealError {
  var kind: AgeCase.Kind? {
    if case .failure(let error) = self { error.kind } else { nil }
  }
}
