import Foundation
import ParleyAgreements
import ParleyPact
import ParleyTestKit
import ParleyWire
import Testing

/// Each row's steps are checked by a reader that knows the record and a calendar, and no engine.
@Suite struct DerivationTests {
  @Test func everyStepChecksByItself() throws {
    var rows = 0
    var steps = 0
    for item in try Case.all() {
      let record = try item.recorded()
      let status = try Status.of(item.text(), record, at: item.instant())
      for row in status.rows {
        let reader = try StepReader(record, item.text(), row, at: item.instant())
        #expect(reader.faults.isEmpty, "\(item.name) \(row.key): \(reader.faults)")
        rows += 1
        steps += row.derivation.count
      }
    }
    Vectors.ran("derivations read without the engine", steps)
    Vectors.ran("rows they belong to", rows)
  }

  @Test func randomRowsCheckToo() throws {
    for file in try Shared.files("agreements-data/reference/examples", "pact") {
      let agreement = try Agreement.read(String(contentsOf: file, encoding: .utf8))
      for seed in 70..<76 as Range<UInt64> {
        let record = try RandomRecord.record(agreement, seed: seed, count: 30)
        let last = try #require(record.messages.map(\.claimed).max())
        let end = last.adding(seconds: 200_000)
        for row in try Status.of(agreement, record, at: end).rows {
          let reader = StepReader(record, agreement, row, at: end)
          #expect(reader.faults.isEmpty, "\(agreement.id) \(row.key): \(reader.faults)")
        }
      }
    }
  }

  /// The reader finds what is wrong.
  @Test func wrongStepsAreCaught() throws {
    for item in try Case.all() {
      let record = try item.recorded()
      let agreement = try item.text()
      for row in try Status.of(agreement, record, at: item.instant()).rows {
        var spoilt: [Row] = []
        for place in row.derivation.indices {
          var other = row
          if case .counted(var count) = other.derivation[place] {
            count.to = count.to.adding(seconds: 1)
            other.derivation[place] = .counted(count)
          } else if case .performed(let id, let at, let source, let verdict) = row.derivation[place]
          {
            other.derivation[place] = .performed(
              message: id, at: at.adding(seconds: 60), source: source, verdict: verdict)
          } else if case .silence(let of, _, let after) = row.derivation[place] {
            other.derivation[place] = .silence(
              of: of, heard: after.adding(seconds: -1), after: after)
          } else {
            continue
          }
          spoilt.append(other)
        }
        var other = row
        other.evidence.append("nobody-sent-this")
        spoilt.append(other)
        for row in spoilt {
          let reader = try StepReader(record, agreement, row, at: item.instant())
          #expect(!reader.faults.isEmpty, "\(item.name) \(row.key)")
        }
      }
    }
  }
}

/// Reads one row's derivation with the record beside it.
struct StepReader {
  private(set) var faults: [String] = []
  private let record: AgreementRecord
  private let tolerance: Int64
  private var deadlines: [Timestamp] = []
  private var isOver: Bool

  init(_ record: AgreementRecord, _ agreement: Agreement, _ row: Row, at instant: Timestamp) {
    self.record = record
    let leeway =
      agreement.tolerance.map { Int64($0.count) * ($0.unit == .hours ? 3_600 : 60) } ?? 0
    tolerance = leeway
    isOver = row.due.map { instant.seconds > $0.seconds + leeway } ?? false
    let ids = Set(record.messages.map(\.id))
    for id in row.evidence where !ids.contains(id) { faults.append("no message \(id)") }
    for step in row.derivation { read(step, row) }
    if let due = row.due, !deadlines.isEmpty, deadlines.min() != due {
      faults.append("the deadline is not the earliest that was counted")
    }
    conclude(row)
  }

  private func message(_ id: String) -> RecordedMessage? { record.messages.first { $0.id == id } }

  private mutating func expect(_ holds: Bool, _ fault: String) {
    if !holds { faults.append(fault) }
  }

