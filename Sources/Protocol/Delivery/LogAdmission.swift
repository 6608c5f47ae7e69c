import ParleyCrypto
package import ParleyNote
package import ParleyRecord
package import ParleyTlog
import ParleyWire

/// What became of one leaf offered to a log.
package enum LeafStanding: Hashable, Sendable {
  /// The next one.
  case next(ChannelLog.Leaf)
  /// Ahead of a gap, within the bounds.
  case early(ChannelLog.Leaf)
  /// Held already: a legal repeat, silent.
  case held
  /// Refused by a log rule; nothing changes.
  case dropped(Rule)
  /// The key signed two histories: the proof.
  case forked(Rule, proof: [UInt8])
}

/// What became of one head offered to a log.
package enum LogHeadStanding: Hashable, Sendable {
  case kept(ChannelLog.SignedHead)
  /// Older than what is held and equal to our root there: silent.
  case stale
  /// Beyond what is held.
  case ahead(ChannelLog.SignedHead)
  case dropped(Rule)
  case forked(proof: [UInt8])
}

// The log rules: they look at a leaf as a leaf, and never at what it says.
extension ChannelLog {
  /// Judges a leaf offered to this log (rules L-4 and L-6 to L-9).
  package func judge(leaf note: UnverifiedNote, entry: Entry) -> LeafStanding {
    guard note.signatures.count == 1 else { return .dropped(.leafFormed) }
    guard (try? note.verified(by: [key])) != nil else { return .dropped(.leafSigned) }
    let leaf = Leaf(entry: entry, id: SHA256.hash(note.claimedText), bytes: note.bytes)
    if let held = self.leaf(entry.index) {
      return held.id == leaf.id ? .held : forked(held, note)
    }
    if entry.index == size {
      guard entry.after == root else { return forked(byAfterOf: note) }
      return .next(leaf)
    }
    guard hasRoomForEarly(note.bytes.count) else { return .dropped(.leafWithinReach) }
    return .early(leaf)
  }

  /// Two different entries at one index, both signed by the log's key.
  private func forked(_ held: Leaf, _ other: UnverifiedNote) -> LeafStanding {
    guard let note = try? UnverifiedNote(held.bytes, limit: Limit.entryBytes) else {
      preconditionFailure("a held leaf is a note")
    }
    return .forked(.leafAgrees, proof: LeafFork(note, other).bytes)
  }

  /// A leaf whose `after` is not our root. With a head of just this size it is a proof; otherwise
  /// the disagreement cannot be shown to a stranger yet, and the leaf is dropped.
  private func forked(byAfterOf other: UnverifiedNote) -> LeafStanding {
    guard let head, head.checkpoint.size == size, let note = try? UnverifiedNote(head.note) else {
      return .dropped(.leafFollows)
    }
    return .forked(.leafFollows, proof: LeafFork(note, other).bytes)
  }

  /// Judges a signed head of this log (rules L-10 and L-11).
  package func judge(head note: UnverifiedNote, _ checkpoint: Checkpoint) -> LogHeadStanding {
    guard note.signatures.count == 1, (try? note.verified(by: [key])) != nil else {
      return .dropped(.headSigned)
    }
    let head = SignedHead(checkpoint: checkpoint, note: note.bytes)
    guard checkpoint.size <= size else { return .ahead(head) }
    guard tree.root(at: checkpoint.size) == checkpoint.root else { return forked(head) }
    return checkpoint.size > self.head?.checkpoint.size ?? -1 ? .kept(head) : .stale
  }

  /// A head that our leaves contradict. It is a proof for strangers only together with a head of
  /// the history that we hold.
  private func forked(_ other: SignedHead) -> LogHeadStanding {
    guard let held = head, let newer = try? UnverifiedNote(held.note),
      let older = try? UnverifiedNote(other.note)
    else { return .dropped(.headAgrees) }
    let ordered = other.checkpoint.size <= held.checkpoint.size
    guard
      let proof = ForkProof(
        tree: tree, older: ordered ? older : newer, newer: ordered ? newer : older)
    else { return .dropped(.headAgrees) }
    return .forked(proof: proof.bytes)
  }
}
