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

/// A server that says what it likes.
@Suite struct StrangeServerTests {
  private static let sound = "HTTP/1.1 200 OK\r\n"

  @Test(arguments: [
    ("Content-Length: 3\r\n\r\nabc", 200), ("\r\nabc", 200),
    ("Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", 200),
  ])
  func `an answer in any sound framing is read`(rest: String, status: Int) async throws {
    let outcome = await call(answering: Self.sound + rest)
    #expect(outcome == .success(Array("abc".utf8)))
  }

  @Test func `a redirection is an answer and is not followed`() async throws {
    let answer = "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 1\r\n\r\nx"
    #expect(await call(answering: answer) == .success(Array("x".utf8)))
  }

  @Test(arguments: [
    "", "SSH-2.0-OpenSSH\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc",
  ])
  func `what is no whole answer is none`(answer: String) async throws {
    guard case .failure(.broken) = await call(answering: answer) else {
      Issue.record("\(answer) was taken for an answer")
      return
    }
  }

  @Test func `neither head nor body may be without end`() async throws {
    let headers = (0..<4_000).map { "x\($0): \(String(repeating: "y", count: 50))\r\n" }.joined()
    #expect(
      await call(answering: Self.sound + headers + "\r\n") == .failure(.tooLarge(limit: 1_000)))
    let body = String(repeating: "z", count: 1_001)
    #expect(await call(answering: Self.sound + "\r\n" + body) == .failure(.tooLarge(limit: 1_000)))
  }

  private func call(answering answer: String) async -> Result<[UInt8], HTTPClientError> {
    let folder = Folder()
    let path = "\(folder.path)/s"
    let listener = Raw.listening(path)
    async let served: Void = blocking {
      let socket = listener.accepted()
      _ = socket.read(until: { $0.contains("\r\n\r\n") })
      socket.send(answer)
      socket.close()
    }
    let client = HTTPClient()
    let outcome: Result<[UInt8], HTTPClientError>
    do throws(HTTPClientError) {
      outcome = .success(
        try await client.call(socket: path, .get, "/", timeout: .seconds(5), limit: 1_000).body)
    } catch { outcome = .failure(error) }
    await served
    await client.stop()
    listener.close()
    return outcome
  }
}

private func isUnreachable(_ error: any Error) -> Bool {
  if case .unreachable = error as? HTTPClientError { true } else { false }
}
