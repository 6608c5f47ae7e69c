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

/// Bravo's hand: it holds all of Bravo's keys and writes by itself what an honest node would not.
struct Hand {
  var member: TestParty
  let peer: TestParty
  let channel: Digest
  private(set) var log: TestLog
  private(set) var time = noon
  /// What the next bundle takes along.
  var items: [Item] = []
  private var draws = 0

  init(_ pair: borrowing Pair) {
    member = pair.bravo.member
    peer = pair.alfa.member
    channel = pair.channel
    log = TestLog(member.origin)
    append(opening())
  }

  func opening(follows: LogHead? = nil) -> Act {
    let next = testKey("\(Side.successor(of: member.party))").verifier
    return .open(
      charter: channel, successor: SHA256.hash(next.description), follows: follows)
  }

  /// The next entry, as an honest log would write it but for the edit.
  func entry(_ act: Act, seen: [LogHead] = [], edit: (inout Entry) -> Void = { _ in }) -> Entry {
    var entry = Entry(
      origin: log.origin, index: log.tree.size, after: log.tree.root, charter: 1,
      keys: member.keyLog.head, seen: seen, at: time, act: act)
    edit(&entry)
    return entry
  }

  /// Writes an entry into the log and puts it among the items; its id.
  @discardableResult
  mutating func append(
    _ act: Act, seen: [LogHead] = [], edit: (inout Entry) -> Void = { _ in }
  ) -> Digest {
    time = time.adding(seconds: 1)
    let entry = entry(act, seen: seen, edit: edit)
    log.append(entry.signedLeaf)
    items.append(Item(.entry, entry.signedLeaf))
    return entry.id
  }

  /// Accepts a version, with Bravo's signature under it unless it is withheld.
  @discardableResult
  mutating func accept(_ charter: Charter, signing: Bool = true) -> Digest {
    let parties = [member.party] + (charter.proposer == peer.party ? [peer.party] : [])
    if signing { items.append(Item(.charter, TestChannel.sign(charter, parties))) }
    return step(.accept, charter)
  }

  /// Says a step of an amendment.
  @discardableResult
  mutating func step(
    _ step: Act.Amendment, _ charter: Charter, seen: [LogHead] = [],
    edit: (inout Entry) -> Void = { _ in }
  ) -> Digest {
    append(
      .amendment(step, version: charter.version, text: charter.digest), seen: seen, edit: edit)
  }

  mutating func pass(seconds: Int64) { time = time.adding(seconds: seconds) }

  /// What can be wrong with a sealed page.
  struct Flaws {
    var recipients: [Party]?
    var plaintext: [UInt8]?
    var reference: (SealedReference) -> SealedReference = { $0 }
    var again: Digest?
    var withholds = false
  }

  /// Seals a signed page, records it, and puts entry and page among the items; the message's id.
  @discardableResult
  mutating func record(_ page: [UInt8], _ flaws: Flaws = Flaws()) -> Digest {
    draws += 1
    let content = SealedContent(
      world: member.party.world, salt: SHA256.hash("salt \(draws)").bytes, page: page)
    let readers = flaws.recipients ?? [member.party, peer.party]
    let sealed = Seal.seal(
      flaws.plaintext ?? content.plaintext,
      to: readers.map { testIdentity("\($0)/watch").recipient }, stanzas: 4,
      seed: SecretBytes(copying: SHA256.hash("seed \(draws)").bytes))
    let reference = SealedReference(
      size: Int64(sealed.count), hash: SHA256.hash(sealed), commit: content.commit)
    let id = append(.page(flaws.reference(reference), again: flaws.again))
    if !flaws.withholds { items.append(Item(.page, sealed)) }
    return id
  }

  /// A head of this log, right but for the root given, signed by the key named.
  func head(size: Int64? = nil, root: Digest? = nil, label: String = "") -> Item {
    let size = size ?? log.tree.size
    let text = Checkpoint(
      origin: "\(log.origin)", size: size, root: root ?? log.tree.root(at: size) ?? Tree.emptyRoot
    ).text
    let line = testKey("\(log.origin)", label: label).sign(text)
    return Item(.head, NoteText.assemble(text, [line]))
  }

  /// What the next bundle holds, which it takes.
  mutating func bundle(_ edit: (inout Bundle) -> Void = { _ in }) -> [UInt8] {
    var bundle = Bundle(from: member.party, to: peer.party, channel: channel, items: items)
    items = []
    edit(&bundle)
    return bundle.bytes
  }
}

/// Alfa's node before Bravo's hand.
struct Scene: ~Copyable {
  var pair: Pair
  var hand: Hand

  init() {
    pair = Pair()
    hand = Hand(pair)
    pair.alfa.events = []
  }

  /// Hands Alfa everything that Bravo's hand has laid out.
  @discardableResult
  mutating func deliver(_ edit: (inout Bundle) -> Void = { _ in }) -> Outcome {
    deliver(bytes: hand.bundle(edit))
  }

  @discardableResult
  mutating func deliver(bytes: [UInt8], by peer: Party? = nil) -> Outcome {
    pair.alfa.take(.bundle(bytes, Arrival(carrier: "drop", peer: peer)), at: pair.now)
  }

  /// A notice of Bravo's, signed by two unless something else is asked for.
  func notice(
    signers: [String] = ["1", "2"], fields: [(String, String)] = Pair.launch,
    edit: (inout Page) -> Void = { _ in }
  ) -> [UInt8] {
    pair.page(
      .launch1988, from: hand.member, to: pair.alfa.member, release: 2, fields: fields,
      signers: signers.map { "\(hand.member.party)/o/\($0)" }, edit: edit)
  }

  /// Grows Bravo's key log, and hands Alfa all of it.
  mutating func regrant(_ change: (inout TestParty) -> Void) {
    change(&hand.member)
    pair.alfa.take(.keys(Pair.card(hand.member)), at: pair.now)
  }

  /// The numbered rules that Alfa answered with, in order.
  var answers: [Rule] {
    pair.alfa.events.compactMap { event in
      switch event {
      case .dropped(let rule, _), .refusedTheirs(_, let rule): rule
      default: nil
      }
    }
  }

  /// Alfa proposes a second version, Bravo's hand accepts it, and Alfa's log puts it into force.
  @discardableResult
  mutating func amend() -> Charter {
    let second = pair.next()
    pair.alfa.take(
      .charter(TestChannel.sign(second, [pair.alfa.member.party])), at: pair.now)
    hand.accept(second)
    deliver()
    return second
  }

  /// What Alfa says of any entry.
  func standing(_ id: Digest) -> Judgement? {
    pair.alfa.node.state.channels[pair.channel]?.messages[id]?.judgement
  }

  /// What Alfa says of a message.
  func judgement(_ id: Digest) -> Judgement? { pair.alfa.node.message(id)?.judgement }
}
