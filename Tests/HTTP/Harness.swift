import Glibc
import ParleyCrypto
import ParleyHTTP
import Synchronization
import Testing

/// A folder of its own for one test, removed with it.
final class Folder: Sendable {
  let path: String

  init() {
    var name = Array("/tmp/parley-http-XXXXXX".utf8CString)
    precondition(mkdtemp(&name) != nil, "no folder for a test")
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for name in names() { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  private func names() -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names.filter { $0 != "." && $0 != ".." }
  }

  func write(_ name: String, _ bytes: [UInt8]) -> String {
    let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    precondition(Glibc.write(file, bytes, bytes.count) == bytes.count, "cannot write \(name)")
    close(file)
    return "\(path)/\(name)"
  }
}

/// A party's link key with its files.
struct Party {
  let pin: Pin
  let identity: HTTPClient.Identity

  init(_ seed: UInt8, _ folder: Folder) throws {
    let made = try LinkCertificate.make(
      commonName: "party \(seed)", seed: SecretBytes(copying: [UInt8](repeating: seed, count: 32)),
      notBefore: 1_700_000_000, days: 3650)
    let key = made.keyPEM.withBytes { bytes in (0..<bytes.count).map { bytes[$0] } }
    pin = made.pin
    identity = HTTPClient.Identity(
      certificate: folder.write("\(seed).crt", Array(made.certificatePEM.utf8)),
      key: folder.write("\(seed).key", key))
  }
}

struct Handler: Service {
  let body: @Sendable (Request) async -> Response
  init(_ body: @escaping @Sendable (Request) async -> Response) { self.body = body }
  func answer(_ request: Request) async -> Response { await body(request) }
}

let echo = Handler { Response(200, body: $0.body) }

/// A server with a node endpoint and a Unix endpoint, and the parties a, b (allowed) and c (not).
final class World: Sendable {
  let folder = Folder()
  let a: Party, b: Party, c: Party
  let host: Party
  let allowed: AllowList
  let server: HTTPServer
  let port: UInt16
  var socket: String { "\(folder.path)/s" }
  var url: String { "https://127.0.0.1:\(port)/x" }

  init(limits: Limits = Limits(), serving service: any Service = echo) async throws {
    a = try Party(1, folder)
    b = try Party(2, folder)
    c = try Party(3, folder)
    host = try Party(9, folder)
    allowed = AllowList([a.pin, b.pin])
    server = HTTPServer(limits: limits)
    port = try await server.listen(
      .nodes(
        host: "127.0.0.1", port: 0, certificate: host.identity.certificate,
        key: host.identity.key, allowed: allowed), serving: service)
    try await server.listen(.unix(path: "\(folder.path)/s"), serving: service)
  }

  func post(
    _ client: HTTPClient, _ body: [UInt8] = [], timeout: Duration = .seconds(10)
  ) async throws -> HTTPClient.Answer {
    try await client.post(url, pin: host.pin, body: body, timeout: timeout)
  }

  func drain() async { await server.drain(grace: .milliseconds(100)) }
}

/// Runs `body` with a world and a client of party a, and takes both down in order.
func inWorld(
  limits: Limits = Limits(), serving service: any Service = echo,
  _ body: (World, HTTPClient) async throws -> Void
) async throws {
  let world = try await World(limits: limits, serving: service)
  let client = HTTPClient(identity: world.a.identity)
  do { try await body(world, client) } catch { Issue.record(error) }
  await client.stop()
  await world.drain()
}

/// On a thread of its own: Swift's few are needed by the handlers, and on Linux the global dispatch
/// queues share them.
func blocking<R: Sendable>(_ body: @escaping @Sendable () -> R) async -> R {
  await withCheckedContinuation { done in
    let work = Unmanaged.passRetained(Work { done.resume(returning: body()) })
    var thread = pthread_t()
    precondition(pthread_create(&thread, nil, runWork, work.toOpaque()) == 0, "no thread")
    pthread_detach(thread)
  }
}

private final class Work: Sendable {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

private let runWork: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
  work in
  guard let work else { preconditionFailure("a thread without its work") }
  Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
  return nil
}

/// Waits for what another thread will make true; false after two seconds.
func eventually(_ condition: () async -> Bool) async -> Bool {
  for _ in 0..<200 {
    if await condition() { return true }
    try? await Task.sleep(for: .milliseconds(10))
  }
  return false
}

/// Counts from any thread.
final class Counter: Sendable {
  private let value = Atomic(0)
  func add() { value.add(1, ordering: .relaxed) }
  var count: Int { value.load(ordering: .relaxed) }
}

/// A door that handlers wait at until the test opens it.
actor Gate {
  private var isOpen = false
  private var waiting: [CheckedContinuation<Void, Never>] = []
  var count: Int { waiting.count }

  func pass() async {
    guard !isOpen else { return }
    await withCheckedContinuation { waiting.append($0) }
  }

  func open() {
    isOpen = true
    for one in waiting { one.resume() }
    waiting = []
  }
}

/// What a command prints, on both streams; nil if its program is not there.
func shell(_ command: String) async -> String? {
  await blocking {
    guard let pipe = popen("{ \(command); } 2>&1 </dev/null; echo \"exit $?\"", "r") else {
      return nil
    }
    defer { pclose(pipe) }
    var text = ""
    var piece = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&piece, 1, piece.count, pipe), count > 0 {
      text += String(decoding: piece[..<count], as: UTF8.self)
    }
    return text.contains("exit 127") ? nil : text
  }
}
