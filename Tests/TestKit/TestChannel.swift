public import ParleyCharter
import ParleyCrypto
public import ParleyEvidence
public import ParleyKeylog
import ParleyNote
public import ParleyRecord
import ParleySeal
import ParleyTlog
public import ParleyWire

/// Two parties, a charter both signed, and a log of each: a record as two honest nodes would have
/// written it, made in memory.
public struct TestChannel: Sendable {
  public var alfa: TestParty
  public var bravo: TestParty
  public private(set) var charters: [Charter]
  public private(set) var logs: [Party: TestLog] = [:]
  public private(set) var sealed: [Digest: [UInt8]] = [:]
  public private(set) var opened: [Digest: SealedContent] = [:]
  public private(set) var time = noon

  /// A channel's id is its first charter, which both parties' logs are granted for.
  ///
  /// - Parameter full: with a watch and a seal key on both sides; otherwise only what one message
  /// by
  ///   one person needs.
  public init(full: Bool = true, quorum: Int64 = 1, world prefix: String = "") {
    alfa = TestParty("\(prefix)alfa.example")
    bravo = TestParty("\(prefix)bravo.example")
    let charter = Self.charter(alfa.keyLog, bravo.keyLog, quorum: quorum)
    charters = [charter]
    alfa.grantWatch()
    alfa.grantNode(in: charter.digest)
    if full { bravo.grantWatch() }
    bravo.grantNode(in: charter.digest)
    if full {
      alfa.grant(.seal, "\(alfa.party)/watch", office: "\(alfa.party)/watch")
      bravo.grant(.seal, "\(bravo.party)/watch", office: "\(bravo.party)/watch")
      alfa.grant(.link, "\(alfa.party)")
      bravo.grant(.link, "\(bravo.party)")
    }
    for member in [alfa, bravo] {
      logs[member.party] = TestLog(member.origin)
      append(
        .open(
          charter: charter.digest, successor: SHA256.hash("\(member.origin) next"), follows: nil),
        by: member.party)
    }
  }

  public var channel: Digest { charters[0].digest }

  public static func charter(_ a: KeyLog, _ b: KeyLog, quorum: Int64 = 1) -> Charter {
    charter([a, b], quorum: quorum)
  }

  /// A charter that all must accept a change of.
  public static func charter(_ members: [KeyLog], quorum: Int64) -> Charter {
    let logs = members.sorted { $0.party < $1.party }
    func form(_ name: String, _ release: Int) -> Charter.Admitted {
      Charter.Admitted(
        form: text(name) { FormID($0) }, digest: SHA256.hash("form \(name)"), release: release)
    }
    return Charter(
      version: 1, follows: nil, succeeds: nil, title: "Launch notifications",
      parties: logs.map { .init(party: $0.party, id: $0.partyID) },
      offices: logs.map { log in
        .init(office: text("\(log.party)/watch") { Office($0) }, words: "notices of launches")
      },
      forms: [
        form("acknowledge/1", 1), form("launch-1988/1", 2), form("note/1", 1),
        form("read-back/1", 1), form("reply/1", 1),
      ],
      targets: [60, 300, 3_600, 14_400], languages: ["en"], terms: Terms(), witnesses: [],
      quorum: quorum, amend: Int64(logs.count))
  }

  /// A charter that these parties' treaty keys signed.
  public static func sign(_ charter: Charter, _ parties: [Party]) -> [UInt8] {
    let lines = parties.sorted().map { testKey("\($0)/t").sign(charter.text) }
    return NoteText.assemble(charter.text, lines)
  }

  public subscript(party: Party) -> TestParty { party == alfa.party ? alfa : bravo }

  public func log(_ party: Party) -> TestLog {
    guard let log = logs[party] else { preconditionFailure("no log of \(party)") }
    return log
  }

  /// Appends an act to a party's log, under its newest keys and charter, and answers with the id.
  ///
  /// - Parameter edit: what a dishonest log would have written instead.
  @discardableResult
  public mutating func append(
    _ act: Act, by party: Party, seen: [LogHead] = [], edit: (inout Entry) -> Void = { _ in }
  ) -> Digest {
    var log = log(party)
    time = time.adding(seconds: 10)
    var entry = Entry(
      origin: log.origin, index: log.tree.size, after: log.tree.root,
      charter: Int64(charters.count), keys: self[party].keyLog.head, seen: seen, at: time, act: act)
    edit(&entry)
    log.append(entry.signedLeaf)
    for head in seen { log.seen[head.origin] = head.size }
    logs[party] = log
    return entry.id
  }

  /// A new version that both accept; the first party's log puts it into force.
  public mutating func amend(inForce: Bool = true, _ change: (inout Charter) -> Void) {
    guard var next = charters.last else { preconditionFailure("a channel has a charter") }
    next.version += 1
    next.follows = charters.last?.digest
    next.proposer = alfa.party
    change(&next)
    for party in [alfa.party, bravo.party] {
      append(.amendment(.accept, version: next.version, text: next.digest), by: party)
    }
    if inForce {
      append(
        .amendment(.inForce, version: next.version, text: next.digest), by: alfa.party)
    }
    charters.append(next)
  }

