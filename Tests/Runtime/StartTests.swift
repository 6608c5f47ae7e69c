import Glibc
import ParleyCustody
import ParleyHTTP
import ParleyNode
import ParleyRecord
import ParleyRuntime
import ParleySQLite
import ParleyWire
import Testing

/// What a start finds, and refuses.
@Suite struct StartTests {
  func fault(_ start: () async throws -> Serving) async -> StartFault? {
    do {
      let serving = try await start()
      await serving.stop()
      return nil
    } catch {
      return error as? StartFault
    }
  }

  @Test func `a second node on the same data is told that it is in use`() async throws {
    let pair = try Pair()
    let first = try await pair.start(pair.alfa)
    let second = await fault { try await pair.start(pair.alfa) }
    #expect(second?.state == "data-in-use")
    #expect(second?.kind == .busy)
    await first.stop()
    #expect(await fault { try await pair.start(pair.alfa) } == nil, "the lock went with the first")
  }

  @Test func `a port that is taken is named, and the data is free again`() async throws {
    let pair = try Pair()
    let bravo = try await pair.start(pair.bravo)
    let port = try #require(bravo.port)
    let found = await fault {
      try await Serving(
        OpenedNode(pair.alfa.path), listen: .init(host: "127.0.0.1", port: port), log: pair.quiet)
    }
    #expect(found?.state == "port-in-use")
    #expect(found?.kind == .busy)
    await bravo.stop()
    #expect(await fault { try await pair.start(pair.alfa) } == nil)
  }

  @Test func `files that others could read stop the start`() async throws {
    let pair = try Pair()
    chmod("\(pair.alfa.path)/keys/mirror.key", 0o640)
    let found = await fault { try await pair.start(pair.alfa) }
    #expect(found?.state == "permissions")
    #expect(found?.sentence.contains("mirror.key") == true)
    chmod("\(pair.alfa.path)/keys/mirror.key", 0o600)
    chmod(pair.alfa.path, 0o755)
    #expect(await fault { try await pair.start(pair.alfa) }?.kind == .permission)
    chmod(pair.alfa.path, 0o700)
  }

  @Test func `keys that were in use and have no journal do not start`() async throws {
    let pair = try Pair()
    await (try await pair.start(pair.alfa)).stop()
    Scratch.remove("\(pair.alfa.path)/journal")
    let found = await fault { try await pair.start(pair.alfa) }
    #expect(found?.state == "journal-missing")
    #expect(found?.kind == .refused)
    let restored = try await pair.start(pair.alfa, restored: true)
    #expect(await restored.runtime.status().state == .recovering)
    await restored.stop()
  }

  @Test func `the journal of another party is not touched`() async throws {
    let pair = try Pair()
    await (try await pair.start(pair.alfa)).stop()
    await (try await pair.start(pair.bravo)).stop()
    Scratch.remove("\(pair.alfa.path)/journal")
    try Scratch.copy("\(pair.bravo.path)/journal", to: "\(pair.alfa.path)/journal")
    let found = await fault { try await pair.start(pair.alfa) }
    #expect(found?.state == "journal-foreign")
    #expect(found?.sentence.contains("bravo.example") == true)
    #expect(
      await fault { try await pair.start(pair.alfa, restored: true) }?.state
        == "journal-foreign")
  }

  @Test func `an old copy of the journal does not start, and restored it signs nothing`()
    async throws
  {
    let pair = try Pair()
    await (try await pair.start(pair.alfa)).stop()
    let copy = "\(pair.scratch.root)/copy"
    try Scratch.copy("\(pair.alfa.path)/journal", to: copy)
    let alfa = try await pair.start(pair.alfa)
    let officer = OperatorClient(socket: "\(pair.alfa.path)/operator.sock")
    _ = try await officer.submit(page: pair.page(from: pair.alfa, to: pair.bravo))
    await alfa.stop()
    Scratch.remove("\(pair.alfa.path)/journal")
    try Scratch.copy(copy, to: "\(pair.alfa.path)/journal")

    let found = await fault { try await pair.start(pair.alfa) }
    #expect(found?.state == "journal-old")
    #expect(found?.next?.contains("--restored") == true)
    let restored = try await pair.start(pair.alfa, restored: true)
    #expect(await restored.runtime.status().state == .recovering)
    do {
      _ = try await officer.submit(page: pair.page(from: pair.alfa, to: pair.bravo))
      Issue.record("a restored node has signed")
    } catch {
      guard case .refused(409, let problem) = error as? OperatorClient.Failure else { throw error }
      #expect(problem.kind == "recovering")
    }
    await restored.stop()
    // It stays so over starts, until a successor log is opened.
    let again = try await pair.start(pair.alfa)
    #expect(await again.runtime.status().state == .recovering)
    await officer.stop()
    await again.stop()
  }

  @Test func `a node that stops has kept everything, and goes on where it was`() async throws {
    let pair = try Pair(network: false)
    let first = try await pair.start(pair.alfa)
    let officer = OperatorClient(socket: "\(pair.alfa.path)/operator.sock")
    let id = try await officer.submit(page: pair.page(from: pair.alfa, to: pair.bravo)).id
    let before = try await officer.message(id)
    await first.stop()
    await #expect(throws: OperatorClient.Failure.self) { try await officer.status() }
    let second = try await pair.start(pair.alfa)
    #expect(try await officer.message(id).page?.id == before.page?.id)
    let again = try await officer.submit(page: officer.page(id))
    #expect(again.outcome == "already-recorded")
    #expect(again.id == id)
    await officer.stop()
    await second.stop()
  }
}
