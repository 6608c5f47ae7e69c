import ParleyWire

/// What the message rules say of one entry. The leaf stands in the log in every case.
package enum Judgement: Hashable, Sendable {
  /// Within all rules; of a page: stored and opened.
  case accepted
  /// Answered with the number.
  case refused(Rule)
  /// Not yet decidable; judged again when what is missing comes.
  case waiting(Waiting)
}

/// What an entry waits for. Shown as "authority not yet verifiable" and never hidden.
package enum Waiting: Hashable, Sendable {
  /// Entries of its party's key log, up to a size; or the text of a grant below it.
  case keyLog(size: Int64)
  case charter(version: Int64)
  /// The sealed page that it refers to.
  case page
  /// Entries before it that say whether its page was recorded before.
  case gap
}

/// What is odd about an accepted message without refusing it.
package enum Flag: String, CaseIterable, Hashable, Sendable {
  /// Its claimed time is off ours by more than the charter's tolerance.
  case skewed
  /// Its claimed time is before that of the entry before it.
  case timeWentBack = "time-went-back"
  /// A signer's key was reported stolen later; in question until its party affirms or disowns.
  case inQuestion = "in-question"
  /// It stands in a log beyond what that log's successor named: from before a loss, until its party
  /// affirms or disowns it.
  case beforeRestore = "before-restore"
  /// It arrived after the term that its officers gave it.
  case delayed
  /// It answers a message that is not held here: a log of this channel is forked.
  case answersUnknown = "answers-unknown"
  /// It is of a kind that its own author, or this party, had suspended.
  case suspended
}
