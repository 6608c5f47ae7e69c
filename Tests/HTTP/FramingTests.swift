import Glibc
import Testing

@testable import ParleyHTTP

/// Raw bytes in; the status that must come out. 200 also means: one call of the handler, and the
/// connection stays. Everything else means: no call, and the connection ends.
struct Framing: CustomTestStringConvertible, Sendable {
  let name: String
  let bytes: [UInt8]
  let status: Int
  var testDescription: String { name }

  init(_ name: String, _ status: Int, _ text: String) {
    (self.name, self.status, bytes) = (name, status, Array(text.utf8))
  }
}

private let get = "GET /a HTTP/1.1\r\n"
private let post = "POST /a HTTP/1.1\r\n"
private let host = "Host: x\r\n"
private let end = "\r\n"

private func headers(_ count: Int) -> String { (0..<count).map { "x\($0): y\r\n" }.joined() }

private let sound = [
  Framing("a GET", 200, get + host + end),
  Framing("a POST", 200, post + host + "Content-Length: 3\r\n\r\nabc"),
  Framing("a POST without a body", 200, post + host + end),
  Framing("HTTP/1.0 needs no Host", 200, "GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"),
  Framing("blanks round a value", 200, post + host + "Content-Length:  \t3 \r\n\r\nabc"),
  Framing("64 headers", 200, get + host + headers(63) + end),
  Framing("a name in capitals", 200, post + host + "CONTENT-LENGTH: 3\r\n\r\nabc"),
  Framing("bytes beyond ASCII in a value", 200, get + host + "A: ü\r\n\r\n"),
]

