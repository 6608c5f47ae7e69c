import FoundationEssentials
import Glibc
package import ParleyHTTP
import ParleyNode
import ParleyRecord
import ParleyWire

/// The node's side of the operator API, as OperatorAPI.swift lists it.
package struct OperatorService: Service {
  let runtime: Runtime

  package init(_ runtime: Runtime) { self.runtime = runtime }

  package func answer(_ request: Request) async -> Response {
    // The socket's mode says it already; the kernel's word is asked all the same.
    guard case .user(let uid) = request.peer, uid == geteuid() || uid == 0 else {
      return Self.refuse(403, .init("forbidden", "only the user of the node may ask here"))
    }
    guard let target = Target(request.target) else {
      return Self.refuse(400, .init("malformed", "this is no target of the operator API"))
    }
    do {
      return try await answer(request, target)
    } catch let problem as OperatorAPI.Problem {
      return Self.refuse(Self.status(of: problem), problem)
    } catch let halt as Runtime.Halt {
      return Self.refuse(503, OperatorAPI.Problem(halt))
    } catch {
      return Self.refuse(500, .init("fault", "\(error)"))
    }
  }

  private func answer(_ request: Request, _ target: Target) async throws -> Response {
    switch (request.method, target.path.first, target.path.count) {
    case (.get, "status", 1): return Self.json(await runtime.status())
    case (_, "messages", _): return try await messages(request, target)
    case (.post, "pages", 1): return Self.json(try await runtime.submit(page: request.body))
    case (_, "drafts", _): return try await drafts(request, target)
    case (_, "channels", 3): return try await channels(request, target)
    case (.get, "agreements", 1): return Self.json(try await runtime.agreements())
    case (.get, "agreements", 2): return Self.json(try await runtime.agreement(target.path[1]))
    case (.post, "logs", 2) where target.path[1] == "export":
      return Self.json(try await runtime.export(Self.decode(request.body)))
    case (.post, "bundles", 2): return try await bundles(request, target)
    case (.get, "events", 1):
      return Self.json(
        await runtime.events(
          after: target.number("after") ?? 0, wait: min(target.number("wait") ?? 0, 60)))
    case (.post, "reload", 1): return Self.json(try await runtime.reloaded())
    case (.post, "clock", 2) where target.path[1] == "recovered":
      try await runtime.clockRecovered()
      return Self.json(OperatorAPI.Done())
    default: throw Self.nothing
    }
  }

  private func messages(_ request: Request, _ target: Target) async throws -> Response {
    switch (request.method, target.path.count, target.path.last) {
    case (.get, 1, _):
      return Self.json(
        try await runtime.messages(
          channel: target["channel"], box: target["box"],
          limit: target.number("limit").map { Int(clamping: $0) } ?? 1_000))
    case (.get, 2, let id?): return Self.json(try await runtime.detail(id))
    case (.get, 3, "page"): return Self.bytes(try await runtime.page(target.path[1]))
    case (.get, 3, "sealed"):
      return Self.bytes(try await runtime.sealedPage(target.path[1]))
    case (.post, 3, "shown"):
      let shown: OperatorAPI.Shown = try Self.decode(request.body)
      try await runtime.shown(target.path[1], post: shown.post)
      return Self.json(OperatorAPI.Done())
    default: throw Self.nothing
    }
  }

  private func drafts(_ request: Request, _ target: Target) async throws -> Response {
    switch (request.method, target.path.count, target.path.last) {
    case (.get, 1, _): return Self.json(try await runtime.drafts())
    case (.get, 2, let id?): return Self.json(try await runtime.draft(id))
    case (.post, 3, "discard"):
      try await runtime.discard(target.path[1])
      return Self.json(OperatorAPI.Done())
    default: throw Self.nothing
    }
  }

  private func channels(_ request: Request, _ target: Target) async throws -> Response {
    let id = target.path[1]
    switch (request.method, target.path[2]) {
    case (.get, "charter"): return Self.bytes(try await runtime.charter(id))
    case (.get, "charters"): return Self.json(try await runtime.charters(id))
    case (.post, "charters"): return Self.json(try await runtime.accept(request.body, in: id))
    case (.post, "withdraw"):
      return Self.json(try await runtime.withdraw(Self.decode(request.body), in: id))
    case (.get, "read"): return Self.json(try await runtime.readPositions(id))
    case (.get, "exchange"):
      return Self.bytes(
        try await runtime.exchange(
          id, message: target["message"], redact: target["redact"] == "1"))
    default: throw Self.nothing
    }
  }

  private func bundles(_ request: Request, _ target: Target) async throws -> Response {
    switch target.path[1] {
    case "out": return Self.bytes(try await runtime.bundle(Self.decode(request.body)))
    case "in":
      try await runtime.take(bundle: request.body)
      return Self.json(OperatorAPI.Done())
    default: throw Self.nothing
    }
  }
}

extension OperatorService {
  private static let nothing = OperatorAPI.Problem(
    "unknown-target", "the operator API of this version has nothing under this target")

  private static func status(of problem: OperatorAPI.Problem) -> Int {
    switch problem.kind {
    case "unknown-target", "unknown-message", "unknown-draft", "unknown-channel", "unknown-log",
      "unknown-proposal", "unknown-agreement":
      404
    case "recovering", "log-not-open", "already-recorded", "no-seal-key": 409
    case "malformed": 400
    default: 422
    }
  }

  private static func refuse(_ status: Int, _ problem: OperatorAPI.Problem) -> Response {
    Response(status, headers: jsonType, body: encode(problem))
  }

  private static func json(_ value: some Encodable) -> Response {
    Response(200, headers: jsonType, body: encode(value))
  }

  private static func bytes(_ bytes: [UInt8]) -> Response {
    Response(200, headers: [("Content-Type", "application/octet-stream")], body: bytes)
  }

  private static let jsonType: [Request.Header] = [("Content-Type", "application/json")]

  private static func encode(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do { return Array(try encoder.encode(value)) + [0x0A] } catch {
      preconditionFailure("strings and numbers can be written as JSON")
    }
  }

  private static func decode<Value: Decodable>(_ body: [UInt8]) throws -> Value {
    do { return try JSONDecoder().decode(Value.self, from: Data(body)) } catch {
      throw OperatorAPI.Problem("malformed", "the body is not the JSON that is asked for here")
    }
  }
}

/// What a request line asks for: parts of the path below `/v1/`, and the query.
struct Target {
  let path: [String]
  private let query: [(name: String, value: String)]

  init?(_ text: String) {
    let halves = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let prefix = "/\(OperatorAPI.version)/"
    guard let first = halves.first, first.hasPrefix(prefix) else { return nil }
    let parts = first.dropFirst(prefix.count)
      .split(separator: "/", omittingEmptySubsequences: false).map(Self.decoded)
    path = parts.compactMap { $0 }
    var pairs: [(String, String)] = []
    for pair in halves.dropFirst().first?.split(separator: "&") ?? [] {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, let name = Self.decoded(sides[0]), let value = Self.decoded(sides[1])
      else { return nil }
      pairs.append((name, value))
    }
    query = pairs
    guard path.count == parts.count, (1...4).contains(path.count) else { return nil }
  }

  subscript(name: String) -> String? { query.first { $0.name == name }?.value }

  func number(_ name: String) -> Int64? { self[name].flatMap { Decimal.parse($0) } }

  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = String(Substring(rest.prefix(2))).lowercased()
      guard digits.utf8.count == 2, let value = Hex.decode(digits) else { return nil }
      bytes += value
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
