/// Bech32 (BIP 173) without its limit of 90 characters, as age spells recipients and identities.
///
/// The checksum constant is that of BIP 173, not of Bech32m. Mixed case is refused.
public enum Bech32 {
  /// The most characters that are read; far above any key, and a bound on work.
  public static let maximumCount = 4_096

  private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
  private static let separator = UInt8(ascii: "1")
  private static let checksumCount = 6

  /// - Parameter prefix: the human-readable part, in lower case.
  public static func encode(prefix: String, _ bytes: some Collection<UInt8>) -> String {
    var out: [UInt8] = []
    encode(prefix: prefix, Array(bytes).span) { out.append($0) }
    return String(decoding: out, as: UTF8.self)
  }

  /// The prefix in lower case and the bytes, or nil for anything that is not strict Bech32.
  public static func decode(_ text: some StringProtocol) -> (prefix: String, bytes: [UInt8])? {
    var bytes: [UInt8] = []
    guard let prefix = decode(Array(text.utf8).span, emit: { bytes.append($0) }) else { return nil }
    return (prefix, bytes)
  }

  /// The characters one at a time, for secrets, which stand in no string.
  public static func encode(prefix: String, _ bytes: Span<UInt8>, emit: (UInt8) -> Void) {
    var sum = Checksum(prefix: prefix.utf8)
    for character in prefix.utf8 { emit(character) }
    emit(separator)
    var pending: UInt32 = 0
    var bits: UInt32 = 0
    func put(_ group: UInt32) {
      sum.add(group)
      emit(alphabet[Int(group)])
    }
    for i in bytes.indices {
      pending = pending << 8 | UInt32(bytes[i])
      bits += 8
      while bits >= 5 {
        bits -= 5
        put(pending >> bits & 31)
      }
      pending &= 1 << bits - 1
    }
    if bits > 0 { put(pending << (5 - bits) & 31) }
    for group in sum.closing { emit(alphabet[Int(group)]) }
  }

  /// The prefix in lower case, or nil; `emit` is given the bytes, which mean nothing if it is nil.
  public static func decode(_ text: Span<UInt8>, emit: (UInt8) -> Void) -> String? {
    guard text.count <= maximumCount, let one = frame(text) else { return nil }
    let prefix = (0..<one).map { lower(text[$0]) }
    var sum = Checksum(prefix: prefix)
    var pending: UInt32 = 0
    var bits: UInt32 = 0
    for i in (one + 1)..<text.count {
      guard let index = alphabet.firstIndex(of: lower(text[i])) else { return nil }
      sum.add(UInt32(index))
      if i >= text.count - checksumCount { continue }
      pending = pending << 5 | UInt32(index)
      bits += 5
      if bits >= 8 {
        bits -= 8
        emit(UInt8(pending >> bits))
        pending &= 1 << bits - 1
      }
    }
    // Fewer than five bits are left, and they are zero: the one spelling of these bytes.
    guard sum.isClosed, bits < 5, pending == 0 else { return nil }
    return String(decoding: prefix, as: UTF8.self)
  }

  /// Where the last separator stands, if the characters, their case and the lengths are right.
  private static func frame(_ text: Span<UInt8>) -> Int? {
    var one = 0
    var hasLower = false
    var hasUpper = false
    for i in text.indices {
      switch text[i] {
      case separator: one = i
      case UInt8(ascii: "a")...UInt8(ascii: "z"): hasLower = true
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): hasUpper = true
      case 33...126: break
      default: return nil
      }
    }
    guard one > 0, one + checksumCount < text.count, !(hasLower && hasUpper) else { return nil }
    return one
  }

  private static func lower(_ character: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(character) ? character + 32 : character
  }

  /// The BCH code of BIP 173 over groups of five bits.
  private struct Checksum {
    private static let generator: [UInt32] = [
      0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3,
    ]
    private var value: UInt32 = 1

    init(prefix: some Collection<UInt8>) {
      for character in prefix { add(UInt32(character) >> 5) }
      add(0)
      for character in prefix { add(UInt32(character) & 31) }
    }

    mutating func add(_ group: UInt32) {
      let top = value >> 25
      value = (value & 0x1ff_ffff) << 5 ^ group
      for i in 0..<5 where top >> UInt32(i) & 1 == 1 { value ^= Self.generator[i] }
    }

    /// Whether the groups so far end with the checksum of those before.
    var isClosed: Bool { value == 1 }

    /// The six groups that close the text.
    var closing: [UInt8] {
      var sum = self
      for _ in 0..<6 { sum.add(0) }
      let value = sum.value ^ 1
      return (0..<6).map { UInt8(value >> UInt32(5 * (5 - $0)) & 31) }
    }
  }
}
