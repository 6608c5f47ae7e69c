import ParleyCharter
import ParleyDelivery
import ParleyDirectory
import ParleyNote
import ParleyRecord
import ParleyTlog
import ParleyWire

// Two histories under one key: found, shown, and kept as a proof.
extension Node {
  /// Heads that were ahead and that the leaves since contradict: with a head of what we hold, the
  /// contradiction can be shown.
  mutating func showDisputes(in id: Digest) {
    for origin in state.channels[id]?.origins ?? [] {
      guard let log = state.channels[id]?.logs[origin], log.contradictions.isEmpty,
        let disputed = log.disputed, let note = try? UnverifiedNote(disputed.note),
        case .forked(let proof) = log.judge(head: note, disputed.checkpoint)
      else { continue }
      keep(fork: proof, of: origin, in: id)
    }
  }

  mutating func keep(fork proof: [UInt8], of origin: Origin, in id: Digest) {
    guard let log = state.channels[id]?.logs[origin],
      log.contradictions.count < Limit.contradictions, !log.contradictions.contains(proof)
    else { return }
    emit(.contradiction(channel: id, origin, proof))
    report(.forkProved(origin))
    // Our own key with two histories: whoever holds it, we sign no more with it.
    if origin.party == party { rolledBack(origin, shown: log.size + 1, in: id) }
  }

  /// A fork that another member proved.
  mutating func take(fork bytes: [UInt8], in id: Digest) {
    guard let channel = state.channels[id] else { return }
    for origin in channel.origins {
      // One proof is as good as ten.
      guard let log = channel.logs[origin], log.contradictions.isEmpty else { continue }
      let key = log.key
      let proved =
        LeafFork(bytes)?.verified(by: key) != nil
        || (try? ForkProof(bytes))?.isProof(against: key) ?? false
      if proved { keep(fork: bytes, of: origin, in: id) }
    }
  }
}

extension ForkProof {
  fileprivate func isProof(against key: VerifierKey) -> Bool { (try? verified(by: key)) != nil }
}
