import Foundation
import Glibc
import ParleyCrypto
import ParleyCustody
import ParleyKeylog
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleySeal
import ParleyWire
import Testing

@Suite struct DirectoryTests {
  @Test func `everything is its owner's alone`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    func walk(_ path: String) {
      for name in Scratch.names(path) {
        let inner = path + "/" + name
        let isFolder = !Scratch.names(inner).isEmpty || opendir(inner).map { closedir($0) } != nil
        #expect(Scratch.mode(inner) == (isFolder ? 0o700 : 0o600), "\(inner)")
        walk(inner)
      }
    }
    walk(alfa.directory.path)
  }

  @Test(arguments: [
    ("", 0o755, 0o700), ("/keys", 0o750, 0o700), ("/keys/mirror.key", 0o640, 0o600),
    ("/offline", 0o701, 0o700), ("/offline/registrar.key", 0o604, 0o600),
    ("/keys/seal/001.key", 0o660, 0o600),
  ])
  func `a wrong mode is found, and the remedy named`(place: String, mode: Int, wanted: Int) throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    let path = alfa.directory.path + place
    chmod(path, mode_t(mode))
    let expected = CustodyError.permissions(
      path: path, mode: UInt32(mode), wanted: UInt32(wanted))
    #expect(throws: expected) { try DataDirectory(alfa.directory.path) }
    #expect(expected.next?.contains("chmod \(String(wanted, radix: 8)) \(path)") == true)
    #expect(expected.cause.contains(String(mode, radix: 8)))
    chmod(path, mode_t(wanted))
    #expect(throws: Never.self) { try DataDirectory(alfa.directory.path) }
  }

  @Test func `a link in the place of a key is refused`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    let path = alfa.directory.path + "/keys/mirror.key"
    rename(path, scratch.path("elsewhere"))
    symlink(scratch.path("elsewhere"), path)
    #expect(throws: CustodyError.wrongKind(path: path, wanted: "a plain file")) {
      try DataDirectory(alfa.directory.path)
    }
  }

  @Test func `a folder that is in use is not made a data directory`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    let ceremony = try Ceremony.incept(
      Centre.plan("alfa.example"), vault: alfa.vault, entropy: SeededEntropy(9), at: alfa.now)
    let configuration = Configuration(party: alfa.directory.party)
    #expect(throws: CustodyError.exists(path: alfa.directory.path)) {
      try DataDirectory.create(alfa.directory.path, ceremony, configuration: configuration)
    }
    #expect(throws: CustodyError.self, "others may read it") {
      try DataDirectory.create("/tmp", ceremony, configuration: configuration)
    }
  }

  @Test func `what was not decided leaves nothing, what was decided is finished`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    let before = try alfa.directory.keyLog()
    var ceremony = try alfa.ceremony()
    try ceremony.openOffice(alfa.office, registrar: alfa.registrar(), number: 2)
    try alfa.directory.commit(ceremony)
    let after = try alfa.directory.keyLog()

    // The same files again, as a crash would have left them at each stage.
    let path = alfa.directory.path
    let new =
      (before.size..<after.size).flatMap { index in
        ["keylog/00000\(index).leaf", "keylog/00000\(index).grant"]
      }.filter { access("\(path)/\($0)", F_OK) == 0 } + ["keys/seal/002.key"]
    for stage in ["ceremony.new", "ceremony"] {
      for folder in ["", "/keylog", "/keys", "/keys/seal"] {
        mkdir("\(path)/\(stage)\(folder)", 0o700)
      }
      for file in new { rename("\(path)/\(file)", "\(path)/\(stage)/\(file)") }
      let opened = try DataDirectory(path)
      if stage == "ceremony.new" {
        #expect(try opened.keyLog() == before)
        #expect(try loadKeys(opened).seal.count == 1)
        for file in new { rename("\(path)/\(stage)/\(file)", "\(path)/\(file)") }
        Scratch.remove("\(path)/\(stage)")
      } else {
        #expect(try opened.keyLog() == after)
        #expect(try loadKeys(opened).seal.count == 2)
        #expect(access("\(path)/\(stage)", F_OK) != 0)
      }
    }
  }

  @Test func `a decided ceremony half moved is finished`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    var ceremony = try alfa.ceremony()
    try ceremony.openOffice(alfa.office, registrar: alfa.registrar(), number: 2)
    try alfa.directory.commit(ceremony)
    let after = try alfa.directory.keyLog()
    let path = alfa.directory.path
    for folder in ["", "/keys", "/keys/seal"] { mkdir("\(path)/ceremony\(folder)", 0o700) }
    rename("\(path)/keys/seal/002.key", "\(path)/ceremony/keys/seal/002.key")
    let opened = try DataDirectory(path)
    #expect(try opened.keyLog() == after)
    #expect(try loadKeys(opened).seal.count == 2)
  }

  @Test func `a full disk changes nothing`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    let before = try alfa.directory.keyLog()
    var ceremony = try alfa.ceremony()
    try ceremony.openOffice(alfa.office, registrar: alfa.registrar(), number: 2)
    // A file in the way of the staging folder stands for every failure before the decision.
    try Scratch.write([1], to: alfa.directory.path + "/ceremony")
    #expect(throws: CustodyError.self) { try alfa.directory.commit(ceremony) }
    unlink(alfa.directory.path + "/ceremony")
    #expect(try alfa.directory.keyLog() == before)
    #expect(!Scratch.names(alfa.directory.path).contains("ceremony.new"))
    try alfa.directory.commit(ceremony)
    #expect(try alfa.directory.keyLog() != before)
  }

  @Test func `of two ceremonies at once the second is told to begin again`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    var first = try alfa.ceremony()
    var second = try alfa.ceremony()
    try first.openOffice(alfa.office, registrar: alfa.registrar(), number: 2)
    try second.openOffice(alfa.office, registrar: alfa.registrar(), number: 2)
    try alfa.directory.commit(first)
    #expect(throws: CustodyError.changedMeanwhile) { try alfa.directory.commit(second) }
  }

  @Test func `an altered leaf is found, and named`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    let path = alfa.directory.path + "/keylog/000002.leaf"
    var leaf = Scratch.bytes(path)
    leaf[leaf.count - 8] ^= 1
    try Scratch.write(leaf, to: path)
    let error = try #require(throws: CustodyError.self) { try alfa.directory.keyLog() }
    #expect(error.cause.contains("000002.leaf"))
  }

  @Test func `keys of another party are not loaded`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    let other = try Centre("alfa.example.test", in: scratch, seed: 2)
    for name in ["keylog-head.key", "mirror.key", "witness.key"] {
      let path = alfa.directory.path + "/keys/" + name
      let own = Scratch.bytes(path)
      try Scratch.write(Scratch.bytes(other.directory.path + "/keys/" + name), to: path)
      #expect(throws: CustodyError.self, "\(name)") { try discardKeys(alfa.directory) }
      try Scratch.write(own, to: path)
    }
    try discardKeys(alfa.directory)
  }

  private func discardKeys(_ directory: DataDirectory) throws { _ = try loadKeys(directory) }

  @Test func `a backup without keys becomes a node again`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    let channel = SHA256.hash("a charter")
    var ceremony = try alfa.ceremony()
    try ceremony.openLog(channel, registrar: alfa.registrar(), vault: alfa.vault)
    try alfa.directory.commit(ceremony)
    let old = try loadKeys(alfa.directory).logs[0].successor
    let head = Scratch.bytes(alfa.directory.path + "/keys/keylog-head.key")
    Scratch.remove(alfa.directory.path + "/keys")

    let restored = try DataDirectory(alfa.directory.path)
    #expect(throws: CustodyError.self) { try discardKeys(restored) }
    try Scratch.write(head, to: restored.path + "/keys/keylog-head.key")
    let registrar = try restored.registrar(alfa.vault.passphrase)
    let reserve = try restored.reserve(channel, alfa.vault.passphrase)
    ceremony = try alfa.ceremony()
    try ceremony.renewCosigners(registrar: registrar)
    try ceremony.openOffice(
      alfa.office, registrar: registrar, number: restored.nextSealNumber())
    try ceremony.succeed(
      with: reserve.key, grant: reserve.grant, registrar: registrar, vault: alfa.vault)
    try restored.commit(ceremony)
    let keys = try loadKeys(restored)
    #expect(keys.seal.count == 1)
    #expect(keys.logs.map { $0.signer.verifier } == [old])
  }

  @Test func `an incarnation rises, and a rolled-back journal is not accepted`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    var value = try alfa.directory.incarnation()
    #expect(value.current == 1 && value.pending == nil)
    #expect(value.accepts(1) && !value.accepts(0) && !value.accepts(2))
    let next = try alfa.directory.begin(value, journal: 1)
    value = try alfa.directory.incarnation()
    #expect(next == 2 && value.accepts(1) && value.accepts(2), "a crash may leave either")
    let third = try alfa.directory.begin(value, journal: 2)
    try alfa.directory.finish(third)
    value = try alfa.directory.incarnation()
    #expect(third == 3 && value.accepts(3) && !value.accepts(2) && !value.accepts(1))
  }
}
