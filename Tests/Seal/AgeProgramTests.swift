import Foundation
import ParleyCrypto
import ParleySeal
import ParleyTestKit
import Testing

/// The `age` program and ours, each on the other's files.
@Suite("age program") struct AgeProgramTests {
  private func text(_ secret: borrowing SecretBytes) -> String {
    String(decoding: secret.withBytes { span in span.indices.map { span[$0] } }, as: UTF8.self)
  }

  @Test(arguments: [0, 1, 512, 65_536, 70_000]) func opensOurs(_ count: Int) throws {
    guard let age = try Tool.path("age") else { return }
    let plaintext = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    let recipients = [testIdentity(1).recipient, testIdentity(2).recipient]
    let file = Seal.seal(plaintext, to: recipients, stanzas: 6, seed: testSeed(7))
    try Tool.inScratchFolder { folder in
      let key = folder.appendingPathComponent("key")
      try Data((text(testIdentity(2).secretText()) + "\n").utf8).write(to: key)
      for form in [file, Array(Armor.encode(file).utf8)] {
        let output = try Tool.run(age, ["-d", "-i", key.path], input: form)
        #expect(output.status == 0 && output.bytes == plaintext, "\(output.errors)")
      }
    }
  }

  @Test(arguments: [[], ["-a"]]) func makesWhatWeOpen(_ options: [String]) throws {
    guard let age = try Tool.path("age") else { return }
    let plaintext = [UInt8]("sent by another program\n".utf8)
    let arguments = options + ["-r", testIdentity(1).recipient.description]
    let output = try Tool.run(age, arguments, input: plaintext)
    #expect(output.status == 0, "\(output.errors)")
    let file = options.isEmpty ? output.bytes : try Armor.decode(output.bytes)
    #expect(opening(file, with: testRing(1)) == .success(plaintext))
  }

  /// `age` reads a passphrase only from a terminal; `script` lends it one.
  @Test func opensOurKeyFiles() throws {
    guard let age = try Tool.path("age"), let script = try Tool.path("script") else { return }
    let secret = SecretBytes(copying: "AGE-SECRET-KEY-1 of a test\n".utf8)
    let passphrase = SecretBytes(copying: "correct horse".utf8)
    let file = try Passphrase.seal(
      secret, passphrase: passphrase, salt: [UInt8](repeating: 3, count: 16), seed: testSeed(7),
      logN: 10)
    try Tool.inScratchFolder { folder in
      let sealed = folder.appendingPathComponent("key.age")
      let opened = folder.appendingPathComponent("key")
      try Data(file).write(to: sealed)
      let command = "\(age.path) -d -o \(opened.path) \(sealed.path)"
      let output = try Tool.run(
        script, ["-qec", command, "/dev/null"], input: Array("correct horse\n".utf8))
      let bytes = try? Data(contentsOf: opened)
      #expect(bytes.map { [UInt8]($0) } == Array(text(secret).utf8), "\(output)")
    }
  }
}
