/// A SHA-256 value: 32 bytes that compare and sort bytewise.
///
/// Its one text form is canonical padded base64 (RFC 4648 section 4), 44 characters.
public struct Digest: Hashable, Comparable, Sendable {
  // Four big-endian words: equality and order cost no allocation.
  private let a, b, c, d: UInt64

  /// The number of bytes of a digest.
  public static let byteCount = 32

  /// Nil unless there are exactly 32 bytes.
  @inlinable public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    self.init(array: Array(bytes))
  }

  @usableFromInline init(array bytes: [UInt8]) {
    func word(_ start: Int) -> UInt64 {
      var word: UInt64 = 0
      for i in start..<(start + 8) { word = word << 8 | UInt64(bytes[i]) }
      return word
    }
    (a, b, c, d) = (word(0), word(8), word(16), word(24))
  }

  /// Reads the one accepted spelling: 44 characters of canonical base64.
  @inlinable public init?(base64 text: some StringProtocol) {
    guard text.utf8.count == 44, let bytes = Base64.decode(text) else { return nil }
    self.init(bytes)
  }

  public var bytes: [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(Self.byteCount)
    for word in [a, b, c, d] {
      for shift in stride(from: UInt64(56), through: 0, by: -8) {
        out.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
    return out
  }

  public var base64: String { Base64.encode(bytes) }

  public static func < (x: Digest, y: Digest) -> Bool {
    (x.a, x.b, x.c, x.d) < (y.a, y.b, y.c, y.d)
  }
}

extension Digest: CustomStringConvertible {
  public var description: String { base64 }
}
