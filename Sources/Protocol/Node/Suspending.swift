package import ParleyDelivery
import ParleyCharter
import ParleyForms
package import ParleyRecord
package import ParleyWire

// A channel may be suspended politically and stay alive technically: notices inside a suspended
// scope are not issued, and acts, among them service messages and line tests, always are.
extension Node {
  /// Why a page of ours may not be issued because of a suspension; nil when it may.
  func suspension(of page: Page, in channel: Channel, at now: Moment) -> Refusal? {
    if page.form == .resume {
      let ours = page.re.allSatisfy { ended in
        channel.resumptions[ended] == nil
          && channel.suspensions.contains { $0.message == ended && $0.party == party }
      }
      return ours ? nil : .notSuspended
    }
    guard catalogue[page.form]?.kind == .notice else { return nil }
    return channel.suspensions.first {
      $0.party == party && channel.resumptions[$0.message] == nil && $0.effect <= now.civil
        && $0.scope.covers(page.form, page.fields)
    }.map { .suspended(by: $0.message) }
  }

  /// Whether a notice of another party's falls under a suspension of its author's, by the order of
  /// its log; or of ours, by the order of our record. It is shown all the same.
  func isSuspended(
    _ page: Page, _ message: ParleyDelivery.Message, _ leaf: ChannelLog.Leaf, in channel: Channel
  ) -> Bool {
    guard !channel.suspensions.isEmpty, catalogue[page.form]?.kind == .notice else { return false }
    return channel.suspensions.contains { suspension in
      guard suspension.scope.covers(page.form, page.fields) else { return false }
      let ended = channel.resumptions[suspension.message]
      if suspension.party == page.from.party {
        return suspension.effect <= leaf.entry.at
          && !precedes(leaf, suspension.message, in: channel)
          && ended.map { precedes(leaf, $0, in: channel) } ?? true
      }
      guard suspension.party == party, let held = message.judgedAt else { return false }
      let resumed = ended.flatMap { channel.messages[$0]?.judgedAt }
      return suspension.effect <= held && resumed.map { held < $0 } ?? true
        && channel.messages[suspension.message]?.judgedAt ?? held <= held
    }
  }

  /// Whether a leaf stands before a message of the same party, in one log or in an earlier one.
  private func precedes(_ leaf: ChannelLog.Leaf, _ other: Digest, in channel: Channel) -> Bool {
    guard let place = channel.messages[other]?.place else { return false }
    if place.origin == leaf.entry.origin { return leaf.entry.index < place.size }
    let logs = channel.logs(of: place.origin.party).map(\.origin)
    return logs.firstIndex(of: leaf.entry.origin) ?? 0 < logs.firstIndex(of: place.origin) ?? 0
  }

  mutating func reportSuspension(_ page: Page, _ id: Digest) {
    if page.form == .suspend { report(.suspended(id, by: page.from.party)) }
    if page.form == .resume { report(.resumed(id, by: page.from.party)) }
  }

  /// What parties have suspended in a channel, in the order in which it was judged here.
  package func suspensions(in id: Digest) -> [SuspensionView] {
    state.channels[id].map { suspensions(in: $0) } ?? []
  }

  func suspensions(in channel: Channel) -> [SuspensionView] {
    channel.suspensions.map { suspension in
      let fields = channel.messages[suspension.message]?.content?.page.fields ?? []
      return SuspensionView(
        message: suspension.message, party: suspension.party, scope: suspension.scope,
        effect: suspension.effect,
        reversibility: fields.first { $0.name == "reversibility" }?.value ?? "",
        reason: fields.filter { $0.name == "reason" }.map(\.value),
        resumedBy: channel.resumptions[suspension.message])
    }
  }
}

/// A suspension, as a person asks for it.
package struct SuspensionView: Hashable, Sendable {
  package var message: Digest
  package var party: Party
  package var scope: Suspension.Scope
  package var effect: Timestamp
  /// `anytime`, `conditional` or `final`.
  package var reversibility: String
  package var reason: [String]
  /// The message that ended it.
  package var resumedBy: Digest?
}
