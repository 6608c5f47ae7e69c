/// Why a key-log entry or a grant does not stand. Each case has a number in Docs/Spec/keylog.md.
public enum KeyLogError: Error, Hashable, Sendable {
  /// K-1: not a note, or not the text of a key entry.
  case malformed
  /// K-2: another party's log.
  case foreign
  /// K-3: not the next index.
  case outOfOrder(expected: Int64)
  /// K-4: properly signed, and another entry than the one held, or on another root. The two leaves
  /// together prove a fork.
  case fork(at: Int64)
  /// K-5: an inception elsewhere than at index 0, or something else there.
  case misplacedInception
  /// K-6: fewer good signatures of the roots than their threshold, or one that fails.
  case notSignedByRoots
  /// K-7: signed by a name that is neither a root nor a registrar of this party.
  case wrongSigner
  /// K-8: the new roots are not those that the last `next` committed to.
  case rootsNotCommitted
  /// K-9: a key's bytes stand twice in this log, under another name or role.
  case keyUsedTwice
  /// K-10: a grant whose hash is not in the log, or is of another party.
  case unknownGrant
  /// K-11: a revocation of what is not a grant before it.
  case nothingToRevoke
  /// K-12: contradicts what is held, and the registrar in whose name it is signed is not proved:
  /// anyone could have written it.
  case unprovedContradiction

  /// The rule's number, as the specification prints it.
  public var rule: String {
    switch self {
    case .malformed: "K-1"
    case .foreign: "K-2"
    case .outOfOrder: "K-3"
    case .fork: "K-4"
    case .misplacedInception: "K-5"
    case .notSignedByRoots: "K-6"
    case .wrongSigner: "K-7"
    case .rootsNotCommitted: "K-8"
    case .keyUsedTwice: "K-9"
    case .unknownGrant: "K-10"
    case .nothingToRevoke: "K-11"
    case .unprovedContradiction: "K-12"
    }
  }
}
