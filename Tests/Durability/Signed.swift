import ParleyNote
import ParleyRecord
import ParleyTlog
import ParleyWire

/// What the items of a bundle say, as a stranger would read them.
enum Signed {
  static func entry(_ bytes: [UInt8]) -> Entry? {
    (try? UnverifiedNote(bytes)).flatMap { try? Entry(text: $0.claimedText) }
  }

  static func head(_ bytes: [UInt8]) -> LogHead? {
    guard let note = try? UnverifiedNote(bytes),
      let checkpoint = try? Checkpoint(text: note.claimedText),
      let origin = Origin(checkpoint.origin)
    else { return nil }
    return LogHead(origin, size: checkpoint.size, root: checkpoint.root)
  }

  /// The head that a cosignature is for, and the name of the key that made it.
  static func cosignature(_ bytes: [UInt8]) -> (LogPosition, name: String)? {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.count == 2, let position = LogPosition(lines[0]),
      let line = SignatureLine(lines[1])
    else { return nil }
    return (position, line.name)
  }
}
