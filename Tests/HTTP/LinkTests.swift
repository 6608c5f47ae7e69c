import ParleyCrypto
import ParleyHTTP
import ParleyWire
import Testing

/// Mutual TLS between nodes: who gets in, and whom we believe.
@Suite struct LinkTests {
  @Test func `a request and its answer arrive whole, and the peer is known by its pin`()
    async throws
  {
    let seen = Handler { request in
      let name = request.header("X-QUESTION") ?? "none"
      let text = "\(request.method.rawValue) \(request.target) \(name) "
      guard case .node(let pin) = request.peer else { return Response(500) }
      return Response(201, body: Array((text + pin.digest.base64).utf8) + request.body)
    }
    try await inWorld(serving: seen) { world, client in
      let answer = try await client.post(
        world.url + "?q=1", pin: world.host.pin, body: [1, 2, 3],
        headers: [("X-Question", "why")], timeout: .seconds(10))
      #expect(answer.status == 201)
      let text = "POST /x?q=1 why \(world.a.pin.digest.base64)"
      #expect(answer.body == Array(text.utf8) + [1, 2, 3])
    }
  }

  @Test(arguments: [0, 1, 40_000, 8 << 20])
  func `bodies of every size come back as they went`(count: Int) async throws {
    try await inWorld { world, client in
      var body = Array(0...250) as [UInt8]
      while body.count < count { body += body }
      body.removeLast(body.count - count)
      let answer = try await world.post(client, body)
      #expect(answer.status == 200)
      #expect(answer.body == body)
    }
  }

  @Test func `a client that is not on the list is refused in the handshake`() async throws {
    let calls = Counter()
    let counting = Handler { _ in
      calls.add()
      return Response(200)
    }
    try await inWorld(serving: counting) { world, _ in
      let stranger = HTTPClient(identity: world.c.identity)
      await #expect { try await world.post(stranger) } throws: { isRefusal($0) }
      await stranger.stop()
      #expect(calls.count == 0)
    }
  }

  @Test func `a server with another key is not believed, not even on an open connection`()
    async throws
  {
    let calls = Counter()
    let counting = Handler { _ in
      calls.add()
      return Response(200)
    }
    try await inWorld(serving: counting) { world, client in
      await #expect(throws: HTTPClientError.pinMismatch) {
        try await client.post(world.url, pin: world.b.pin, body: [1])
      }
      #expect(calls.count == 0)
      _ = try await world.post(client)
      await #expect(throws: HTTPClientError.pinMismatch) {
        try await client.post(world.url, pin: world.b.pin, body: [1])
      }
      #expect(calls.count == 1)
    }
  }

  @Test func `a pin can be withdrawn and given back while the server runs`() async throws {
    try await inWorld { world, client in
      let before = try await world.post(client)
      #expect(before.status == 200)
      world.allowed.replace(with: [world.b.pin])
      let withdrawn = try await world.post(client)
      #expect(withdrawn.status == 403, "on the open connection")
      await #expect { try await world.post(client) } throws: { isRefusal($0) }
      world.allowed.replace(with: [world.a.pin])
      let again = try await world.post(client)
      #expect(again.status == 200)
    }
  }

  @Test func `two hundred posts at once are all answered`() async throws {
    let slow = Handler { request in
      try? await Task.sleep(for: .milliseconds(5))
      return Response(200, body: request.body)
    }
    try await inWorld(serving: slow) { world, client in
      let right = await withTaskGroup { group in
        for i in 0..<200 {
          let body = Array("body \(i)".utf8)
          group.addTask { (try? await world.post(client, body))?.body == body }
        }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(right == 200)
    }
  }

  /// What a TLS client gets that keeps to another rule.
  @Test(arguments: [
    ("-tls1_2", true, "protocol version"), ("-tls1_3", false, "certificate required"),
    ("-groups P-256", true, "handshake failure"),
    ("-sigalgs ecdsa_secp256r1_sha256", true, "handshake failure"),
  ])
  func `other TLS is refused with an alert`(
    options: String, withCertificate: Bool, alert: String
  ) async throws {
    try await inWorld { world, _ in
      let files = world.a.identity
      let identity = withCertificate ? "-cert \(files.certificate) -key \(files.key)" : ""
      let said = try #require(
        await shell(
          "openssl s_client -connect 127.0.0.1:\(world.port) -ign_eof \(options) \(identity)"),
        "the openssl program is needed for this test")
      #expect(said.contains("alert \(alert)"), "\(said)")
    }
  }

  @Test func `a sound TLS client that is no node of ours gets an answer if its key is on the list`()
    async throws
  {
    try await inWorld { world, _ in
      let files = world.a.identity
      let said = try #require(
        await shell(
          """
          printf 'GET / HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n' | \
          openssl s_client -connect 127.0.0.1:\(world.port) -ign_eof \
          -cert \(files.certificate) -key \(files.key)
          """), "the openssl program is needed for this test")
      #expect(said.contains("HTTP/1.1 200 OK"), "\(said)")
      #expect(said.contains("TLSv1.3"))
      #expect(!said.contains("New Session Ticket"), "nothing can be resumed")
    }
  }
}

/// A server's refusal of our certificate, as its timing may show it.
func isRefusal(_ error: any Error) -> Bool {
  switch error as? HTTPClientError {
  case .tls, .broken: true
  default: false
  }
}