  private mutating func read(_ step: Step, _ row: Row) {
    switch step {
    case .article(let number, _): expect(number == row.article, "another article")
    case .trigger(.message(let id), let at, let source):
      expect(isTime(at, of: id, source), "trigger")
    case .trigger(.event(_, let evidence), let at, _):
      expect(evidence.contains { eventTime($0) == at }, "no record gives the event's time")
    case .trigger(.fact(_, let evidence), _, _):
      expect(evidence.allSatisfy { message($0) != nil }, "a fact without its messages")
    case .trigger: break
    case .counted(let count): recount(count)
    case .dayOfYear(_, _, _, _, let to), .date(_, _, _, let to): deadlines.append(to)
    case .extended(_, let to): deadlines = [to]
    case .performed(let id, let at, let source, let verdict):
      expect(at == row.performed && isTime(at, of: id, source), "the act was not then")
      judge(at, verdict, row)
    case .silence(_, let heard, let after):
      expect(heard >= after && row.performed == nil, "not silent")
    case .notHeard(_, let since, let deadline):
      expect(since.map { $0 < deadline } ?? true, "it was heard")
    case .condition(_, _, let evidence):
      expect(evidence.allSatisfy { message($0) != nil }, "a condition without its messages")
    case .act(let id, let by, _): expect(message(id)?.author == by, "somebody else's act")
    case .stopped(let by, let at, _): expect(message(by)?.claimed == at, "not stopped then")
    case .noDeadline, .refused: break
    }
  }

  private func eventTime(_ id: String) -> Timestamp? {
    if case .event(_, _, let at, _, _)? = message(id)?.said { at } else { nil }
  }

  private func isTime(_ at: Timestamp, of id: String, _ source: Step.TimeSource) -> Bool {
    guard let message = message(id) else { return false }
    switch source {
    case .receipt(let party), .cappedByReceipt(let party): return message.receipt(of: party) == at
    case .dispatch: return max(message.claimed, message.notBefore ?? message.claimed) == at
    case .recordOfEvent: return record.messages.contains { eventTime($0.id) == at }
    case .computed: return true
    }
  }

  /// Hours as seconds, days with Foundation's calendar.
  private mutating func recount(_ count: Step.Count) {
    guard count.counting == .elapsed else { return }
    let sign = count.backwards ? -1 : 1
    let amount = sign * count.span.count
    let expected: Int64?
    switch count.span.unit {
    case .minutes: expected = count.from.seconds + Int64(amount) * 60
    case .hours: expected = count.from.seconds + Int64(amount) * 3_600
    default:
      var calendar = Calendar(identifier: .gregorian)
      calendar.timeZone = TimeZone(secondsFromGMT: count.zone.minutes * 60) ?? .gmt
      let components: [Span.Unit: Calendar.Component] = [
        .days: .day, .weeks: .weekOfYear, .months: .month, .years: .year,
      ]
      let start = Date(timeIntervalSince1970: Double(count.from.seconds))
      expected = components[count.span.unit].flatMap {
        calendar.date(byAdding: $0, value: amount, to: start)
      }.map { Int64($0.timeIntervalSince1970) }
    }
    expect(expected == nil || expected == count.to.seconds, "the sum is wrong")
    deadlines.append(count.to)
  }

  private mutating func judge(_ at: Timestamp, _ verdict: Step.Verdict, _ row: Row) {
    guard let due = row.due else { return }
    switch verdict {
    case .inTime, .disputable, .early: expect(at <= due, "not in time")
    case .withinTolerance:
      expect(at > due && at.seconds <= due.seconds + tolerance, "not within the tolerance")
    case .late: expect(at.seconds > due.seconds + tolerance, "not late")
    }
  }

  /// The state follows from the steps.
  private mutating func conclude(_ row: Row) {
    let verdict = row.derivation.compactMap { step -> Step.Verdict? in
      if case .performed(_, _, _, let verdict) = step { verdict } else { nil }
    }.first
    switch row.state {
    case .fulfilled: expect(verdict != nil && verdict != .late, "nothing shows it fulfilled")
    case .fulfilledLate: expect(verdict == .late, "nothing shows it late")
    case .overdue, .overdueUnconfirmed: expect(isOver && verdict == nil, "nothing shows it overdue")
    case .due: expect(!isOver && verdict == nil, "it is not due")
    case .excused, .waived:
      expect(row.derivation.contains { if case .act = $0 { true } else { false } }, "by nobody")
    case .clockNotStarted, .waiting: expect(row.due == nil, "a clock runs")
    case .suspended, .lapsed, .superseded, .kept, .contrary: break
    }
  }
}
