import ParleyDelivery
import ParleyNode

/// A fault of the drill's own harness, planted to show that the checkers see it. Each is one that a
/// runtime, a disk or an administrator could have; nothing of it is in the code that serves.
package enum Sabotage: String, CaseIterable, Sendable {
  /// Packets leave before the disk has their records.
  case sendsBeforeCommit = "sends-before-commit"
  /// The node is never called when it asked to be: nothing is sent again.
  case neverWakes = "never-wakes"
  /// The disk forgets what was judged, now and then.
  case losesJudgements = "loses-judgements"
  /// The disk forgets cosignatures.
  case losesCosignatures = "loses-cosignatures"
  /// The disk forgets what waits: entries whose page has not come.
  case losesWaiting = "loses-waiting"
  /// The disk forgets sealed pages.
  case losesPages = "loses-pages"
  /// A sync is left out: a crash takes the last commit along.
  case forgetsSync = "forgets-sync"
  /// A commit that failed for want of room is taken for one that succeeded.
  case ignoresFullDisk = "ignores-full-disk"
  /// A snapshot is kept without its last record.
  case cutsSnapshot = "cuts-snapshot"
  /// A restored node goes on with its old log keys.
  case signsAfterRestore = "signs-after-restore"

  /// What such a disk keeps of a commit.
  func keeps(_ record: Record, _ chance: inout Chance) -> Bool {
    switch (self, record) {
    case (.losesJudgements, .judged): !chance.happens(percent: 10)
    case (.losesCosignatures, .cosignature), (.losesPages, .sealed): false
    case (.losesWaiting, .judged(_, _, let judgement, _)):
      if case .waiting = judgement { false } else { true }
    default: true
    }
  }
}
