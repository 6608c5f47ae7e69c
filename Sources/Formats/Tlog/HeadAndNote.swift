import ParleyWire

/// Head lines, one empty line, and a checkpoint as its log signed it: the shape of a proof and of a
/// request to a witness.
struct HeadAndNote {
  var head: LineReader
  /// What stands behind the first empty line, as it is.
  let note: [UInt8]

  init(_ bytes: some Collection<UInt8>) throws(WireError) {
    guard bytes.count <= Limit.noteBytes else { throw .tooLong(limit: Limit.noteBytes) }
    let bytes = Array(bytes)
    var end = 1
    while end < bytes.count, bytes[end] != 0x0A || bytes[end - 1] != 0x0A { end += 1 }
    guard end < bytes.count else { throw .unfinishedLine }
    head = try LineReader(
      bytes[..<end], limit: Limit.noteBytes, lineLimit: Limit.signatureLineBytes)
    note = Array(bytes[(end + 1)...])
  }

  /// The hashes of the remaining lines, at most `Limit.proofHashes`.
  mutating func hashes() throws(WireError) -> [Digest] {
    var hashes: [Digest] = []
    while !head.atEnd {
      guard hashes.count < Limit.proofHashes else { throw .tooLong(limit: Limit.proofHashes) }
      guard let hash = Digest(base64: try head.line("a hash")) else { throw head.wrong("a hash") }
      hashes.append(hash)
    }
    return hashes
  }

  static func print(_ head: [String], _ hashes: [Digest], _ note: [UInt8]) -> [UInt8] {
    let lines = head + hashes.map(\.base64) + [""]
    return lines.flatMap { Array($0.utf8) + [0x0A] } + note
  }
}
