import FoundationEssentials
import Glibc
import ParleyConsole
import ParleyRuntime
import ParleyWire

// Scenes 5 and 6: the line is cut, and a node is killed.
extension Demo {
  func cutLine() async throws(CommandError) {
    stage.scene("5  The line is cut. The next notice travels by folder.")
    line.cut()
    let fields = Self.launch(days: 4)
    let id = try release(try draft(fields), fields)
    let sent = try await alfa.message(id, "left by folder") { message in
      message.carried.contains { $0.carrier == "drop" }
    }
    alfa.tell("recorded: \(sent.summary.serial)", id)
    let status = try? await alfa.node.status()
    let state = status?.lines.first { $0.carrier == "https" }?.state ?? "down"
    alfa.tell("https: \(state); it left by drop", "sealed to Bravo, in courier-to-bravo/")
    try await showArrival(id)
    line.mend()
  }

  func killBravo() async throws(CommandError) {
    stage.scene("6  Bravo is killed with SIGKILL in mid-delivery, and comes back.")
    guard let victim = bravo.server else { return }
    let fields = Self.launch(days: 5)
    let draft = try draft(fields)
    line.kill(victim.process, behind: bravo.port)
    let id = try release(draft, fields)
    alfa.tell("recorded, and on the wire", id)
    let killed = try await stage.wait(for: "Bravo's end") { victim.wait(milliseconds: 0) }
    bravo.tell("SIGKILL: exit \(killed), its answer did not get through", style: .red)
    try await bravo.serve()
    let held = try await bravo.message(id, "held again") { $0.summary.judgement == "accepted" }
    bravo.tell(
      "started again, from its journal",
      "process \(bravo.server?.process ?? 0); it holds \(held.summary.serial)")
    try await showArrival(id)
    try await compareRecords()
  }

  /// Both sides hold the same logs to the same length.
  private func compareRecords() async throws(CommandError) {
    let sizes = try await stage.wait(for: "equal records") { () async -> String? in
      guard let here = try? await alfa.node.status(), let there = try? await bravo.node.status(),
        let a = here.channels.first, let b = there.channels.first
      else { return nil }
      func sizes(_ channel: OperatorAPI.Channel) -> [String] {
        channel.logs.map { "\($0.party) \($0.size)" }.sorted()
      }
      return sizes(a) == sizes(b) ? sizes(a).joined(separator: ", ") : nil
    }
    for side in sides { side.tell("nothing is lost", "entries: \(sizes)", style: .green) }
  }
}
