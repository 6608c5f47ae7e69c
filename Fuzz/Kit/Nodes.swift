import ParleyCrypto
import ParleyDelivery
import ParleyForms
import ParleyKeylog
import ParleyNode
import ParleyNodeKit
import ParleyNote
import ParleyRecord
import ParleySeal
import ParleyTestKit
import ParleyTlog
import ParleyWire

// A whole node, before a peer that sends anything at all: first damaged bundles, then texts that
// the peer, with its own good keys, has really signed.
extension FuzzTarget {
  static let nodes: [FuzzTarget] = [
    FuzzTarget("node-bundle", judging: FuzzNode.bundles) { FuzzNode.alfa.take($0) },
    FuzzTarget("node-entry", judging: FuzzNode.entries) { text in
      FuzzNode.alfa.take([.entry: [peer(text, FuzzNode.bravo.member.origin.description)]])
    },
    FuzzTarget("node-page", judging: FuzzNode.pages, read: takePage),
    FuzzTarget("node-head", judging: FuzzNode.heads) { text in
      let bravo = FuzzNode.bravo.member
      let ofKeys = text.starts(with: "\(bravo.party.keyLog)".utf8)
      return FuzzNode.alfa.take([
        .head: [peer(text, ofKeys ? "\(bravo.party.keyLog)" : "\(bravo.origin)")]
      ])
    },
    FuzzTarget("node-key-entry", judging: [FuzzNode.keyEntry]) { text in
      FuzzNode.alfa.take([.key: [peer(text, "\(FuzzNode.bravo.member.party)/g/1")]])
    },
    FuzzTarget("node-operator", judging: [FuzzNode.launch]) { text in
      guard let page = signed(text, ["alfa.example/o/1", "alfa.example/o/2"]) else {
        return .refused
      }
      return FuzzNode.alfa.take(.page(page, TestCentres.entropy("operator")))
    },
  ]

  /// Signed where a key signs such a text at all.
  private static func signed(_ text: [UInt8], _ signers: [String]) -> [UInt8]? {
    guard NoteText.isWellFormed(text), !NoteText.isReserved(text) else { return nil }
    return NoteText.assemble(text, signers.map { testKey($0).sign(text) })
  }

  private static func peer(_ text: [UInt8], _ signer: String) -> [UInt8] {
    signed(text, [signer]) ?? text
  }

  /// A page that the peer's officer signed; sealed, committed to, recorded and sent as it should
  /// be.
  private static func takePage(_ text: [UInt8]) -> Reading {
    guard let page = signed(text, ["bravo.example/o/1"]) else { return .refused }
    let content = SealedContent(world: .live, salt: SHA256.hash("salt").bytes, page: page)
    let sealed = Seal.seal(
      content.plaintext, to: [testIdentity("alfa.example/watch").recipient], stanzas: 4,
      seed: SecretBytes(copying: SHA256.hash("seed").bytes))
    let reference = SealedReference(
      size: Int64(sealed.count), hash: SHA256.hash(sealed), commit: content.commit)
    let leaf = FuzzNode.bravo.nextEntry(.page(reference, again: nil))
    let note = peer(leaf.text, FuzzNode.bravo.member.origin.description)
    return FuzzNode.alfa.take([.entry: [note], .page: [sealed]])
  }
}

/// A node with some history, which every input finds as it was.
final class FuzzNode: Sendable {
  let node: Node
  let member: TestParty
  /// Everything it has recorded.
  let records: [Record]
  private let keys: Keys
  static let now = Moment(monotonic: 100_000, civil: noon.adding(seconds: 100))

  private init(_ node: Node, _ member: TestParty, _ records: [Record]) {
    (self.node, self.member, self.records) = (node, member, records)
    keys = TestCentres.keys(of: member)
  }

  static let alfa = both.alfa
  static let bravo = both.bravo
  /// Bundles that Bravo sent, the last of which Alfa has not had.
  static let bundles = both.bundles

  /// Alfa sends a launch notification, which Bravo receives; Bravo's answers are on their way.
  private static let both: (alfa: FuzzNode, bravo: FuzzNode, bundles: [[UInt8]]) = {
    let centres = Samples.centres
    var alfa = Story(centres.alfa)
    var bravo = Story(centres.bravo)
    for input in centres.founding {
      alfa.take(input)
      bravo.take(input)
    }
    let bytes = TestCentres.sign(centres.launch(at: noon).text, 2, of: centres.alfa)
    for packet in alfa.take(.page(bytes, TestCentres.entropy("launch"))).packets {
      let answer = bravo.take(.bundle(packet.bytes, Arrival(carrier: "https", answers: true)))
      if let reply = answer.reply { alfa.take(.bundle(reply, Arrival(carrier: "https"))) }
    }
    guard let id = bravo.node.messages(in: nil).first?.id else {
      preconditionFailure("an honest notice arrives")
    }
    let page = centres.page(.acknowledge, from: centres.bravo, at: noon, re: [id])
    let said = TestCentres.sign(page.text, 1, of: centres.bravo)
    bravo.take(.page(said, TestCentres.entropy("acknowledge")))
    return (alfa.frozen, bravo.frozen, bravo.sent)
  }()

