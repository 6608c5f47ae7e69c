import ParleyPact

/// A time during which an article's clock stands still.
struct Stop: Sendable {
  var from: Int64
  /// Nil while it lasts.
  var until: Int64?
  /// The message that stopped it.
  var by: String

  func holds(at time: Int64) -> Bool { from <= time && (until.map { time < $0 } ?? true) }
}

extension Ledger {
  /// When an article was suspended, as the text or all parties together permit. A suspension that
  /// nothing permits is on the record and stops no clock.
  func stops(of number: String, _ look: inout Evaluation) -> [Stop] {
    guard !acts(.suspend).isEmpty else { return [] }
    var found: [Stop] = []
    for change in changes(of: number, &look) {
      if change.isResumption {
        guard let last = found.indices.last, found[last].until == nil else { continue }
        found[last].until = max(change.at, found[last].from)
      } else if found.last.map({ $0.until != nil }) ?? true {
        found.append(Stop(from: change.at, until: nil, by: change.message))
      }
    }
    return found
  }

  func isStopped(_ number: String, at time: Int64, _ look: inout Evaluation) -> Bool {
    stops(of: number, &look).contains { $0.holds(at: time) }
  }

  private struct Change {
    var at: Int64
    var isResumption: Bool
    var message: String
    var author: PartyName
  }

  /// Suspensions and resumptions of an article that have effect, by time.
  private func changes(of number: String, _ look: inout Evaluation) -> [Change] {
    var found: [Change] = []
    var together: [Bool: [PartyName: Change]] = [:]
    let messages = (acts(.suspend) + acts(.resume)).sorted { precedes($0, $1) }
    for index in messages {
      let message = self.messages[Int(index)]
      guard let named = message.said.clocks, look.has(come: message.knownFrom),
        named.isEmpty || named.contains(number)
      else { continue }
      let time = message.dispatch(tolerance: plan.tolerance).shown
      guard look.has(come: time) else { continue }
      let isResumption = message.said.isResumption
      let change = Change(
        at: time, isResumption: isResumption, message: message.id, author: message.author)
      let own = isResumption && found.last { !$0.isResumption }?.author == message.author
      if own || mayStop(message, number, at: time, &look) {
        found.append(change)
        continue
      }
      together[isResumption, default: [:]][message.author] = change
      let agreed = together[isResumption, default: [:]]
      if plan.agreement.parties.allSatisfy({ agreed[$0] != nil }) {
        found.append(change)
        together[isResumption] = [:]
      }
    }
    return found.sorted { ($0.at, $0.message) < ($1.at, $1.message) }
  }

  /// Whether an article gives the author this right, and its conditions were met in time.
  private func mayStop(
    _ message: RecordedMessage, _ number: String, at time: Int64, _ look: inout Evaluation
  ) -> Bool {
    for right in plan.articles where right.article.norm.modal == .may {
      guard let scope = right.article.norm.act.clocks,
        right.article.norm.act.isResumption == message.said.isResumption,
        scope.isEmpty || scope.contains(number)
      else { continue }
      for binding in bindings(of: right, &look) where binding.base <= time {
        let holders =
          binding.holder.map { [$0] }
          ?? parties(of: right.article.norm.subject, binding.names, besides: nil)
        guard holders.contains(message.author) else { continue }
        if let condition = right.article.condition {
          guard let since = holds(condition, binding, &look)?.since, since <= time else { continue }
        }
        return true
      }
    }
    return false
  }

  /// A deadline with the time added during which its clock stood still.
  ///
  /// - Returns: the deadline, and the stop that still lasts, if one does.
  func extended(
    _ due: Int64, from start: Int64, by stops: [Stop], _ look: inout Evaluation
  ) -> (due: Int64, current: Stop?) {
    var due = due
    for stop in stops {
      let from = max(stop.from, start)
      guard from <= due else { break }
      guard let until = stop.until else { return (due, stop) }
      if until > from { due += until - from }
    }
    return (due, nil)
  }
}

extension Said {
  var clocks: [String]? {
    switch self {
    case .suspend(let articles), .resume(let articles): articles
    default: nil
    }
  }

  var isResumption: Bool { if case .resume = self { true } else { false } }
}

extension Act {
  /// The articles whose clocks it stops or starts.
  var clocks: [String]? {
    switch self {
    case .suspend(let articles), .resume(let articles): articles
    default: nil
    }
  }

  var isResumption: Bool { if case .resume = self { true } else { false } }
}
