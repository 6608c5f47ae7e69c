import ParleyAgreements
import ParleyPact
import ParleyWire

/// Following a thousand agreements of ten articles each, message by message.
///
/// The floor is a bare loop with the same duty and nothing else: one table and one heap of
/// deadlines. Before anything is timed, both must find the same requests overdue; tests compare the
/// same count with the verdicts of another monitor.
enum AgreementBench {
  private static let agreements = 1_000
  private static let outstanding = 10_000

  static func take(_ plan: BenchPlan) -> [BenchFinding] {
    // What is asked for counts a channel; here a message is a thousand times cheaper.
    let count = plan.messages == 512 ? 1_000_000 : max(plan.messages, 20_000)
    guard let text = try? Agreement.read(text), let engine = try? AgreementEngine(text) else {
      preconditionFailure("the agreement of the measure is one that can be followed")
    }
    var run = timed(count, engine)
    let late = lateMessages(&run.book)
    run.book = []
    let rebuild = rebuilt(count, engine)
    let size = bytes(engine)
    let sorted = run.samples.sorted()
    let floor = run.floor / Double(count)
    let of =
      "\(count) messages, \(run.open) open at the end, \(run.overdue) overdue as in the floor"
    return [
      BenchFinding(
        "a message, median", unit: "us", [(Spread.quantile(0.5, of: sorted), floor)],
        floorIs: "a bare loop: one table, one heap", goal: "2", remark: of),
      BenchFinding(
        "a message, p99", unit: "us", [Spread.quantile(0.99, of: sorted)], goal: "20",
        remark: "the greatest \(Int(sorted[sorted.count - 1])) us"),
      BenchFinding(
        "a message a year late, median", unit: "us", [Spread.quantile(0.5, of: late)],
        goal: "100", remark: "p99 \(Spread.quantile(0.99, of: late)) us"),
      BenchFinding(
        "\(count) messages rebuilt", unit: "s", [rebuild / 1_000_000], goal: "5",
        remark: "taken in one go, and one status"),
      BenchFinding(
        "an open instance, with its message", unit: "bytes", [size],
        goal: "200 without the message",
        remark: "of these, 24 for the instance, 16 for its deadline, 4 for the way to it"),
    ]
  }

  // MARK: Runs

  private struct Run {
    var samples: [Double]
    var floor: Double
    var overdue: Int
    var open: Int
    var book: [AgreementEngine]
  }

  private static func timed(_ count: Int, _ engine: AgreementEngine) -> Run {
    var book = [AgreementEngine](repeating: engine, count: agreements)
    var trace = ResponseTrace(agreements: agreements, outstanding: outstanding)
    var bare = BareLoop()
    var samples: [Double] = []
    samples.reserveCapacity(count)
    var floor = 0.0
    for _ in 0..<count {
      let event = trace.next()
      let message = event.message
      let start = Stopwatch.now()
      book[event.agreement].advance(to: message.claimed)
      book[event.agreement].take(message)
      let middle = Stopwatch.now()
      bare.take(event)
      floor += Stopwatch.now() - middle
      samples.append(middle - start)
    }
    guard let end = Timestamp(seconds: trace.clock) else { preconditionFailure("within range") }
    bare.advance(to: trace.clock)
    var states: [RowState: Int] = [:]
    for place in book.indices {
      book[place].advance(to: end)
      states.merge(book[place].keptStates) { $0 + $1 }
    }
    let overdue =
      [.overdue, .overdueUnconfirmed, .fulfilledLate].map { states[$0] ?? 0 }.reduce(0, +)
    precondition(
      overdue == bare.overdue, "the engine finds \(overdue) overdue, the bare loop \(bare.overdue)")
    return Run(
      samples: samples, floor: floor, overdue: overdue, open: states[.due] ?? 0, book: book)
  }

