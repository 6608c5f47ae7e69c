public import ParleyNote
import ParleyTlog
import ParleyWire

/// Two entries at one index of one log, or an entry and a head that it contradicts, both signed by
/// the log's key: a proof of a fork that needs no tree.
///
/// An entry signs the root before it, so it is as good as a head of its index's size. Like every
/// fork proof this one is against a key; the party answers for what became of it.
///
/// The form is `fork 2` and then, twice, `note BYTES` and that many bytes; the two notes stand in
/// the order of their bytes. Format: Docs/Spec/log.md.
public struct LeafFork: Hashable, Sendable {
  public let first: UnverifiedNote
  public let second: UnverifiedNote

  public init(_ a: UnverifiedNote, _ b: UnverifiedNote) {
    let rises = a.bytes.lexicographicallyPrecedes(b.bytes)
    first = rises ? a : b
    second = rises ? b : a
  }

  public var bytes: [UInt8] {
    Array("fork 2\n".utf8)
      + [first, second].flatMap { Array("note \($0.bytes.count)\n".utf8) + $0.bytes }
  }

  /// Reads a proof strictly: nothing that `bytes` would not have written.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count <= 4 * Limit.entryBytes else { return nil }
    var rest = bytes[...]
    func line() -> String? {
      guard let end = rest.firstIndex(of: 0x0A),
        let text = String(validating: rest[..<end], as: UTF8.self)
      else { return nil }
      rest = rest[(end + 1)...]
      return text
    }
    func note() -> UnverifiedNote? {
      guard let head = line(), head.utf8.starts(with: "note ".utf8),
        let size = Decimal.parse(head.dropFirst(5)), size <= Int64(rest.count)
      else { return nil }
      defer { rest = rest.dropFirst(Int(size)) }
      return try? UnverifiedNote(rest.prefix(Int(size)), limit: Limit.entryBytes)
    }
    guard line() == "fork 2", let a = note(), let b = note(), rest.isEmpty else { return nil }
    self.init(a, b)
    guard self.bytes == bytes else { return nil }
  }

  /// The log and size at which its key signed two histories, or nil when this proves nothing.
  public func verified(by log: VerifierKey) -> LogPosition? {
    guard let origin = Origin(log.name), (try? first.verified(by: [log])) != nil,
      (try? second.verified(by: [log])) != nil
    else { return nil }
    let (a, b) = (Signed(first), Signed(second))
    switch (a, b) {
    case (.entry(let x)?, .entry(let y)?):
      guard x.origin == origin, y.origin == origin, x.index == y.index, x.id != y.id else {
        return nil
      }
      return LogPosition(origin, x.index)
    case (.entry(let x)?, .head(let size, let root)?), (.head(let size, let root)?, .entry(let x)?):
      guard x.origin == origin, x.index == size, x.after != root else { return nil }
      return LogPosition(origin, size)
    default: return nil
    }
  }

  private enum Signed {
    case entry(Entry)
    case head(Int64, Digest)

    init?(_ note: UnverifiedNote) {
      if let entry = try? Entry(text: note.claimedText) {
        self = .entry(entry)
      } else if let checkpoint = try? Checkpoint(text: note.claimedText) {
        self = .head(checkpoint.size, checkpoint.root)
      } else {
        return nil
      }
    }
  }
}
