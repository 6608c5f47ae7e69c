package import ParleyNote
package import ParleyRecord
package import ParleySeal

/// A node's own secrets, lent to every call of `Node.handle` and never part of its state.
///
/// No officer's key is among them: the node can show that something arrived; only a person's key
/// can say something.
package struct Keys: ~Copyable, Sendable {
  /// Signs the heads of the party's key log.
  package let keyLogHead: SignerKey
  /// Cosigns: consistent, and every entry below is durable here (`PARTY/m`, type 04).
  package let mirror: SignerKey
  /// Cosigns as a witness: consistent only (`PARTY/w`, type 04).
  package let witness: SignerKey
  /// Opens what is sealed to the offices of this node.
  package let seal: KeyRing
  /// The keys of this party's channel logs, in any order.
  package let logs: [LogKey]

  package init(
    keyLogHead: consuming SignerKey, mirror: consuming SignerKey, witness: consuming SignerKey,
    seal: consuming KeyRing, logs: [LogKey]
  ) {
    self.keyLogHead = keyLogHead
    self.mirror = mirror
    self.witness = witness
    self.seal = seal
    self.logs = logs
  }

  package borrowing func log(_ origin: Origin) -> LogKey? {
    logs.first { $0.origin == origin }
  }
}

/// The key of one channel log, for that log's lifetime, and the key that will succeed it.
package final class LogKey: Sendable {
  package let origin: Origin
  package let signer: SignerKey
  /// Committed to in the log's first entry; its secret is kept apart from this machine.
  package let successor: VerifierKey

  package init(origin: Origin, signer: consuming SignerKey, successor: VerifierKey) {
    self.origin = origin
    self.signer = signer
    self.successor = successor
  }
}
