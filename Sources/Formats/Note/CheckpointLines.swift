import ParleyCrypto
package import ParleyWire

/// The lines of a checkpoint's text (C2SP tlog-checkpoint), for the one reader of them.
///
/// It stands here because a cosignature is a kind of signature line that only a checkpoint has.
package struct CheckpointLines: Sendable {
  package let origin: String
  package let size: Int64
  package let root: Digest
  package let extensionLines: [String]

  /// Reads at least three lines, none of them empty: origin, size, root; then extension lines.
  package init(_ text: [UInt8]) throws(WireError) {
    var lines = try LineReader(text, limit: Limit.noteBytes)
    origin = String(try lines.line("the origin"))
    guard !origin.isEmpty else { throw lines.wrong("the origin") }
    guard let size = Decimal.parse(try lines.line("the size")) else {
      throw lines.wrong("the size")
    }
    guard let root = Digest(base64: try lines.line("the root")) else {
      throw lines.wrong("the root")
    }
    var rest: [String] = []
    while !lines.atEnd {
      let line = try lines.line("an extension line")
      guard !line.isEmpty else { throw lines.wrong("an extension line") }
      rest.append(String(line))
    }
    self.size = size
    self.root = root
    extensionLines = rest
  }

  /// SHA-256 of nothing, the root of a tree without leaves.
  package static let emptyRoot = SHA256.hash([UInt8]())

  /// Whether size and root agree on the tree being empty.
  package var isCoherent: Bool { (size == 0) == (root == Self.emptyRoot) }
}
