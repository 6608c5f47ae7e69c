package import ParleyCustody
package import ParleyHTTP
package import ParleySQLite

/// Why a node did not start. Each has a name that scripts and the manual know
/// (Docs/Operating/failures.md), a sentence, and a next step.
package struct StartFault: Error, Hashable, Sendable {
  package enum Kind: Sendable {
    /// Somebody else has what is needed: the data directory, the port.
    case busy
    case permission
    case configuration
    case inputOutput
    case missing
    /// The keys and the journal do not belong together. Starting would risk a second history.
    case refused
    case system
  }

  package let kind: Kind
  package let state: String
  package let sentence: String
  package let next: String?

  init(_ kind: Kind, _ state: String, _ sentence: String, next: String? = nil) {
    self.kind = kind
    self.state = state
    self.sentence = sentence
    self.next = next
  }
}

extension StartFault {
  package init(_ error: CustodyError) {
    let kind: Kind
    let state: String
    switch error {
    case .missing: (kind, state) = (.missing, "data-missing")
    case .permissions, .ownership: (kind, state) = (.permission, "permissions")
    case .wrongPassphrase: (kind, state) = (.permission, "passphrase")
    case .busy, .changedMeanwhile: (kind, state) = (.busy, "data-in-use")
    case .diskFull: (kind, state) = (.inputOutput, "disk-full")
    case .system: (kind, state) = (.inputOutput, "disk")
    case .configuration: (kind, state) = (.configuration, "configuration")
    case .exists, .wrongKind, .tooMuchWork, .malformed, .keyLog, .unknown, .refused:
      (kind, state) = (.configuration, "keys-unsound")
    }
    self.init(kind, state, error.cause, next: error.next)
  }

  package init(_ error: JournalError) {
    let kind: Kind
    let state: String
    var next: String?
    switch error {
    case .diskFull: (kind, state) = (.inputOutput, "disk-full")
    case .io: (kind, state) = (.inputOutput, "disk")
    case .corrupt: (kind, state) = (.inputOutput, "journal-damaged")
    case .lockedByAnother: (kind, state) = (.busy, "data-in-use")
    case .permissions, .ownership: (kind, state) = (.permission, "permissions")
    case .foreign:
      (kind, state) = (.refused, "journal-foreign")
      next = "put this party's own journal in its place, or see Docs/Operating/recovery.md"
    case .missing: (kind, state) = (.refused, "journal-missing")
    case .newerFormat: (kind, state) = (.configuration, "journal-newer")
    case .exists, .outOfOrder, .closed: (kind, state) = (.system, "journal")
    }
    self.init(kind, state, "\(error)", next: next)
  }

  package init(_ error: HTTPError) {
    switch error {
    case .portInUse(let host, let port):
      self.init(
        .busy, "port-in-use", "another process listens on \(host) port \(port)",
        next: "stop it, or give another port with --listen")
    case .badAddress(let host):
      self.init(
        .configuration, "address", "\(host) is not a numeric address of this machine",
        next: "write the address to listen on as in 192.0.2.7:8443 or [::1]:8443")
    case .certificate(let words):
      self.init(
        .configuration, "link-certificate", "the link certificate cannot be used: \(words)",
        next: "make a new link key; see Docs/Operating/keys.md")
    case .system(let doing, let errno):
      self.init(.system, "listen", "could not \(doing): error \(errno) of the system")
    case .stopped: self.init(.system, "listen", "the server was stopped while it started")
    }
  }

  /// The keys have signed before, and the journal of what they signed is not there.
  static func journalMissing(_ path: String) -> StartFault {
    StartFault(
      .refused, "journal-missing",
      "the keys have been in use, and their journal is not at \(path)",
      next: "put it back; if it is lost for good, start once with --restored: "
        + "see Docs/Operating/recovery.md")
  }

  /// The journal is older, or newer, than the last start of these keys.
  static func journalOld(journal: Int64, keys: Int64) -> StartFault {
    StartFault(
      .refused, "journal-old",
      "the journal is of start \(journal) and the keys of start \(keys): one of them was restored",
      next: "put the newest journal back; if there is none, start once with --restored: "
        + "see Docs/Operating/recovery.md")
  }
}
