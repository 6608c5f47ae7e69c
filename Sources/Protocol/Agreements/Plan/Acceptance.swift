package import ParleyPact
import ParleyWire

/// Whose word puts a version in force.
package enum Acceptance: Hashable, Sendable {
  /// It is taken as given: the text was signed elsewhere.
  case given
  /// Parties' acceptances of this version's meaning digest must be on the record, as a rule asks.
  case recorded(AmendmentRule)
}

extension Ledger {
  /// Since when a version is accepted; nil while it is not. Those still awaited are named.
  func accepted(_ look: inout Evaluation) -> (since: Int64?, awaiting: [PartyName]) {
    guard case .recorded(let rule) = plan.acceptance else { return (0, []) }
    let first = words(.accept, &look)
    let awaiting = plan.agreement.parties.filter { first[$0] == nil }
    let times = first.values.sorted()
    switch rule {
    case .all: return (awaiting.isEmpty ? times.last : nil, awaiting)
    case .parties(let count):
      let isEnough = count >= 1 && times.count >= count
      return (isEnough ? times[count - 1] : nil, awaiting)
    case .silence(let span):
      guard let proposed = times.first, let start = Timestamp(seconds: proposed),
        let end = try? plan.calculation.deadline(span, after: .instant(start))
      else { return (nil, awaiting) }
      let isOpposed = words(.object, &look).values.contains { $0 <= end.seconds }
      guard !isOpposed, look.has(passed: end.seconds) else { return (nil, awaiting) }
      return (end.seconds + 1, awaiting)
    }
  }

  /// Each party's first word on this version.
  private func words(_ verb: Verb, _ look: inout Evaluation) -> [PartyName: Int64] {
    let version = plan.meaning.base64
    var first: [PartyName: Int64] = [:]
    for index in acts(verb) {
      let message = messages[Int(index)]
      guard message.said == .accept(version: version) || message.said == .object(version: version),
        plan.agreement.parties.contains(message.author), look.has(come: message.knownFrom)
      else { continue }
      let time = message.dispatch(tolerance: plan.tolerance).shown
      guard look.has(come: time) else { continue }
      first[message.author] = min(first[message.author] ?? time, time)
    }
    return first
  }
}
