/// What the machine can do to a journal. Each case is a state with a name of its own, for the desk
/// and for exit codes; the description says what happened and what to do next.
package enum JournalError: Error, Hashable, Sendable {
  /// No room. Nothing of the failed call was written.
  case diskFull
  /// The disk failed. Whether the failed call was written is known only after reopening. `code` is
  /// SQLite's extended result, or `errno` of the call that `message` names.
  case io(code: Int32, message: String)
  /// Another process, or another opener in this one, holds the data directory.
  case lockedByAnother(pid: Int32?)
  /// The journal of another party.
  case foreign(owner: String)
  /// A journal was to be there, and is not.
  case missing(path: String)
  /// A journal was to be made, and one is there.
  case exists(path: String)
  /// Not what was written, or not a journal.
  case corrupt(detail: String)
  /// Open to others, or not of the mode it must have.
  case permissions(path: String, mode: UInt32)
  /// Belongs to another user.
  case ownership(path: String, uid: UInt32)
  /// Written by a later version.
  case newerFormat(version: Int64)
  /// The append was to follow a record that is not the last one.
  case outOfOrder(following: Int64, last: Int64)
  /// The journal has been closed.
  case closed
}

extension JournalError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .diskFull:
      "The disk with the journal is full; nothing was half written. Make room and try again."
    case .io(let code, let message):
      "The journal could not be read or written (\(message), code \(code)). "
        + "Check the disk, then start again: the journal opens with what is certain."
    case .lockedByAnother(let pid):
      "Another process\(pid.map { " (\($0))" } ?? "") uses this data directory. "
        + "Stop it, or give this one a directory of its own."
    case .foreign(let owner):
      "This is the journal of \"\(owner)\". Give the data directory of this party."
    case .missing(let path):
      "There is no journal at \(path). Check the data directory; if the journal is lost, recover "
        + "from a peer instead of making a new one."
    case .exists(let path):
      "There is already a journal at \(path). Use it, or choose another data directory."
    case .corrupt(let detail):
      "The journal is damaged: \(detail). Keep a copy of the data directory and recover from a "
        + "backup or a peer."
    case .permissions(let path, let mode):
      "\(path) has mode \(octal(mode)), so others could read it or we could not. "
        + "Set 0700 on the data directory and 0600 on the files in it."
    case .ownership(let path, let uid):
      "\(path) belongs to user \(uid), not to the user of this process. "
        + "Change its owner, or run as that user."
    case .newerFormat(let version):
      "The journal has format \(version), newer than this program knows. "
        + "Install the version that wrote it, or a later one."
    case .outOfOrder(let following, let last):
      "The journal ends with record \(last), not \(following): an append before this one failed. "
        + "Replay the journal and decide again."
    case .closed:
      "The journal has been closed. Open it again."
    }
  }
}

/// A file mode as administrators write it: 0644.
private func octal(_ mode: UInt32) -> String {
  let digits = String(mode, radix: 8)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
