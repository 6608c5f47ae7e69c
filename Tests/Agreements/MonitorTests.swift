import Foundation
import ParleyAgreements
import ParleyPact
import ParleyTestKit
import ParleyWire
import Testing

/// Verdicts of other monitors on the same traces.
@Suite struct MonitorTests {
  private func lines(_ folder: String, _ name: String) throws -> [Substring] {
    let files = try Shared.files("agreements-data/mtl/\(folder)", "gz")
    guard let file = files.first(where: { $0.lastPathComponent == name }),
      let gzip = try Tool.path("gzip")
    else { return [] }
    let output = try Tool.run(gzip, ["-dc", file.path])
    return String(decoding: output.bytes, as: UTF8.self).split(separator: "\n")
  }

  private struct Request: Hashable {
    var agreement: Int
    var reference: Int
  }

  private let reply = """
    agreement response
      title en "Reply within 48 hours"
      parties Alfa, Bravo
      in force from 1 January 1970
      time UTC
      counted on dispatch

    message request en "request"
    message reply en "reply" answers request

    article 1 "Reply"
      when A sends request to B
      B must send reply to A within 48 hours of dispatch
    """

  /// MonPoly on `request(a,r) AND NOT EVENTUALLY[0,172800] reply(a,r)`, a hundred thousand events.
  @Test func repliesWithin48HoursAsMonPolyJudges() throws {
    let trace = try lines("response48h", "outstanding10.log.gz")
    guard !trace.isEmpty else { return }
    let verdicts = try Set(
      lines("response48h", "outstanding10.monpoly-verdicts.gz").flatMap { line in
        line.matches(of: /\((\d+),(\d+)\)/).compactMap { match in
          Int(match.output.1).flatMap { agreement in
            Int(match.output.2).map { Request(agreement: agreement, reference: $0) }
          }
        }
      })
    let empty = try AgreementEngine(Agreement.read(reply))
    var engines = [AgreementEngine](repeating: empty, count: 1_000)
    var end = try time("1970-01-01T00:00:00Z")
    var count = 0
    for line in trace {
      guard let match = line.wholeMatch(of: /@(\d+) (request|reply)\((\d+),(\d+)\)/),
        let seconds = Int64(match.output.1), let at = Timestamp(seconds: seconds),
        let agreement = Int(match.output.3)
      else { continue }
      let isReply = match.output.2 == "reply"
      var message = RecordedMessage(
        id: "\(isReply ? "r" : "q")\(match.output.4)", author: isReply ? "Bravo" : "Alfa",
        addressees: [isReply ? "Alfa" : "Bravo"], said: .message(String(match.output.2)),
        claimed: at)
      if isReply { message.about = "q\(match.output.4)" }
      engines[agreement].advance(to: at)
      engines[agreement].take(message)
      end = at
      count += 1
    }
    var late: Set<Request> = []
    var kept = 0
    for (agreement, var engine) in engines.enumerated() {
      engine.advance(to: end)
      kept += [.overdue, .overdueUnconfirmed, .fulfilledLate].map { engine.keptStates[$0] ?? 0 }
        .reduce(0, +)
      for row in engine.status(at: end).rows where row.state != .fulfilled && row.state != .due {
        guard let reference = Int(row.trigger.dropFirst()) else { continue }
        late.insert(Request(agreement: agreement, reference: reference))
      }
    }
    #expect(count == 100_000 && verdicts.count == 1_454)
    #expect(late == verdicts && kept == verdicts.count)
    Vectors.ran("MonPoly verdicts on \(count) events", verdicts.count)
  }

  /// Traces made to satisfy "p is followed by s within a to b"; a tick is a minute here. Where an
  /// answer is taken away, its request and no other is found late.
  @Test(arguments: [("RespondGLB10", 3, 10), ("RespondGLB100", 30, 100)])
  func boundedResponse(_ name: String, _ low: Int, _ high: Int) throws {
    struct Tick: Decodable {
      var time: Int64
      var p, s: Bool
    }
    let ticks = try lines("timescales", "\(name).head20k.jsonl.gz").prefix(2_400).map {
      try JSONDecoder().decode(Tick.self, from: Data($0.utf8))
    }
    guard let last = ticks.last else { return }
    var agreement = try Agreement.read(
      reply.replacingOccurrences(of: "answers request", with: ""))
    agreement.articles[0].norm.timings = [
      .within(Span(high, .minutes), of: .trigger), .notEarlierAfter(Span(low, .minutes), Edge(.it)),
    ]
    var record = AgreementRecord()
    func add(_ kind: String, _ author: String, _ other: String, _ tick: Tick) {
      guard let at = Timestamp(seconds: 1_000_000 + tick.time * 60) else { return }
      record.messages.append(
        RecordedMessage(
          id: "\(kind)\(tick.time)", author: author, addressees: [other], said: .message(kind),
          claimed: at))
    }
    for tick in ticks {
      if tick.p { add("request", "Alfa", "Bravo", tick) }
      if tick.s { add("reply", "Bravo", "Alfa", tick) }
    }
    let end = try #require(Timestamp(seconds: 1_000_000 + last.time * 60))
    func late(_ record: AgreementRecord) throws -> [String] {
      try Status.of(agreement, record, at: end).rows.filter { row in
        row.overlays.contains(.early) || row.state != .fulfilled && row.state != .due
      }.map(\.trigger)
    }
    #expect(try late(record).isEmpty)
    // Without the answer to the first request.
    let first = try #require(ticks.first { $0.p })
    var less = record
    less.messages.removeAll { message in
      message.said == .message("reply")
        && (first.time + Int64(low)...first.time + Int64(high)).contains(
          (message.claimed.seconds - 1_000_000) / 60)
    }
    #expect(try late(less).contains("request\(first.time)"))
    Vectors.ran("bounded response \(name)", record.messages.count)
  }
}
