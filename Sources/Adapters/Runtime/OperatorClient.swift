import FoundationEssentials
package import ParleyHTTP
import ParleyWire

/// A command's or a desk's side of the operator API.
///
/// `stop` must be awaited before the process exits.
package struct OperatorClient: Sendable {
  private let http: HTTPClient
  private let socket: String

  /// Why a call brought no answer.
  package enum Failure: Error, Sendable {
    /// Nobody listens on the socket: the node does not run.
    case notRunning(socket: String)
    /// The node answered with a reason.
    case refused(status: Int, OperatorAPI.Problem)
    case broken(String)
  }

  /// - Parameter socket: the path of `operator.sock`.
  package init(socket: String, http: HTTPClient = HTTPClient()) {
    self.socket = socket
    self.http = http
  }

  package func stop() async { await http.stop() }
}

// The calls, as OperatorAPI.swift lists them.
extension OperatorClient {
  package func status() async throws(Failure) -> OperatorAPI.Status { try await get("status") }

  /// - Parameters:
  ///   - box: `in`, `out`, or nil for both.
  ///   - limit: the newest so many.
  package func messages(
    channel: String? = nil, box: String? = nil, limit: Int? = nil
  ) async throws(Failure) -> [OperatorAPI.MessageSummary] {
    let query = [("channel", channel), ("box", box), ("limit", limit.map(String.init))]
    return try await get("messages" + Self.query(query))
  }

  package func message(_ id: String) async throws(Failure) -> OperatorAPI.MessageDetail {
    try await get("messages/\(Self.encoded(id))")
  }

  /// The page as text, or with `sealed` the age file.
  package func page(_ id: String, sealed: Bool = false) async throws(Failure) -> [UInt8] {
    try await call(.get, "messages/\(Self.encoded(id))/\(sealed ? "sealed" : "page")")
  }

  package func shown(_ id: String, post: String) async throws(Failure) {
    let _: OperatorAPI.Done = try await self.post(
      "messages/\(Self.encoded(id))/shown", OperatorAPI.Shown(post: post))
  }

  package func submit(page: [UInt8]) async throws(Failure) -> OperatorAPI.PageTaken {
    try decode(await call(.post, "pages", page))
  }

  package func drafts() async throws(Failure) -> [OperatorAPI.Draft] { try await get("drafts") }

  package func draft(_ id: String) async throws(Failure) -> OperatorAPI.Draft {
    try await get("drafts/\(Self.encoded(id))")
  }

  package func discard(_ id: String) async throws(Failure) {
    let _: OperatorAPI.Done = try decode(
      await call(.post, "drafts/\(Self.encoded(id))/discard", []))
  }

  package func charter(_ channel: String) async throws(Failure) -> [UInt8] {
    try await call(.get, "channels/\(Self.encoded(channel))/charter")
  }

  package func charters(
    _ channel: String
  ) async throws(Failure) -> [OperatorAPI.CharterVersion] {
    try await get("channels/\(Self.encoded(channel))/charters")
  }

  /// - Parameter charter: a later version as a note that this party has signed.
  package func accept(
    _ charter: [UInt8], in channel: String
  ) async throws(Failure) -> OperatorAPI.CharterVersion {
    try decode(await call(.post, "channels/\(Self.encoded(channel))/charters", charter))
  }

  package func withdraw(
    _ version: String, in channel: String
  ) async throws(Failure) -> OperatorAPI.CharterVersion {
    try await post(
      "channels/\(Self.encoded(channel))/withdraw", OperatorAPI.Withdrawal(version: version))
  }

  package func readPositions(
    _ channel: String
  ) async throws(Failure) -> [OperatorAPI.ReadPosition] {
    try await get("channels/\(Self.encoded(channel))/read")
  }

  package func exchange(
    _ channel: String, message: String? = nil, redact: Bool = false
  ) async throws(Failure) -> [UInt8] {
    let query = Self.query([("message", message), ("redact", redact ? "1" : nil)])
    return try await call(.get, "channels/\(Self.encoded(channel))/exchange" + query)
  }

  package func agreements() async throws(Failure) -> [OperatorAPI.AgreementSummary] {
    try await get("agreements")
  }

  package func agreement(_ id: String) async throws(Failure) -> OperatorAPI.AgreementFile {
    try await get("agreements/\(Self.encoded(id))")
  }

  package func exportLog(
    _ order: OperatorAPI.LogExport
  ) async throws(Failure) -> OperatorAPI.LogExported {
    try await post("logs/export", order)
  }

  package func bundle(_ order: OperatorAPI.BundleOrder) async throws(Failure) -> [UInt8] {
    try await call(.post, "bundles/out", Self.encode(order))
  }

  package func take(bundle: [UInt8]) async throws(Failure) {
    let _: OperatorAPI.Done = try decode(await call(.post, "bundles/in", bundle))
  }

  /// Events after a number; waits up to `wait` seconds for the first.
  package func events(after: Int64, wait: Int = 0) async throws(Failure) -> OperatorAPI.Events {
    try await get("events?after=\(after)&wait=\(min(max(wait, 0), 60))")
  }

  package func reload() async throws(Failure) -> OperatorAPI.Reloaded {
    try decode(await call(.post, "reload", []))
  }

  package func clockRecovered() async throws(Failure) {
    let _: OperatorAPI.Done = try decode(await call(.post, "clock/recovered", []))
  }
}

extension OperatorClient {
  private func get<Value: Decodable>(_ target: String) async throws(Failure) -> Value {
    try decode(await call(.get, target))
  }

  private func post<Value: Decodable>(
    _ target: String, _ body: some Encodable
  ) async throws(Failure) -> Value {
    try decode(await call(.post, target, Self.encode(body)))
  }

  /// An exchange file may have 256 MiB; everything else is far below.
  private func call(
    _ method: Request.Method, _ target: String, _ body: [UInt8] = []
  ) async throws(Failure) -> [UInt8] {
    let answer: HTTPClient.Answer
    do throws(HTTPClientError) {
      answer = try await http.call(
        socket: socket, method, "/\(OperatorAPI.version)/\(target)", body: body,
        timeout: .seconds(90), limit: Limit.exchangeBytes)
    } catch {
      if case .unreachable = error { throw .notRunning(socket: socket) }
      throw .broken("\(error)")
    }
    guard answer.status < 400 else {
      let problem = try? JSONDecoder().decode(
        OperatorAPI.Problem.self, from: Data(answer.body))
      throw .refused(
        status: answer.status,
        problem ?? OperatorAPI.Problem("http", "the node answered \(answer.status)"))
    }
    return answer.body
  }

  private func decode<Value: Decodable>(_ body: [UInt8]) throws(Failure) -> Value {
    do { return try JSONDecoder().decode(Value.self, from: Data(body)) } catch {
      throw .broken("an answer that is not understood: is the node of another version?")
    }
  }

  private static func encode(_ value: some Encodable) -> [UInt8] {
    do { return Array(try JSONEncoder().encode(value)) } catch {
      preconditionFailure("strings and numbers can be written as JSON")
    }
  }

  private static func query(_ pairs: [(String, String?)]) -> String {
    let set = pairs.compactMap { name, value in value.map { "\(name)=\(encoded($0))" } }
    return set.isEmpty ? "" : "?" + set.joined(separator: "&")
  }

  /// Percent-encodes all but the unreserved characters (RFC 3986 section 2.3).
  static func encoded(_ text: String) -> String {
    var out = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        out.unicodeScalars.append(Unicode.Scalar(byte))
      default: out += "%" + Hex.encode([byte]).uppercased()
      }
    }
    return out
  }
}
