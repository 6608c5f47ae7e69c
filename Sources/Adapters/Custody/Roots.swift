package import ParleyKeylog
package import ParleyNote
package import ParleyRecord
package import ParleyWire

// What the roots do: rarely, and with several people in the room.
extension Ceremony {
  /// The roots that were committed to take over, and commit to new ones in turn.
  ///
  /// - Parameters:
  ///   - committed: the set that the last `next` is the hash of.
  ///   - keys: enough of its keys.
  package mutating func rotateRoots(
    to committed: RootSet, keys: [HeldKey], vault: Vault
  ) throws(CustodyError) {
    let highest = committed.keys.compactMap { $0.name.split(separator: "/").last }
      .compactMap { Int($0) }.max()
    guard let highest else { throw .refused("root keys are named PARTY/r/NUMBER") }
    let fresh = committed.keys.indices.map { newKey("\(party)/r/\(highest + 1 + $0)") }
    let set = RootSet(threshold: committed.threshold, keys: fresh.map(\.verifier))
    guard let set else { preconditionFailure("as many new keys as there were") }
    try append(.rotate(committed, next: set.commitment), by: keys)
    for key in fresh { try lock(key.held, at: Place.root(key.verifier.name), in: vault) }
    files.append(NewFile(Place.nextRoots, set.preimage))
  }

  /// A new registrar or treaty key in the place of the one in force, which ends with the reason
  /// given. What the old registrar granted stands: authority is asked for as of each entry's place.
  package mutating func replace(
    _ role: Grant.Role, _ reason: KeyEntry.Reason, roots: [HeldKey], vault: Vault
  ) throws(CustodyError) {
    let place = role == .treaty ? Place.treaty : Place.registrar
    guard role == .treaty || role == .registrar else {
      throw .refused("the roots grant registrar and treaty keys only")
    }
    let made = keyLog.leaves.compactMap(\.grant).count { $0.role == role }
    let key = newKey(role == .treaty ? "\(party)/t" : "\(party)/g/\(made + 1)")
    let before = state.grants(role)
    try append(newGrant(role, key), by: roots)
    for standing in before { try append(.revoke(standing.index, reason, since: nil), by: roots) }
    try lock(key.held, at: place, in: vault)
  }

  /// Ends a channel log at a head; what lies beyond is disowned. The successor's key stays as it
  /// was committed to in the log's first entry.
  package mutating func closeLog(
    _ head: LogHead, _ cause: KeyEntry.Cause, successor: VerifierKey, roots: [HeldKey]
  ) throws(CustodyError) {
    guard head.origin.party == party, !head.origin.isKeyLog else {
      throw .refused("\(head.origin) is no channel log of \(party)")
    }
    if state.close(of: head.origin) != nil { throw .refused("\(head.origin) is already closed") }
    try append(.close(head, cause, successor: successor), by: roots)
  }
}

extension RootSet {
  /// What the commitment is the hash of: `K N` and the keys, one a line.
  var preimage: [UInt8] {
    let lines = ["\(threshold) \(keys.count)"] + keys.map(\.description)
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// Reads a preimage; nil for anything `preimage` would not have written.
  init?(preimage: [UInt8]) {
    let lines = String(decoding: preimage, as: UTF8.self).split(separator: "\n")
    let keys = lines.dropFirst().compactMap { VerifierKey($0) }
    guard let k = lines.first?.split(separator: " ").first.flatMap({ Int($0) }) else { return nil }
    self.init(threshold: k, keys: keys)
    guard self.preimage == preimage else { return nil }
  }
}

extension KeyLog {
  /// The roots in force at the end.
  package var roots: RootSet {
    for leaf in leaves.reversed() {
      switch leaf.entry.kind {
      case .incept(let roots, _, _), .rotate(let roots, _): return roots
      default: continue
      }
    }
    preconditionFailure("a log begins with its roots")
  }

  /// What the roots in force have committed to.
  package var nextRoots: Digest {
    for leaf in leaves.reversed() {
      switch leaf.entry.kind {
      case .incept(_, let next, _), .rotate(_, let next): return next
      default: continue
      }
    }
    preconditionFailure("a log begins with its roots")
  }
}
