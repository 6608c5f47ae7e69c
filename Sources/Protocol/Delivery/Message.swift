package import ParleyRecord
package import ParleyWire

/// One entry as a message: where it stands, what was found in it, and what became of it here.
package struct Message: Hashable, Sendable {
  package let id: Digest
  package let place: LogPosition
  /// Nil while nothing had to be said: an entry without a page that keeps the rules.
  package internal(set) var judgement: Judgement?
  package internal(set) var judgedAt: Timestamp?
  package internal(set) var content: Content?
  package internal(set) var seed: [UInt8]?
  package internal(set) var shown: [Shown] = []
  package internal(set) var carried: [Carried] = []

  /// What was inside the seal. The page is parsed, and its signers were judged before it was
  /// accepted.
  package struct Content: Hashable, Sendable {
    package let salt: [UInt8]
    package let bytes: [UInt8]
    package let page: Page

    package init(salt: [UInt8], bytes: [UInt8], page: Page) {
      self.salt = salt
      self.bytes = bytes
      self.page = page
    }
  }

  package struct Shown: Hashable, Sendable {
    package let post: String
    package let at: Timestamp
  }

  package struct Carried: Hashable, Sendable {
    package let carriage: Carriage
    package let at: Timestamp
  }

  /// How many passages over carriers are kept for one message: a peer that repeats itself must not
  /// fill the record.
  package static let carriedLimit = 16
}

/// One passage of a message over a carrier, as this side saw it.
package enum Carriage: Hashable, Sendable {
  case left(String)
  case arrived(String)
}

/// A line of evidence and the entry that holds it.
package struct Testimony: Hashable, Sendable {
  package let evidence: Evidence
  package let entry: Digest
  package let place: LogPosition
}
