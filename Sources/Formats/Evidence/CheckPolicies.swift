import ParleyCharter
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyTlog
import ParleyWire

/// The policies that follow from a charter and key logs. Writer and checker share this.
enum DerivedPolicy {
  /// The policy of one channel log; nil where fewer cosigners' keys are known than the charter asks
  /// for, since a policy for fewer would say too much.
  static func text(
    _ charter: Charter, _ channel: Digest, log: VerifierKey, of party: Party,
    keys: [Party: KeyState]
  ) -> [UInt8]? {
    let mirrors = charter.peers(of: party).compactMap { peer -> (party: Party, key: VerifierKey)? in
      // The newest in force.
      let standing = keys[peer]?.grants(.mirror).last { $0.grant.channel ?? channel == channel }
      return standing?.grant.signer.map { (peer, $0) }
    }
    guard Int64(mirrors.count + charter.witnesses.count) >= charter.quorum else { return nil }
    return Array(SignedCharter.policy(charter, log: log, of: party, mirrors: mirrors).utf8)
  }
}

extension Checker {
  /// Every party's keys as far as the file goes.
  var keyStates: [Party: KeyState] { keyLogs.mapValues { KeyState($0, at: $0.size) } }

  mutating func readPolicies() {
    var given = items(.policy)[...]
    guard let charter = charters.last?.charter else { return }
    for log in logs {
      guard let key = log.key,
        let text = DerivedPolicy.text(
          charter, file.channel, log: key, of: log.origin.party, keys: keyStates)
      else { continue }
      guard let item = given.popFirst() else { return fail(.missing, "no policy of \(log.origin)") }
      guard item.bytes == text else {
        return fail(.policy, "not the policy of \(log.origin) that follows", item)
      }
    }
    if let item = given.first { fail(.orphan, "a policy of no log in the file", item) }
  }

  /// Fork items: each a proof in the form of `ForkProof`, or of `LeafFork`.
  mutating func readForks() {
    var last: [UInt8]?
    for item in items(.fork) {
      if let last, !last.lexicographicallyPrecedes(item.bytes) {
        return fail(.order, "forks stand in the order of their bytes, each once", item)
      }
      last = item.bytes
      guard let fork = headFork(item.bytes) ?? leafFork(item.bytes) else {
        return fail(.fork, "not a proof that a key of a member signed two histories", item)
      }
      forks.append(fork)
    }
  }

  private func headFork(_ bytes: [UInt8]) -> Statement? {
    guard let proof = try? ForkProof(bytes), proof.older.signatures.count == 1,
      proof.newer.signatures.count == 1,
      let claim = try? Checkpoint(text: proof.newer.claimedText),
      let origin = Origin(claim.origin)
    else { return nil }
    for key in keys(everOf: origin) {
      guard let fork = try? proof.verified(by: key) else { continue }
      let sizes = [fork.older.checkpoint.size, fork.newer.checkpoint.size]
      return .fork(origin, key: "\(key)", sizes: sizes)
    }
    return nil
  }

  private func leafFork(_ bytes: [UInt8]) -> Statement? {
    guard let fork = LeafFork(bytes),
      [fork.first, fork.second].allSatisfy({ $0.signatures.count == 1 }),
      let line = fork.first.signatures.first, let origin = Origin(line.name)
    else { return nil }
    for key in keys(everOf: origin) {
      if let place = fork.verified(by: key) {
        return .fork(origin, key: "\(key)", sizes: [place.size])
      }
    }
    return nil
  }

  /// Every key that ever signed for a log, whether or not the file holds entries of it.
  private func keys(everOf origin: Origin) -> [VerifierKey] {
    guard let log = keyLogs[origin.party] else { return [] }
    if origin.isKeyLog { return [log.headKey] }
    let granted = KeyState(log, at: log.size).everGranted(.log).compactMap(\.grant.signer)
    let closed = log.leaves.compactMap { leaf -> VerifierKey? in
      if case .close(_, _, let key) = leaf.entry.kind { key } else { nil }
    }
    let known = logs.first { $0.origin == origin }?.key
    return (granted + closed + (known.map { [$0] } ?? [])).filter {
      $0.name == origin.description
    }
  }
}
