import ParleyCrypto
public import ParleyWire

/// A leaf of a channel log: it tells a stranger who, where and when, and nothing of what was said.
///
/// An entry that was read is only well formed; `Leaf` says whose it is. Format: Docs/Spec/entry.md.
public struct Entry: Hashable, Sendable {
  public var origin: Origin
  /// Its place in the log, from 0.
  public var index: Int64
  /// The root over all leaves before this one. It makes one signed entry as good as a head.
  public var after: Digest
  /// The charter version this entry stands under; never falls along a log.
  public var charter: Int64
  /// The own key-log head it relies on; its size never falls along a log.
  public var keys: LogHead
  /// Others' logs held whole to here; only those that grew.
  public var seen: [LogHead]
  /// A claim; going back is a flag and never a refusal.
  public var at: Timestamp
  public var act: Act

  public init(
    origin: Origin, index: Int64, after: Digest, charter: Int64, keys: LogHead,
    seen: [LogHead] = [], at: Timestamp, act: Act
  ) {
    self.origin = origin
    self.index = index
    self.after = after
    self.charter = charter
    self.keys = keys
    self.seen = seen.sorted { bytewiseLess($0.text, $1.text) }
    self.at = at
    self.act = act
  }

  /// SHA-256 of the text: the message id. Never of bytes with signature lines, which are malleable.
  public var id: Digest { SHA256.hash(text) }

  public var text: [UInt8] {
    var lines = [
      origin.party.world.firstLine("entry"), "log \(origin) \(index)", "after \(after)",
      "charter \(charter)", "keys \(keys.size) \(keys.root)",
    ]
    lines += seen.map { "seen \($0.text)" }
    lines.append("at \(at)")
    lines += act.lines
    return Array(lines.joined(separator: "\n").utf8) + [0x0A]
  }
}

extension Entry {
  /// Reads the text of an entry strictly: what this accepts, `text` writes back to the byte.
  public init(text: [UInt8]) throws(WireError) {
    var reader = try LineReader(text, limit: Limit.entryBytes)
    let world = try reader.world("entry")
    let place = try reader.value("log", "log ORIGIN INDEX") { LogPosition($0) }
    guard !place.origin.isKeyLog, place.origin.party.world == world else {
      throw reader.wrong("a channel log of this world")
    }
    origin = place.origin
    index = place.size
    after = try reader.digest("after")
    charter = try reader.decimal("charter")
    let keyLog = place.origin.party.keyLog
    keys = try reader.value("keys", "keys SIZE HASH") { LogHead("\(keyLog) \($0)") }
    seen = try reader.rising("seen", "seen ORIGIN SIZE HASH, rising") { LogHead($0) }
    guard seen.map(\.origin).risesStrictly else { throw reader.wrong("one seen line for a log") }
    at = try reader.timestamp("at")
    act = try Act(&reader)
    try reader.end()
  }
}
