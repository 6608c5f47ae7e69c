import ParleyNote
import ParleyRecord
import ParleyTestKit

// Ways of damaging what was rightly made.
extension Bundle {
  func readdressed(from: Party? = nil, to: Party? = nil) -> Bundle {
    Bundle(from: from ?? self.from, to: to ?? self.to, channel: channel, items: items)
  }
}

extension [UInt8] {
  /// A note with its signature lines in the wrong order.
  var swappingSignatures: [UInt8] {
    guard let note = try? UnverifiedNote(self) else { return [] }
    return NoteText.assemble(note.claimedText, note.signatures.reversed())
  }

  /// A note whose last signer signed something else.
  var changingLastSignature: [UInt8] {
    guard let note = try? UnverifiedNote(self), let last = note.signatures.last else { return [] }
    let other = testKey(last.name).sign(Array("something else\n".utf8))
    return NoteText.assemble(note.claimedText, note.signatures.dropLast() + [other])
  }
}
