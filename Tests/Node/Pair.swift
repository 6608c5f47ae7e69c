import ParleyCharter
import ParleyCrypto
import ParleyDelivery
import ParleyForms
import ParleyKeylog
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleySeal
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

/// One side of a channel: a node, its keys, and a journal that holds what was made durable.
struct Side: ~Copyable {
  var node: Node
  let keys: Keys
  var journal: [Record] = []
  var outbox: [Packet] = []
  var events: [Event] = []
  let member: TestParty
  /// How many times entropy was drawn: no two issues draw the same.
  private var draws = 0

  init(_ member: TestParty, extraLogs: [LogKey] = []) {
    self.member = member
    let party = member.party
    var ring = KeyRing()
    ring.append(testIdentity("\(party)/watch"))
    let log = LogKey(
      origin: member.origin, signer: testKey("\(member.origin)"),
      successor: testKey("\(Self.successor(of: party))").verifier)
    keys = Keys(
      keyLogHead: testKey("\(party.keyLog)"), mirror: testKey("\(party)/m", .cosignature),
      witness: testKey("\(party)/w", .cosignature), seal: ring, logs: [log] + extraLogs)
    node = Node(party: party, catalogue: .shipped)
  }

  static func successor(of party: Party) -> Origin {
    Origin(party: party, entropy: Array(SHA256.hash("next \(party)").bytes.prefix(10)))
  }

  /// Performs an input as a runtime does: records first.
  @discardableResult
  mutating func take(_ input: Input, at now: Moment) -> Outcome {
    let outcome = node.handle(input, at: now, with: keys)
    journal += outcome.records
    outbox += outcome.packets
    events += outcome.events
    return outcome
  }

  mutating func issue(_ page: [UInt8], at now: Moment) -> Outcome {
    draws += 1
    let salt = SHA256.hash("salt \(member.party) \(draws)").bytes
    let seed = SHA256.hash("seed \(member.party) \(draws)").bytes
    return take(.page(page, IssueEntropy(salt: salt, seed: seed)), at: now)
  }

  /// A crash: what was durable is all that is left.
  mutating func restart(keeping count: Int? = nil) {
    if let count { journal.removeLast(journal.count - count) }
    node = Node(party: member.party, catalogue: .shipped, replaying: journal)
    outbox = []
  }
}

/// Two sides on a pretend clock, with a road between them that a test controls.
struct Pair: ~Copyable {
  var alfa: Side
  var bravo: Side
  let channel: Digest
  let charter: Charter
  var now = Moment(monotonic: 0, civil: noon)
  /// The grants of the logs that will succeed, by party: in the key logs, and not disclosed.
  private(set) var successors: [Party: Item] = [:]

  init(successors: Bool = false, edit: (inout Charter) -> Void = { _ in }) {
    var a = TestParty("alfa.example")
    var b = TestParty("bravo.example")
    var charter = TestChannel.charter(a.keyLog, b.keyLog)
    charter.forms = Catalogue.shipped.forms.map {
      .init(form: $0.id, digest: $0.digest, release: $0.id == .launch1988 ? 2 : $0.release)
    }
    edit(&charter)
    self.charter = charter
    channel = charter.digest
    Self.grant(&a, charter.digest)
    Self.grant(&b, charter.digest)
    if successors {
      self.successors = [
        a.party: Self.prepare(&a, charter.digest), b.party: Self.prepare(&b, charter.digest),
      ]
    }
    alfa = Side(a, extraLogs: successors ? [Self.successor(of: a.party)] : [])
    bravo = Side(b, extraLogs: successors ? [Self.successor(of: b.party)] : [])
    let signed = TestChannel.sign(charter, [a.party, b.party])
    let cards = Self.card(a) + Self.card(b)
    for input in [Input.keys(cards), .charter(signed)] {
      alfa.take(input, at: now)
      bravo.take(input, at: now)
    }
  }

  private static func grant(_ member: inout TestParty, _ channel: Digest) {
    member.grantWatch()
    member.grant(.seal, "\(member.party)/watch", office: "\(member.party)/watch")
    member.grantNode(in: channel)
  }

  /// Grants the log that will succeed, and keeps the grant's text.
  private static func prepare(_ member: inout TestParty, _ channel: Digest) -> Item {
    let grant = member.makeGrant(.log, "\(Side.successor(of: member.party))", channel: channel)
    member.append(.grant(grant.hash), by: member.registrar())
    return Item(.grant, grant.text)
  }

