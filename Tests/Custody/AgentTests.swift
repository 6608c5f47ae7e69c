import Foundation
import Glibc
import ParleyCrypto
import ParleyCustody
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyWire
import Synchronization
import Testing

/// An agent at work on a real socket, answered through a pipe.
private final class Seat: Sendable {
  let scratch: Scratch
  let office: Office
  let key: HeldKey
  private let told = Mutex("")
  private let answers: Int32
  private let stop: Int32

  var socket: String { scratch.path("agent.sock") }
  var shown: String { told.withLock { $0 } }

  init(
    _ party: String = "alfa.example", rights: [Grant.Right] = [.draft], until: Timestamp? = nil,
    seconds: Int64 = 600, answers typed: String, nature: FormNature = .unknown,
    closed: Bool = true
  ) throws {
    // A seat whose shift is over has closed its end of the pipe.
    signal(SIGPIPE, SIG_IGN)
    scratch = try Scratch()
    office = try #require(Office("\(party)/watch"))
    let made = try OfficerSeat.request(
      office, post: "watch-3", person: "p-17", rights: rights, from: Centre.time(), until: until,
      entropy: SeededEntropy())
    key = made.key
    let (consent, typing) = try Self.pipe()
    let (halt, halting) = try Self.pipe()
    answers = typing
    stop = halting
    _ = write(typing, typed, typed.utf8.count)
    if closed { close(typing) }
    let post = try #require(OfficerPost(made.grant))
    let path = socket
    let key = key
    Thread.detachNewThread { [self] in
      let tell: @Sendable (String) -> Void = { text in self.told.withLock { $0 += text } }
      let agent = try? Agent(
        key, post, shift: Shift(seconds: seconds), consent: Consent(answers: consent, show: tell),
        describe: { page, right in (nature, ["\(right.rawValue) \(page.form)"]) },
        log: { tell("[\($0)]\n") })
      try? agent?.serve(at: path, stop: halt)
      close(consent)
      close(halt)
    }
    for _ in 0..<2_000 where access(path, F_OK) != 0 { usleep(1_000) }
  }

  deinit {
    _ = write(stop, "x", 1)
    close(stop)
  }

