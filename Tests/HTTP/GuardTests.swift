import Glibc
import ParleyHTTP
import Testing

private let ok = "POST /a HTTP/1.1\r\nHost: x\r\n"

/// What one client may cost in time and in number.
@Suite struct GuardTests {
  /// Sends `first`, then one byte of `drip` every 30 ms, until the server ends it or three seconds
  /// are over.
  private func dripped(
    _ socket: Raw, _ first: String, _ drip: String
  ) async -> (text: String, isClosed: Bool, milliseconds: Int) {
    await blocking {
      let begin = ContinuousClock.now
      var text = ""
      var isClosed = false
      socket.send(first)
      for byte in drip.utf8.prefix(100) {
        guard socket.send([byte]), !isClosed else { break }
        let more = socket.read(milliseconds: 30)
        text += more.text
        isClosed = more.isClosed
      }
      socket.close()
      return (text, isClosed, Int((ContinuousClock.now - begin) / .milliseconds(1)))
    }
  }

  private var short: Limits {
    var limits = Limits()
    (limits.handshake, limits.head, limits.idle, limits.credit) = (400, 400, 400, 400)
    return limits
  }

  @Test(arguments: [
    ("a head", "GET /a HTTP/1.1\r\nHost: x\r\nA: ", String(repeating: "b", count: 1_000)),
    (
      "a head from its first byte", "", "GET /a HTTP/1.1\r\nA: " + String(repeating: "b", count: 99)
    ),
    ("a body", ok + "Content-Length: 1000\r\n\r\n", String(repeating: "b", count: 1_000)),
  ])
  func `one that comes byte by byte is cut at its deadline`(
    what: String, first: String, drip: String
  ) async throws {
    try await inWorld(limits: short) { world, _ in
      let end = await dripped(Raw.unix(world.socket), first, drip)
      #expect(end.text.hasPrefix("HTTP/1.1 408 "), "\(what): \(end.text)")
      #expect(end.isClosed)
      #expect((350...2_500).contains(end.milliseconds), "\(what): \(end.milliseconds) ms")
    }
  }

  @Test func `a body that keeps up the rate may take longer than the credit`() async throws {
    var limits = Limits()
    (limits.rate, limits.credit) = (1, 900)
    try await inWorld(limits: limits) { world, _ in
      let socket = Raw.unix(world.socket)
      let answer = await blocking {
        socket.send(ok + "Content-Length: 1000\r\n\r\n")
        for _ in 0..<10 {
          usleep(110_000)
          socket.send([UInt8](repeating: 1, count: 100))
        }
        return socket.read(until: { $0.contains("\r\n\r\n") }).text
      }
      socket.close()
      #expect(answer.hasPrefix("HTTP/1.1 200 "), "\(answer)")
    }
  }

  @Test(arguments: ["", "\u{16}\u{3}\u{1}", "GET / HTTP/1.1\r\nHost: x\r\n\r\n"])
  func `a handshake that does not come to an end is cut`(hello: String) async throws {
    try await inWorld(limits: short) { world, _ in
      let socket = Raw.tcp(world.port)
      let end = await blocking {
        socket.send(hello)
        return socket.read()
      }
      socket.close()
      #expect(end.isClosed)
      #expect(!end.text.contains("HTTP"))
    }
  }

  @Test func `an idle connection is closed`() async throws {
    try await inWorld(limits: short) { world, _ in
      let socket = Raw.unix(world.socket)
      let end = await blocking {
        socket.send(ok + "\r\n")
        return socket.read()
      }
      socket.close()
      #expect(end.text.hasPrefix("HTTP/1.1 200 "))
      #expect(end.isClosed)
    }
  }

  @Test func `an answer that is not read is cut`() async throws {
    let large = Handler { _ in Response(200, body: [UInt8](repeating: 1, count: 8 << 20)) }
    try await inWorld(limits: short, serving: large) { world, _ in
      let socket = Raw.unix(world.socket)
      let end = await blocking {
        socket.send(ok + "\r\n")
        _ = socket.read(until: { !$0.isEmpty })
        usleep(1_200_000)
        return socket.read()
      }
      socket.close()
      #expect(end.isClosed)
      #expect((1..<(8 << 20)).contains(end.text.utf8.count))
    }
  }

  @Test func `an address has its share of connections, and again when some have gone`() async throws
  {
    var limits = Limits()
    limits.perAddress = 2
    try await inWorld(limits: limits) { world, client in
      let two = [Raw.tcp(world.port), Raw.tcp(world.port)]
      let third = Raw.tcp(world.port)
      let end = await blocking { third.read() }
      #expect(end.isClosed)
      let stay = await blocking { two.map { $0.read(milliseconds: 50).isClosed } }
      #expect(stay == [false, false])
      for socket in two + [third] { socket.close() }
      #expect(await eventually { (try? await world.post(client).status) == 200 })
    }
  }

  @Test func `a peer has its share of connections, and another peer its own`() async throws {
    var limits = Limits()
    limits.perPeer = 2
    let gate = Gate()
    let waiting = Handler { request in
      if request.target == "/wait" { await gate.pass() }
      return Response(200)
    }
    try await inWorld(limits: limits, serving: waiting) { world, client in
      let wait = "https://127.0.0.1:\(world.port)/wait"
      async let first = client.post(wait, pin: world.host.pin, body: [])
      async let second = client.post(wait, pin: world.host.pin, body: [])
      #expect(await eventually { await gate.count == 2 })
      await #expect { try await world.post(client) } throws: { isRefusal($0) }
      let other = HTTPClient(identity: world.b.identity)
      let answer = try await world.post(other)
      #expect(answer.status == 200)
      await other.stop()
      await gate.open()
      let statuses = try await [first.status, second.status]
      #expect(statuses == [200, 200])
    }
  }

  @Test func `an endpoint has its number of connections, and the next waits for one to go`()
    async throws
  {
    var limits = Limits()
    limits.connections = 2
    try await inWorld(limits: limits) { world, _ in
      let three = (0..<3).map { _ in Raw.unix(world.socket) }
      for socket in three { socket.send(ok + "\r\n") }
      let served = await blocking {
        zip(three, [5_000, 5_000, 200]).map { socket, patience in
          socket.read(milliseconds: patience, until: { $0.contains("\r\n\r\n") }).text.count > 0
        }
      }
      #expect(served == [true, true, false])
      three[0].close()
      let late = await blocking { three[2].read(until: { $0.contains("\r\n\r\n") }).text }
      #expect(late.hasPrefix("HTTP/1.1 200 "))
      for socket in three[1...] { socket.close() }
    }
  }

  @Test func `bodies in flight have a bound together, which is given back`() async throws {
    var limits = Limits()
    limits.bodiesInFlight = 1_000
    try await inWorld(limits: limits) { world, _ in
      let path = world.socket
      let request = ok + "Content-Length: 600\r\n\r\n" + String(repeating: "x", count: 600)
      let held = Raw.unix(path)
      held.send(ok + "Content-Length: 600\r\n\r\nx")
      let refused = await blocking {
        usleep(50_000)
        return status(path, request)
      }
      #expect(refused == 503)
      held.close()
      #expect(await eventually { await blocking { status(path, request) } == 200 })
      for _ in 0..<3 {
        let taken = await blocking { status(path, request) }
        #expect(taken == 200)
      }
    }
  }
}

private func status(_ path: String, _ request: String) -> Int? {
  let socket = Raw.unix(path)
  defer { socket.close() }
  socket.send(request)
  let answer = socket.read(until: { $0.contains("\r\n\r\n") }).text
  return answer.split(separator: " ").dropFirst().first.flatMap { Int($0) }
}
