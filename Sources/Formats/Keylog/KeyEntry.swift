import ParleyCrypto
public import ParleyNote
public import ParleyRecord
public import ParleyWire

/// A leaf of a party's key log: a change of its roots, a grant, a revocation or the end of a log.
///
/// An entry that was read is only well formed; `KeyLog` decides whether it stands.
/// Format: Docs/Spec/keylog.md.
public struct KeyEntry: Hashable, Sendable {
  public let origin: Origin
  public let index: Int64
  /// The root over all leaves before this one.
  public let after: Digest
  /// A claim.
  public let at: Timestamp
  public let kind: Kind

  public enum Kind: Hashable, Sendable {
    /// Index 0: the first roots, the commitment to the next ones, and the key that signs heads.
    case incept(RootSet, next: Digest, head: VerifierKey)
    /// The roots that the last `next` committed to take over.
    case rotate(RootSet, next: Digest)
    /// SHA-256 of a grant's text, which is shown only where it is needed.
    case grant(Digest)
    /// The grant at an index ends. `since` is a claim and voids nothing.
    case revoke(Int64, Reason, since: Timestamp?)
    /// A channel log ends at this head; its successor is named.
    case close(LogHead, Cause, successor: VerifierKey)
  }

  public enum Reason: String, Sendable { case superseded, ended, compromised }
  public enum Cause: String, Sendable { case lost, compromised, full, rotated }

  public init(origin: Origin, index: Int64, after: Digest, at: Timestamp, kind: Kind) {
    self.origin = origin
    self.index = index
    self.after = after
    self.at = at
    self.kind = kind
  }

  /// SHA-256 of the text. Of index 0 it is the party's id, which is read out by voice.
  public var id: Digest { SHA256.hash(text) }

  public var text: [UInt8] {
    var lines = [
      origin.party.world.firstLine("key"), "log \(origin) \(index)", "after \(after)", "at \(at)",
    ]
    switch kind {
    case .incept(let roots, let next, let head):
      lines += roots.lines("incept") + ["next \(next)", "head \(head)"]
    case .rotate(let roots, let next): lines += roots.lines("rotate") + ["next \(next)"]
    case .grant(let hash): lines.append("grant \(hash)")
    case .revoke(let index, let reason, let since):
      lines.append("revoke \(index) \(reason.rawValue)")
      if let since { lines.append("since \(since)") }
    case .close(let head, let cause, let successor):
      lines += ["close \(head.text) \(cause.rawValue)", "successor \(successor)"]
    }
    return Array(lines.joined(separator: "\n").utf8) + [0x0A]
  }
}

/// K of N root keys.
public struct RootSet: Hashable, Sendable {
  /// How many must sign.
  public let threshold: Int
  /// Rising bytewise by their text.
  public let keys: [VerifierKey]

  /// Nil unless 1 <= threshold <= keys <= 16, all of type 01, all different bytes.
  public init?(threshold: Int, keys: [VerifierKey]) {
    let sorted = keys.sorted { bytewiseLess($0.description, $1.description) }
    guard (1...16).contains(keys.count), (1...keys.count).contains(threshold),
      keys.allSatisfy({ $0.type == .ed25519 }), Set(keys.map(\.key)).count == keys.count
    else { return nil }
    self.threshold = threshold
    self.keys = sorted
  }

  /// What an earlier entry commits to: SHA-256 of `K N` and the keys, one a line.
  public var commitment: Digest {
    SHA256.hash(
      (["\(threshold) \(keys.count)"] + keys.map(\.description)).joined(separator: "\n") + "\n")
  }

  func lines(_ verb: String) -> [String] {
    ["\(verb) \(threshold) \(keys.count)"] + keys.map { "root \($0)" }
  }

  init(_ counts: Substring, _ reader: inout LineReader) throws(WireError) {
    let numbers = counts.split(separator: " ", omittingEmptySubsequences: false).map {
      Decimal.parse($0)
    }
    let keys = try reader.rising("root", "root VKEY, rising", limit: 16) { VerifierKey($0) }
    guard numbers.count == 2, let k = numbers[0], let n = numbers[1], n == Int64(keys.count),
      let set = RootSet(threshold: Int(k), keys: keys)
    else { throw reader.wrong("K N, and N different root keys of type 01") }
    self = set
  }
}

extension KeyEntry {
  /// Reads the text strictly: what this accepts, `text` writes back to the byte.
  public init(text: [UInt8]) throws(WireError) {
    var reader = try LineReader(text, limit: Limit.entryBytes)
    let world = try reader.world("key")
    let place = try reader.value("log", "log PARTY/keys INDEX") { LogPosition($0) }
    guard place.origin.isKeyLog, place.origin.party.world == world else {
      throw reader.wrong("a key log of this world")
    }
    origin = place.origin
    index = place.size
    after = try reader.digest("after")
    at = try reader.timestamp("at")
    kind = try Self.kind(&reader)
    try reader.end()
    if case .close(let head, _, let successor) = kind {
      guard head.origin.party == origin.party, !head.origin.isKeyLog,
        successor.type == .ed25519,
        let next = Origin(successor.name), next.party == origin.party, !next.isKeyLog
      else { throw reader.wrong("a channel log of this party, and the key of another") }
    }
  }

  private static func kind(_ reader: inout LineReader) throws(WireError) -> Kind {
    if let counts = reader.field(ifNamed: "incept") {
      let roots = try RootSet(counts, &reader)
      let next = try reader.digest("next")
      return .incept(roots, next: next, head: try reader.vkey("head"))
    }
    if let counts = reader.field(ifNamed: "rotate") {
      let roots = try RootSet(counts, &reader)
      return .rotate(roots, next: try reader.digest("next"))
    }
    if let hash = try reader.optional("grant", "grant HASH", { Digest(base64: $0) }) {
      return .grant(hash)
    }
    if let text = reader.field(ifNamed: "revoke") {
      let parts = text.split(separator: " ", omittingEmptySubsequences: false)
      guard parts.count == 2, let index = Decimal.parse(parts[0]),
        let reason = Reason(rawValue: String(parts[1]))
      else { throw reader.wrong("revoke INDEX superseded, ended or compromised") }
      let since = try reader.optional("since", "since TIME") { Timestamp($0) }
      return .revoke(index, reason, since: since)
    }
    let text = try reader.field("close")
    guard let space = text.lastIndex(of: " "), let head = LogHead(text[..<space]),
      let cause = Cause(rawValue: String(text[text.index(after: space)...]))
    else { throw reader.wrong("close ORIGIN SIZE HASH lost, compromised, full or rotated") }
    return .close(head, cause, successor: try reader.vkey("successor"))
  }
}

extension LineReader {
  mutating func vkey(_ name: String) throws(WireError) -> VerifierKey {
    try value(name, "\(name) VKEY") { VerifierKey($0) }
  }
}