  /// What a party's next entry says it has seen: the other's logs as they are, if they grew.
  public func seen(by party: Party) -> [LogHead] {
    let other = party == alfa.party ? bravo : alfa
    let before = log(party).seen
    return [other.keyLog.head, log(other.party).head].filter { $0.size > before[$0.origin] ?? 0 }
  }

  /// Signs, seals and records a page, and answers with the message's id.
  @discardableResult
  public mutating func page(
    _ form: String = "note/1", from party: Party, release: Int = 1, re: [Digest] = [],
    fields: [(String, String)] = [("text", "nothing to report")], signers: [String]? = nil,
    edit: (inout Page) -> Void = { _ in }
  ) -> Digest {
    let other = party == alfa.party ? bravo.party : alfa.party
    var page = Page(
      channel: channel, charter: Int64(charters.count), form: text(form) { FormID($0) },
      from: text("\(party)/watch") { Office($0) }, to: [text("\(other)/watch") { Office($0) }],
      release: release, precedence: .priority, at: time, issueBy: time.adding(seconds: 3_600),
      re: re, nonce: Array(SHA256.hash("nonce \(time)").bytes.prefix(15)),
      fields: fields.map { name, value in text("\(name) \(value)") { _ in Field(name, value) } })
    edit(&page)
    let names = signers ?? (1...release).map { "\(party)/o/\($0)" }
    let lines = names.sorted(by: bytewiseLess).map { testKey($0).sign(page.text) }
    return record(NoteText.assemble(page.text, lines), by: party)
  }

  /// Seals any bytes as a page and records them.
  @discardableResult
  public mutating func record(_ page: [UInt8], by party: Party, again: Digest? = nil) -> Digest {
    let content = SealedContent(
      world: party.world, salt: SHA256.hash(SHA256.hash("salt \(time)").bytes + page).bytes,
      page: page)
    let bytes = Seal.seal(
      content.plaintext,
      to: [alfa, bravo].map { testIdentity("\($0.party)/watch").recipient }, stanzas: 4,
      seed: SecretBytes(copying: SHA256.hash("seed \(time)").bytes))
    let reference = SealedReference(
      size: Int64(bytes.count), hash: SHA256.hash(bytes), commit: content.commit)
    let id = append(.page(reference, again: again), by: party)
    sealed[reference.hash] = bytes
    opened[id] = content
    return id
  }

  /// The receipt of a message in the other's log, with the proof that opening gives.
  @discardableResult
  public mutating func receive(_ id: Digest, by party: Party) -> Digest {
    let proof = opened[id]?.proof(for: log(party).origin)
    return append(.evidence([.received(id, proof: proof)]), by: party, seen: seen(by: party))
  }
}

extension TestChannel {
  /// A builder over everything here; every head is cosigned by the other's mirror.
  public var builder: ExchangeBuilder {
    let parties = [alfa, bravo]
    var builder = ExchangeBuilder(
      world: alfa.party.world, channel: channel,
      charters: charters.map { Self.sign($0, parties.map(\.party)) },
      keyLogs: parties.map { .init($0.keyLog, head: .init(note: $0.keyHead)) },
      logs: [
        log(alfa.party).builderLog(cosignedBy: ["\(bravo.party)/m"]),
        log(bravo.party).builderLog(cosignedBy: ["\(alfa.party)/m"]),
      ])
    builder.sealed = sealed
    builder.opened = opened
    return builder
  }

  /// The life of one notice: drafted, released, received, acknowledged, read back, all receipted.
  ///
  /// The ids are those of notice, acknowledgement and read-back.
  public static func notice() -> (channel: TestChannel, ids: [Digest]) {
    var channel = TestChannel()
    let (alfa, bravo) = (channel.alfa.party, channel.bravo.party)
    let notice = channel.page(
      "launch-1988/1", from: alfa, release: 2,
      fields: [("area", "Plesetsk"), ("window", "2026-11-24")])
    channel.receive(notice, by: bravo)
    let office = text("\(bravo)/watch") { Office($0) }
    channel.append(.evidence([.opened(notice, office, proof: nil)]), by: bravo)
    let acknowledgement = channel.page("acknowledge/1", from: bravo, re: [notice])
    let readBack = channel.page(
      "read-back/1", from: bravo, re: [notice],
      fields: [("area", "Plesetsk"), ("window", "2026-11-24")])
    channel.receive(acknowledgement, by: alfa)
    channel.receive(readBack, by: alfa)
    channel.append(.beat, by: bravo, seen: channel.seen(by: bravo))
    return (channel, [notice, acknowledgement, readBack])
  }

  /// The smallest record of one message: a note by one person, and its receipt.
  public static func smallest() -> (channel: TestChannel, id: Digest) {
    var channel = TestChannel(full: false)
    let id = channel.page(from: channel.alfa.party)
    channel.receive(id, by: channel.bravo.party)
    return (channel, id)
  }
}
