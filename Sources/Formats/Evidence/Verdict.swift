public import ParleyCharter
public import ParleyWire

/// What an exchange file proves, what it leaves open, and what is wrong with it.
public struct Verdict: Hashable, Sendable {
  /// Whether the file holds whole logs, or single messages with proofs of their places.
  public enum Scope: String, Sendable { case channel, message }

  /// The channel's id; nil when the file could not be read.
  public var channel: Digest?
  public var scope: Scope?
  /// The parties and their ids, which are to be compared by voice: the file cannot prove that a
  /// name is the party one thinks of.
  public var members: [Charter.Member]
  public var messages: [Message]
  /// Empty where the file as a whole has a fault.
  public var proved: [Statement]
  public var notProved: [Doubt]
  public var faults: [Fault]
  /// What no file of this kind shows.
  public var doesNotShow: [Limitation]

  /// Whether everything in the file holds.
  public var holds: Bool { faults.isEmpty }

  init(
    channel: Digest? = nil, scope: Scope? = nil, members: [Charter.Member] = [],
    messages: [Message] = [], proved: [Statement] = [], notProved: [Doubt] = [],
    faults: [Fault] = [], doesNotShow: [Limitation] = []
  ) {
    self.channel = channel
    self.scope = scope
    self.members = members
    self.messages = messages
    self.proved = proved
    self.notProved = notProved
    self.faults = faults
    self.doesNotShow = doesNotShow
  }
}

/// What an exchange file cannot show, whoever made it.
public enum Limitation: String, CaseIterable, Sendable {
  case time, understanding, theft, names, order, silence

  public var sentence: String {
    switch self {
    case .time:
      "When anything was really written or sent: times are the signers' claims, bounded only by "
        + "others' signatures."
    case .understanding:
      "That a person read or understood anything: an opened page shows that a machine held the key."
    case .theft: "That a key was used by its owner, and not by a thief."
    case .names:
      "That a party is who its name says: compare the parties' ids with them, by voice."
    case .order:
      "Whether a revocation came before a receipt, beyond the receiver's own word, unless a "
        + "neutral witness cosigned the receiver's log."
    case .silence: "That nothing else was said: the file holds single messages and not the channel."
    }
  }

  /// Those that hold for a file of this scope.
  static func all(for scope: Verdict.Scope) -> [Limitation] {
    allCases.filter { $0 != .silence || scope == .message }
  }
}
