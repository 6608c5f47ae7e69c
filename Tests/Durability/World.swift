import ParleyDelivery
import ParleyDiskKit
import ParleyForms
import ParleyNode
import ParleyNodeKit
import ParleyRecord
import ParleyTestKit
import ParleyWire

/// Two centres, each over its own disk, and a road between them: one notice, its answers and their
/// settlement, whatever machine stops on the way.
struct World: ~Copyable {
  enum Side: CaseIterable, Sendable { case alfa, bravo }

  let centres = TestCentres()
  var alfa: Centre
  var bravo: Centre
  private var now = Moment(monotonic: 0, civil: noon)
  /// Pages that an officer was told are recorded, by their page id.
  private(set) var reported: [Digest] = []
  private(set) var faults: [String] = []

  init() throws {
    let first = try Centre(centres.alfa)
    let second = try Centre(centres.bravo)
    alfa = first
    bravo = second
  }

  /// What happens before each step, for a test that wants something to.
  typealias Before = (Step, inout World) -> Void

  enum Step: CaseIterable {
    case founding, notice, delivery, shown, acknowledge, readBack, settlement
  }

  /// The whole story, and then quiet.
  mutating func live(before: Before = { _, _ in }) throws {
    for step in Step.allCases {
      before(step, &self)
      try take(step)
    }
    // Whatever was cut off is healed by time alone.
    for _ in 0..<6 {
      pass(seconds: 70)
      try tell(.alfa, .tick)
      try tell(.bravo, .tick)
      try settle()
    }
  }

  private mutating func take(_ step: Step) throws {
    pass(seconds: 5)
    switch step {
    case .founding: try found()
    case .notice:
      let page = centres.launch(at: now.civil)
      try issue(page.id, TestCentres.sign(page.text, 2, of: centres.alfa), .alfa)
    case .delivery: try settle()
    case .shown:
      guard let notice = try notice() else { return }
      try tell(.bravo, .shown(notice.id, post: "1"))
      try settle()
    case .acknowledge, .readBack:
      guard let notice = try notice() else { return }
      let page = answer(step, to: notice)
      try issue(page.id, TestCentres.sign(page.text, 1, of: centres.bravo), .bravo)
      try settle()
    case .settlement:
      pass(seconds: 61)
      try tell(.alfa, .tick)
      try tell(.bravo, .tick)
      try settle()
    }
  }

  private mutating func found() throws {
    for side in Side.allCases {
      try start(side)
      for input in centres.founding { try tell(side, input) }
    }
    try settle()
  }

  /// The notice as Bravo's desk shows it, which arrives at the latest by being sent again.
  private mutating func notice() throws -> MessageView? {
    for _ in 0..<4 where bravo.node.messages().isEmpty {
      pass(seconds: 70)
      try tell(.alfa, .tick)
      try settle()
    }
    if bravo.node.messages().isEmpty { faults.append("the notice does not arrive") }
    return bravo.node.messages().first
  }

  private func answer(_ step: Step, to notice: MessageView) -> Page {
    guard step == .readBack, let form = Catalogue.shipped[.launch1988] else {
      return centres.page(.acknowledge, from: centres.bravo, at: now.civil, re: [notice.id])
    }
    let said = ReadBack.fields(for: form, notice.page?.fields ?? [])
    return centres.page(
      .readBack, from: centres.bravo, at: now.civil, re: [notice.id],
      fields: said.map { ($0.name, $0.value) })
  }

  mutating func pass(seconds: Int64) {
    now.monotonic += seconds * 1_000
    now.civil = now.civil.adding(seconds: seconds)
  }
}

// The road, the people and the machines.
extension World {
  private mutating func start(_ side: Side) throws {
    try with(side) { try $0.start() }
    try recover()
  }

  /// Tells a centre until it has answered: whoever got no answer asks again.
  @discardableResult
  private mutating func tell(_ side: Side, _ input: Input) throws -> Outcome? {
    for _ in 0..<3 {
      let now = now
      if let outcome = with(side, { $0.take(input, at: now) }) { return outcome }
      try recover()
    }
    faults.append("\(side) does not answer")
    return nil
  }

  private mutating func issue(_ page: Digest, _ bytes: [UInt8], _ side: Side) throws {
    switch try tell(side, .page(bytes, TestCentres.entropy("\(page)")))?.refusal {
    // Nobody was told the first time; it was durable all the same.
    case nil, .alreadyRecorded: reported.append(page)
    case let refusal?: faults.append("\(side) refuses a page: \(refusal)")
    }
  }

  /// Carries what is on its way until nothing is; what meets a machine that is down is lost.
  private mutating func settle() throws {
    for _ in 0..<30 where !alfa.outbox.isEmpty || !bravo.outbox.isEmpty {
      for side in Side.allCases { try carry(from: side) }
    }
  }

  private mutating func carry(from side: Side) throws {
    let packets = with(side) { centre in
      defer { centre.outbox = [] }
      return centre.outbox
    }
    let other: Side = side == .alfa ? .bravo : .alfa
    for packet in packets {
      let now = now
      let arrival = Arrival(carrier: "https", answers: true)
      let answer = with(other) { $0.take(.bundle(packet.bytes, arrival), at: now) }
      try recover()
      guard let reply = answer?.reply else { continue }
      with(side) { _ = $0.take(.bundle(reply, Arrival(carrier: "https")), at: now) }
      try recover()
    }
  }

  /// Starts what is down again; what it then holds must be all that it has said.
  private mutating func recover() throws {
    for side in Side.allCases {
      let founding = centres.founding
      let now = now
      faults += try with(side) { centre in
        guard centre.isDown else { return [] }
        try centre.restart()
        let forgotten = centre.forgotten
        // The runtime reads cards and charters of the data directory at every start.
        for input in founding { centre.take(input, at: now) }
        return forgotten
      }
    }
  }

  @discardableResult
  private mutating func with<R>(_ side: Side, _ body: (inout Centre) throws -> R) rethrows -> R {
    switch side {
    case .alfa: try body(&alfa)
    case .bravo: try body(&bravo)
    }
  }
}

// What is wrong in the end.
extension World {
  var verdict: [String] {
    var wrong = faults + alfa.accusations + bravo.accusations + alfa.forgotten + bravo.forgotten
    for page in reported {
      let there = [alfa.node.messages(), bravo.node.messages()].map { messages in
        messages.filter { $0.page?.id == page && $0.judgement == .accepted }.count
      }
      if there != [1, 1] { wrong.append("page \(page) was reported recorded; found \(there)") }
    }
    if reported.count != 3 { wrong.append("\(reported.count) pages of 3 were recorded") }
    for origin in [centres.alfa.origin, centres.bravo.origin] {
      let (a, b) = (alfa.node.log(origin), bravo.node.log(origin))
      if a == nil || a?.size != b?.size || a?.root != b?.root {
        wrong.append("\(origin): \(a?.size ?? -1) entries at Alfa, \(b?.size ?? -1) at Bravo")
      }
      if a?.contradictions != [] || b?.contradictions != [] { wrong.append("\(origin) forked") }
    }
    return wrong
  }
}
