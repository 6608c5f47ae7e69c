import ParleyPact
import ParleyWire

/// Something on the record that may be the act a norm speaks of.
struct Performance {
  /// Nil while it is not established as the text asks.
  var bounds: Bounds?
  var grade: EvidenceGrade
  var evidence: [String]
  /// What qualifies it.
  var overlay: Overlay?
  var occurrence: Occurrence?
  /// When it was done, established or not.
  var time: Int64 = 0
}

extension Ledger {
  /// What the record shows of the act that an instance is about.
  func performances(
    of norm: Norm, in article: Article, _ debtor: Debtor, _ creditor: PartyName?,
    _ binding: Binding, _ look: inout Evaluation
  ) -> [Performance] {
    let acts = acts(of: norm, in: article, debtor, creditor, binding, &look)
    guard let year = binding.year, year.isBy, article.trigger == .eachYear else { return acts }
    return own(acts, year, article)
  }

  private func acts(
    of norm: Norm, in article: Article, _ debtor: Debtor, _ creditor: PartyName?,
    _ binding: Binding, _ look: inout Evaluation
  ) -> [Performance] {
    switch norm.act {
    case .send(let kind, _):
      candidates(kind, article, debtor, creditor, binding, &look).map { index in
        sentPerformance(messages[Int(index)], creditor, binding)
      }
    case .hold(let event):
      eventPerformances(event, by: nil, debtor, binding, &look)
    case .perform(let event), .convene(let event):
      eventPerformances(event, by: debtor.parties, debtor, binding, &look)
    case .deposit(let instrument, _):
      acts(.deposit).compactMap { index in
        let message = messages[Int(index)]
        guard message.said == .deposit(instrument), debtor.parties.contains(message.author),
          look.has(come: message.knownFrom)
        else { return nil }
        return deposited(message)
      }
    case .suspend(let articles):
      clockPerformances(.suspend, articles, debtor, binding, &look)
    case .resume(let articles):
      clockPerformances(.resume, articles, debtor, binding, &look)
    }
  }

  private func deposited(_ message: RecordedMessage) -> Performance {
    Performance(
      bounds: message.dispatch(tolerance: plan.tolerance),
      grade: message.receipts.isEmpty ? .claimed : .receipted, evidence: [message.id])
  }

  private func clockPerformances(
    _ verb: Verb, _ articles: [String], _ debtor: Debtor, _ binding: Binding,
    _ look: inout Evaluation
  ) -> [Performance] {
    acts(verb).compactMap { index in
      let message = messages[Int(index)]
      guard message.said.clocks == articles, debtor.parties.contains(message.author),
        look.has(come: message.knownFrom)
      else { return nil }
      return deposited(message)
    }
  }

  // MARK: Messages

  private func sentPerformance(
    _ message: RecordedMessage, _ creditor: PartyName?, _ binding: Binding
  ) -> Performance {
    let receipt = creditor.flatMap { message.receipt(of: $0) }
    let bounds = message.performance(for: creditor, plan)
    var overlay: Overlay?
    if receipt == nil, creditor != nil {
      overlay = .claimedNoReceipt
    } else if case .cappedByReceipt? = bounds?.source {
      overlay = .senderClockAhead
    }
    let hasReceipt = creditor == nil ? !message.receipts.isEmpty : receipt != nil
    return Performance(
      bounds: bounds, grade: hasReceipt ? .receipted : .claimed, evidence: [message.id],
      overlay: overlay, time: yearTime(message, binding))
  }

  /// Messages that may be the one owed, in canonical order.
  private func candidates(
    _ kind: String, _ article: Article, _ debtor: Debtor, _ creditor: PartyName?,
    _ binding: Binding, _ look: inout Evaluation
  ) -> [Int32] {
    let declared = plan.agreement.message(kind)
    let isTied = declared?.relation != nil && binding.message != nil
    let source = isTied ? about(message: binding.message ?? 0) : sent(kind)
    return source.filter { index in
      let message = messages[Int(index)]
      guard message.said == .message(kind), debtor.parties.contains(message.author),
        creditor.map({ message.addressees.contains($0) }) ?? true,
        look.has(come: message.knownFrom)
      else { return false }
      return isTied || belongs(index, declared, article, binding, &look)
    }
  }

  /// Whether an act that names no trigger belongs to this instance.
  private func belongs(
    _ index: Int32, _ kind: MessageKind?, _ article: Article, _ binding: Binding,
    _ look: inout Evaluation
  ) -> Bool {
    let message = messages[Int(index)]
    let time = message.dispatch(tolerance: plan.tolerance).shown
    if let year = binding.year, article.trigger == .eachYear {
      let counted = yearTime(message, binding)
      return (year.isBy ? year.reach : year.from) <= counted && counted < year.to
    }
    if case .beforeEach? = article.trigger {
      if let coverage = kind?.covers { return covers(message, coverage, binding.base) }
      guard let occurrence = binding.occurrence else { return true }
      return announces(index, occurrence, &look)
    }
    if let index = binding.message {
      if let about = message.about { return about == messages[index].id }
      return time >= binding.base
    }
    return time >= binding.base
  }

