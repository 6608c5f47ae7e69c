package import ParleyPact
package import ParleyWire

/// One signed message as the engine sees it: who said what, to whom, and what others' signatures
/// prove about when.
///
/// Whoever builds one has checked the signatures. The engine trusts no party's clock further than
/// the bounds allow.
package struct RecordedMessage: Hashable, Sendable {
  /// The message's id; unique in a record.
  package var id: String
  package var author: PartyName
  /// The first is the one bound by a bilateral norm; further ones are copies.
  package var addressees: [PartyName]
  package var said: Said
  /// The message it answers or concerns, or the norm instance `article/trigger/debtor` that an act
  /// such as `waive` speaks of.
  package var about: String?
  package var fields: [Field]
  /// The author's own time: a claim.
  package var claimed: Timestamp
  /// Not earlier: of the newest foreign message it links to.
  package var notBefore: Timestamp?
  /// Not later: of the oldest receipt or foreign message that links to it.
  package var notAfter: Timestamp?
  /// The time of each addressee's signed receipt, by party, rising.
  package var receipts: [Receipt]

  package struct Field: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package struct Receipt: Hashable, Sendable {
    package var party: PartyName
    package var at: Timestamp

    package init(_ party: PartyName, at: Timestamp) {
      self.party = party
      self.at = at
    }
  }

  package init(
    id: String, author: PartyName, addressees: [PartyName], said: Said, claimed: Timestamp
  ) {
    self.id = id
    self.author = author
    self.addressees = addressees
    self.said = said
    self.claimed = claimed
    fields = []
    receipts = []
  }

  package func receipt(of party: PartyName) -> Timestamp? {
    receipts.first { $0.party == party }?.at
  }

  package func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }
}

/// What a message does under an agreement.
package enum Said: Hashable, Sendable {
  /// A message kind that the agreement declares.
  case message(String)
  /// `performer` did or held `event` at `at`; `reference` joins two records of one event.
  case event(String, performer: PartyName, at: Timestamp, reference: String, present: [PartyName])
  case deposit(String)
  case consent
  case contest(ground: String, reading: String?)
  case claimExcuse(ground: String)
  case acceptExcuse
  case waive
  /// Numbers of articles; empty for all.
  case suspend([String])
  case resume([String])
  /// The meaning digest of a version, in base64.
  case accept(version: String)
  case object(version: String)
  case withdraw
  /// A party's own word; the engine never says it.
  case breach(Breach)
  /// Nothing but a sign of life.
  case heard

  package enum Breach: String, CaseIterable, Hashable, Sendable {
    case alleged, acknowledged, determined
  }
}

/// Everything about one agreement that a node holds, in any order.
package struct AgreementRecord: Hashable, Sendable {
  package var messages: [RecordedMessage]
  /// Up to when each party has been heard: the proved lower bound of the contiguous prefix of its
  /// log, besides what `messages` show.
  package var heard: [RecordedMessage.Receipt]

  package init(messages: [RecordedMessage] = [], heard: [RecordedMessage.Receipt] = []) {
    self.messages = messages
    self.heard = heard
  }
}
