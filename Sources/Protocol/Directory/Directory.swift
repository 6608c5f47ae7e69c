import ParleyCharter
package import ParleyKeylog
import ParleyNote
package import ParleyRecord
import ParleyTlog
import ParleyWire

/// Who holds which post, with which keys, by whose authority: the key logs of all parties as far as
/// this node holds them, and the answers that the rest of the protocol asks of them.
///
/// Every question names a size of a key log: key state is order, never a clock.
package struct Directory: Hashable, Sendable {
  /// By party. Iterated only in the order of `parties`.
  private var keyLogs: [Party: KeyLog] = [:]
  /// The newest signed head of each key log, as notes.
  private var heads: [Party: [UInt8]] = [:]

  package init() {}

  package var parties: [Party] { keyLogs.keys.sorted() }

  package func keyLog(of party: Party) -> KeyLog? { keyLogs[party] }

  /// The key logs by party, to check a charter with.
  package var all: [Party: KeyLog] { keyLogs }

  package func head(of party: Party) -> [UInt8]? { heads[party] }

  /// The party's keys at a size of its key log; nil where the log is not held that far.
  package func state(of party: Party, at size: Int64) -> KeyState? {
    guard let log = keyLogs[party], size <= log.size else { return nil }
    return KeyState(log, at: size)
  }

  /// The party's keys at the newest head held.
  package func newest(_ party: Party) -> KeyState? {
    keyLogs[party].map { KeyState($0, at: $0.size) }
  }
}

// What changes the directory. Each change is checked whole; a refused one changes nothing.
extension Directory {
  /// Adds a leaf of a party's key log; false for a repeat.
  package mutating func append(_ leaf: [UInt8]) throws(KeyLogError) -> Bool {
    guard let note = try? UnverifiedNote(leaf, limit: Limit.entryBytes),
      let entry = try? KeyEntry(text: note.claimedText)
    else { throw .malformed }
    let party = entry.origin.party
    guard let size = keyLogs[party]?.size else {
      keyLogs[party] = try KeyLog(inception: leaf)
      return true
    }
    try keyLogs[party]?.append(leaf)
    return keyLogs[party]?.size != size
  }

  /// Adds the text of a grant; false for a repeat.
  package mutating func disclose(_ text: [UInt8]) throws(KeyLogError) -> Bool {
    guard let grant = try? Grant(text: text), let log = keyLogs[grant.party] else {
      throw .unknownGrant
    }
    if log.leaves.contains(where: { $0.grant == grant }) { return false }
    try keyLogs[grant.party]?.disclose(text)
    return true
  }

  /// Keeps a key log's head if it is newer than the one kept and agrees with the leaves held.
  package mutating func keep(head note: [UInt8]) -> HeadStanding {
    guard let unverified = try? UnverifiedNote(note),
      let checkpoint = try? Checkpoint(text: unverified.claimedText),
      let origin = Origin(checkpoint.origin), origin.isKeyLog, let log = keyLogs[origin.party],
      (try? unverified.verified(by: [log.headKey])) != nil
    else { return .unknown }
    guard checkpoint.size <= log.size else { return .ahead }
    guard log.root(at: checkpoint.size) == checkpoint.root else { return .forked }
    let kept = heads[origin.party].flatMap { try? UnverifiedNote($0) }
      .flatMap { try? Checkpoint(text: $0.claimedText) }
    guard checkpoint.size > kept?.size ?? -1 else { return .stale }
    heads[origin.party] = note
    return .kept
  }
}

/// What became of a signed head.
package enum HeadStanding: Hashable, Sendable {
  /// Newer than what was kept, and it agrees.
  case kept
  /// It agrees with what is held: normal mail, silent.
  case stale
  /// Beyond what is held: asked for, never an accusation.
  case ahead
  /// Signed, and it disagrees with the leaves held: one key signed two histories.
  case forked
  /// Not of a log known here, or not signed by its key.
  case unknown
}
