import Glibc
import ParleyHTTP
import Testing

/// What a call comes to when it does not come to an answer.
@Suite struct ClientTests {
  private let slow = Handler { request in
    if request.target == "/slow" { try? await Task.sleep(for: .seconds(20)) }
    return Response(200, body: [UInt8](repeating: 1, count: 1_000))
  }

  @Test func `nobody there`() async throws {
    try await inWorld { world, client in
      // A port that was free a moment ago.
      let other = try await World()
      await other.drain()
      await #expect { try await other.post(client) } throws: { isUnreachable($0) }
      await #expect { try await client.call(socket: "/nowhere", .get, "/") } throws: {
        isUnreachable($0)
      }
    }
  }

  @Test func `no answer in time`() async throws {
    try await inWorld(serving: slow) { world, client in
      let begin = ContinuousClock.now
      await #expect(throws: HTTPClientError.timeout) {
        try await client.call(socket: world.socket, .get, "/slow", timeout: .milliseconds(200))
      }
      #expect((.milliseconds(190)...(.seconds(2))).contains(ContinuousClock.now - begin))
    }
  }

  @Test(arguments: [(999, false), (1_000, true)])
  func `an answer has a limit`(limit: Int, fits: Bool) async throws {
    try await inWorld(serving: slow) { world, client in
      do throws(HTTPClientError) {
        let answer = try await client.post(
          world.url, pin: world.host.pin, body: [], limit: limit)
        #expect(fits)
        #expect(answer.body.count == 1_000)
      } catch {
        #expect(!fits)
        #expect(error == .tooLarge(limit: limit))
      }
    }
  }

  @Test func `a status is an answer`() async throws {
    let teapot = Handler { _ in Response(418, body: [1]) }
    try await inWorld(serving: teapot) { world, client in
      let answer = try await world.post(client)
      #expect(answer.status == 418)
      #expect(answer.body == [1])
    }
  }

  @Test func `a server that breaks off`() async throws {
    let gate = Gate()
    let waiting = Handler { _ in
      await gate.pass()
      return Response(200)
    }
    let world = try await World(serving: waiting)
    let client = HTTPClient()
    let pending = Task { try await client.call(socket: world.socket, .get, "/") }
    #expect(await eventually { await gate.count == 1 })
    await world.server.drain(grace: .zero)
    await #expect {
      try await pending.value
    } throws: {
      if case .broken = $0 as? HTTPClientError { true } else { false }
    }
    await gate.open()
    await client.stop()
  }

  @Test func `a call with no identity, or with files that are not there`() async throws {
    try await inWorld { world, _ in
      let files = world.a.identity
      for identity in [
        nil, HTTPClient.Identity(certificate: "/nowhere", key: files.key),
        HTTPClient.Identity(certificate: files.certificate, key: world.b.identity.key),
      ] {
        let client = HTTPClient(identity: identity)
        await #expect { try await world.post(client) } throws: {
          if case .tls = $0 as? HTTPClientError { true } else { false }
        }
        await client.stop()
      }
    }
  }

  @Test func `plain HTTP to a node is not spoken`() async throws {
    try await inWorld { world, client in
      await #expect(throws: HTTPClientError.self) {
        try await client.post(
          "http://127.0.0.1:\(world.port)/", pin: world.host.pin, body: [])
      }
    }
  }

  @Test func `cancelling the task ends the call`() async throws {
    try await inWorld(serving: slow) { world, client in
      let task = Task {
        try await client.call(socket: world.socket, .get, "/slow")
      }
      try await Task.sleep(for: .milliseconds(50))
      task.cancel()
      await #expect(throws: HTTPClientError.stopped) { try await task.value }
      let early = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return try await client.call(socket: world.socket, .get, "/slow")
      }
      await #expect(throws: HTTPClientError.stopped) { try await early.value }
    }
  }

  @Test func `stopping ends pending calls and takes no more`() async throws {
    try await inWorld(serving: slow) { world, client in
      let pending = Task { try await client.call(socket: world.socket, .get, "/slow") }
      try await Task.sleep(for: .milliseconds(50))
      await client.stop()
      await #expect(throws: HTTPClientError.stopped) { try await pending.value }
      await #expect(throws: HTTPClientError.stopped) { try await world.post(client) }
      await client.stop()
    }
  }

  @Test func `connections are used again`() async throws {
    var limits = Limits()
    limits.perPeer = 1
    limits.perAddress = 1
    try await inWorld(limits: limits) { world, client in
      for i in 0..<20 {
        let answer = try await world.post(client, [UInt8(i)])
        #expect(answer.body == [UInt8(i)])
      }
    }
  }
}

private func isUnreachable(_ error: any Error) -> Bool {
  if case .unreachable = error as? HTTPClientError { true } else { false }
}
