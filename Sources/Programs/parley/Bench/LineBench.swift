import ParleyConsole
import ParleyCrypto
import ParleyCustody
import ParleyHTTP
import ParleyKeylog
import ParleyWire

/// One notice at a time, and many at once, between two whole centres in this process.
enum LineBench {
  private static let inFlight = 64
  private static let notices = 40

  static func latency(_ plan: BenchPlan) async throws(CommandError) -> [BenchFinding] {
    let centres = try BenchCentres(in: plan.folder)
    let line = try await BenchLine(centres)
    let floor = try await LineFloor(centres)
    for number in 0..<20 { try await line.send(number) }
    var middle: [(figure: Double, floor: Double)] = []
    var late: [(figure: Double, floor: Double)] = []
    for round in 0..<plan.rounds {
      var figures: [Double] = []
      var floors: [Double] = []
      for notice in 0..<notices {
        let start = Stopwatch.now()
        try await line.send(1_000 + round * notices + notice)
        figures.append((Stopwatch.now() - start) / 1_000)
        floors.append(try await floor.take() / 1_000)
      }
      let (f, g) = (figures.sorted(), floors.sorted())
      middle.append((Spread.quantile(0.5, of: f), Spread.quantile(0.5, of: g)))
      late.append((Spread.quantile(0.99, of: f), Spread.quantile(0.99, of: g)))
    }
    await line.stop()
    await floor.stop()
    let floorIs =
      "3 appends with fdatasync, one POST over mutual TLS of the same sizes, and the cryptography"
    return [
      BenchFinding(
        "one notice of 1 KiB at a time, p50", unit: "ms", middle, floorIs: floorIs,
        goal: "at most 2 x the floor",
        remark: "signed by two officers until the receipt is verified and durable at its sender;"
          + " both centres in this process"),
      BenchFinding("the same, p99", unit: "ms", late, floorIs: floorIs),
    ]
  }

  static func throughput(_ plan: BenchPlan) async throws(CommandError) -> [BenchFinding] {
    let centres = try BenchCentres(in: plan.folder)
    let line = try await BenchLine(centres)
    var samples: [(figure: Double, floor: Double)] = []
    for round in 0..<plan.rounds {
      let start = Stopwatch.now()
      try await line.sendTogether(from: round * inFlight * 8, count: inFlight * 8)
      let figure = Double(inFlight * 8) / (Stopwatch.now() - start) * 1_000_000
      let bare = (0..<64).reduce(0.0) { sum, _ in sum + HandleBench.cryptography() } / 64
      samples.append((figure, Double(Machine.cores) / bare * 1_000_000))
    }
    await line.stop()
    return [
      BenchFinding(
        "notices of 1 KiB, \(inFlight) in flight", unit: "a second", samples,
        floorIs: "the cryptography of both sides alone, on \(Machine.cores) cores", isRate: true,
        goal: "2,800 a second", remark: "both centres in this process")
    ]
  }
}

/// What one notice cannot do without: three syncs, one round trip, the cryptography.
private final class LineFloor {
  private static let sizes = (out: 3_100, back: 1_100, record: 4_600)
  private let file: BareFile
  private let server = HTTPServer()
  private let client: HTTPClient
  private let url: String
  private let pin: Pin

  private struct Echo: Service {
    func answer(_ request: Request) async -> Response {
      Response(200, body: [UInt8](repeating: 0x78, count: LineFloor.sizes.back))
    }
  }

  init(_ centres: BenchCentres) async throws(CommandError) {
    let (a, b) = (centres.alfa.directory, centres.bravo.directory)
    file = try BareFile("\(centres.scratch.path)/floor")
    client = HTTPClient(
      identity: HTTPClient.Identity(certificate: a.linkCertificate, key: a.linkKey))
    let pins = try custody { () throws(CustodyError) in (try Self.pin(a), try Self.pin(b)) }
    pin = pins.1
    do throws(HTTPError) {
      let port = try await server.listen(
        .nodes(
          host: "127.0.0.1", port: 0, certificate: b.linkCertificate, key: b.linkKey,
          allowed: AllowList([pins.0])), serving: Echo())
      url = "https://127.0.0.1:\(port)/v1/bundle"
    } catch { throw CommandError(.system, "the floor cannot listen: \(error)") }
  }

  private static func pin(_ directory: DataDirectory) throws(CustodyError) -> Pin {
    let log = try directory.keyLog()
    let grant = known(KeyState(log, at: log.size).grants(.link).last).grant
    guard case .pin(let digest) = grant.key else { preconditionFailure("a link grant has a pin") }
    return Pin(digest)
  }

  /// Microseconds.
  func take() async throws(CommandError) -> Double {
    let start = Stopwatch.now()
    let record = [UInt8](repeating: 0x78, count: Self.sizes.record)
    file.append(record)
    do throws(HTTPClientError) {
      _ = try await client.post(
        url, pin: pin, body: [UInt8](repeating: 0x78, count: Self.sizes.out),
        timeout: .seconds(10))
    } catch { throw CommandError(.system, "the floor has no line: \(error)") }
    file.append(record)
    file.append(record)
    return Stopwatch.now() - start + HandleBench.cryptography()
  }

  func stop() async {
    await client.stop()
    await server.drain(grace: .zero)
  }
}
