// The operator API: HTTP/1.1 on the Unix socket `operator.sock` of the data directory, open to the
// user of the node and to root. Everything the command line and the desk do, they do here.
//
// GET    /v1/status                            Status
// GET    /v1/messages?channel=&box=in|out&limit=   [MessageSummary], newest last
// GET    /v1/messages/ID                       MessageDetail     ID, or an unambiguous beginning
// GET    /v1/messages/ID/page                  the readable page, signature lines included
// GET    /v1/messages/ID/sealed                the age file
// POST   /v1/messages/ID/shown    Shown        Done
// POST   /v1/pages                a signed page as a note       PageTaken
// GET    /v1/drafts                            [Draft]
// GET    /v1/drafts/ID                         Draft
// DELETE is spelt POST /v1/drafts/ID/discard   Done
// GET    /v1/channels/ID/charter               the charter's text
// GET    /v1/channels/ID/charters              [CharterVersion], rising
// POST   /v1/channels/ID/charters  a later version that this party signed    CharterVersion
// POST   /v1/channels/ID/withdraw  Withdrawal  CharterVersion
// GET    /v1/channels/ID/read                  [ReadPosition]
// GET    /v1/channels/ID/exchange?message=&redact=1   an exchange file
// GET    /v1/agreements                        [AgreementSummary]
// GET    /v1/agreements/ID                     AgreementFile     ID as for messages, or its name
// POST   /v1/logs/export          LogExport    LogExported
// POST   /v1/bundles/out          BundleOrder  the bundle, sealed to its party
// POST   /v1/bundles/in           a bundle, or an age file of one    Done
// GET    /v1/events?after=N&wait=SECONDS       Events
// POST   /v1/reload                            Reloaded
// POST   /v1/clock/recovered                   Done
//
// Ids are base64 as people see them, percent-encoded in a target. A status of 400 and more comes
// with a Problem.

/// The values of the operator API. Times are RFC 3339 in UTC, ids and hashes base64, names as they
/// are signed.
package enum OperatorAPI {
  package static let version = "v1"

  /// How the node is.
  package enum State: String, Codable, Sendable {
    case running
    /// It may read and receive, and signs nothing until a successor log is opened.
    case recovering
    case draining
    /// The journal could not be written. Nothing is signed any more; it must be started again.
    case storageFailed = "storage-failed"
  }

  package struct Status: Codable, Sendable {
    package var party: String
    package var state: State
    /// Of the state `storage-failed`: what failed.
    package var reason: String?
    package var exercise: Bool
    package var now: String
    package var clock: Clock
    /// Where other parties' nodes connect, as in `127.0.0.1:8443`.
    package var listening: String?
    package var started: String
    package var records: Int64
    package var drafts: Int
    package var channels: [Channel]
    package var lines: [Line]
    /// Notices that are not acknowledged, on this record, by their time.
    package var overdue: [Overdue]
    /// Duties under agreements: late on this record, or past the time agreed for an alert.
    package var duties: [Duty]
    /// The number of the newest event.
    package var events: Int64
  }

  package struct Overdue: Codable, Sendable {
    package var id: String
    package var serial: String
    package var by: String
    package var due: String
  }

  package struct Clock: Codable, Sendable {
    /// `steady` or `jumped`. While it is `jumped` nothing is cosigned.
    package var quality: String
    package var jumpedSeconds: Int64?
  }

  package struct Channel: Codable, Sendable {
    package var id: String
    package var title: String
    package var charter: Int64
    package var parties: [String]
    /// Officers may write.
    package var open: Bool
    package var recovering: Bool
    package var logs: [Log]
    /// What parties have suspended here and not resumed.
    package var suspensions: [Suspension]
  }

  package struct Log: Codable, Sendable {
    package var origin: String
    package var party: String
    package var ours: Bool
    package var size: Int64
    /// Entries known of beyond a gap, and the size of a head beyond what is held.
    package var early: Int
    package var ahead: Int64?
    package var cosigners: [Cosigner]
    /// Proofs that the log's key signed two histories.
    package var forks: Int
    /// Ours: not yet received or refused by a peer. Theirs: not yet opened by anyone here.
    package var outstanding: Int
  }

  package struct Cosigner: Codable, Sendable {
    package var party: String
    package var size: Int64
    package var time: String
  }

  /// One carrier to one peer.
  package struct Line: Codable, Sendable {
    package var peer: String
    package var carrier: String
    package var state: String
    package var detail: String?
    package var queued: Int
    package var failures: Int
    /// When something last left by it, or was last heard by it.
    package var lastLeft: String?
    package var lastHeard: String?
  }

  package struct Draft: Codable, Sendable {
    /// Of the page; there is no message yet.
    package var id: String
    package var channel: String
    package var form: String
    package var from: String
    package var to: [String]
    package var precedence: String
    package var release: Int
    package var issueBy: String
    package var signers: [String]
    package var since: String
    /// The page as it was signed so far.
    package var page: String
  }

  package struct ReadPosition: Codable, Sendable {
    package var origin: String
    package var size: Int64
  }

  /// What became of a signed page.
  package struct PageTaken: Codable, Sendable {
    /// `recorded`, `drafted` (it waits for its release) or `already-recorded`.
    package var outcome: String
    /// Of the message; of the page while it is a draft.
    package var id: String
    package var serial: String?
  }

  package struct Shown: Codable, Sendable {
    package var post: String
    package init(post: String) { self.post = post }
  }

  package struct BundleOrder: Codable, Sendable {
    package var channel: String
    package var to: String
    package init(channel: String, to: String) { (self.channel, self.to) = (channel, to) }
  }

  package struct LogExport: Codable, Sendable {
    package var origin: String
    /// An absolute path; made if it is not there.
    package var folder: String
    package init(origin: String, folder: String) { (self.origin, self.folder) = (origin, folder) }
  }

  package struct LogExported: Codable, Sendable {
    package var origin: String
    package var size: Int64
    package var files: Int
    /// The log's public key, as a C2SP verifier key.
    package var key: String
  }

  package struct Reloaded: Codable, Sendable {
    package var peers: [String]
    package var charters: Int
    package var refused: [String]
  }

  package struct Done: Codable, Sendable {
    package var done = true
    package init() {}
  }

  /// Something that happened, in order. The node keeps the newest thousand.
  package struct Event: Codable, Sendable {
    package var number: Int64
    package var at: String
    package var name: String
    package var fields: [String: String]
  }

  package struct Events: Codable, Sendable {
    package var events: [Event]
    /// To be given as `after` next time.
    package var next: Int64
  }

  /// Why something was not done.
  package struct Problem: Codable, Error, Sendable {
    /// A stable name, as in `rule`, `unknown-message`, `recovering`.
    package var kind: String
    package var sentence: String
    /// The numbered rule.
    package var rule: String?
    package var faults: [Fault]
    package var next: String?

    package struct Fault: Codable, Sendable {
      package var rule: String
      package var field: String?
      /// Which of several lines of one name, from 0.
      package var index: Int?
      package var expected: String
      package var sentence: String
    }

    package init(
      _ kind: String, _ sentence: String, rule: String? = nil, faults: [Fault] = [],
      next: String? = nil
    ) {
      self.kind = kind
      self.sentence = sentence
      self.rule = rule
      self.faults = faults
      self.next = next
    }
  }
}
