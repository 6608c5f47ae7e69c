package import ParleyKeylog

/// Why keys, their folder or a ceremony are not as they must be. Each case says what to do next.
package enum CustodyError: Error, Hashable, Sendable {
  case missing(path: String)
  case exists(path: String)
  /// Others than the owner may reach the file or folder.
  case permissions(path: String, mode: UInt32, wanted: UInt32)
  /// It belongs to another user, or it is no plain file or folder.
  case ownership(path: String, uid: UInt32)
  case wrongKind(path: String, wanted: String)
  case wrongPassphrase(path: String)
  /// The file asks for more work than this machine can do.
  case tooMuchWork(path: String)
  /// It is not what its place says, or it was altered.
  case malformed(path: String, expected: String)
  case configuration(path: String, line: Int, expected: String)
  /// A file of the key log, or an entry that was about to be appended, does not stand.
  case keyLog(KeyLogError, path: String?)
  /// Another ceremony has changed the key log in the meantime.
  case changedMeanwhile
  /// Another process holds the folder's lock.
  case busy(path: String)
  case diskFull(path: String)
  case system(call: String, code: Int32, words: String)
  /// There is no such office, post, grant or peer; the text names it.
  case unknown(String)
  /// A ceremony was asked for what the rules do not allow; the text says what.
  case refused(String)

  /// What went wrong, as a clause.
  package var cause: String {
    switch self {
    case .missing(let path): "\(path) is not there"
    case .exists(let path): "\(path) is already there"
    case .permissions(let path, let mode, let wanted):
      "\(path) has mode \(Self.octal(mode)), and it must be \(Self.octal(wanted))"
    case .ownership(let path, let uid): "\(path) belongs to user \(uid), not to this one"
    case .wrongKind(let path, let wanted): "\(path) is not \(wanted)"
    case .wrongPassphrase(let path): "the passphrase does not open \(path)"
    case .tooMuchWork(let path): "\(path) asks for more memory than this machine has"
    case .malformed(let path, let expected): "\(path) is not \(expected)"
    case .configuration(let path, let line, let expected):
      "line \(line) of \(path) is wrong: expected \(expected)"
    case .keyLog(let error, let path):
      "\(path ?? "the new entry") does not stand in the key log: \(error.words)"
    case .changedMeanwhile: "the key log was changed by another process in the meantime"
    case .busy(let path): "another process is changing \(path)"
    case .diskFull(let path): "the disk is full; \(path) was not written"
    case .system(let call, _, let words): "\(call): \(words)"
    case .unknown(let what): "there is no \(what)"
    case .refused(let why): why
    }
  }

  /// What to do now; nil where nothing sensible can be said.
  package var next: String? {
    switch self {
    case .missing(let path):
      path.hasSuffix("parley.conf")
        ? "give the data directory with --data DIR, or make one with: parley init"
        : "restore it, or see Docs/Operating/keys.md"
    case .exists: "choose another name, or move what is there out of the way"
    case .permissions(let path, _, let wanted):
      "chmod \(Self.octal(wanted)) \(path), and ask who could have read it"
    case .ownership(let path, _): "run as the user the folder belongs to, or: chown -R USER \(path)"
    case .wrongKind, .malformed: "restore it from where it was made"
    case .wrongPassphrase: "nobody can recover a passphrase; see Docs/Operating/keys.md"
    case .tooMuchWork: "open it on a machine with more memory"
    case .configuration: "see Docs/Operating/setup.md for the lines of parley.conf"
    case .keyLog(let error, _): "see rule \(error.rule) in Docs/Spec/keylog.md"
    case .changedMeanwhile, .busy: "run the command again"
    case .diskFull: "make room, then run the command again; nothing was changed"
    case .system, .unknown, .refused: nil
    }
  }

  /// `600`, as chmod takes it.
  private static func octal(_ mode: UInt32) -> String {
    let digits = String(mode, radix: 8)
    return String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
  }
}

extension KeyLogError {
  /// The rule in words.
  package var words: String {
    switch self {
    case .malformed: "it is malformed"
    case .foreign: "it is of another party"
    case .outOfOrder(let expected): "entry \(expected) is missing before it"
    case .fork(let at): "it contradicts what stands before entry \(at)"
    case .misplacedInception: "a log begins with its inception, and with nothing else"
    case .notSignedByRoots: "too few of the roots have signed it"
    case .wrongSigner: "neither the roots nor a registrar have signed it"
    case .rootsNotCommitted: "these are not the roots that were committed to"
    case .keyUsedTwice: "its key already stands under another name or role"
    case .unknownGrant: "the grant is not in the log, or not well formed"
    case .nothingToRevoke: "there is no such grant to revoke"
    case .unprovedContradiction: "it contradicts what stands, and nothing shows who signed it"
    }
  }
}
