public import ParleyRecord
public import ParleyWire

/// A message in an exchange file.
public struct Message: Hashable, Sendable {
  /// SHA-256 of the entry's text.
  public let id: Digest
  public let log: Origin
  public let index: Int64
  /// The log's claim.
  public let at: Timestamp
  /// From the page, when the file shows it and it holds.
  public let form: FormID?
}

/// A fact that the signatures and hashes of an exchange file prove.
public enum Statement: Hashable, Sendable {
  /// The party's keys follow, one from the other, from the entry whose hash is its id.
  case keyLogWhole(Party, id: Digest, size: Int64)
  /// Every party signed this version.
  case charterSigned(version: Int64, parties: [Party])
  /// A version took the place of the one before: a log recorded that all had accepted it.
  case charterInForce(version: Int64, log: Origin, entry: Int64)
  /// All entries of a log from its first, under one head.
  case logWhole(Origin, size: Int64)
  /// A message stands at its place in its author's log.
  case recorded(Digest, log: Origin, index: Int64)
  /// It stood there when a member's mirror or a witness cosigned, at this time of its own clock:
  /// the earliest such time in the file.
  case recordedBefore(Digest, Timestamp, by: String)
  /// Officers of an office signed the page; the number of different persons is the page's
  /// `release`.
  case authored(Digest, by: Office, posts: [String], release: Int)
  /// The page itself is in the file, and is what the entry committed to.
  case contentShown(Digest, FormID)
  /// Another member's log says that it holds the message.
  case delivered(Digest, to: Origin, entry: Int64)
  /// That log recorded what only one who opened the seal can know.
  case unsealed(Digest, by: Origin, entry: Int64)
  /// Another member's log says that an officer of the office was shown it.
  case shownTo(Digest, Office, entry: Int64)
  /// Another member's log refuses it, by its rule.
  case refused(Digest, by: Origin, entry: Int64, rule: String)
  /// A later message, signed by officers, answers it: acknowledgement, read-back, reply and so on.
  case answered(Digest, by: Digest, FormID, from: Office)
  /// Its author's log affirmed it after it was put in question.
  case affirmed(Digest)
  /// A member's mirror, or a witness, cosigned a head at a time of its own clock.
  case cosigned(Origin, size: Int64, by: String, at: Timestamp, witness: Bool)
  /// As many cosigned a head as the charter asks for.
  case settled(Origin, size: Int64, quorum: Int64)
  /// One key signed two histories. It says nothing of who held the key.
  case fork(Origin, key: String, sizes: [Int64])

  /// The message it is about.
  public var message: Digest? {
    switch self {
    case .recorded(let id, _, _), .recordedBefore(let id, _, _), .authored(let id, _, _, _),
      .contentShown(let id, _),
      .delivered(let id, _, _), .unsealed(let id, _, _), .shownTo(let id, _, _),
      .refused(let id, _, _, _),
      .answered(let id, _, _, _), .affirmed(let id):
      id
    default: nil
    }
  }
}

/// Something a reader may expect that this file does not prove. None of these is a fault.
public enum Doubt: Hashable, Sendable {
  /// The page is not in the file: neither what it says nor who signed it is shown.
  case contentWithheld(Digest)
  /// No receipt by this party is in the file.
  case noReceipt(Digest, from: Party)
  /// No answer of an officer is in the file.
  case unanswered(Digest)
  /// A receipt's proof is given and cannot be checked, as the page is not shown.
  case receiptUnchecked(Digest, by: Origin)
  /// A receipt's proof is not the one that opening gives: the receiver's log states what is not so.
  case receiptFalse(Digest, by: Origin)
  /// The page does not hold, by this rule, and a member has refused it.
  case refusedRightly(Digest, Fault)
  /// Fewer cosigned the newest head than the charter asks for.
  case notSettled(Origin, size: Int64, have: Int64, quorum: Int64)
  /// The cosigner's key was later revoked as compromised.
  case cosignerCompromised(Origin, size: Int64, by: String)
  /// An officer's key was revoked as compromised, and nothing here shows that the message was
  /// received before, nor was it affirmed.
  case inQuestion(Digest, key: String, revokedAt: Int64)
  /// Its author's log disowned it.
  case disowned(Digest)
  /// It stands beyond the size at which its party's roots closed the log.
  case afterClose(Digest)
  /// The claimed time is outside the term of an officer's grant.
  case outsideTerm(Digest, key: String)
  /// It was recorded, by its log's claim, after the page's `issue-by`.
  case recordedLate(Digest)
  /// A revocation, in the name of a registrar who is not shown to be one, names a key that the
  /// message relies on.
  case revocationUnproved(Digest, party: Party, index: Int64)
  /// The file is of a channel and holds no log of this party.
  case logAbsent(Party)
  /// The file ends a log at this size, and an entry here has seen more of it.
  case logShort(Origin, size: Int64, seen: Int64)
  /// Entries name this version, and no log here records that it came into force.
  case charterNotInForce(version: Int64)
  /// The file shows fewer cosigners' keys than the charter's quorum; there is no policy.
  case cosignersUnknown(Origin)

  public var message: Digest? {
    switch self {
    case .contentWithheld(let id), .noReceipt(let id, _), .unanswered(let id),
      .receiptUnchecked(let id, _), .receiptFalse(let id, _), .refusedRightly(let id, _),
      .inQuestion(let id, _, _), .disowned(let id), .afterClose(let id), .outsideTerm(let id, _),
      .recordedLate(let id), .revocationUnproved(let id, _, _):
      id
    default: nil
    }
  }
}
