package import ParleyDelivery
package import ParleyForms
import ParleyKeylog
package import ParleyRecord
package import ParleyWire

/// What a person or a program may ask of a node's state. Answers are plain values, the same for the
/// desk, the command line and the tests.
package struct MessageView: Hashable, Sendable {
  /// The message id: SHA-256 of the entry's text.
  package var id: Digest
  package var channel: Digest
  package var origin: Origin
  package var index: Int64
  /// What people call it: party, year, and a number without gaps, as in `alfa.example 2026/3`.
  package var serial: String
  /// Whether this party recorded it.
  package var ours: Bool
  /// The entry's claimed time, and when it was judged here (ours: recorded).
  package var at: Timestamp
  package var heldSince: Timestamp?
  package var judgement: Judgement
  package var flags: [Flag]
  /// Entries missing before it in its log.
  package var missingBefore: Int64
  /// The page, when it was opened here or is ours.
  package var page: Page?
  package var pageBytes: [UInt8]?
  package var sealedHash: Digest
  /// The posts of the officers who signed, as in `watch-3`.
  package var signers: [String]
  package var evidence: [EvidenceView]
  /// Messages whose `re` names this one, in the order of their record here.
  package var answers: [AnswerView]
  package var shown: [ShownView]
  package var carried: [CarriedView]
  /// The members whose mirrors cosigned a head over it.
  package var settledBy: [Party]
  /// Every member but its author, by name: what each has of it, on this record.
  package var members: [MemberView]
  /// Whether as many cosigned as the charter asks for. Shown, and never a condition for acting.
  package var isSettled: Bool
}

/// What one member has of a message, as far as this record shows. Each is a fact of its own.
package struct MemberView: Hashable, Sendable {
  package var party: Party
  /// Its mirror cosigned a head over the entry: every entry below is durable there.
  package var holds: Bool
  /// Its log says that the page was received, and when, by its claim.
  package var received: Timestamp?
  /// Its log says that the page was refused, by which rule.
  package var refused: String?
  /// Its log says that an officer was shown the page.
  package var opened: Timestamp?
  /// The forms of its officers' answers, in the order of their record here.
  package var answers: [FormID]
}

extension MemberView {
  init(_ party: Party, holds: Bool, _ evidence: [EvidenceView], _ answers: [AnswerView]) {
    self.party = party
    self.holds = holds
    self.answers = answers.filter { $0.from.party == party }.map(\.form)
    for said in evidence where said.by == party {
      switch said.kind {
      case .received: received = received ?? said.at
      case .refused(_, let rule): refused = refused ?? rule
      case .opened: opened = opened ?? said.at
      }
    }
  }
}

package struct EvidenceView: Hashable, Sendable {
  package var kind: Evidence
  package var by: Party
  /// The entry that says so.
  package var entry: Digest
  package var at: Timestamp
  /// Whether the proof in it could only be made by one who opened the page; nil without a proof.
  package var proofGood: Bool?
}

package struct AnswerView: Hashable, Sendable {
  package var id: Digest
  package var form: FormID
  package var from: Office
  package var at: Timestamp
  package var ours: Bool
  /// Of a read-back: what the machine's comparison with the notice found.
  package var comparison: [FieldComparison]?
  package var fields: [Field]
}

package struct ShownView: Hashable, Sendable {
  package var post: String
  package var at: Timestamp
}

package struct CarriedView: Hashable, Sendable {
  package var carriage: Carriage
  package var at: Timestamp
}

/// A signed page that waits for its release.
package struct DraftView: Hashable, Sendable {
  package var page: Page
  package var bytes: [UInt8]
  package var signers: [String]
  package var at: Timestamp
}

package struct ChannelView: Hashable, Sendable {
  package var id: Digest
  package var title: String
  package var version: Int64
  package var logs: [LogView]
  /// Officers may write: the charter is in force and our log is open.
  package var open: Bool
  package var recovering: Bool
  /// What parties have suspended here and not resumed.
  package var suspensions: [SuspensionView]
}

package struct LogView: Hashable, Sendable {
  package var origin: Origin
  package var party: Party
  package var ours: Bool
  package var size: Int64
  /// Entries known of beyond a gap.
  package var early: Int
  /// The size of the largest head beyond what is held, if any.
  package var ahead: Int64?
  /// Whose mirrors cosigned it, and up to which size.
  package var cosigned: [(party: Party, size: Int64)] { cosigners.map { ($0.party, $0.size) } }
  package var cosigners: [Cosigner]
  package var forks: Int
  /// Our messages that the peer has neither received nor refused; theirs that nobody here opened.
  package var outstanding: Int

  package struct Cosigner: Hashable, Sendable {
    package var party: Party
    package var size: Int64
    package var time: Timestamp
  }
}
