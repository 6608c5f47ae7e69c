import ParleyCrypto
import ParleySeal
import Testing

@Suite("Key files") struct PassphraseTests {
  private let salt = [UInt8](repeating: 3, count: Passphrase.saltBytes)

  private func sealed(_ word: String, logN: Int = 4) throws -> [UInt8] {
    try Passphrase.seal(
      SecretBytes(copying: "key".utf8), passphrase: SecretBytes(copying: word.utf8), salt: salt,
      seed: testSeed(5), logN: logN)
  }

  private func opened(_ file: [UInt8], _ word: String, maxLogN: Int = 22) -> Result<
    [UInt8], SealError
  > {
    do throws(SealError) {
      let secret = try Passphrase.open(
        file, passphrase: SecretBytes(copying: word.utf8), maxLogN: maxLogN)
      return .success(secret.withBytes { span in span.indices.map { span[$0] } })
    } catch { return .failure(error) }
  }

  @Test func opensWithThePassphraseAlone() throws {
    let file = try sealed("one two three")
    #expect(opened(file, "one two three") == .success(Array("key".utf8)))
    #expect(opened(file, "one two thre") == .failure(.noMatch))
    #expect(try file == sealed("one two three"))
  }

  @Test func workIsBounded() throws {
    let file = try sealed("word", logN: 6)
    #expect(opened(file, "word", maxLogN: 6) == .success(Array("key".utf8)))
    #expect(opened(file, "word", maxLogN: 5) == .failure(.tooMuchWork))
  }

  @Test func neverAMessage() throws {
    let file = try sealed("word")
    #expect(opening(file, with: testRing(1)) == .failure(.refusedPassphrase))
    #expect(throws: SealError.refusedPassphrase) { try Seal.header(file) }
    #expect(throws: SealError.refusedPassphrase) { try Seal.open(file, fileKey: testSeed(1)) }
  }

  @Test func everyAlteredByteIsRefused() throws {
    let file = try sealed("word", logN: 1)
    for i in file.indices {
      var altered = file
      altered[i] ^= 1
      if case .success = opened(altered, "word", maxLogN: 8) { Issue.record("byte \(i)") }
    }
  }
}
