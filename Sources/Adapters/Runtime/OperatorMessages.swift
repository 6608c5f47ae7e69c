// Messages as the operator API shows them.
extension OperatorAPI {
  package struct MessageSummary: Codable, Sendable {
    package var id: String
    package var serial: String
    package var channel: String
    package var origin: String
    package var index: Int64
    /// Whether this party recorded it.
    package var ours: Bool
    /// The entry's claimed time, and when it was recorded or judged here.
    package var at: String
    package var heldSince: String?
    /// `accepted`, `refused` or `waiting`, with the rule or with what it waits for.
    package var judgement: String
    package var rule: String?
    package var waitingFor: String?
    package var flags: [String]
    package var missingBefore: Int64
    /// Absent while the page could not be opened.
    package var form: String?
    package var title: String?
    package var precedence: String?
    package var from: String?
    package var to: [String]
    package var re: [String]
    package var signers: [String]
    /// Our own: received, opened, refused by whom; one line a fact, as in `received bravo.example`.
    package var evidence: [String]
    /// The forms of what answers it, as in `acknowledge/1 bravo.example/watch`.
    package var answeredBy: [String]
    /// Shown to an officer here.
    package var shown: Bool
    package var settledBy: [String]
  }

  package struct MessageDetail: Codable, Sendable {
    package var summary: MessageSummary
    package var page: Page?
    /// The fields in each language that the form has labels in.
    package var renderings: [Rendering]
    package var evidence: [Evidence]
    package var answers: [Answer]
    package var shown: [Showing]
    package var carried: [Carried]
    package var sealedHash: String
    /// Every member but its author, by name.
    package var members: [Member]
    /// Whether as many cosigned as the charter asks for.
    package var settled: Bool
  }

  package struct Page: Codable, Sendable {
    package var id: String
    package var charter: Int64
    package var release: Int
    package var at: String
    package var issueBy: String
    package var until: String?
    package var read: [ReadPosition]
    package var fields: [Field]
  }

  package struct Field: Codable, Sendable {
    package var name: String
    package var value: String
  }

  package struct Rendering: Codable, Sendable {
    package var language: String
    package var title: String
    package var lines: [Line]

    package struct Line: Codable, Sendable {
      package var field: String
      package var label: String
      package var value: String
      /// The sender's own words, shown as given.
      package var ownWords: Bool
    }
  }

  package struct Evidence: Codable, Sendable {
    /// `received`, `opened` or `refused`.
    package var kind: String
    package var by: String
    package var office: String?
    package var rule: String?
    package var entry: String
    package var at: String
    /// Whether the proof could only be made by one who opened the page; absent without a proof.
    package var proofGood: Bool?
  }

  package struct Answer: Codable, Sendable {
    package var id: String
    package var form: String
    package var from: String
    package var at: String
    package var ours: Bool
    package var fields: [Field]
    package var comparison: [Comparison]?
  }

  /// One field of a read-back beside the notice's.
  package struct Comparison: Codable, Sendable {
    package var field: String
    package var original: String?
    /// `same`, `different`, `missing`, or `extra`: read back and not in the notice.
    package var outcome: String
    package var said: String?
  }

  /// What one member has of a message, on this record.
  package struct Member: Codable, Sendable {
    package var party: String
    /// Its mirror cosigned a head over the entry.
    package var holds: Bool
    package var received: String?
    package var refused: String?
    package var opened: String?
    /// The forms of its officers' answers.
    package var answers: [String]
  }

  package struct Showing: Codable, Sendable {
    package var post: String
    package var at: String
  }

  package struct Carried: Codable, Sendable {
    /// `left` or `arrived`.
    package var direction: String
    package var carrier: String
    package var at: String
  }
}
