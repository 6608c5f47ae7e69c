package import ParleyDelivery
package import ParleyForms
package import ParleyKeylog
package import ParleyCharter
package import ParleyRecord
package import ParleyWire

/// What a node asks for: `records` are durable before `reply` or any of `packets` leaves, because a
/// signature that left and was forgotten is a second history.
package struct Outcome: Hashable, Sendable {
  package var records: [Record] = []
  /// Bundles for any carrier that reaches their party, most urgent first.
  package var packets: [Packet] = []
  /// The answer to the bundle that came, for a carrier that takes one back.
  package var reply: [UInt8]?
  /// When to call again with `tick`, in monotonic milliseconds.
  package var wake: Int64?
  /// What an operator should know, in the order in which it happened.
  package var events: [Event] = []
  /// Why the operator's own input was not taken; nothing was recorded then.
  package var refusal: Refusal?

  package init() {}
}

/// A bundle on its way to a party.
package struct Packet: Hashable, Sendable {
  package let to: Party
  package let channel: Digest
  package let precedence: Precedence
  package let bytes: [UInt8]
  /// The messages whose pages it carries, for the record of what left.
  package let messages: [Digest]

  package init(
    to: Party, channel: Digest, precedence: Precedence, bytes: [UInt8], messages: [Digest]
  ) {
    self.to = to
    self.channel = channel
    self.precedence = precedence
    self.bytes = bytes
    self.messages = messages
  }
}

/// Something an operator should know of. Facts, each with its evidence in the record.
package enum Event: Hashable, Sendable {
  case keyLogGrew(Party, size: Int64)
  case charterInForce(channel: Digest, version: Int64)
  /// A party accepted a new version of the charter; its proposer is the first.
  case charterAccepted(channel: Digest, version: Int64, text: Digest, by: Party)
  case charterWithdrawn(channel: Digest, version: Int64, text: Digest)
  /// A party suspended something in a channel, or ended its suspension.
  case suspended(Digest, by: Party)
  case resumed(Digest, by: Party)
  case logOpened(Origin)
  case drafted(page: Digest)
  case recorded(Digest)
  case arrived(Digest, Precedence, delayed: Bool)
  case refusedTheirs(Digest, Rule)
  case waiting(Digest, Waiting)
  case receivedByPeer(Digest, by: Party)
  case openedByPeer(Digest, by: Office)
  case refusedByPeer(Digest, by: Party, rule: String)
  case settled(Origin, size: Int64, by: Party)
  case dropped(Rule, what: String)
  case keyRefused(KeyLogError)
  /// The key of this log signed two histories; the proof is kept. It is against a key.
  case forkProved(Origin)
  case flag(Digest, Flag)
  /// A peer showed entries of our own log that we do not hold: this journal is older than our
  /// signatures. Nothing is signed with that key any more.
  case rolledBack(Origin, shown: Int64, held: Int64)
  /// A peer said that it holds more of our own log than we do, and did not show it when asked. Its
  /// word on that delays nothing any more.
  case claimUnfounded(channel: Digest, by: Party)
  case succeeded(Origin, by: Origin)
  case clockJumped(seconds: Int64)
  /// A duty under an agreement needs a desk, or what a desk was told of it does not stand.
  case agreement(AgreementAlert)
}

/// Why an operator's input was not taken.
package enum Refusal: Error, Hashable, Sendable {
  /// A numbered rule, with the form's own faults where they are the reason.
  case rule(Rule, [FieldFault])
  case malformed(String)
  case keyLog(KeyLogError)
  case charter(CharterError)
  case unknownChannel
  case unknownMessage
  case unknownDraft
  /// No such version of the charter is pending here.
  case unknownProposal
  /// This node's log for the channel is not open: no key, or no grant of it.
  case logNotOpen
  /// The node is recovering and signs nothing until its successor log is opened.
  case recovering
  /// The page was recorded already: the entry that holds it.
  case alreadyRecorded(Digest)
  /// This party has suspended what the page is about: the message that says so.
  case suspended(by: Digest)
  /// No suspension of this party's is in force that the page could end.
  case notSuspended
}