  private static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    try #require(Glibc.pipe(&ends) == 0)
    return (ends[0], ends[1])
  }

  func page(from office: Office? = nil) throws -> Page {
    Page(
      channel: SHA256.hash("channel"), charter: 1, form: try #require(FormID("launch-1988/1")),
      from: office ?? self.office, to: [try #require(Office("\(party("bravo"))/watch"))],
      release: 1, precedence: .priority, at: try Centre.time(),
      issueBy: try Centre.time("2026-11-23T12:00:00Z"), nonce: [UInt8](repeating: 1, count: 15),
      fields: [try #require(Field("area", "grid 33"))])
  }

  func party(_ name: String) -> String {
    office.party.world == .exercise ? "exercise.\(name).example" : "\(name).example"
  }

  func sign(_ page: Page, as right: Grant.Right = .draft) throws(AgentClient.Failure)
    -> SignatureLine
  {
    try AgentClient.sign(page.text, as: right, at: socket)
  }

  func rule(_ page: Page, as right: Grant.Right = .draft) throws -> String {
    let failure = try #require(throws: AgentClient.Failure.self) { try sign(page, as: right) }
    guard case .refused(let rule, _) = failure else { return "\(failure)" }
    return rule
  }
}

@Suite struct AgentTests {
  @Test func `a yes signs exactly the page, a no does not`() throws {
    let seat = try Seat(answers: "y\nno\nyes\nyess\n")
    let page = try seat.page()
    for answer in ["y", "no", "yes", "yess", "nothing at all"] {
      if answer.hasPrefix("y") && answer != "yess" {
        let line = try seat.sign(page)
        #expect(seat.key.verifier.verifies(line, on: page.text) != nil)
        #expect(seat.key.verifier.verifies(line, on: page.text + [0x0A]) == nil)
      } else {
        #expect(try seat.rule(page) == "A-9", "\(answer)")
      }
    }
    #expect(seat.shown.contains("draft launch-1988/1\nSign? [y/N] "))
    #expect(seat.shown.contains("[signed \(page.id) launch-1988/1 as draft]"))
    #expect(Scratch.mode(seat.socket) == 0o600)
  }

  @Test func `what the officer may not sign is not even shown`() throws {
    let seat = try Seat(answers: "y\ny\ny\n")
    let other = try #require(Office("alfa.example/general-staff"))
    #expect(try seat.rule(seat.page(from: other)) == "A-3")
    #expect(try seat.rule(seat.page(), as: .release) == "A-4")
    let exercise = try Seat("exercise.alfa.example", answers: "y\n")
    #expect(try exercise.rule(seat.page()) == "A-2")
    #expect(try seat.rule(exercise.page()) == "A-2")
    #expect(!seat.shown.contains("Sign?") && !exercise.shown.contains("Sign?"))
  }

  @Test func `an act is an answer and a notice is not`() throws {
    let rights: [Grant.Right] = [.answer, .draft]
    let act = try Seat(rights: rights, answers: "y\n", nature: .act)
    #expect(try act.rule(act.page(), as: .draft) == "A-5")
    #expect(throws: Never.self) { try act.sign(act.page(), as: .answer) }
    let notice = try Seat(rights: rights, answers: "y\n", nature: .notice)
    #expect(try notice.rule(notice.page(), as: .answer) == "A-5")
    #expect(throws: Never.self) { try notice.sign(notice.page(), as: .draft) }
  }

  @Test func `an appointment that has ended does not sign`() throws {
    let seat = try Seat(until: Centre.time("2026-11-23T09:00:01Z"), answers: "y\n")
    #expect(try seat.rule(seat.page()) == "A-7")
  }

  @Test func `after the shift nobody answers`() throws {
    let seat = try Seat(seconds: 0, answers: "y\n")
    for _ in 0..<2_000 where !seat.shown.contains("the shift is over") { usleep(1_000) }
    let failure = try #require(throws: AgentClient.Failure.self) { try seat.sign(seat.page()) }
    guard case .noAgent = failure else { return #expect(Bool(false), "\(failure)") }
    #expect(access(seat.socket, F_OK) != 0, "its socket is gone with it")
  }

  @Test func `a question that outlasts the shift is not answered`() throws {
    let seat = try Seat(seconds: 1, answers: "", closed: false)
    #expect(try seat.rule(seat.page()) == "A-8")
  }

  @Test func `garbage is refused, and the agent lives on`() throws {
    let seat = try Seat(answers: "y\n")
    for text in ["", "parley page v1\n", String(repeating: "x", count: 5_000)] {
      let failure = #expect(throws: AgentClient.Failure.self) {
        try AgentClient.sign(Array(text.utf8), as: .draft, at: seat.socket)
      }
      guard case .refused("A-1", _)? = failure else {
        return #expect(Bool(false), "\(String(describing: failure))")
      }
    }
    #expect(throws: Never.self) { try seat.sign(seat.page()) }
  }

  @Test func `a second agent does not take the socket of a living one`() throws {
    let seat = try Seat(answers: "")
    let made = try OfficerSeat.request(
      seat.office, post: "watch-4", person: "p-18", rights: [.draft], from: Centre.time(),
      until: nil, entropy: SeededEntropy(5))
    let second = try Agent(
      made.key, #require(OfficerPost(made.grant)), shift: Shift(seconds: 60),
      consent: Consent(answers: -1, show: { _ in }), describe: { _, _ in (.unknown, []) },
      log: { _ in })
    #expect(throws: CustodyError.busy(path: seat.socket)) { try second.serve(at: seat.socket) }
    #expect(throws: CustodyError.self, "key and grant belong together") {
      try Agent(
        seat.key, #require(OfficerPost(made.grant)), shift: Shift(seconds: 60),
        consent: Consent(answers: -1, show: { _ in }), describe: { _, _ in (.unknown, []) },
        log: { _ in })
    }
  }
}