  private struct Story: ~Copyable {
    var node: Node
    let member: TestParty
    let keys: Keys
    var records: [Record] = []
    var sent: [[UInt8]] = []

    init(_ member: TestParty) {
      self.member = member
      keys = TestCentres.keys(of: member)
      node = Node(party: member.party, catalogue: .shipped)
    }

    @discardableResult
    mutating func take(_ input: Input) -> Outcome {
      let outcome = node.handle(input, at: FuzzNode.now, with: keys)
      records += outcome.records
      sent += outcome.packets.map(\.bytes) + [outcome.reply].compactMap { $0 }
      return outcome
    }

    var frozen: FuzzNode { FuzzNode(node, member, records) }
  }
}

// What an input comes to.
extension FuzzNode {
  func take(_ bundle: [UInt8]) -> FuzzTarget.Reading {
    take(.bundle(bundle, Arrival(carrier: "drop", answers: true)))
  }

  /// Items in a sound bundle from Bravo.
  func take(_ items: [ItemKind: [[UInt8]]]) -> FuzzTarget.Reading {
    let bravo = Self.bravo.member
    let all = ItemKind.allCases.flatMap { kind in (items[kind] ?? []).map { Item(kind, $0) } }
    return take(
      Bundle(
        from: bravo.party, to: member.party, channel: Samples.centres.channel, want: [.reply],
        items: all
      ).bytes)
  }

  /// The node goes on, what it recorded can be read and folds to the state it is in, and what it
  /// sends is a bundle.
  func take(_ input: Input) -> FuzzTarget.Reading {
    var node = node
    let outcome = node.handle(input, at: Self.now, with: keys)
    var replayed = self.node
    for record in outcome.records {
      guard let read = Record(record.bytes), read == record else {
        return .fault("a record that cannot be read: \(FuzzTarget.show(record.bytes))")
      }
      replayed.replay(read)
    }
    guard replayed.state == node.state else { return .fault("the records fold to another state") }
    for bytes in outcome.packets.map(\.bytes) + [outcome.reply].compactMap({ $0 }) {
      guard (try? Bundle(bytes)) != nil else { return .fault("it sends what is no bundle") }
    }
    _ = (node.channels(), node.messages(in: nil), node.handle(.tick, at: Self.now, with: keys))
    return outcome.records.isEmpty ? .refused : .accepted
  }
}

// Where a search begins: what the peer would say next.
extension FuzzNode {
  /// The next entry of this node's log, as far as Alfa knows that log.
  func nextEntry(_ act: Act) -> Entry {
    guard let log = Self.alfa.node.log(member.origin) else {
      preconditionFailure("Alfa holds the log of its peer")
    }
    return Entry(
      origin: log.origin, index: log.size, after: log.root, charter: 1, keys: member.keyLog.head,
      seen: [], at: noon, act: act)
  }

  static var entries: [[UInt8]] {
    let message = alfa.node.messages(in: nil)[0].id
    let office = text("bravo.example/watch") { Office($0) }
    let evidence = Act.evidence([
      .received(message, proof: nil), .opened(message, office, proof: nil),
      .refused(message, rule: "M-12"),
    ])
    var ahead = bravo.nextEntry(.beat)
    ahead.index += 1
    ahead.seen = [alfa.node.log(alfa.member.origin)?.position].compactMap { $0 }
    return [bravo.nextEntry(.beat), bravo.nextEntry(evidence), ahead].map(\.text)
  }

  static var pages: [[UInt8]] {
    let message = alfa.node.messages(in: nil)[0].id
    let reply = Samples.centres.page(
      .reply, from: bravo.member, at: noon, re: [message],
      fields: [("answer", "roger")])
    let acknowledge = Samples.centres.page(
      .acknowledge, from: bravo.member, at: noon, re: [message])
    return [acknowledge.text, reply.text]
  }

  static var heads: [[UInt8]] {
    guard let log = bravo.node.log(bravo.member.origin), let held = alfa.node.log(log.origin)
    else { preconditionFailure("both hold the log") }
    return [log.checkpoint.text, held.checkpoint.text, bravo.member.keyLog.checkpoint.text]
  }

  static var launch: [UInt8] { Samples.centres.launch(at: noon.adding(seconds: 60)).text }

  static var keyEntry: [UInt8] {
    let grant = bravo.member.makeGrant(.officer, "bravo.example/o/3", person: "p3")
    let leaf = bravo.member.leaf(.grant(grant.hash), by: bravo.member.registrar())
    guard let note = try? UnverifiedNote(leaf) else { preconditionFailure("a leaf is a note") }
    return note.claimedText
  }
}