private let bodies = [
  Framing(
    "length and coding", 400,
    post + host + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
  Framing(
    "coding and length", 400,
    post + host + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n"),
  Framing(
    "two lengths that differ", 400,
    post + host + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"),
  Framing(
    "two lengths alike", 400,
    post + host + "Content-Length: 3\r\ncontent-length: 3\r\n\r\nabc"),
  Framing("a list of lengths", 400, post + host + "Content-Length: 3, 3\r\n\r\nabc"),
  Framing("length +3", 400, post + host + "Content-Length: +3\r\n\r\nabc"),
  Framing("length -3", 400, post + host + "Content-Length: -3\r\n\r\nabc"),
  Framing("length 0x3", 400, post + host + "Content-Length: 0x3\r\n\r\nabc"),
  Framing("an empty length", 400, post + host + "Content-Length: \r\n\r\n"),
  Framing("length 3 3", 400, post + host + "Content-Length: 3 3\r\n\r\nabc"),
  Framing("a length beyond Int", 400, post + host + "Content-Length: 99999999999999999999\r\n\r\n"),
  Framing("a blank before the colon", 400, post + host + "Content-Length : 3\r\n\r\nabc"),
  Framing("a body over the limit", 413, post + host + "Content-Length: 8388609\r\n\r\nx"),
  Framing(
    "a body far over the limit", 413, post + host + "Content-Length: 999999999999999\r\n\r\n"),
  Framing("chunked", 411, post + host + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"),
  Framing("an unknown coding", 411, post + host + "Transfer-Encoding: xchunked\r\n\r\n"),
  Framing(
    "coding with a vertical tab", 400,
    post + host + "Transfer-Encoding: \u{b}chunked\r\n\r\n0\r\n\r\n"),
  Framing("another expectation", 417, post + host + "Expect: x\r\nContent-Length: 3\r\n\r\nabc"),
  Framing(
    "a GET with a body that is a request", 400,
    get + host + "Content-Length: 25\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n"),
]

private let lines = [
  Framing("a folded line", 400, get + host + "A: b\r\n c\r\n\r\n"),
  Framing("a line folded with a tab", 400, get + host + "A: b\r\n\tc\r\n\r\n"),
  Framing("a fold before the first header", 400, get + " A: b\r\n" + host + end),
  Framing("bare LF throughout", 400, "GET /a HTTP/1.1\nHost: x\n\n"),
  Framing("one bare LF", 400, get + "Host: x\nA: b\r\n\r\n"),
  Framing("LF before the empty line", 400, get + host + "\n\r\n"),
  Framing("a CR inside a value", 400, get + host + "A: b\rc\r\n\r\n"),
  Framing("CR CR LF", 400, get + host + "A: b\r\r\n\r\n"),
  Framing("NUL in a value", 400, get + host + "A: b\0c\r\n\r\n"),
  Framing("NUL in a length", 400, post + host + "Content-Length: 3\01\r\n\r\nabc"),
  Framing("NUL in a name", 400, get + host + "A\0: b\r\n\r\n"),
  Framing("DEL", 400, get + host + "A: \u{7f}\r\n\r\n"),
  Framing("no colon", 400, get + host + "Abc\r\n\r\n"),
  Framing("an empty name", 400, get + host + ": b\r\n\r\n"),
  Framing("a name that is no token", 400, get + host + "a@b: c\r\n\r\n"),
  Framing("no Host", 400, get + end),
  Framing("two Hosts", 400, get + host + host + end),
  Framing("65 headers", 431, get + host + headers(64) + end),
  Framing(
    "a long head", 431, get + host + "A: " + String(repeating: "x", count: 20_000) + "\r\n\r\n"),
  Framing("a head without end", 431, get + host + "A: " + String(repeating: "x", count: 40_000)),
  Framing("a long target", 431, "GET /" + String(repeating: "a", count: 20_000) + " HTTP/1.1\r\n"),
]

private let requestLines = [
  Framing("two blanks", 400, "GET  /a HTTP/1.1\r\n" + host + end),
  Framing("two blanks behind the target", 400, "GET /a  HTTP/1.1\r\n" + host + end),
  Framing("a blank at the end", 400, "GET /a HTTP/1.1 \r\n" + host + end),
  Framing("a tab", 400, "GET\t/a HTTP/1.1\r\n" + host + end),
  Framing("a blank at the start", 400, " GET /a HTTP/1.1\r\n" + host + end),
  Framing("an empty line at the start", 400, end + get + host + end),
  Framing("a method in small letters", 400, "get /a HTTP/1.1\r\n" + host + end),
  Framing("a method of no meaning", 501, "BREW /a HTTP/1.1\r\n" + host + end),
  Framing("HEAD", 501, "HEAD /a HTTP/1.1\r\n" + host + end),
  Framing("CONNECT", 400, "CONNECT x:1 HTTP/1.1\r\n" + host + end),
  Framing("HTTP/2.0", 400, "GET /a HTTP/2.0\r\n" + host + end),
  Framing("HTTP/1.2", 400, "GET /a HTTP/1.2\r\n" + host + end),
  Framing("HTTP/0.9", 400, "GET /a HTTP/0.9\r\n" + host + end),
  Framing("http/1.1", 400, "GET /a http/1.1\r\n" + host + end),
  Framing("no version", 400, "GET /a\r\n" + host + end),
  Framing("absolute form", 400, "GET http://x/a HTTP/1.1\r\n" + host + end),
  Framing("asterisk form", 400, "OPTIONS * HTTP/1.1\r\n" + host + end),
  Framing("a fragment", 400, "GET /a#b HTTP/1.1\r\n" + host + end),
  Framing("NUL in the target", 400, "GET /a\0b HTTP/1.1\r\n" + host + end),
  Framing("a target beyond ASCII", 400, "GET /ä HTTP/1.1\r\n" + host + end),
  Framing("the HTTP/2 preface", 400, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
  Framing("a TLS hello", 400, "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\u{1}"),
]

/// Two readers must never see two different requests.
@Suite struct FramingTests {
  @Test(arguments: [1, 3])
  func `every framing gets its status, whole and in pieces`(pieces: Int) async throws {
    let calls = Counter()
    let counting = Handler { _ in
      calls.add()
      return Response(200)
    }
    try await inWorld(serving: counting) { world, _ in
      for framing in sound + bodies + lines + requestLines {
        let before = calls.count
        let path = world.socket
        let answer = await blocking { exchange(path, framing, pieces) }
        let status = answer.text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        #expect(status == framing.status, "\(framing.name): \(answer.text)")
        #expect(answer.isClosed == (framing.status != 200), "\(framing.name)")
        #expect(calls.count - before == (framing.status == 200 ? 1 : 0), "\(framing.name)")
      }
    }
  }

  @Test func `a control character anywhere in a sound head is refused`() throws {
    let head = Array((post + host + "Content-Length: 3\r\nA: b c\r\n\r\n").utf8)
    #expect(try screen(head[...], Limits()) == 3)
    for i in 0...(head.count - 4) {
      for byte in Array(0..<9) + Array(10..<32) + [127] as [UInt8] {
        var bad = head
        bad.insert(byte, at: i)
        #expect(throws: Refusal.badRequest, "\(byte) at \(i)") {
          try screen(bad[...], Limits())
        }
      }
    }
  }

  @Test func `a head that has lost one byte never announces another body`() throws {
    let head = Array((post + host + "A: b\r\nContent-Length: 3\r\n\r\n").utf8)
    for i in 0..<(head.count - 4) {
      var bad = head
      bad.remove(at: i)
      // A shorter word is another word; what still passes is a POST with the same length, or with
      // none where the header's name is no longer Content-Length.
      let length = try? screen(bad[...], Limits())
      #expect([nil, 0, 3].contains(length), "without byte \(i)")
    }
  }
}

/// Whatever comes, the server lives, and no connection is kept for ever.
@Suite struct HostileBytesTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func `hundreds of damaged requests do no harm`(seed: UInt64) async throws {
    var limits = Limits()
    (limits.head, limits.credit, limits.parting, limits.idle) = (200, 200, 200, 200)
    limits.connections = 32
    try await inWorld(limits: limits) { world, _ in
      let path = world.socket
      await blocking {
        var random = Random(state: seed)
        let all = sound + bodies + lines + requestLines
        for _ in 0..<350 {
          var bytes = all[random.below(all.count)].bytes
          for _ in 0...random.below(4) { random.damage(&bytes) }
          let socket = Raw.unix(path)
          let cut = random.below(bytes.count + 1)
          socket.send(bytes[..<cut])
          if random.below(3) == 0 { usleep(300) }
          socket.send(bytes[cut...])
          socket.close()
        }
      }
      // More than `connections` have come, so this one is served only if they have gone again.
      let answer = await blocking {
        let socket = Raw.unix(path)
        defer { socket.close() }
        socket.send(get + host + end)
        return socket.read(until: { $0.contains("\r\n\r\n") }).text
      }
      #expect(answer.hasPrefix("HTTP/1.1 200 "))
    }
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same damage for the same seed.
private struct Random {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
    return z ^ z >> 31
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  mutating func damage(_ bytes: inout [UInt8]) {
    let i = below(bytes.count)
    switch below(4) {
    case 0: bytes[i] = UInt8(truncatingIfNeeded: next())
    case 1: bytes.removeSubrange(i..<min(bytes.count, i + 1 + below(4)))
    case 2: bytes.insert(contentsOf: [13, 10, 13, 10].prefix(1 + below(4)), at: i)
    default: bytes += bytes[..<i]
    }
    if bytes.isEmpty { bytes = [0] }
  }
}

/// What one framing brings; for a good one, until the answer's end.
private func exchange(
  _ path: String, _ framing: Framing, _ pieces: Int
) -> (text: String, isClosed: Bool) {
  let socket = Raw.unix(path)
  defer { socket.close() }
  let size = max(1, (framing.bytes.count + pieces - 1) / pieces)
  for start in stride(from: 0, to: framing.bytes.count, by: size) {
    socket.send(framing.bytes[start..<min(start + size, framing.bytes.count)])
    // So that the server reads the pieces one by one.
    if pieces > 1 { usleep(3_000) }
  }
  guard framing.status == 200 else { return socket.read() }
  return socket.read(until: { $0.contains("\r\n\r\n") })
}
