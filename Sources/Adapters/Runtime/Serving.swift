import ParleyCarriers
package import ParleyCustody
package import ParleyHTTP
import ParleyNode
import ParleyRecord
package import ParleySQLite
import ParleyWire

/// A node with its servers: what `parley serve` starts and stops.
package final class Serving: Sendable {
  package let runtime: Runtime
  /// Where other nodes connect; nil when this one only connects out.
  package let port: UInt16?
  private let server: HTTPServer
  private let watch: Task<Void, Never>?

  package enum Mode: Sendable {
    /// Listens where the settings say, looks into folders, posts to peers.
    case server
    /// The pocket party: nothing but the operator's socket is opened, folders are looked into when
    /// asked, and a peer that has a folder is reached by it alone.
    case pocket
  }

  /// Starts a node that was opened: takes what is on file, opens the sockets, looks into folders.
  ///
  /// - Parameters:
  ///   - mode: a server, or the pocket party.
  ///   - listen: an address in place of the one in the settings.
  ///   - onFailure: told once when the journal fails; the node then takes nothing more.
  package init(
    _ opened: consuming OpenedNode, mode: Mode = .server, listen: Configuration.Listen? = nil,
    log: NodeLog = NodeLog(),
    clock: NodeClock = NodeClock(), limits: Limits = .ofNode,
    onFailure: @escaping @Sendable (JournalError) -> Void = { _ in }
  ) async throws(StartFault) {
    let directory = opened.directory
    let runtime = Runtime(opened, log: log, clock: clock, reachesOut: mode == .server)
    let server = HTTPServer(limits: limits)
    await runtime.whenStorageFails(onFailure)
    do throws(StartFault) {
      try await Self.takeWhatIsOnFile(runtime)
      let place = mode == .pocket ? nil : listen ?? directory.configuration.listen
      port = try await Self.listen(server, runtime, directory, at: place)
      if let place, let port {
        await runtime.setListening("\(Configuration.Listen(host: place.host, port: port))")
      }
    } catch {
      await server.drain(grace: .zero)
      await runtime.stop()
      throw error
    }
    self.runtime = runtime
    self.server = server
    watch = mode == .pocket ? nil : Task { await runtime.watchDrops() }
    await runtime.begin()
  }

  private static func takeWhatIsOnFile(_ runtime: Runtime) async throws(StartFault) {
    do {
      for sentence in try await runtime.reload().refused {
        await runtime.tell(EventWords(.warning, "on-file-refused", [("sentence", sentence)]))
      }
    } catch let error as CustodyError {
      throw StartFault(error)
    } catch Runtime.Halt.storage(let error) {
      throw StartFault(error)
    } catch {
      throw StartFault(.system, "start", "\(error)")
    }
  }

  private static func listen(
    _ server: HTTPServer, _ runtime: Runtime, _ directory: DataDirectory,
    at place: Configuration.Listen?
  ) async throws(StartFault) -> UInt16? {
    do throws(HTTPError) {
      try await server.listen(.unix(path: directory.socket), serving: OperatorService(runtime))
      guard let place else { return nil }
      return try await server.listen(
        .nodes(
          host: place.host, port: place.port, certificate: directory.linkCertificate,
          key: directory.linkKey, allowed: runtime.allowed), serving: PeerService(runtime))
    } catch {
      throw StartFault(error)
    }
  }

  /// Takes nothing new, lets answers that are under way finish, and closes the journal.
  package func stop(grace: Duration = .seconds(5)) async {
    watch?.cancel()
    await runtime.drain()
    await server.drain(grace: grace)
    await runtime.stop()
  }
}

extension Runtime {
  /// The clock is watched and the node called from now on.
  func begin() { schedule(clock.now().monotonic) }

  /// Hands over to the lines what is due, and returns when each has tried.
  package func putOut() async {
    _ = try? await take(.tick)
    for peer in lines.keys.sorted() { await lines[peer]?.idle() }
  }
}

extension Runtime {
  /// A line of the log that is about the process and not about the record.
  package func say(_ name: String, _ fields: NodeLog.Fields = []) {
    tell(EventWords(.info, name, fields))
  }

  /// What went wrong stands in the log: nobody waits for an answer.
  package func reloadOnSignal() async {
    do {
      let report = try await reload()
      for sentence in report.refused {
        tell(EventWords(.warning, "on-file-refused", [("sentence", sentence)]))
      }
      say("reloaded", [("peers", "\(report.peers.count)"), ("charters", "\(report.charters)")])
    } catch {
      let sentence = (error as? CustodyError)?.cause ?? "\(error)"
      tell(EventWords(.error, "reload-failed", [("sentence", sentence)]))
    }
  }
}

extension Limits {
  /// A bundle of full size, also where it comes sealed.
  package static let ofNode: Limits = {
    var limits = Limits()
    limits.bodyBytes = DropFolder.fileBytes
    return limits
  }()
}
