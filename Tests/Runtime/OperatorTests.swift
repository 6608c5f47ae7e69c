import Glibc
import ParleyHTTP
import ParleyNode
import ParleyRuntime
import Testing

@Suite struct OperatorTests {
  @Test func `what is asked wrongly is answered with a reason`() async throws {
    let pair = try Pair(network: false)
    let alfa = try await pair.start(pair.alfa)
    let http = HTTPClient()
    func status(_ target: String, _ method: Request.Method = .get) async throws -> Int {
      try await http.call(socket: "\(pair.alfa.path)/operator.sock", method, target).status
    }
    #expect(try await status("/v1/status") == 200)
    #expect(try await status("/v1/nothing") == 404)
    #expect(try await status("/v2/status") == 400)
    #expect(try await status("/v1/messages/%ZZ") == 400)
    #expect(try await status("/v1/messages/abcdef") == 404)
    #expect(try await status("/v1/pages", .post) == 422)
    #expect(try await status("/v1/bundles/out", .post) == 400)
    await http.stop()
    await alfa.stop()
  }

  @Test func `a page that a rule refuses says which, and nothing is recorded`() async throws {
    let pair = try Pair(network: false)
    let alfa = try await pair.start(pair.alfa)
    let officer = OperatorClient(socket: "\(pair.alfa.path)/operator.sock")
    let before = try await officer.status().records
    do {
      // Signed by Bravo's officer, who may not speak for Alfa.
      var page = try pair.page(from: pair.alfa, to: pair.bravo)
      page[page.count - 10] ^= 1
      _ = try await officer.submit(page: page)
      Issue.record("taken")
    } catch {
      guard case .refused(422, let problem) = error as? OperatorClient.Failure else { throw error }
      #expect(problem.kind == "rule")
      #expect(problem.rule?.hasPrefix("M-") == true)
    }
    #expect(try await officer.status().records == before)
    await officer.stop()
    await alfa.stop()
  }

  @Test func `who waits for an event is woken by the next`() async throws {
    let pair = try Pair(network: false)
    let alfa = try await pair.start(pair.alfa)
    let officer = OperatorClient(socket: "\(pair.alfa.path)/operator.sock")
    let seen = try await officer.events(after: 0)
    #expect(seen.events.map(\.number) == Array(1...seen.next))
    // The lamp of a line may change at any time: nobody is there at the other end.
    let since = try await officer.events(after: seen.next)
    #expect(since.events.allSatisfy { $0.name == "line" })
    async let waited = Self.recorded(after: since.next, by: officer)
    try await Task.sleep(for: .milliseconds(50))
    let id = try await officer.submit(page: pair.page(from: pair.alfa, to: pair.bravo)).id
    #expect(try await waited == id)
    await officer.stop()
    await alfa.stop()
  }

  /// The message of the next event that says one was recorded; nil when none came.
  private static func recorded(after: Int64, by officer: OperatorClient) async throws -> String? {
    var after = after
    for _ in 0..<20 {
      let news = try await officer.events(after: after, wait: 30)
      if let event = news.events.first(where: { $0.name == "recorded" }) {
        return event.fields["message"]
      }
      after = news.next
    }
    return nil
  }

  @Test func `a log is exported, and a channel as an exchange file`() async throws {
    let pair = try Pair(network: false)
    let alfa = try await pair.start(pair.alfa)
    let officer = OperatorClient(socket: "\(pair.alfa.path)/operator.sock")
    let id = try await officer.submit(page: pair.page(from: pair.alfa, to: pair.bravo)).id
    let origin = try #require(try await officer.status().channels.first?.logs.first?.origin)
    let folder = "\(pair.scratch.root)/export"
    let exported = try await officer.exportLog(.init(origin: origin, folder: folder))
    #expect(exported.size == 2)
    #expect(Scratch.names(folder) == ["checkpoint", "tile"])
    let key = try await officer.exportLog(.init(origin: "alfa.example/keys", folder: folder + "-k"))
    #expect(key.size > 5)
    let whole = try await officer.exchange("Launches")
    let one = try await officer.exchange("Launches", message: id)
    #expect(whole.starts(with: "parley exchange v1\n".utf8))
    #expect(one.starts(with: "parley exchange v1\n".utf8))
    await officer.stop()
    await alfa.stop()
  }
}
