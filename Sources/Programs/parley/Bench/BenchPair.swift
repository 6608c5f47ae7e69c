import ParleyCharter
import ParleyCrypto
import ParleyDelivery
import ParleyForms
import ParleyKeylog
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleyWire

/// Two nodes in memory and a channel between them: no disk, no network, a clock that is told.
struct BenchPair: ~Copyable {
  var alfa: Side
  var bravo: Side
  let channel: Digest
  private var now = Moment(monotonic: 0, civil: BenchParty.noon)
  private var issued = 0

  struct Side: ~Copyable {
    var node: Node
    let keys: Keys
    let party: BenchParty
    var records: [Record] = []
    /// Whether records are kept, as a journal would.
    var keeps = false

    init(_ party: BenchParty) {
      node = Node(party: party.party, catalogue: .shipped)
      keys = party.keys
      self.party = party
    }

    mutating func take(_ input: Input, at now: Moment) -> Outcome {
      let outcome = node.handle(input, at: now, with: keys)
      if keeps { records += outcome.records }
      return outcome
    }
  }

  init() {
    var (a, b) = (BenchParty("alfa.example"), BenchParty("bravo.example"))
    let charter = Self.charter(a, b)
    channel = charter.digest
    a.enter(channel)
    b.enter(channel)
    let lines = [a, b].map { BenchParty.key("\($0.party)/t").sign(charter.text) }
    let signed = NoteText.assemble(charter.text, lines)
    alfa = Side(a)
    bravo = Side(b)
    alfa.keeps = true
    for input in [Input.keys(a.card + b.card), .charter(signed)] {
      _ = alfa.take(input, at: now)
      _ = bravo.take(input, at: now)
    }
    // Each side's log is opened, and the other has heard of it.
    send(64)
  }

  private static func charter(_ a: BenchParty, _ b: BenchParty) -> Charter {
    Charter(
      version: 1, follows: nil, succeeds: nil, title: "Measures",
      parties: [a, b].map { .init(party: $0.party, id: $0.log.partyID) },
      offices: [a, b].map { .init(office: $0.office, words: "notices of launches") },
      forms: Catalogue.shipped.forms.map {
        .init(form: $0.id, digest: $0.digest, release: $0.id == .launch1988 ? 2 : $0.release)
      },
      targets: [60, 300, 3_600, 14_400], languages: ["en"], terms: Terms(), witnesses: [],
      quorum: 1, amend: 2)
  }

  /// A launch notification of Alfa's with a body of 1 KiB and two officers' signatures.
  mutating func page() -> Input {
    issued += 1
    now.monotonic += 1
    let nonce = Array(SHA256.hash("nonce \(issued)").bytes.prefix(15))
    let page = Page(
      channel: channel, charter: 1, form: .launch1988, from: alfa.party.office,
      to: [bravo.party.office], release: 2, precedence: .priority, at: now.civil,
      issueBy: now.civil.adding(seconds: 3_600), nonce: nonce, fields: Self.body)
    let lines = ["o/1", "o/2"].map { BenchParty.key("\(alfa.party.party)/\($0)").sign(page.text) }
    let entropy = IssueEntropy(
      salt: SHA256.hash("salt \(issued)").bytes, seed: SHA256.hash("seed \(issued)").bytes)
    return .page(NoteText.assemble(page.text, lines), entropy)
  }

  /// The fields of a notice, 1,024 bytes of text.
  static let body: [Field] = {
    let fields = [
      ("class", "icbm"), ("planned", "2026-11-25"), ("launch-area", "area Plesetsk"),
      ("impact-area", "circle 57.5,161.25 60km"),
    ]
    let head = fields.reduce(0) { $0 + $1.0.utf8.count + $1.1.utf8.count + 2 }
    // Three remarks share what is left of 1,024 bytes; each line has a name, a space, a line feed.
    let rest = 1_024 - head - 3 * ("remark".utf8.count + 2)
    let words = String(repeating: "no further remark ", count: 32)
    let remarks = [rest / 3, rest / 3, rest - rest / 3 * 2].map { count in
      ("remark", String(words.prefix(count - 1)) + ".")
    }
    return (fields + remarks).map { known(Field($0.0, $0.1)) }
  }()

  /// What one notice led to on its way out and back.
  struct Passage {
    var out = 0
    var back = 0
    /// Microseconds of work: the sender's issue, the receiver's intake, the sender's settling.
    var issue = 0.0
    var intake = 0.0
    var settle = 0.0
  }

  /// Issues `count` notices, carries them in one bundle and takes the answer back.
  @discardableResult
  mutating func send(_ count: Int = 1) -> Passage {
    var passage = Passage()
    var packet: Packet?
    for _ in 0..<count {
      let input = page()
      let (time, outcome) = Stopwatch.work { alfa.take(input, at: now) }
      precondition(outcome.refusal == nil, "a notice of the measures is refused")
      passage.issue += time
      packet = outcome.packets.last
    }
    let out = known(packet)
    passage.out = out.bytes.count
    let arrival = Arrival(carrier: "https", peer: alfa.party.party, answers: true)
    let (intake, answer) = Stopwatch.work { bravo.take(.bundle(out.bytes, arrival), at: now) }
    let reply = known(answer.reply)
    passage.back = reply.count
    passage.intake = intake
    let back = Arrival(carrier: "https", peer: bravo.party.party)
    (passage.settle, _) = Stopwatch.work { alfa.take(.bundle(reply, back), at: now) }
    return passage
  }

  /// A channel with at least so many messages, carried in bundles of 64.
  mutating func fill(_ messages: Int) {
    while issued < messages { send(min(64, messages - issued)) }
  }
}
