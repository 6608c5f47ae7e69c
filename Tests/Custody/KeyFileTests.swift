import Foundation
import ParleyCrypto
import ParleyCustody
import ParleyKeylog
import ParleyNote
import Testing

@Suite struct KeyFileTests {
  private func officer(_ scratch: Scratch) throws -> (path: String, key: HeldKey) {
    let centre = try Centre("alfa.example", in: scratch)
    let request = try OfficerSeat.request(
      centre.office, post: "watch-3", person: "p-17", rights: [.draft], from: centre.now,
      until: nil, entropy: centre.entropy)
    let path = scratch.path("watch-3.key")
    try KeyFile.write(request.key, to: path, in: centre.vault, from: centre.entropy)
    return (path, request.key)
  }

  @Test func `a locked key opens with its passphrase alone`() throws {
    let scratch = try Scratch()
    let (path, key) = try officer(scratch)
    let opened = try KeyFile.signer(path, passphrase: SecretBytes(copying: "correct horse".utf8))
    #expect(opened.verifier == key.verifier)
    #expect(throws: CustodyError.wrongPassphrase(path: path)) {
      try KeyFile.signer(path, passphrase: SecretBytes(copying: "wrong horse".utf8))
    }
    #expect(Scratch.mode(path) == 0o600)
    #expect(throws: CustodyError.exists(path: path), "a key is never overwritten") {
      try KeyFile.write(key, to: path, in: Centre.vault(), from: SeededEntropy(3))
    }
  }

  @Test func `every flipped byte is noticed`() throws {
    let scratch = try Scratch()
    let (path, _) = try officer(scratch)
    let good = Scratch.bytes(path)
    for i in good.indices {
      var bad = good
      bad[i] ^= 1
      try Scratch.write(bad, to: path)
      #expect(throws: CustodyError.self, "byte \(i)") {
        try KeyFile.signer(path, passphrase: SecretBytes(copying: "correct horse".utf8))
      }
    }
  }

  @Test func `the age program opens a key file`() throws {
    let scratch = try Scratch()
    let (path, key) = try officer(scratch)
    let script = "/usr/bin/script"
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/age"),
      FileManager.default.isExecutableFile(atPath: script)
    else {
      FileHandle.standardError.write(Data("NOT RUN: age or script is not installed\n".utf8))
      return
    }
    // age asks at a terminal only; script(1) lends it one.
    let out = scratch.path("out")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: script)
    process.arguments = ["-qec", "/usr/bin/age -d -o \(out) \(path)", "/dev/null"]
    let input = Pipe()
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    input.fileHandleForWriting.write(Data("correct horse\n".utf8))
    process.waitUntilExit()
    let text = String(decoding: Scratch.bytes(out), as: UTF8.self)
    #expect(text.hasPrefix("PRIVATE+KEY+\(key.verifier.name)+") && text.hasSuffix("\n"))
    #expect(text.count == Set(text.split(separator: "\n")).joined().count + 1)
  }
}
