package import ParleyAgreements
package import ParleyPact

extension Prose {
  /// Why a row stands as it does, step by step. The debtor and the deadline lead.
  package func explain(_ row: Row, in status: Status, of agreement: Agreement) -> Document {
    let reasons = words.reasons
    var page = Document(
      language, title: "\(reasons.title): \(words.page.article(row.article)), \(apart: row.trigger)"
    )
    var section = Document.Section("why")
    let owes = obligation(row, of: agreement).capitalised
    section.add(reasons.lead(owes, deadline(row, of: agreement)))
    for step in row.derivation {
      section.add(sentence(step, receiptOf: receiver(step, row, agreement)))
    }
    if !row.attendance.isEmpty {
      let list = row.attendance.map {
        $0.recorded ? words.status.present($0.party) : words.status.absent($0.party)
      }
      section.add(words.status.attendance(list.joined(", ")))
    }
    let overlays = row.overlays.map { "; " + overlay($0) }.joined("")
    section.add(reasons.conclusion(words.status.states(row.state) + overlays))
    if !row.evidence.isEmpty {
      section.add(
        words.status.evidence(row.evidence.map { Phrase.apart($0) }.joined(", ")), .note)
    }
    page.add(section)
    page.add(inputs(status, agreement))
    return page
  }

  /// Whose receipt a period of one debtor runs from; of a joint act the last receipt counts, and
  /// the record says whose it was.
  func receiver(_ step: Step, _ row: Row, _ agreement: Agreement) -> PartyName? {
    guard case .counted(let count) = step, row.debtors.count == 1,
      let article = agreement.article(row.article)
    else { return nil }
    let isReceipt = article.norm.timings.contains { timing in
      guard case .within(let span, .receipt) = timing else { return false }
      return span.count == count.span.count && span.unit == count.span.unit
    }
    return isReceipt ? row.debtor : nil
  }

  /// One step as a sentence.
  ///
  /// - Parameter receiver: whose receipt a period is counted from, where one is.
  func sentence(_ step: Step, receiptOf receiver: PartyName? = nil) -> Phrase {
    let words = words.reasons
    switch step {
    case .article(let number, let citations):
      let cited = citations.isEmpty ? "" : " [\(citations.joined(separator: "; "))]"
      return words.cites(self.words.page.article(number) + Phrase(stringLiteral: cited))
    case .trigger(let cause, let at, let source):
      return words.began(began(cause), instant(at), self.source(source))
    case .counted(let count): return counted(count, receiptOf: receiver)
    case .dayOfYear(let day, let year, let zone, let from, let to):
      let date = grammar.date(CivilDate(year: year, month: day.month, day: day.day))
      return words.dayOfYear(date, zone.shown, instant(from), instant(to))
    case .noDeadline: return words.noDeadline
    case .condition(let clause, let holds, let evidence):
      return words.condition(
        clause.rawValue, holds, evidence.map { Phrase.apart($0) }.joined(", "))
    case .performed(let message, let at, let source, let verdict):
      let done = words.performed(.apart(message), instant(at), self.source(source))
      return "\(done): \(words.verdict(verdict))."
    case .silence(let party, let heard, let after):
      return words.silence(party, instant(heard), instant(after))
    case .notHeard(let party, let since, let deadline):
      return words.notHeard(party, since.map(instant), instant(deadline))
    case .stopped(let by, let at, let resumed):
      return words.stopped(by, instant(at), resumed.map(instant))
    case .date(let day, let zone, let from, let to):
      return words.date(grammar.date(day), zone.shown, instant(from), instant(to))
    case .extended(let from, let to): return words.extended(instant(from), instant(to))
    case .refused(let fault): return words.refused(fault)
    case .act(let message, let by, let what): return words.act(message, by, act(what))
    }
  }

  /// What a party did about an instance. A party's own word about how another keeps an agreement is
  /// named as such and not repeated.
  private func act(_ what: String) -> Phrase {
    let acts = words.picture.acts
    return switch what {
    case "contest": "\(acts.contest)"
    case "claim-excuse": "\(acts.claimExcuse)"
    case "accept-excuse": "\(acts.acceptExcuse)"
    case "waive": "\(acts.waive)"
    default: "\(acts.partyWord)"
    }
  }

  private func began(_ cause: Step.Cause) -> Phrase {
    let words = words.reasons
    func shown(_ ids: [String]) -> Phrase {
      ids.isEmpty ? "" : " (\(ids.map { Phrase.apart($0) }.joined(", ")))"
    }
    return switch cause {
    case .message(let id): words.message(.apart(id))
    case .event(let id, let evidence): words.event(.apart(id)) + shown(evidence)
    case .fact(let id, let evidence): words.fact(.apart(id)) + shown(evidence)
    case .year(let year): words.year(year)
    case .inForce: words.inForce
    case .article(_, let key): words.article(.apart(key))
    }
  }

  private func source(_ source: Step.TimeSource) -> Phrase {
    let words = words.reasons
    return switch source {
    case .receipt(let party): words.receipt(party)
    case .dispatch: words.dispatch
    case .cappedByReceipt(let party): words.capped(party)
    case .recordOfEvent: words.recorded
    case .computed: words.computed
    }
  }

  private func counted(_ count: Step.Count, receiptOf receiver: PartyName?) -> Phrase {
    let words = words.reasons
    var how = words.counting(count.counting)
    if let calendar = count.calendar { how = "\(how); \(words.calendar(calendar))" }
    // Only steps of a calendar depend on a zone.
    if count.span.unit != .hours, count.span.unit != .minutes {
      how = "\(how); \(apart: count.zone.shown)"
    }
    let from = receiver.map { words.ofReceipt($0, instant(count.from)) } ?? instant(count.from)
    return words.counted(
      grammar.span(count.span), count.backwards, from, how, instant(count.to)
    ).capitalised
  }

  func overlay(_ overlay: Overlay) -> Phrase {
    let words = words.status
    switch overlay {
    case .contested(let by, let ground):
      return words.contested(by, words.grounds[ground].map { "\($0)" } ?? .apart(ground))
    case .excuseClaimed(let ground): return words.excuseClaimed(.apart(ground))
    case .noReceiptOfTrigger: return words.noReceiptOfTrigger
    case .claimedNoReceipt: return words.claimedNoReceipt
    case .recordedByOneSide: return words.recordedByOneSide
    case .withinTolerance: return words.withinTolerance
    case .early: return words.early
    case .disputable: return self.words.reasons.verdict(.disputable)
    case .senderClockAhead: return words.clockAhead
    case .nothingHeard(let from, let since): return words.nothingHeard(from, since.map(instant))
    case .overQuota: return words.overQuota
    case .breach(let kind, let by): return words.partyWord(kind, by)
    case .corrected(let was, let by): return words.corrected(words.states(was), by)
    }
  }
}
