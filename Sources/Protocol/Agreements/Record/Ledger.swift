import ParleyPact
import ParleyWire

/// The messages of one agreement, found by what articles ask for. Whatever order they came in, each
/// list is in canonical order: claimed time, author, id.
struct Ledger: Sendable {
  let plan: Plan
  /// As they came; an index into this is how everything here names a message.
  private(set) var messages: [RecordedMessage] = []
  /// Up to when each party was heard, by what the node knows of its log and by its messages here.
  private var heardOf: [Heard] = []
  private var names: [String: Int32] = [:]
  private var cells: [Cell] = []
  /// By message, its own cell.
  private var cellOf: [Int32] = []
  /// By message, the next one that refers to the same thing.
  private var nextAbout: [Int32] = []
  private var kinds: [String: [Int32]] = [:]
  private var events: [String: [Int32]] = [:]
  /// Whether anybody has said anything about an instance; until then nobody need look.
  private(set) var hasActs = false
  /// Everything that is neither a message nor an event of the agreement: few, and seldom.
  private var others: [Verb: [Int32]] = [:]

  /// What is known under one id or key: the message itself, and what refers to it.
  private struct Cell {
    var message: Int32 = -1
    var firstAbout: Int32 = -1
  }

  /// Parties are few: a walk over them is shorter than a look into a table.
  private struct Heard {
    var party: PartyName
    var log: Int64 = -1
    var messages: Int64 = -1
  }

  enum Verb: Hashable, Sendable {
    case deposit, consent, suspend, resume, accept, object, withdraw
  }

  init(_ plan: Plan) { self.plan = plan }

  /// Takes a message, or what is newly known of one that is here: receipts and bounds.
  ///
  /// - Returns: its index, whether it was here before, and the message it refers to, if that is
  ///   here.
  mutating func take(
    _ message: RecordedMessage
  ) -> (index: Int, wasHere: Bool, subject: Int?) {
    let name = intern(message.id)
    let known = cells[name].message
    if known >= 0 {
      learn(Int(known), message)
      return (Int(known), true, message.about.flatMap { self.index(of: $0) })
    }
    let watermark = watermark(of: message.author)
    heardOf[watermark].messages = max(heardOf[watermark].messages, message.sign)
    let index = Int32(messages.count)
    messages.append(message)
    nextAbout.append(-1)
    cellOf.append(Int32(name))
    cells[name].message = index
    var subject: Int?
    if let about = message.about {
      let target = intern(about)
      if cells[target].message >= 0 { subject = Int(cells[target].message) }
      nextAbout[Int(index)] = cells[target].firstAbout
      cells[target].firstAbout = index
    }
    switch message.said {
    case .message(let kind):
      let place = Self.place(of: index, in: kinds[kind] ?? [], messages)
      kinds[kind, default: []].insert(index, at: place)
    case .event(let event, _, _, _, _):
      let place = Self.place(of: index, in: events[event] ?? [], messages)
      events[event, default: []].insert(index, at: place)
    default:
      guard let verb = Verb(message.said) else {
        hasActs = hasActs || message.said != .heard
        break
      }
      let place = Self.place(of: index, in: others[verb] ?? [], messages)
      others[verb, default: []].insert(index, at: place)
    }
    return (Int(index), false, subject)
  }

  mutating func hear(_ party: PartyName, _ time: Int64) {
    let watermark = watermark(of: party)
    heardOf[watermark].log = max(heardOf[watermark].log, time)
  }

  private mutating func watermark(of party: PartyName) -> Int {
    if let place = heardOf.firstIndex(where: { $0.party == party }) { return place }
    heardOf.append(Heard(party: party))
    return heardOf.count - 1
  }

  /// Up to when a party was heard; nil if it never was.
  func heard(_ party: PartyName) -> Int64? {
    heardOf.first { $0.party == party }.map { max($0.log, $0.messages) }
  }

  /// Every watermark, by party.
  var watermarks: [(party: PartyName, time: Int64)] {
    heardOf.map { ($0.party, max($0.log, $0.messages)) }.sorted { $0.party < $1.party }
  }

