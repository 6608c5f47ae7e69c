import FoundationEssentials
import Glibc
import ParleyConsole
import ParleyRuntime
import ParleyWire

// The end: what remains when nobody believes us.
extension Demo {
  func prove(
    _ notice: String, _ fork: (proof: String, key: String)
  ) async throws(CommandError) {
    stage.scene("8  The evidence, for someone who believes neither of them, nor us.")
    try alfa.parley(["export", stage.path(file)])
    let report = try stage.run([VerifyCommand.program, stage.path(file)]).output
    alfa.tell("exported the whole channel", "channel.exchange")
    for line in report.split(separator: "\n")
    where line.hasPrefix("Proved:") || line.hasPrefix("Not proved:") || line.hasPrefix("Verdict:") {
      stage.across("parley-verify: \(line)", line.hasPrefix("Verdict:") ? .green : nil)
    }
    try tryALie(stage.path(file))
    try alfa.parley(["page", notice, "--sealed", "--out", stage.path(sealed)])
    let exported = try alfa.parley(["log", "export", stage.path(folder), "--json"])
      .decoded(OperatorAPI.LogExported.self)
    let message = try await alfa.message(notice, "there") { _ in true }
    let hash = Digest(base64: message.sealedHash).map { Hex.encode($0.bytes) } ?? ""
    try askOthers(hash: hash, key: exported.key)
    invite(hash: hash, key: exported.key)
  }

  private var file: String { "channel.exchange" }
  private var sealed: String { "notice.age" }
  private var folder: String { "alfa-log" }
  private var seal: String { "bravo/keys/seal/001.key" }

  /// One byte in the middle of a copy is changed.
  private func tryALie(_ file: String) throws(CommandError) {
    var bytes = try InputFile.read(file, limit: Limit.exchangeBytes)
    let place = bytes.count / 2
    bytes[place] = bytes[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
    let lied = stage.path("lied.exchange")
    try OutputFile.write(bytes, to: lied)
    let ended = try stage.run([VerifyCommand.program, lied], expecting: nil)
    guard ended.status != 0 else {
      throw CommandError(.bug, "byte \(place) of \(lied) was changed, and nobody noticed")
    }
    let fault = ended.output.split(separator: "\n").last { $0.hasPrefix("  1. ") } ?? ""
    stage.across("byte \(place) of a copy changed: \(fault.dropFirst(5))", .yellow)
  }

  private func askOthers(hash: String, key: String) throws(CommandError) {
    let sum = try stage.run(["sha256sum", stage.path(sealed)]).output
    stage.across("sha256sum: " + (sum.hasPrefix(hash) ? "the hash that the entry names" : sum))
    if Peers.isOnPath("age") {
      let opened = try stage.run(["age", "-d", "-i", stage.path(seal), stage.path(sealed)]).output
      let page = opened.split(separator: "\n").first { $0.hasPrefix("form ") } ?? "opened"
      stage.across("age: Bravo's seal key opens it: \(page)")
    } else {
      stage.across("NOT RUN: age is not on this machine", .yellow)
    }
    if let gopeer = Peers.gopeer {
      let said = try stage.run([gopeer, "audit", "-log", key, stage.path(folder)]).output
      stage.across("gopeer: \(said)".trimmed)
    } else {
      stage.across("NOT RUN: gopeer is not built (PARLEY_GOPEER names it)", .yellow)
    }
  }

  private func invite(hash: String, key: String) {
    let gopeer = Peers.gopeer ?? "gopeer"
    stage.across(
      "\nNow you lie. Change any byte of notice.age or of alfa-log, and ask programs that are not "
        + "ours:\n", .bold)
    // Not wrapped: these lines are to be copied.
    stage.speech.say("  cd \(stage.folder)")
    stage.speech.say("  age -d -i \(seal) \(sealed)")
    stage.speech.say("  echo '\(hash)  \(sealed)' | sha256sum -c")
    stage.speech.say("  \(gopeer) audit -log '\(key)' \(folder)")
    stage.across(
      "\nor change any byte of channel.exchange, and ask the one of ours that trusts nobody:\n",
      .bold)
    stage.speech.say("  \(VerifyCommand.program) \(file)\n")
    stage.across("The files stay in \(stage.folder)")
  }
}

/// Other people's programs on this machine.
enum Peers {
  /// The auditor of logs: where PARLEY_GOPEER says, or where the demonstration's script builds it.
  static let gopeer: String? = {
    let built = Child.ownPath.split(separator: "/").dropLast().map(String.init)
    let folders = [built, Array(built.dropLast()), Array(built.dropLast(2))]
    let beside = folders.map { "/" + ($0 + ["peers", "gopeer"]).joined(separator: "/") }
    let named = Terminal.environment("PARLEY_GOPEER").map { [$0] } ?? []
    return (named + beside).first { unsafe access($0, X_OK) == 0 }
  }()

  static func isOnPath(_ name: String) -> Bool {
    (Terminal.environment("PATH") ?? "").split(separator: ":")
      .contains { unsafe access("\($0)/\(name)", X_OK) == 0 }
  }
}