  private static func successor(of party: Party) -> LogKey {
    let origin = Side.successor(of: party)
    return LogKey(
      origin: origin, signer: testKey("\(origin)"),
      successor: testKey("\(origin)", label: "next").verifier)
  }

  /// Everything of a party's key log, as a card brings it.
  static func card(_ member: TestParty) -> [Item] {
    member.keyLog.leaves.map { Item(.key, $0.bytes) }
      + member.keyLog.leaves.compactMap { $0.grant.map { Item(.grant, $0.text) } }
      + [Item(.head, member.keyHead)]
  }

  /// The version after a charter, with another title unless something else is asked for.
  func next(
    after charter: Charter? = nil, by member: TestParty? = nil, title: String = "Second",
    edit: (inout Charter) -> Void = { _ in }
  ) -> Charter {
    var next = charter ?? self.charter
    next.follows = next.digest
    next.version += 1
    next.proposer = (member ?? alfa.member).party
    next.title = title
    edit(&next)
    return next
  }

  /// Alfa proposes a second version, Bravo accepts it, and Alfa's log puts it into force.
  @discardableResult
  mutating func amend() -> Charter {
    let second = next()
    alfa.take(.charter(TestChannel.sign(second, [alfa.member.party])), at: now)
    settle()
    bravo.take(.charter(TestChannel.sign(second, [bravo.member.party])), at: now)
    settle()
    return second
  }

  mutating func pass(seconds: Int64) {
    now.monotonic += seconds * 1_000
    now.civil = now.civil.adding(seconds: seconds)
  }

  /// Carries one packet of Alfa's over a carrier that takes the answer back.
  mutating func post(_ packet: Packet) {
    let answer = bravo.take(
      .bundle(
        packet.bytes, Arrival(carrier: "https", peer: alfa.member.party, answers: true)), at: now)
    guard let reply = answer.reply else { return }
    alfa.take(
      .bundle(reply, Arrival(carrier: "https", peer: bravo.member.party)), at: now)
  }

  /// Lets both sides speak until neither has anything to send.
  mutating func settle(rounds: Int = 20) {
    for _ in 0..<rounds where !alfa.outbox.isEmpty || !bravo.outbox.isEmpty {
      let (fromAlfa, fromBravo) = (alfa.outbox, bravo.outbox)
      alfa.outbox = []
      bravo.outbox = []
      for packet in fromAlfa {
        bravo.take(.bundle(packet.bytes, Arrival(carrier: "drop")), at: now)
      }
      for packet in fromBravo {
        alfa.take(.bundle(packet.bytes, Arrival(carrier: "drop")), at: now)
      }
    }
  }

  /// A page of Alfa's or Bravo's watch, signed by as many officers as it states.
  func page(
    _ form: FormID, from member: TestParty, to peer: TestParty, release: Int = 1,
    re: [Digest] = [], fields: [(String, String)], nonce: String = "n",
    signers: [String]? = nil, precedence: Precedence = .priority,
    edit: (inout Page) -> Void = { _ in }
  ) -> [UInt8] {
    var page = Page(
      channel: channel, charter: 1, form: form, from: text("\(member.party)/watch") { Office($0) },
      to: [text("\(peer.party)/watch") { Office($0) }], release: release, precedence: precedence,
      at: now.civil, issueBy: now.civil.adding(seconds: 3_600), re: re,
      nonce: Array(SHA256.hash("\(nonce) \(now.civil)").bytes.prefix(15)),
      fields: fields.map { name, value in text("\(name) \(value)") { _ in Field(name, value) } })
    edit(&page)
    let names = signers ?? (1...release).map { "\(member.party)/o/\($0)" }
    let lines = names.sorted(by: bytewiseLess).map { testKey($0).sign(page.text) }
    return NoteText.assemble(page.text, lines)
  }

  static let launch: [(String, String)] = [
    ("class", "icbm"), ("planned", "2026-11-25"), ("launch-area", "area Plesetsk"),
    ("impact-area", "circle 57.5,161.25 60km"),
  ]

  func launch(nonce: String = "n", precedence: Precedence = .priority) -> [UInt8] {
    page(
      .launch1988, from: alfa.member, to: bravo.member, release: 2, fields: Self.launch,
      nonce: nonce, precedence: precedence)
  }

  /// Issues a launch notification at Alfa; the message's id.
  mutating func notify(nonce: String = "n", precedence: Precedence = .priority) -> Digest {
    let outcome = alfa.issue(launch(nonce: nonce, precedence: precedence), at: now)
    for event in outcome.events { if case .recorded(let id) = event { return id } }
    preconditionFailure("not recorded: \(outcome)")
  }
}
