import Glibc
import ParleyConsole
import ParleyCustody
import ParleyHTTP
import ParleyRecord
import ParleyRuntime
import ParleySQLite
import ParleyWire

/// `parley serve`: the node.
enum ServeCommand {
  private static let folder = Argument("DIR", .folder, presence: .optional, "the data directory")
  private static let listen = Option(
    "listen", .listen, "where other nodes connect (else the line listen of parley.conf)")
  private static let log = Option<NodeLog.Form>(
    "log", .choice("FORM"), "the form of the log on standard error (text)")
  private static let restored = Flag(
    "restored", "the journal is an old copy, or lost: close our logs, go on in successors")

  static let command = Command(
    "serve", "run the node of a data directory",
    discussion: """
      Takes bundles from other parties' nodes over mutual TLS and from drop folders, keeps the \
      record, and answers the commands of this machine on DIR/operator.sock. It holds the node's \
      keys and no officer's.

      The log on standard error has one line an event; the event "ready" says that the node \
      serves, and on which port. SIGTERM stops it after what was begun; SIGHUP reads the data \
      directory again.

      Other parties' nodes reach this process itself: leave only its port open to them. Without a \
      line listen and without --listen it connects out and listens to nobody.
      """,
    options: [listen, log, restored], arguments: [folder],
    examples: [
      .init("serve /var/lib/parley --listen 0.0.0.0:8443"),
      .init("serve /var/lib/parley --restored", "once, after a restore from a copy"),
    ],
    exits: [
      .noInput, .system, .inputOutput, .tryAgain, .permission, .configuration, .refused,
    ]
  ) { call async throws(CommandError) in try await run(call) }

  private static func run(_ call: Invocation) async throws(CommandError) -> ExitCode {
    let path = call[folder] ?? Shared.path(call)
    let log = NodeLog(call[log] ?? .text)
    let signals = Signal.stream()
    let (failures, failed) = AsyncStream.makeStream(of: JournalError.self)
    let serving: Serving
    do throws(StartFault) {
      let opened = try OpenedNode(path, restored: call[restored])
      serving = try await Serving(opened, listen: call[listen], log: log) { failed.yield($0) }
    } catch {
      throw CommandError(error)
    }
    await announce(serving, call[restored])
    let failure = await serve(serving, signals, failures)
    await serving.stop()
    guard let failure else {
      await serving.runtime.say("stopped")
      return .ok
    }
    let fault = StartFault(failure)
    throw CommandError(.inputOutput, fault.sentence, next: fault.next ?? nextAfterFailure)
  }

  private static let nextAfterFailure =
    "mend the disk, then start again: nothing that was shown as recorded is lost"

  private static func announce(_ serving: Serving, _ restored: Bool) async {
    var fields: [(String, String)] = [
      ("party", serving.runtime.party.name), ("pid", "\(getpid())"),
    ]
    if let port = serving.port {
      fields += [("listen", await serving.runtime.status().listening ?? ""), ("port", "\(port)")]
      fields.append(("faces", "the network itself: keep other ports closed"))
    }
    if restored { fields.append(("restored", "our old logs are closed for signing")) }
    await serving.runtime.say("ready", fields)
  }

  /// Until it is told to stop; the failure of the journal, if that is why.
  private static func serve(
    _ serving: Serving, _ signals: AsyncStream<Signal>, _ failures: AsyncStream<JournalError>
  ) async -> JournalError? {
    await withTaskGroup(of: JournalError?.self) { group in
      group.addTask {
        for await failure in failures { return failure }
        return nil
      }
      group.addTask {
        for await signal in signals {
          switch signal {
          case .stop: return nil
          case .reload: await serving.runtime.reloadOnSignal()
          }
        }
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
  }
}

extension CommandError {
  init(_ fault: StartFault) {
    let exit: ExitCode =
      switch fault.kind {
      case .busy: .tryAgain
      case .permission: .permission
      case .configuration: .configuration
      case .inputOutput: .inputOutput
      case .missing: .noInput
      case .refused: .refused
      case .system: .system
      }
    self.init(exit, "\(fault.sentence) (\(fault.state))", next: fault.next)
  }
}

extension ValueKind where Value == Configuration.Listen {
  static var listen: ValueKind {
    ValueKind("HOST:PORT", expected: "an address and a port, as in 127.0.0.1:8443") {
      Configuration.Listen($0)
    }
  }
}