  /// The time that decides to which year an act belongs: the receipt's where receipts count.
  private func yearTime(_ message: RecordedMessage, _ binding: Binding) -> Int64 {
    let time = message.dispatch(tolerance: plan.tolerance).shown
    return binding.holder == nil ? time : message.performanceTime(binding, plan) ?? time
  }

  /// Whether a notification belongs to an event that it does not announce by a window.
  ///
  /// Where neither refers to the other, each event takes the earliest notification by its performer
  /// that no earlier event took, and after the event only one made before the next.
  private func announces(
    _ index: Int32, _ occurrence: Occurrence, _ look: inout Evaluation
  ) -> Bool {
    let message = messages[Int(index)]
    if let subject = occurrence.about { return message.id == subject }
    if let tie = message.about { return tie == occurrence.reference || tie == occurrence.id }
    guard case .message(let kind) = message.said else { return false }
    let events = occurrences(of: occurrence.event, &look).filter {
      $0.about == nil && $0.performer == occurrence.performer
    }
    let offered = sent(kind).filter {
      messages[Int($0)].author == message.author && messages[Int($0)].about == nil
        && messages[Int($0)].addressees == message.addressees
        && look.has(come: messages[Int($0)].knownFrom)
    }
    var taken: Set<Int32> = []
    for (place, event) in events.enumerated() {
      let limit = place + 1 < events.count ? events[place + 1].at : Int64.max
      let choice = offered.first { candidate in
        let time = messages[Int(candidate)].dispatch(tolerance: plan.tolerance).shown
        return !taken.contains(candidate) && (time <= event.at || time < limit)
      }
      if let choice { taken.insert(choice) }
      if event.id == occurrence.id { return choice == index }
    }
    return false
  }

  /// Whether an announced window contains an instant: `covers launch from launch-date for 4 days`.
  private func covers(
    _ message: RecordedMessage, _ coverage: MessageKind.Coverage, _ time: Int64
  ) -> Bool {
    guard let from = message.moment(coverage.from) else { return false }
    let count = plan.calculation
    do throws(CountFault) {
      let start: Timestamp
      switch from {
      case .instant(let instant): start = instant
      case .day(let date): start = try date.start(in: count.known())
      }
      let end = try count.add(coverage.span, to: start)
      return start.seconds <= time && time < end.seconds
    } catch {
      return false
    }
  }

  // MARK: Events

  private func eventPerformances(
    _ event: String, by performers: [PartyName]?, _ debtor: Debtor, _ binding: Binding,
    _ look: inout Evaluation
  ) -> [Performance] {
    occurrences(of: event, &look).compactMap { occurrence in
      guard look.has(come: occurrence.at), belongs(occurrence, binding) else { return nil }
      if let performers {
        let performer = occurrence.performer ?? messages[Int(occurrence.records[0])].author
        guard performers.contains(performer) else { return nil }
      }
      let grade: EvidenceGrade =
        occurrence.isCertified ? .certified : occurrence.isEstablished ? .receipted : .claimed
      return Performance(
        bounds: occurrence.isEstablished
          ? Bounds(
            earliest: occurrence.at, latest: occurrence.at, shown: occurrence.at,
            source: .recordOfEvent) : nil,
        grade: grade, evidence: occurrence.records.map { messages[Int($0)].id },
        overlay: occurrence.isEstablished ? nil : .recordedByOneSide, occurrence: occurrence,
        time: occurrence.at)
    }
  }

  private func belongs(_ occurrence: Occurrence, _ binding: Binding) -> Bool {
    if let index = binding.message {
      let trigger = messages[index].id
      if occurrence.about == trigger || occurrence.reference == trigger { return true }
      return occurrence.about == nil && plan.agreement.event(occurrence.event)?.about == nil
        && occurrence.at >= binding.base
    }
    if let year = binding.year {
      return (year.isBy ? year.reach : year.from) <= occurrence.at && occurrence.at < year.to
    }
    if binding.occurrence != nil { return occurrence.at >= binding.base }
    return true
  }
}

extension RecordedMessage {
  /// The time that decides to which year an act belongs: the receipt's where receipts count.
  fileprivate func performanceTime(_ binding: Binding, _ plan: Plan) -> Int64? {
    guard plan.basis == .receipt else { return nil }
    return addressees.first.flatMap { receipt(of: $0)?.seconds }
  }
}
