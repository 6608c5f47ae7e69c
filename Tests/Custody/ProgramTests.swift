import Foundation
import Glibc
import ParleyCrypto
import ParleyCustody
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyWire
import Testing

/// The program itself, in its own process: what it says, what it leaves, how it ends.
private struct Program {
  struct Ended {
    let exit: Int32
    let out: String
    let err: String
  }

  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try Scratch.write(Array("correct horse\n".utf8), to: scratch.path("passphrase"))
    try Scratch.write(Array("wrong horse\n".utf8), to: scratch.path("wrong"))
  }

  /// The program beside the tests.
  private static let binary = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("parley")

  func start(_ line: String, input: Pipe? = nil) throws -> (Process, out: Pipe, err: Pipe) {
    let process = Process()
    process.executableURL = Self.binary
    process.arguments = line.split(separator: " ").map(String.init)
    process.currentDirectoryURL = URL(fileURLWithPath: scratch.root)
    process.standardInput = input ?? FileHandle.nullDevice
    let (out, err) = (Pipe(), Pipe())
    process.standardOutput = out
    process.standardError = err
    try process.run()
    return (process, out, err)
  }

  @discardableResult
  func run(_ line: String, exit: Int32 = 0) throws -> Ended {
    let (process, out, err) = try start(line)
    let said = out.fileHandleForReading.readDataToEndOfFile()
    let remarked = err.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let ended = Ended(
      exit: process.terminationStatus, out: String(decoding: said, as: UTF8.self),
      err: String(decoding: remarked, as: UTF8.self))
    #expect(ended.exit == exit, "parley \(line)\n\(ended.out)\(ended.err)")
    return ended
  }

  /// A string member of a JSON answer.
  func value(_ name: String, of line: String) throws -> String {
    let answer = try run(line + " --json").out
    let object = try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any]
    return try #require(object?[name] as? String)
  }

  static let quick = "--work 2 --passphrase-file passphrase"
  static let unlock = "--passphrase-file passphrase"

  func begin(_ name: String) throws {
    try run("init --party \(name).example --data \(name) \(Self.quick)")
    try run(
      "officer new --office \(name).example/watch --post \(name)-3 --person p-17 "
        + "--right draft --right answer \(Self.quick)")
    try run("officer grant \(name)-3.grant --data \(name) --yes \(Self.unlock)")
  }
}

