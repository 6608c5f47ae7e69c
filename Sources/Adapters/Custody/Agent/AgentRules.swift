package import ParleyKeylog
package import ParleyRecord
package import ParleyWire

/// Why an agent does not sign. Each case has a number that scripts may rely on.
package enum AgentRefusal: Error, Hashable, Sendable {
  /// not a request, or not the text of a page.
  case malformed(String)
  /// the page is of the exercise world and the key is live, or the other way round.
  case otherWorld
  /// the page speaks for another office than the officer's.
  case otherOffice(Office)
  /// the officer was not granted this right.
  case missingRight(Grant.Right)
  /// an act that one person signs is signed as an answer, and nothing else is.
  case rightDoesNotFit(Grant.Right)
  /// the grant is for another channel.
  case otherChannel
  /// by this machine's clock the grant has not begun, or has ended.
  case outsideTerm
  /// the shift is over; the key is gone from memory.
  case shiftOver
  /// the officer did not say yes.
  case declined
  /// the request came from another user of the machine.
  case otherUser

  package var rule: String {
    switch self {
    case .malformed: "A-1"
    case .otherWorld: "A-2"
    case .otherOffice: "A-3"
    case .missingRight: "A-4"
    case .rightDoesNotFit: "A-5"
    case .otherChannel: "A-6"
    case .outsideTerm: "A-7"
    case .shiftOver: "A-8"
    case .declined: "A-9"
    case .otherUser: "A-10"
    }
  }

  package var words: String {
    switch self {
    case .malformed(let expected): "not a page: expected \(expected)"
    case .otherWorld: "an exercise key signs only in exercises, a live key never does"
    case .otherOffice(let office): "the officer does not speak for \(office)"
    case .missingRight(let right): "the officer has no right to \(right.rawValue)"
    case .rightDoesNotFit(let right): "this form is not signed as \(right.rawValue)"
    case .otherChannel: "the officer was appointed for another channel"
    case .outsideTerm: "the officer's appointment does not cover this time"
    case .shiftOver: "the shift is over"
    case .declined: "the officer did not say yes"
    case .otherUser: "the request came from another user of this machine"
    }
  }
}

/// Whether a form says something or answers; unknown when the agent has no such form.
package enum FormNature: Hashable, Sendable { case notice, act, unknown }

/// An officer as the agent knows them: by the grant that was made with the key.
package struct OfficerPost: Hashable, Sendable {
  package let grant: Grant
  package let office: Office

  /// Nil unless the grant is an officer's.
  package init?(_ grant: Grant) {
    guard grant.role == .officer, let office = grant.office else { return nil }
    self.grant = grant
    self.office = office
  }

  /// Whether the officer may sign this page so, before anyone is asked.
  package func check(
    _ page: Page, as right: Grant.Right, _ nature: FormNature, at now: Timestamp
  ) throws(AgentRefusal) {
    guard page.world == grant.party.world else { throw .otherWorld }
    guard page.from == office else { throw .otherOffice(page.from) }
    // What two persons sign has a drafter and a releaser, whatever its kind.
    let isAnswer = nature == .act && page.release == 1
    if nature != .unknown, isAnswer != (right == .answer) {
      throw .rightDoesNotFit(right)
    }
    guard grant.rights.contains(right) else { throw .missingRight(right) }
    if let channel = grant.channel, channel != page.channel { throw .otherChannel }
    guard grant.covers(now) else { throw .outsideTerm }
  }
}
