package import ParleyRecord
package import ParleyWire

/// What can happen to a node. Entropy rides in the input; time and keys are arguments of `handle`.
package enum Input: Hashable, Sendable {
  /// Leaves, grants and heads of key logs: the party's own, or of an imported card.
  case keys([Item])
  /// A channel's first charter, which all its parties signed, as a note: the node opens its log
  /// when it holds the key. Or a later version that this party has signed: the node accepts it in
  /// its log, and where this party proposed it puts it into force once enough have accepted.
  case charter([UInt8])
  /// This party withdraws the version that it proposed and that is not in force yet.
  case withdraw(channel: Digest, text: Digest)
  /// A page that officers signed. With all its signatures it is issued, with fewer it waits as a
  /// draft for its release.
  case page([UInt8], IssueEntropy)
  /// A draft is given up.
  case discard(Digest)
  /// A bundle arrived.
  case bundle([UInt8], Arrival)
  /// A message was shown to an officer of an office for the first time.
  case shown(Digest, post: String)
  /// A packet left this machine by a carrier: "left", never "delivered".
  case left([Digest], carrier: String)
  /// The operator asks for a bundle to a party now, to be carried by hand.
  case compose(channel: Digest, to: Party)
  /// Time passed.
  case tick
  /// The administrator has looked at the clock after a jump.
  case clockChecked
  /// The journal was restored from a copy, or the log keys were lost with their machine: what was
  /// signed since is unknown, so the log keys of before sign nothing more.
  case restored
}

/// The chance that one issue draws on: 32 bytes of salt and a 32-byte seed for the seal.
package struct IssueEntropy: Hashable, Sendable {
  package let salt: [UInt8]
  package let seed: [UInt8]

  /// - Precondition: both have 32 bytes.
  package init(salt: [UInt8], seed: [UInt8]) {
    precondition(salt.count == 32 && seed.count == 32, "a salt and a seed have 32 bytes")
    self.salt = salt
    self.seed = seed
  }
}

/// How a bundle came.
package struct Arrival: Hashable, Sendable {
  /// The carrier's name, as in `https` or `drop`.
  package let carrier: String
  /// The party that the carrier proved, if it proves one. A bundle that names another is refused.
  package let peer: Party?
  /// Whether the carrier takes an answer back in the same exchange.
  package let answers: Bool
  /// Whether it is itself the answer to a bundle of ours, taken back in the same exchange.
  package var isAnswer: Bool { peer != nil && !answers }

  package init(carrier: String, peer: Party? = nil, answers: Bool = false) {
    self.carrier = carrier
    self.peer = peer
    self.answers = answers
  }
}
