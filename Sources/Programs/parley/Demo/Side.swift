import FoundationEssentials
import Glibc
import ParleyConsole
import ParleyRuntime

/// One party of a demonstration: its data directory, its node and its officers' agents.
final class Side {
  let party: String
  let place: Stage.Place
  let port: UInt16
  /// Where peers connect: an end of the line between the two.
  let linePort: UInt16
  let data: String
  let node: OperatorClient
  private let stage: Stage
  private(set) var server: Child?
  private var agents: [String: Child] = [:]

  init(_ party: String, _ place: Stage.Place, _ stage: Stage) throws(CommandError) {
    self.party = party
    self.place = place
    self.stage = stage
    port = try Socket.freePort()
    linePort = try Socket.freePort()
    data = stage.path(String(party.prefix { $0 != "." }))
    node = OperatorClient(socket: data + "/operator.sock")
  }

  var office: String { "\(party)/nrrc" }
  var passphrase: String { stage.path("passphrase") }

  func tell(_ text: String, _ evidence: String = "", style: Palette.Style? = nil) {
    stage.fact(place, text, evidence, style: style)
  }

  /// A command of this party's administrator.
  @discardableResult
  func parley(_ words: [String], expecting: Int32? = 0) throws(CommandError) -> Stage.Ended {
    try stage.parley(words + ["--data", data], expecting: expecting)
  }

  /// A command of an officer, whose agent will ask for a signature so many times.
  func officer(
    _ post: String, _ words: [String], expecting: Int32? = 0
  ) throws(CommandError) -> Stage.Ended {
    agents[post]?.write("yes\n")
    return try parley(words + ["--agent", socket(of: post)], expecting: expecting)
  }

  private func seat(_ post: String) -> String { data + "-seats/\(post)" }
  private func socket(of post: String) -> String { seat(post) + ".sock" }

  /// Appoints an officer and begins the shift.
  func appoint(_ post: String, person: String, rights: [String]) throws(CommandError) {
    try OutputFile.makeFolder(data + "-seats")
    let made = [
      "officer", "new", "--office", office, "--post", post, "--person", person, "--out",
      data + "-seats", "--work", "2", "--passphrase-file", passphrase,
    ]
    _ = try stage.parley(made + rights.flatMap { ["--right", $0] })
    try parley([
      "officer", "grant", seat(post) + ".grant", "--yes", "--passphrase-file", passphrase,
    ])
  }

  func beginShift(_ post: String) async throws(CommandError) {
    let path = socket(of: post)
    agents[post] = try Child(
      [
        Child.ownPath, "agent", seat(post) + ".key", "--socket", path, "--passphrase-file",
        passphrase,
      ],
      .init(
        takesInput: true, output: stage.path("log/agent-\(post).out"),
        errors: stage.path("log/agent-\(post).err")))
    try await stage.wait(for: "the agent of \(post)") { () async -> Void? in
      unsafe access(path, F_OK) == 0 ? () : nil
    }
  }

  func serve() async throws(CommandError) {
    let log = stage.path("log/serve-\(party).log")
    server = try Child(
      [Child.ownPath, "serve", data, "--listen", "127.0.0.1:\(port)"],
      .init(output: log, errors: log))
    try await stage.wait(for: "the node of \(party)") { () async -> Void? in
      if server?.wait(milliseconds: 0) != nil { return nil }
      return (try? await node.status()).map { _ in () }
    }
  }

  /// What this side holds of a message.
  func message(_ id: String) async -> OperatorAPI.MessageDetail? { try? await node.message(id) }

  /// Waits until this side's record of a message is as asked for.
  func message(
    _ id: String, _ what: String, _ isSo: (OperatorAPI.MessageDetail) -> Bool
  ) async throws(CommandError) -> OperatorAPI.MessageDetail {
    try await stage.wait(for: "\(party): \(what)") {
      guard let message = await message(id), isSo(message) else { return nil }
      return message
    }
  }

  func leave() async {
    for agent in agents.values { agent.stop() }
    server?.stop()
    await node.stop()
  }
}
