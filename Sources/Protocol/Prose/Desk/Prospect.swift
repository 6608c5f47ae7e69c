package import ParleyAgreements
package import ParleyPact
package import ParleyWire

/// What a message would do under an agreement if it were sent now: duties it would meet or miss and
/// by how much, duties it would begin, rights it would use.
///
/// The engine is asked twice, with and without the message; nothing here knows an article.
package enum Prospect {
  package enum Effect: Hashable, Sendable {
    /// Before the deadline, in seconds; negative is late. Nil where the text sets no deadline.
    case performs(before: Int64?)
    /// Notice of an event at `at`: how long before it, and by how much the period is missed.
    case notice(at: Timestamp, before: Int64, missedBy: Int64)
    case begins
    /// A prohibition: the record would show the act.
    case against
    case uses(RightRow)
    case overQuota(QuotaRow)
  }

  package struct Hint: Hashable, Sendable {
    package var article: String
    /// The instance, as it would then stand; nil for a right.
    package var row: Row?
    package var effect: Effect
  }

  /// - Parameters:
  ///   - draft: with the kind, addressees and fields it would have. It is taken to be sent, and
  ///     received by every addressee, at the instant.
  /// - Returns: hints in the order of the articles; none where the agreement has nothing to say.
  package static func of(
    _ agreement: Agreement, _ record: AgreementRecord, draft: RecordedMessage, at instant: Timestamp
  ) throws(EngineFault) -> [Hint] {
    let meaning = agreement.meaning
    let sent = draft.asSent(at: instant)
    var more = record
    more.messages.append(sent)
    let before = try Status.of(agreement, record, at: instant, meaning: meaning)
    let after = try Status.of(agreement, more, at: instant, meaning: meaning)
    var hints = hints(before, after, sent)
    for event in announced(by: sent, in: agreement) {
      hints += try notices(of: event, agreement, more, sent, meaning)
    }
    return hints
  }

  private static func hints(
    _ before: Status, _ after: Status, _ draft: RecordedMessage
  ) -> [Hint] {
    var hints: [Hint] = []
    for row in after.rows {
      let old = before.rows.first { $0.key == row.key && $0.creditor == row.creditor }
      guard row != old else { continue }
      if old == nil, row.derivation.begins(with: draft.id) {
        hints.append(Hint(article: row.article, row: row, effect: .begins))
      } else if row.state == .contrary, old?.state != .contrary {
        hints.append(Hint(article: row.article, row: row, effect: .against))
      } else if row.derivation.isPerformed(by: draft.id), let done = row.performed {
        let margin = row.due.map { $0.seconds - done.seconds }
        hints.append(Hint(article: row.article, row: row, effect: .performs(before: margin)))
      }
    }
    for right in after.rights where right.evidence.contains(draft.id) {
      hints.append(Hint(article: right.article, row: nil, effect: .uses(right)))
    }
    for quota in after.quotas where quota.message == draft.id && !quota.counts {
      hints.append(Hint(article: quota.article, row: nil, effect: .overQuota(quota)))
    }
    return hints
  }

  // MARK: Notice of events

  private struct Announced {
    var event: String
    var at: Timestamp
  }

  /// Events that the draft announces, each at the earliest moment it allows.
  private static func announced(
    by draft: RecordedMessage, in agreement: Agreement
  ) -> [Announced] {
    guard case .message(let id) = draft.said, let cover = agreement.message(id)?.covers,
      let text = draft.field(cover.from)
    else { return [] }
    if let at = Timestamp(text) { return [Announced(event: cover.event, at: at)] }
    guard let day = CivilDate(text), let zone = Calculation(agreement).zone,
      let at = try? day.start(in: zone)
    else { return [] }
    return [Announced(event: cover.event, at: at)]
  }

  /// What would be said of the notice if the event began as early as it announces.
  private static func notices(
    of event: Announced, _ agreement: Agreement, _ record: AgreementRecord,
    _ draft: RecordedMessage, _ meaning: Digest
  ) throws(EngineFault) -> [Hint] {
    let others = agreement.parties.filter { $0 != draft.author }
    var happened = RecordedMessage(
      id: draft.id + "-event", author: draft.author, addressees: others,
      said: .event(
        event.event, performer: draft.author, at: event.at, reference: draft.id + "-event",
        present: []),
      claimed: event.at)
    happened.receipts = others.sorted().map { .init($0, at: event.at) }
    var more = record
    more.messages.append(happened)
    let at = max(event.at, draft.claimed)
    let status = try Status.of(agreement, more, at: at, meaning: meaning)
    return status.rows.compactMap { row in
      guard row.derivation.begins(with: happened.id), row.derivation.isPerformed(by: draft.id),
        let due = row.due, let done = row.performed
      else { return nil }
      return Hint(
        article: row.article, row: row,
        effect: .notice(
          at: event.at, before: event.at.seconds - done.seconds,
          missedBy: max(0, done.seconds - due.seconds)))
    }
  }
}

extension RecordedMessage {
  fileprivate func asSent(at instant: Timestamp) -> RecordedMessage {
    var sent = self
    sent.claimed = instant
    sent.notBefore = nil
    sent.notAfter = nil
    sent.receipts = addressees.sorted().map { .init($0, at: instant) }
    return sent
  }
}

extension [Step] {
  fileprivate func begins(with id: String) -> Bool {
    contains { step in
      switch step {
      case .trigger(.message(let message), _, _): message == id
      case .trigger(.event(_, let evidence), _, _): evidence.contains(id)
      default: false
      }
    }
  }

  fileprivate func isPerformed(by id: String) -> Bool {
    contains { if case .performed(id, _, _, _) = $0 { true } else { false } }
  }
}

extension Prose {
  /// One hint as a line: `Article I: notice period met: 24 h 12 min before`.
  package func hint(_ hint: Prospect.Hint, of agreement: Agreement) -> Phrase {
    let words = words.desk
    let article = self.words.page.article(hint.article)
    switch hint.effect {
    case .performs(let margin):
      guard let margin else { return "\(article): \(words.metWithout)" }
      let length = Phrase.apart(duration(margin))
      return "\(article): \(margin < 0 ? words.missed(length) : words.met(length))"
    case .notice(_, let before, let missedBy):
      return missedBy > 0
        ? "\(article): \(words.noticeMissed(.apart(duration(missedBy))))"
        : "\(article): \(words.noticeMet(.apart(duration(before))))"
    case .begins:
      guard let row = hint.row else { return article }
      let owes = obligation(row, of: agreement)
      return "\(article): \(words.begins(owes, deadline(row, of: agreement)))"
    case .against: return "\(article): \(words.against)"
    case .uses: return "\(article): \(words.exercises)"
    case .overQuota: return "\(article): \(words.overQuota)"
    }
  }
}
