package import ParleyDelivery
package import ParleyRecord
package import ParleyWire

/// One durable fact. A node's state is the fold of its records and of nothing else, so recovery is
/// replay and needs no code of its own.
package enum Record: Hashable, Sendable {
  /// A leaf of a party's key log.
  case keyLeaf([UInt8])
  /// The text of a grant.
  case grant([UInt8])
  /// The newest signed head of a key log.
  case keyHead([UInt8])
  /// A channel's first charter, signed by all.
  case charter([UInt8])
  /// A later version that was proposed, with the signatures held; it comes into force when the
  /// entry that says so is judged.
  case proposal(channel: Digest, [UInt8])
  /// The next leaf of a channel log, ours or another's.
  case entry(channel: Digest, [UInt8])
  /// A leaf ahead of a gap.
  case early(channel: Digest, [UInt8])
  /// A signed head of a channel log, ours or another's.
  case head(channel: Digest, [UInt8])
  /// A cosignature line on a head of a size of a log.
  case cosignature(channel: Digest, Origin, size: Int64, time: Timestamp, line: String)
  /// A sealed page.
  case sealed(channel: Digest, [UInt8])
  /// What was found inside a sealed page, or put inside by us: salt and signed page.
  case content(channel: Digest, message: Digest, salt: [UInt8], page: [UInt8])
  /// The seed of a seal of ours: revealing it proves that every recipient's stanza opens.
  case seed(channel: Digest, message: Digest, [UInt8])
  /// What the message rules said of an entry, and when.
  case judged(channel: Digest, message: Digest, Judgement, at: Timestamp)
  /// A signed page that waits for its release.
  case draft([UInt8], at: Timestamp)
  case draftGone(Digest)
  /// First shown to an officer of this party.
  case shown(channel: Digest, message: Digest, post: String, at: Timestamp)
  /// A message came, or left this machine, by a carrier.
  case carried(channel: Digest, message: Digest, Carriage, at: Timestamp)
  /// A proof that the key of a log signed two histories.
  case contradiction(channel: Digest, Origin, [UInt8])
  /// Entries of our own log were shown to us that we do not hold.
  case rolledBack(channel: Digest, Origin, shown: Int64)
  /// A desk was told of a duty under an agreement.
  case told(ToldAlert)
}