  /// A request and its reply that come a year after they were sent.
  private static func lateMessages(_ book: inout [AgreementEngine]) -> [Double] {
    var samples: [Double] = []
    for number in 0..<1_000 {
      for isReply in [false, true] {
        let event = ResponseTrace.Event(
          agreement: number, reference: 900_000_000 + number, isReply: isReply,
          time: ResponseTrace.start + Int64(number) + (isReply ? 3_600 : 0))
        let message = event.message
        let (time, _) = Stopwatch.real { book[number].take(message) }
        samples.append(time)
      }
    }
    return samples.sorted()
  }

  private static func rebuilt(_ count: Int, _ engine: AgreementEngine) -> Double {
    var book = [AgreementEngine](repeating: engine, count: agreements)
    var trace = ResponseTrace(agreements: agreements, outstanding: outstanding)
    var total = 0.0
    var left = count
    while left > 0 {
      let events = (0..<min(left, 50_000)).map { _ in trace.next() }
      left -= events.count
      let messages = events.map { ($0.agreement, $0.message) }
      total += Stopwatch.real { for (place, message) in messages { book[place].take(message) } }.0
    }
    guard let end = Timestamp(seconds: trace.clock) else { preconditionFailure("within range") }
    total += Stopwatch.real { for place in book.indices { book[place].advance(to: end) } }.0
    return total
  }

  // MARK: Memory

  /// What becomes resident for each of many open instances, with the message that began it.
  private static func bytes(_ engine: AgreementEngine) -> Double {
    let count = 200_000
    // The first run warms the allocator, and is kept, so that what it frees serves nobody.
    var kept = [engine, engine]
    var held = 0.0
    for place in kept.indices {
      let before = heldBytes()
      for number in 0..<count {
        kept[place].take(
          ResponseTrace.Event(
            agreement: 0, reference: number, isReply: false,
            time: ResponseTrace.start + Int64(number)
          ).message)
      }
      held = Double(heldBytes() - before) / Double(count)
    }
    precondition(kept.allSatisfy { $0.messageCount == count })
    return held
  }

  /// Resident bytes: pages of 4 KiB, as the kernel counts them.
  private static func heldBytes() -> Int {
    let fields = Scratch.text("/proc/self/statm").split(separator: " ")
    return (fields.count > 1 ? Int(fields[1]) ?? 0 : 0) * 4_096
  }

  // MARK: The agreement

  private static let text = """
    agreement measure
      title en "Ten articles"
      parties Alfa, Bravo, Charlie
      in force from 1 January 2011
      time UTC
      counted on receipt

    message request en "request"
    message reply en "reply" answers request
    message meeting-request en "meeting request" about request
    message plenary-request en "plenary request" about request
    message report en "report" about meeting-request
    message notice en "notice"
    message answer en "answer" answers notice
    event talk en "talk" about meeting-request recorded by both
    event session en "session" about plenary-request recorded by any
    event incident en "incident" recorded by any

    article 1 "Request"
      any party A may send request to any other party B

    article 2 "Reply within 48 hours"
      when A sends request to B
      B must send reply to A within 48 hours of receipt
      remains due

    article 3 "Meeting"
      when A sends request to B
      if article 2 is performed or article 2 is overdue
      A may send meeting-request to B

    article 4 "Held within 48 hours"
      when A sends meeting-request to B
      A and B must hold talk within 48 hours of receipt

    article 5 "Report"
      when A sends meeting-request to B
      A must send report to B within 5 days of receipt

    article 6 "Plenary"
      when A sends request to B
      A or B may send plenary-request to all other parties

    article 7 "Session"
      when A sends plenary-request to B
      A and B must hold session within 48 hours of receipt

    article 8 "Notice"
      any party A may send notice to any other party B

    article 9 "Answer"
      when A sends notice to B
      B must send answer to A within 24 hours of receipt

    article 10 "Incidents"
      when incident by A
      A must send notice to all other parties without delay, alert after 12 hours
    """
}
