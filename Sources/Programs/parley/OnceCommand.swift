import Glibc
import ParleyConsole
import ParleyRecord
import ParleyRuntime
import ParleyWire

/// `parley once`: the pocket party.
enum OnceCommand {
  private static let folder = Argument("DIR", .folder, presence: .optional, "the data directory")
  private static let line = Argument(
    "COMMAND", .text("COMMAND"), presence: .many, "what to run while the node is there")

  static let command = Command(
    "once", "take what couriers brought, act, put out what is due, and end",
    discussion: """
      For a party without a server: no port is opened and nothing stays running. What lies in the \
      drop folders is taken, what came is shown, then COMMAND runs with DIR as its data directory, \
      and what is due to the other side is put into their folders. A party that has no folder for \
      a peer posts to it over TLS.
      """,
    arguments: [folder, line],
    examples: [
      .init("once pocket", "take, show, put out"),
      .init("once pocket parley inbox"),
      .init("once pocket -- parley ack 3fqM --agent watch-1.sock"),
    ],
    exits: [
      .noInput, .system, .inputOutput, .tryAgain, .permission, .configuration, .refused,
    ]
  ) { call async throws(CommandError) in try await run(call) }

  private static func run(_ call: Invocation) async throws(CommandError) -> ExitCode {
    let path = call[folder] ?? Shared.path(call)
    let serving: Serving
    do throws(StartFault) {
      let quiet = NodeLog { line in
        // What an administrator should look at is said even here.
        if !line.contains(" info ") { call.speech.errors.write(line) }
      }
      serving = try await Serving(OpenedNode(path), mode: .pocket, log: quiet)
    } catch {
      throw CommandError(error)
    }
    let taken = await serving.runtime.takeDrops()
    let before = await serving.runtime.events(after: 0, wait: 0)
    let words = call.all(line)
    var ended: Int32 = 0
    do throws(CommandError) {
      if !words.isEmpty { ended = try await follow(words, data: path) }
    } catch {
      await serving.stop()
      throw error
    }
    await serving.runtime.putOut()
    let after = await serving.runtime.events(after: 0, wait: 0)
    let status = await serving.runtime.status()
    await serving.stop()
    report(call, taken, before.events, after.events, status)
    if case .storageFailed = status.state {
      throw CommandError(.inputOutput, status.reason ?? "the journal could not be written")
    }
    return ExitCode(rawValue: ended) ?? .negative
  }

  private static func report(
    _ call: Invocation, _ taken: Int, _ before: [OperatorAPI.Event], _ after: [OperatorAPI.Event],
    _ status: OperatorAPI.Status
  ) {
    let arrived = before.filter { $0.name == "arrived" }
    let waiting = status.lines.filter { $0.queued > 0 }
    call.answer([
      "files": .integer(Int64(taken)),
      "arrived": .array(arrived.map { .string($0.fields["message"]) }),
      "left": .array(left(status).map { .string($0) }),
      "waiting": .array(waiting.map { .string("\($0.peer) \($0.carrier) \($0.state)") }),
    ]) { speech in
      speech.say("\(taken) \(taken == 1 ? "file" : "files") taken")
      for event in arrived {
        let delayed = event.fields["delayed"] == "true" ? " DELAYED" : ""
        speech.say(
          "arrived  \(event.fields["message"] ?? "")  \(event.fields["precedence"] ?? "")\(delayed)"
        )
      }
      for words in left(status) { speech.say("left     \(words)") }
      for line in waiting {
        speech.say("waiting  for \(line.peer): \(line.carrier) is \(line.state)")
      }
    }
  }

  private static func left(_ status: OperatorAPI.Status) -> [String] {
    status.lines.filter { $0.lastLeft != nil }.map { "for \($0.peer) by \($0.carrier)" }
  }

  /// Runs a command on this terminal and waits for its end.
  private static func follow(
    _ words: [String], data: String
  ) async throws(CommandError) -> Int32 {
    // Unsafe: the environment is copied; no other thread of ours writes it.
    _ = unsafe setenv("PARLEY_DATA", data, 1)
    let program = words[0] == "parley" ? Child.ownPath : words[0]
    // Unsafe: the copies live until the call returns, and are freed then.
    var arguments = unsafe ([program] + words.dropFirst()).map { unsafe strdup($0) }
    unsafe arguments.append(nil)
    defer { while let argument = unsafe arguments.popLast() { unsafe free(argument) } }
    var process: pid_t = 0
    let number = unsafe posix_spawnp(&process, program, nil, nil, arguments, environ)
    guard number == 0 else {
      throw CommandError(.noInput, "\(words[0]) cannot be started: \(Terminal.message(number))")
    }
    var status: Int32 = 0
    // Unsafe: the call fills the place it is given. It must not hold a thread that the node needs.
    while unsafe waitpid(process, &status, WNOHANG) == 0 {
      try? await Task.sleep(for: .milliseconds(20))
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 1
  }
}
