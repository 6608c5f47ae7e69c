/// A SHA-256 value: 32 bytes that compare and sort bytewise.
///
/// Its one text form is canonical padded base64 (RFC 4648 section 4), 44 characters.
public struct Digest: Hashable, Comparable, Sendable {
  // Four big-endian words: equality and order cost no allocation.
  private let a, b, c, d: UInt64

  /// The number of bytes of a digest.
  public static let byteCount = 32

  /// Nil unless there are exactly 32 bytes.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for (i, byte) in bytes.enumerated() {
      switch i >> 3 {
      case 0: words.0 = words.0 << 8 | UInt64(byte)
      case 1: words.1 = words.1 << 8 | UInt64(byte)
      case 2: words.2 = words.2 << 8 | UInt64(byte)
      default: words.3 = words.3 << 8 | UInt64(byte)
      }
    }
    (a, b, c, d) = words
  }

  /// Reads the one accepted spelling: 44 characters of canonical base64.
  public init?(base64 text: some StringProtocol) {
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
