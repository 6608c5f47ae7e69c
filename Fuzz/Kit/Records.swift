import ParleyCharter
import ParleyCrypto
import ParleyCustody
import ParleyEvidence
import ParleyForms
import ParleyKeylog
import ParleyNode
import ParleyNodeKit
import ParleyNote
import ParleyRecord
import ParleyTestKit
import ParleyTlog
import ParleyWire

// Pages, entries and what carries them.
extension FuzzTarget {
  static let records: [FuzzTarget] = [
    FuzzTarget("page", examples: [Samples.centres.launch(at: noon).text]) { bytes in
      try Page(text: bytes).text
    },
    FuzzTarget("entry", examples: Samples.entries) { bytes in
      try Entry(text: bytes).text
    },
    FuzzTarget("leaf-fork", examples: [Samples.leafFork]) { bytes in
      let proof = LeafFork(bytes)
      for log in Samples.logs { _ = proof?.verified(by: log) }
      return proof?.bytes
    },
    FuzzTarget("bundle", examples: [Samples.bundle]) { bytes in
      try Bundle(bytes).bytes
    },
    FuzzTarget("journal", examples: Samples.journal) { bytes in
      Record(bytes)?.bytes
    },
  ]
}

// Who a party is, and what the parties agreed.
extension FuzzTarget {
  static let authorities: [FuzzTarget] = [
    FuzzTarget("card", examples: [Samples.card]) { bytes in
      try Card(bytes).bytes
    },
    FuzzTarget("card-verified", examples: [Samples.card]) { bytes in
      try VerifiedCard(bytes).bytes
    },
    FuzzTarget("key-entry", examples: Samples.keyEntries) { bytes in
      try KeyEntry(text: bytes).text
    },
    FuzzTarget("grant", examples: Samples.grants) { bytes in
      try Grant(text: bytes).text
    },
    FuzzTarget("charter", examples: [Samples.centres.charter.text]) { bytes in
      try Charter(text: bytes).text
    },
    FuzzTarget("charter-signed", examples: [Samples.charter]) { bytes in
      let logs = [Samples.centres.alfa, Samples.centres.bravo].map { ($0.party, $0.keyLog) }
      return try SignedCharter(bytes, keyLogs: Dictionary(uniqueKeysWithValues: logs)).bytes
    },
    FuzzTarget("charter-proposed", examples: Samples.proposals) { bytes in
      let logs = [Samples.centres.alfa, Samples.centres.bravo].map { ($0.party, $0.keyLog) }
      let keyLogs = Dictionary(uniqueKeysWithValues: logs)
      return try ProposedCharter(bytes, keyLogs: keyLogs, after: Samples.centres.charter).bytes
    },
  ]
}

// Forms and settings, which people write.
extension FuzzTarget {
  static let forms: [FuzzTarget] = [
    FuzzTarget("form", examples: Catalogue.shipped.forms.map(\.text)) { bytes in
      try Form(text: bytes).text
    },
    FuzzTarget(
      "settings",
      settling: [
        Array("# ours\nparty alfa.example\nlisten 127.0.0.1:8443\n".utf8),
        Array("party a.b\nlisten [::1]:1\ndrop-in c.d /in\ndrop-out c.d /out put\n".utf8),
      ]
    ) { bytes in
      Array(try Configuration(text: bytes).text.utf8)
    },
  ]
}

// What a sceptic reads.
extension FuzzTarget {
  static let evidence: [FuzzTarget] = [
    FuzzTarget("exchange", examples: [Samples.exchange]) { bytes in
      try ExchangeFile(bytes).bytes
    },
    FuzzTarget("exchange-check", examples: [Samples.exchange]) { bytes in
      Exchange.check(bytes).holds ? try ExchangeFile(bytes).bytes : nil
    },
  ]
}

extension Samples {
  static let centres = TestCentres()

  static let charter = TestChannel.sign(
    centres.charter, [centres.alfa.party, centres.bravo.party])

  /// The next version, signed by one, and by both.
  static let proposals: [[UInt8]] = {
    var next = centres.charter
    next.version = 2
    next.follows = centres.charter.digest
    next.proposer = centres.alfa.party
    let (alfa, bravo) = (centres.alfa.party, centres.bravo.party)
    return [[alfa], [alfa, bravo]].map { TestChannel.sign(next, $0) }
  }()

  static let card = Card(
    party: centres.alfa.party, items: TestCentres.card(centres.alfa)
  ).bytes

  static let grants = centres.alfa.keyLog.leaves.compactMap(\.grant?.text)

  static let keyEntries: [[UInt8]] = {
    var party = TestParty("alfa.example", threshold: 2, roots: 3)
    party.rotate()
    return texts(party.keyLog.leaves.map(\.bytes))
  }()

  /// A whole exchange between two honest logs, and a short one.
  private static let story = TestChannel.notice().channel
  private static let parties = [story.alfa.party, story.bravo.party]

  static let logs = parties.map { testKey(story[$0].origin.description).verifier }

  static let entries = texts(parties.flatMap { story.log($0).leaves })

  static let leafFork: [UInt8] = {
    let leaves = story.log(story.alfa.party).leaves
    guard let a = try? UnverifiedNote(leaves[0]), let b = try? UnverifiedNote(leaves[1]) else {
      preconditionFailure("a leaf is a note")
    }
    return LeafFork(a, b).bytes
  }()

  static let bundle: [UInt8] = {
    let (alfa, bravo) = (story.log(parties[0]), story.log(parties[1]))
    return Bundle(
      from: parties[0], to: parties[1], channel: story.channel,
      have: [LogPosition(bravo.origin, 2)],
      want: [.entry(LogPosition(bravo.origin, 2)), .page(SHA256.hash("page")), .reply],
      items: alfa.leaves.prefix(2).map { Item(.entry, $0) }
        + [Item(.head, alfa.signedHead().note)]
    ).bytes
  }()

  static let exchange: [UInt8] = {
    let (channel, id) = TestChannel.smallest()
    do { return try channel.builder.messageFile(id).bytes } catch {
      preconditionFailure("an exchange file of a test: \(error)")
    }
  }()

  /// What a node wrote: records of many kinds.
  static let journal = FuzzNode.alfa.records.map(\.bytes)

  private static func texts(_ notes: [[UInt8]]) -> [[UInt8]] {
    notes.compactMap { try? UnverifiedNote($0).claimedText }
  }
}
