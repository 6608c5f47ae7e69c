package import ParleyPact

/// The same for every reader: nothing in it depends on who asks.
package struct LinkageReport: Hashable, Sendable {
  /// Acts that some order of acts can start, or that are done, in the order of the texts.
  package var free: [LinkedAct]
  /// Acts that no order of acts can start.
  package var stuck: [LinkedAct]
  /// Stuck acts that nothing done together would free either: what they wait for is nobody's.
  package var hopeless: [LinkedAct]
  package var orphans: [Orphan]
  package var components: [Component]
  /// What frees everything that can be freed: each set at one instant, one set after another.
  package var inTurn: [Suggestion]
  package var oneSideFirst: [OneSide]
  /// By party, in the order of their names.
  package var next: [NextSteps]
  /// Rules looked at; linear in the length of the texts.
  package var visits: Int

  /// `act` waits for `event` of `party`, which no article requires or permits.
  package struct Orphan: Hashable, Sendable {
    package var act: LinkedAct
    package var party: PartyName
    package var event: String
  }

  /// Acts each of which waits, in the end, for every other.
  package struct Component: Hashable, Sendable {
    package var acts: [LinkedAct]
    /// A shortest circle: each waits for the next, and the last for the first.
    package var cycle: [LinkedAct]
    /// Best first: frees everything, then balanced, then fewest acts.
    package var suggestions: [Suggestion]
    /// Every smallest set was found.
    package var isComplete: Bool
  }

  /// Acts that free each other when they are done at one instant.
  package struct Suggestion: Hashable, Sendable {
    package var together: [LinkedAct]
    package var follows: [LinkedAct]
    package var gives: [Share]
    /// Nothing stuck is left that anything could free.
    package var freesAll: Bool
    /// Every party that has an act in the circle gives equally many.
    package var isBalanced: Bool
  }

  package struct Share: Hashable, Sendable {
    package var party: PartyName
    package var acts: Int
  }

  /// What would follow if one act were done alone, before its condition holds.
  package struct OneSide: Hashable, Sendable {
    package var act: LinkedAct
    package var frees: [LinkedAct]
  }

  package struct NextSteps: Hashable, Sendable {
    package var party: PartyName
    /// What its own conditions allow now.
    package var now: [LinkedAct]
    /// What they would allow once the others have done what they can now.
    package var ifOthersDo: [LinkedAct]
  }
}
