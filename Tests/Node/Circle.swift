import ParleyCharter
import ParleyCrypto
import ParleyForms
import ParleyKeylog
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleyTestKit
import ParleyWire

/// A channel of several parties on a pretend clock; a test says which roads are open.
final class Circle {
  final class Seat {
    var side: Side
    init(_ side: consuming Side) { self.side = side }
    var party: Party { side.member.party }
    var node: Node { side.node }
  }

  let seats: [Seat]
  let charter: Charter
  var now = Moment(monotonic: 0, civil: noon)
  /// Whether a packet gets through, from one seat to another.
  var isOpen: (Int, Int) -> Bool = { _, _ in true }
  private var pages = 0

  static let names = ["alfa", "bravo", "carol", "delta", "echo"]

  init(_ count: Int, successors: Bool = false, edit: (inout Charter) -> Void = { _ in }) {
    var members = (0..<count).map { TestParty("\(Self.names[$0]).example") }
    var charter = TestChannel.charter(members.map(\.keyLog), quorum: Int64(count - 1))
    charter.forms = Catalogue.shipped.forms.map {
      .init(form: $0.id, digest: $0.digest, release: $0.release)
    }
    edit(&charter)
    self.charter = charter
    for i in members.indices {
      members[i].grantWatch()
      members[i].grant(.seal, "\(members[i].party)/watch", office: "\(members[i].party)/watch")
      members[i].grantNode(in: charter.digest)
    }
    seats = members.map { Seat(Side($0)) }
    let signed = TestChannel.sign(charter, members.map(\.party))
    let cards = members.flatMap { Pair.card($0) }
    for seat in seats {
      seat.side.take(.keys(cards), at: now)
      seat.side.take(.charter(signed), at: now)
    }
  }

  var channel: Digest { charter.digest }

  /// Carries what lies in the outboxes, until nobody has anything to send.
  func settle(rounds: Int = 30) {
    for _ in 0..<rounds where seats.contains(where: { !$0.side.outbox.isEmpty }) {
      for (from, seat) in seats.enumerated() {
        let packets = seat.side.outbox
        seat.side.outbox = []
        for packet in packets {
          guard let to = seats.firstIndex(where: { $0.party == packet.to }), isOpen(from, to) else {
            continue
          }
          seats[to].side.take(.bundle(packet.bytes, Arrival(carrier: "drop")), at: now)
        }
      }
    }
  }

  /// Time passes and everyone does what is due, a few times over.
  func pass(seconds: Int64, times: Int = 1) {
    for _ in 0..<times {
      now.monotonic += seconds * 1_000
      now.civil = now.civil.adding(seconds: seconds)
      for seat in seats { seat.side.take(.tick, at: now) }
      settle()
    }
  }

  /// A page of a seat's watch to everyone else's; the message's id.
  @discardableResult
  func issue(
    _ form: FormID = .launch1988, from seat: Int, re: [Digest] = [],
    fields: [(String, String)]? = nil, edit: (inout Page) -> Void = { _ in }
  ) -> Digest? {
    let page = page(form, from: seat, re: re, fields: fields, edit: edit)
    let outcome = seats[seat].side.issue(page, at: now)
    for case .recorded(let id) in outcome.events { return id }
    return nil
  }

  func page(
    _ form: FormID = .launch1988, from seat: Int, re: [Digest] = [],
    fields: [(String, String)]? = nil, edit: (inout Page) -> Void = { _ in }
  ) -> [UInt8] {
    pages += 1
    let party = seats[seat].party
    let release = form == .launch1988 ? 2 : 1
    var page = Page(
      channel: channel, charter: 1, form: form, from: text("\(party)/watch") { Office($0) },
      to: seats.filter { $0.party != party }.map { text("\($0.party)/watch") { Office($0) } },
      release: release, precedence: .priority, at: now.civil,
      issueBy: now.civil.adding(seconds: 3_600), re: re,
      nonce: Array(SHA256.hash("\(pages) \(party)").bytes.prefix(15)),
      fields: (fields ?? (form == .launch1988 ? Pair.launch : [])).map { name, value in
        text("\(name) \(value)") { _ in Field(name, value) }
      })
    edit(&page)
    let lines = (1...page.release).map { testKey("\(party)/o/\($0)").sign(page.text) }
    return NoteText.assemble(page.text, lines)
  }

  /// What a seat has of a message.
  func view(_ id: Digest?, at seat: Int) -> MessageView? {
    id.flatMap { seats[seat].node.message($0) }
  }

  var forks: [Int] {
    seats.map { seat in
      seat.side.events.count { if case .forkProved = $0 { true } else { false } }
    }
  }
}