  /// A bound that is newly known may show that a message proves less than its author claimed.
  private mutating func learn(_ index: Int, _ message: RecordedMessage) {
    let before = messages[index].sign
    messages[index].learn(from: message)
    guard messages[index].sign != before else { return }
    let author = messages[index].author
    var last: Int64 = -1
    for other in messages where other.author == author { last = max(last, other.sign) }
    let watermark = watermark(of: author)
    heardOf[watermark].messages = last
  }

  func index(of id: String) -> Int? {
    guard let name = names[id], cells[Int(name)].message >= 0 else { return nil }
    return Int(cells[Int(name)].message)
  }

  func message(_ id: String?) -> RecordedMessage? {
    id.flatMap { index(of: $0) }.map { messages[$0] }
  }

  func sent(_ kind: String) -> [Int32] { kinds[kind] ?? [] }
  func records(of event: String) -> [Int32] { events[event] ?? [] }
  func acts(_ verb: Verb) -> [Int32] { others[verb] ?? [] }

  /// What refers to a message or an instance, in canonical order.
  func about(_ id: String) -> [Int32] {
    guard let name = names[id] else { return [] }
    return about(cell: Int(name))
  }

  func about(message index: Int) -> [Int32] { about(cell: Int(cellOf[index])) }

  private func about(cell: Int) -> [Int32] {
    var found: [Int32] = []
    var next = cells[cell].firstAbout
    while next >= 0 {
      found.append(next)
      next = nextAbout[Int(next)]
    }
    if found.count > 1 { found.sort { precedes($0, $1) } }
    return found
  }

  func precedes(_ a: Int32, _ b: Int32) -> Bool { Self.precedes(a, b, messages) }

  private static func precedes(_ a: Int32, _ b: Int32, _ messages: [RecordedMessage]) -> Bool {
    let (a, b) = (Int(a), Int(b))
    let (x, y) = (messages[a].claimed, messages[b].claimed)
    if x != y { return x < y }
    if messages[a].author != messages[b].author { return messages[a].author < messages[b].author }
    return messages[a].id < messages[b].id
  }

  /// Every message, in canonical order.
  var inOrder: [Int32] { messages.indices.map { Int32($0) }.sorted { precedes($0, $1) } }

  private mutating func intern(_ text: String) -> Int {
    // One look at the table whether the name is new or not.
    let name = Int(Self.value(of: &names[text, default: Int32(cells.count)]))
    if name == cells.count { cells.append(Cell()) }
    return name
  }

  private static func value(of name: inout Int32) -> Int32 { name }

  /// Where a message stands in a list; nearly always at its end.
  private static func place(
    of index: Int32, in list: [Int32], _ messages: [RecordedMessage]
  ) -> Int {
    guard let last = list.last, precedes(index, last, messages) else { return list.count }
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if precedes(list[middle], index, messages) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Ledger.Verb {
  fileprivate init?(_ said: Said) {
    switch said {
    case .deposit: self = .deposit
    case .consent: self = .consent
    case .suspend: self = .suspend
    case .resume: self = .resume
    case .accept: self = .accept
    case .object: self = .object
    case .withdraw: self = .withdraw
    case .message, .event, .contest, .claimExcuse, .acceptExcuse, .waive, .breach, .heard:
      return nil
    }
  }
}

extension RecordedMessage {
  /// Up to when this message shows that its author was heard: what others' signatures prove, and
  /// the author's own time only where the record has no such bound.
  var sign: Int64 { (notBefore ?? claimed).seconds }

  /// Joins what two copies of one message prove. The order in which they came does not matter.
  mutating func learn(from other: RecordedMessage) {
    if let bound = other.notBefore { notBefore = max(notBefore ?? bound, bound) }
    if let bound = other.notAfter { notAfter = min(notAfter ?? bound, bound) }
    for receipt in other.receipts {
      if let place = receipts.firstIndex(where: { $0.party == receipt.party }) {
        receipts[place].at = min(receipts[place].at, receipt.at)
      } else {
        receipts.append(receipt)
      }
    }
    receipts.sort { ($0.party, $0.at) < ($1.party, $1.at) }
  }
}
