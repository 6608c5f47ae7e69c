import ParleyPact
import ParleyWire

/// When an act is in time, with how that was counted.
struct Window {
  /// The first second, where the text sets one.
  var opens: Int64?
  /// The last second.
  var due: Int64?
  /// From when the clock that leads to `due` runs; nil for days that a text names.
  var runsFrom: Int64?
  /// The receipt or field it is counted from is not on the record.
  var hasNoStart = false
  var isRefused = false
  var alerts: [Int64] = []
  var steps: [Step] = []
}

extension Ledger {
  /// The window of an instance. All timings bind together: the earliest deadline, the latest
  /// opening.
  func window(
    _ article: Article, _ norm: Norm, _ debtor: Debtor, _ binding: Binding,
    _ look: inout Evaluation
  ) -> Window {
    var window = Window()
    let count = Calculation(plan.agreement, for: debtor.parties.first)
    for timing in norm.timings {
      do throws(CountFault) {
        try add(timing, debtor, binding, count, to: &window, &look)
      } catch {
        window.isRefused = true
        window.steps.append(.refused(error))
      }
    }
    if window.isRefused || window.hasNoStart { window.due = nil }
    if norm.timings.isEmpty { window.steps.append(.noDeadline) }
    if let due = window.due, let time = Timestamp(seconds: due) {
      for span in article.alerts {
        if let alert = try? count.alert(span, before: time) { window.alerts.append(alert.seconds) }
      }
    }
    window.alerts.sort()
    return window
  }

  private func add(
    _ timing: Timing, _ debtor: Debtor, _ binding: Binding, _ count: Calculation,
    to window: inout Window, _ look: inout Evaluation
  ) throws(CountFault) {
    switch timing {
    case .within(let span, let anchor):
      guard let start = start(anchor, debtor, binding) else {
        window.hasNoStart = true
        return
      }
      let from = Moment.instant(try Timestamp(counted: start))
      try window.limit(span, from, count.deadline(span, after: from), count)
      window.runsFrom = start
    case .notLater(let span, let edge):
      guard let from = try moment(edge, binding, count, &look) else { return window.wait(edge) }
      try window.limit(span, from, count.deadline(span, after: from), count)
      if case .instant(let time) = from { window.runsFrom = time.seconds }
    case .atLeast(let span, let edge):
      guard let from = try moment(edge, binding, count, &look) else { return window.wait(edge) }
      try window.limit(span, from, count.deadline(span, before: from), count, backwards: true)
    case .notEarlierAfter(let span, let edge):
      guard let from = try moment(edge, binding, count, &look) else { return window.wait(edge) }
      try window.open(span, from, count.opening(span, after: from), count)
    case .notEarlierBefore(let span, let edge):
      guard let from = try moment(edge, binding, count, &look) else { return window.wait(edge) }
      try window.open(span, from, count.opening(span, before: from), count, backwards: true)
    case .onDay(let day): window.limit(binding.year(of: day, count), opens: true)
    case .byDay(let day): window.limit(binding.year(of: day, count), opens: false)
    case .onDate(let date): try window.limit(date, opens: true, count)
    case .byDate(let date): try window.limit(date, opens: false, count)
    case .withoutDelay(let span):
      let from = try Timestamp(counted: binding.base)
      let alert = try count.add(span, to: from)
      window.alerts.append(alert.seconds)
      window.steps.append(.noDeadline)
    case .sameTime:
      window.due = min(window.due ?? binding.base, binding.base)
    }
  }

  /// The second from which `within` counts; nil without the receipt it counts from.
  private func start(_ anchor: Timing.Anchor, _ debtor: Debtor, _ binding: Binding) -> Int64? {
    guard anchor == .receipt, let index = binding.message else {
      return anchor == .receipt ? nil : binding.base
    }
    let message = messages[index]
    var last: Int64?
    for party in debtor.parties where party != message.author {
      guard let time = message.receipt(of: party)?.seconds else { return nil }
      last = max(last ?? time, time)
    }
    return last
  }

  /// The instant or day that an edge means; nil while it is not on the record.
  private func moment(
    _ edge: Edge, _ binding: Binding, _ count: Calculation, _ look: inout Evaluation
  ) throws(CountFault) -> Moment? {
    let whole: Moment
    switch edge.of {
    case .it: whole = .instant(try Timestamp(counted: binding.base))
    case .named(let id):
      if plan.agreement.event(id) != nil {
        guard let found = occurrence(of: id, for: binding, &look) else { return nil }
        whole = .instant(try Timestamp(counted: found))
      } else if plan.agreement.fact(id) != nil {
        guard let found = fact(id, &look) else { return nil }
        whole = .instant(try Timestamp(counted: found.since))
      } else {
        guard let found = field(id, binding) else { return nil }
        whole = found
      }
    }
    guard let part = edge.part else { return whole }
    let zone = try count.known()
    let day =
      switch whole {
      case .instant(let time): time.date(in: zone)
      case .day(let date): date
      }
    return .instant(part == .start ? try day.start(in: zone) : try day.end(in: zone))
  }

  /// When an event happened that a deadline is counted from: the one that concerns the trigger, or
  /// the first since the instance began.
  private func occurrence(
    of event: String, for binding: Binding, _ look: inout Evaluation
  ) -> Int64? {
    if let own = binding.occurrence, own.event == event { return own.at }
    let isTied = plan.agreement.event(event)?.about != nil && binding.message != nil
    let chain = isTied ? triggerChain(binding) : []
    return occurrences(of: event, &look).first { occurrence in
      guard occurrence.isEstablished, look.has(come: occurrence.at) else { return false }
      if isTied { return occurrence.about.map { chain.contains($0) } ?? false }
      return occurrence.at >= binding.base
    }?.at
  }

  /// A field of the trigger that states an instant or a day.
  func field(_ name: String, _ binding: Binding) -> Moment? {
    var sources = binding.message.map { [$0] } ?? []
    sources += binding.occurrence?.records.map { Int($0) } ?? []
    return sources.lazy.compactMap { messages[$0].moment(name) }.first
  }
}

extension RecordedMessage {
  func moment(_ name: String) -> Moment? {
    guard let text = field(name) else { return nil }
    if let time = Timestamp(text) { return .instant(time) }
    return CivilDate(text).map { .day($0) }
  }
}
