import Glibc
import ParleyHTTP
import Testing

private let ok = "POST /a HTTP/1.1\r\nHost: x\r\n\r\n"

/// How a server begins, serves and ends.
@Suite struct LifeTests {
  @Test func `the operator's socket is its owner's alone and knows who asks`() async throws {
    let naming = Handler { request in
      guard case .user(let uid) = request.peer else { return Response(500) }
      return Response(200, body: Array("\(request.method) \(request.target) \(uid)".utf8))
    }
    try await inWorld(serving: naming) { world, client in
      let post = try await client.call(socket: world.socket, .post, "/pages?x=1", body: [1])
      #expect(String(decoding: post.body, as: UTF8.self) == "post /pages?x=1 \(getuid())")
      let get = try await client.call(socket: world.socket, .get, "/")
      #expect(String(decoding: get.body, as: UTF8.self) == "get / \(getuid())")
      var facts = stat()
      #expect(stat(world.socket, &facts) == 0)
      #expect(facts.st_mode & 0o777 == 0o600)
    }
  }

  @Test func `a socket left behind by a dead server is replaced`() async throws {
    let folder = Folder()
    for _ in 0..<2 {
      let server = HTTPServer()
      try await server.listen(.unix(path: "\(folder.path)/s"), serving: echo)
      await server.drain(grace: .zero)
      #expect(access("\(folder.path)/s", F_OK) == 0)
    }
  }

  @Test func `what stands in the way of listening is named`() async throws {
    try await inWorld { world, _ in
      func failure(host: String, port: UInt16, key: String) async -> HTTPError? {
        let files = world.host.identity
        do throws(HTTPError) {
          try await world.server.listen(
            .nodes(
              host: host, port: port, certificate: files.certificate, key: key,
              allowed: world.allowed), serving: echo)
          return nil
        } catch { return error }
      }
      let key = world.host.identity.key
      #expect(
        await failure(host: "127.0.0.1", port: world.port, key: key)
          == .portInUse(host: "127.0.0.1", port: world.port))
      #expect(
        await failure(host: "localhost", port: 0, key: key) == .badAddress(host: "localhost"))
      #expect(
        await failure(host: "192.0.2.1", port: 0, key: key)
          == .system(doing: "listen on 192.0.2.1 port 0", errno: EADDRNOTAVAIL))
      for key in [world.a.identity.key, "/nowhere", world.host.identity.certificate] {
        guard case .certificate(let reason) = await failure(host: "127.0.0.1", port: 0, key: key)
        else {
          Issue.record("\(key) was taken")
          continue
        }
        #expect(!reason.isEmpty)
      }
      let long = "/tmp/" + String(repeating: "x", count: 200)
      await #expect(throws: HTTPError.system(doing: "listen on \(long)", errno: ENAMETOOLONG)) {
        try await world.server.listen(.unix(path: long), serving: echo)
      }
    }
  }

  @Test func `IPv6 and IPv4 can be listened to by one server`() async throws {
    try await inWorld { world, client in
      let files = world.host.identity
      let port = try await world.server.listen(
        .nodes(
          host: "::1", port: 0, certificate: files.certificate, key: files.key,
          allowed: world.allowed), serving: echo)
      let answer = try await client.post("https://[::1]:\(port)/", pin: world.host.pin, body: [7])
      #expect(answer.body == [7])
    }
  }

  @Test func `many requests on one connection are all answered`() async throws {
    try await inWorld { world, _ in
      let socket = Raw.unix(world.socket)
      let answers = await blocking {
        (0..<100).count { _ in
          socket.send(ok)
          return socket.read(until: { $0.contains("\r\n\r\n") }).text.hasPrefix("HTTP/1.1 200 ")
        }
      }
      socket.close()
      #expect(answers == 100)
    }
  }

  @Test func `of pipelined requests the first is answered, then the connection ends`() async throws
  {
    try await inWorld { world, _ in
      let socket = Raw.unix(world.socket)
      let end = await blocking {
        socket.send(ok + ok + ok)
        return socket.read()
      }
      socket.close()
      #expect(end.isClosed)
      #expect(end.text.split(separator: "HTTP/1.1 200 OK").count == 1)
    }
  }

  @Test func `a flood while an answer is pending is cut`() async throws {
    let gate = Gate()
    let waiting = Handler { _ in
      await gate.pass()
      return Response(200)
    }
    try await inWorld(serving: waiting) { world, _ in
      let socket = Raw.unix(world.socket)
      let isCut = await blocking {
        socket.send(ok)
        usleep(50_000)
        return (0..<200).contains { _ in
          usleep(1_000)
          return !socket.send([UInt8](repeating: 65, count: 10_000))
        }
      }
      socket.close()
      #expect(isCut)
      await gate.open()
    }
  }

  @Test func `a client that has gone cancels the work for it`() async throws {
    let (begun, cancelled) = (Counter(), Counter())
    let slow = Handler { _ in
      begun.add()
      try? await Task.sleep(for: .seconds(30))
      if Task.isCancelled { cancelled.add() }
      return Response(200)
    }
    try await inWorld(serving: slow) { world, _ in
      let sockets = (0..<10).map { _ in Raw.unix(world.socket) }
      for socket in sockets { socket.send(ok) }
      #expect(await eventually { begun.count == 10 })
      for socket in sockets { socket.close() }
      #expect(await eventually { cancelled.count == 10 })
    }
  }

  @Test func `draining finishes what is pending and takes no more`() async throws {
    let gate = Gate()
    let waiting = Handler { _ in
      await gate.pass()
      return Response(200, body: [1, 2, 3])
    }
    let world = try await World(serving: waiting)
    let client = HTTPClient(identity: world.a.identity)
    let idle = Raw.unix(world.socket)
    async let pending = world.post(client)
    #expect(await eventually { await gate.count == 1 })
    async let drained: Void = world.server.drain(grace: .seconds(5))
    #expect(await blocking { idle.read() }.isClosed, "an idle connection is closed at once")
    let late = HTTPClient(identity: world.a.identity)
    await #expect { try await world.post(late) } throws: {
      if case .unreachable = $0 as? HTTPClientError { true } else { false }
    }
    await gate.open()
    let answer = try await pending
    #expect(answer.body == [1, 2, 3])
    await drained
    await #expect(throws: HTTPError.stopped) {
      try await world.server.listen(.unix(path: world.socket), serving: echo)
    }
    idle.close()
    await client.stop()
    await late.stop()
  }

  @Test func `the grace of a drain has an end`() async throws {
    let gate = Gate()
    let waiting = Handler { _ in
      await gate.pass()
      return Response(200)
    }
    let world = try await World(serving: waiting)
    let client = HTTPClient(identity: world.a.identity)
    let pending = Task { try await world.post(client) }
    #expect(await eventually { await gate.count == 1 })
    let begin = ContinuousClock.now
    await world.server.drain(grace: .milliseconds(200))
    #expect((.milliseconds(150)...(.seconds(2))).contains(ContinuousClock.now - begin))
    await #expect(throws: HTTPClientError.self) { try await pending.value }
    await gate.open()
    await client.stop()
  }

  @Test func `a process that has drained and stopped exits cleanly, every time`() async {
    for _ in 0..<3 {
      await #expect(processExitsWith: .success) {
        try await inWorld { world, client in
          await withTaskGroup { group in
            for i in 0..<20 { group.addTask { _ = try? await world.post(client, [UInt8(i)]) } }
          }
        }
      }
    }
  }
}
