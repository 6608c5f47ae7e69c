import Glibc
import ParleyConsole

/// `parley demo`: two centres on this machine, a notice, three attacks, and the evidence.
enum DemoCommand {
  private static let fast = Flag("fast", "no pauses between facts")
  private static let keep = Option(
    "keep", .folder, "a new folder for the files, with a short path (one in /tmp)")
  /// Sockets lie in the folder, and the kernel keeps at most 107 bytes of their paths.
  private static let longestFolder = 72

  static let command = Command(
    "demo", "play two centres on this machine, attack them, and print the evidence",
    discussion: """
      Everything is done by the real programs, in their own processes: two nodes on loopback with \
      mutual TLS and pinned keys, and an agent for each officer. Nothing leaves this machine.
      """,
    options: [fast, keep], examples: [.init("demo"), .init("demo --fast --keep ./seen")],
    exits: [.bug, .system, .cannotCreate, .tryAgain]
  ) { call async throws(CommandError) in
    let stage = Stage(call.speech, folder: try folder(call), pace: call[fast] ? 0 : 250)
    let demo = try Demo(stage)
    do throws(CommandError) {
      try await demo.play()
      await demo.leave()
      return .ok
    } catch {
      await demo.leave()
      throw error
    }
  }

  private static func folder(_ call: Invocation) throws(CommandError) -> String {
    guard let name = call[keep] else { return try scratch() }
    let path = Paths.absolute(name)
    guard path.utf8.count <= longestFolder else {
      throw CommandError(
        .usage, "\(path) is too long: sockets lie in it", next: "name one in /tmp")
    }
    guard unsafe mkdir(path, 0o700) == 0 else {
      throw CommandError(
        .cannotCreate, "\(path): \(Terminal.message(errno))", next: "name a new folder")
    }
    return path
  }

  private static func scratch() throws(CommandError) -> String {
    var template = Array("/tmp/parley-demo-XXXXXX".utf8CString)
    // Unsafe: the call writes within the array it is given.
    guard unsafe mkdtemp(&template) != nil else {
      throw CommandError(.cannotCreate, "no folder in /tmp: \(Terminal.message(errno))")
    }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// The two parties, the line between them, and the story that is played.
final class Demo {
  let stage: Stage
  let alfa: Side
  let bravo: Side
  let line: Line
  /// The channel's id, once both have signed.
  var channel = ""

  init(_ stage: Stage) throws(CommandError) {
    self.stage = stage
    alfa = try Side("alfa.example", .alfa, stage)
    bravo = try Side("bravo.example", .bravo, stage)
    line = Line([
      .init(port: alfa.linePort, node: alfa.port), .init(port: bravo.linePort, node: bravo.port),
    ])
  }

  var sides: [Side] { [alfa, bravo] }
  func other(than side: Side) -> Side { side === alfa ? bravo : alfa }

  func play() async throws(CommandError) {
    stage.across("Two centres on this machine. Each line is a fact; under it stands its evidence.")
    stage.across("Files: \(stage.folder)\n", .dim)
    stage.header("alfa.example", "bravo.example")
    try makeParties()
    try agree()
    try await serve()
    let notice = try await sendNotice()
    try await cutLine()
    try await killBravo()
    let fork = try await forge(about: notice)
    try await prove(notice, fork)
  }

  func leave() async {
    line.stop()
    for side in sides { await side.leave() }
  }
}