@Suite struct ProgramTests {
  @Test func `two parties come to a charter`() throws {
    let program = try Program()
    for name in ["alfa", "bravo"] { try program.begin(name) }
    for (own, other) in [("alfa", "bravo"), ("bravo", "alfa")] {
      let id = try program.value("id", of: "card --data \(other)")
      let wrong = try program.value("id", of: "card --data \(own)")
      let card = "card import \(other).example.card --data \(own)"
      #expect(try program.run(card, exit: 64).err.contains("--id \(id)"))
      try program.run("\(card) --id \(wrong)", exit: 79)
      try program.run("\(card) --id \(id)")
    }
    try program.run(
      "charter propose --title Launches --with bravo.example --form launch-1988/1=2 "
        + "--out l.charter --data alfa")
    try program.run("charter install l.charter --data alfa", exit: 79)
    for name in ["alfa", "bravo"] {
      try program.run("charter sign l.charter --data \(name) --yes \(Program.quick)")
    }
    let shown = try program.run("charter show l.charter --data alfa").out
    #expect(shown.contains("bravo.example (signed)") && shown.contains("two persons sign"))
    let channels = try ["alfa", "bravo"].map {
      try program.value("channel", of: "charter install l.charter --data \($0)")
    }
    #expect(channels[0] == channels[1])
    let keys = try program.run("keys show --data alfa").out
    #expect(keys.contains("alfa.example/c/"))
    let card = try VerifiedCard(Scratch.bytes(program.scratch.path("alfa.example.card")))
    #expect(KeyState(card.keyLog, at: card.keyLog.size).grants(.log).isEmpty, "an older card")
    try program.run("card --data alfa --with bravo.example")
    let newer = try VerifiedCard(Scratch.bytes(program.scratch.path("alfa.example.card")))
    #expect(
      KeyState(newer.keyLog, at: newer.keyLog.size).grants(.log).map(\.grant.channel)
        == [Digest(base64: channels[0])])
  }

  @Test func `keys are rotated, renewed and revoked`() throws {
    let program = try Program()
    try program.begin("alfa")
    try program.run("office add general-staff --data alfa \(Program.unlock)")
    try program.run("office add general-staff --data alfa \(Program.unlock)", exit: 79)
    try program.run("keys rotate-seal watch --data alfa \(Program.unlock)")
    try program.run("keys rotate-roots --data alfa \(Program.quick)")
    try program.run("keys renew --data alfa \(Program.unlock)")
    try program.run("keys link --address https://a.example:1 --data alfa \(Program.unlock)")
    try program.run("keys replace registrar --reason superseded --data alfa \(Program.quick)")
    try program.run("keys rotate-seal watch --data alfa \(Program.unlock)")
    try program.run("keys revoke 2 --reason compromised --data alfa \(Program.unlock)")
    try program.run("keys revoke 2 --reason compromised --data alfa \(Program.unlock)", exit: 79)
    try program.run("keys revoke 99 --reason ended --data alfa \(Program.unlock)", exit: 79)
    try program.run("officer revoke alfa-3 --reason ended --data alfa \(Program.unlock)")
    let shown = try program.run("keys show --data alfa").out
    #expect(shown.contains("alfa.example/r/4") && shown.contains("https://a.example:1"))
    #expect(!shown.contains("alfa.example/t") && !shown.contains("alfa.example/o/"))
  }

  @Test func `what is wrong has a cause, a next step and an exit code`() throws {
    let program = try Program()
    try program.begin("alfa")
    try program.run("init --party alfa.example --data alfa \(Program.quick)", exit: 73)
    try program.run("keys show --data nowhere", exit: 66)
    let wrong = try program.run("keys renew --data alfa --passphrase-file wrong", exit: 77)
    #expect(wrong.err.contains("next:"))
    chmod(program.scratch.path("alfa/keys/link.key"), 0o644)
    let open = try program.run("keys show --data alfa --json", exit: 77)
    #expect(open.err.contains("chmod 600 alfa/keys/link.key") && open.err.contains("permission"))
    chmod(program.scratch.path("alfa/keys/link.key"), 0o600)
    try Scratch.write(Array("party\n".utf8), to: program.scratch.path("alfa/parley.conf"))
    #expect(try program.run("keys show --data alfa", exit: 78).err.contains("line 1"))
  }

  @Test func `an agent signs what its officer agrees to, in the officer's words`() throws {
    let program = try Program()
    try program.begin("alfa")
    try program.run("agent alfa-3.key --passphrase-file wrong", exit: 77)
    let typing = Pipe()
    let (agent, _, err) = try program.start(
      "agent alfa-3.key --passphrase-file passphrase --socket agent.sock", input: typing)
    defer { agent.terminate() }
    let socket = program.scratch.path("agent.sock")
    for _ in 0..<5_000 where access(socket, F_OK) != 0 { usleep(1_000) }

    let page = try Self.page(party: "alfa.example")
    typing.fileHandleForWriting.write(Data("y\n".utf8))
    let line = try AgentClient.sign(page.text, as: .draft, at: socket)
    let grant = try Grant(text: Scratch.bytes(program.scratch.path("alfa-3.grant")))
    #expect(grant.signer?.verifies(line, on: page.text) != nil)
    typing.fileHandleForWriting.write(Data("\n".utf8))
    #expect(throws: AgentClient.Failure.self) {
      try AgentClient.sign(page.text, as: .draft, at: socket)
    }
    #expect(
      throws: AgentClient.Failure.refused(rule: "A-5", words: "this form is not signed as answer")
    ) {
      try AgentClient.sign(page.text, as: .answer, at: socket)
    }
    agent.terminate()
    agent.waitUntilExit()
    let shown = String(decoding: err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(shown.contains("Notification of a ballistic missile launch"))
    #expect(shown.contains("alfa.example/watch") && shown.contains("Sign? [y/N]"))
    #expect(shown.contains("signed \(page.id) launch-1988/1 as draft"))
    #expect(shown.contains("refused [A-9]"))
  }

  private static func page(party: String) throws -> Page {
    let office = try #require(Office("\(party)/watch"))
    return Page(
      channel: SHA256.hash("channel"), charter: 1, form: try #require(FormID("launch-1988/1")),
      from: office, to: [try #require(Office("bravo.example/watch"))], release: 2,
      precedence: .priority, at: SystemClock.now, issueBy: SystemClock.now.adding(seconds: 3_600),
      nonce: [UInt8](repeating: 1, count: 15),
      fields: [try #require(Field("date", "2026-11-25"))])
  }
}
