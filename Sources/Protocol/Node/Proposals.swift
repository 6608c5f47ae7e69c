package import ParleyCharter
import ParleyCrypto
import ParleyDelivery
import ParleyNote
package import ParleyRecord
package import ParleyWire

// What may be asked of the versions of a charter.
extension Node {
  /// The versions that were proposed in a channel, rising.
  package func proposals(in id: Digest) -> [ProposalView] {
    guard let channel = state.channels[id] else { return [] }
    return channel.amendments.texts.compactMap { channel.amendments[$0] }.map { proposal in
      let text = proposal.charter.digest
      let before = channel.charter(version: proposal.charter.version - 1)
      return ProposalView(
        charter: proposal.charter, bytes: proposal.bytes, proposer: proposal.proposer,
        accepted: channel.amendments.accepted(text), needed: before?.amend ?? 0,
        decision: channel.amendments.decision(on: text))
    }
  }
}

extension Node {
  /// The hash of the text that a note of a charter signs; nil for anything else.
  package func text(ofCharter note: [UInt8]) -> Digest? {
    guard let note = try? UnverifiedNote(note), (try? Charter(text: note.claimedText)) != nil else {
      return nil
    }
    return SHA256.hash(note.claimedText)
  }
}

/// A version of a channel's charter that was proposed.
package struct ProposalView: Hashable, Sendable {
  package var charter: Charter
  /// The note with the signatures held.
  package var bytes: [UInt8]
  /// Whose log decides.
  package var proposer: Party
  /// Whose logs say that they accept it.
  package var accepted: [Party]
  /// How many are needed.
  package var needed: Int64
  /// `in-force` or `withdrawn`; nil while it is pending.
  package var decision: Act.Amendment?
}
