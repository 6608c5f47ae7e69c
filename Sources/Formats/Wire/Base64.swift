/// Standard base64 (RFC 4648 section 4) in its one canonical spelling.
///
/// Line breaks, missing or surplus padding and unused bits that are not zero are all refused: a
/// second spelling of the same bytes would make signed texts malleable.
public enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  @inlinable
  public static func encode(_ bytes: some Collection<UInt8>, padded: Bool = true) -> String {
    encode(array: Array(bytes), padded: padded)
  }

  @usableFromInline static func encode(array bytes: [UInt8], padded: Bool) -> String {
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    var pending: UInt32 = 0
    var bits = 0
    for byte in bytes {
      pending = pending << 8 | UInt32(byte)
      bits += 8
      while bits >= 6 {
        bits -= 6
        out.append(alphabet[Int(pending >> UInt32(bits)) & 63])
      }
    }
    if bits > 0 { out.append(alphabet[Int(pending << UInt32(6 - bits)) & 63]) }
    if padded { while out.count % 4 != 0 { out.append(UInt8(ascii: "=")) } }
    return String(decoding: out, as: UTF8.self)
  }

  /// Nil for anything `encode` would not have written.
  @inlinable
  public static func decode(_ text: some StringProtocol, padded: Bool = true) -> [UInt8]? {
    decode(characters: Array(text.utf8), padded: padded)
  }

  @usableFromInline static func decode(characters: [UInt8], padded: Bool) -> [UInt8]? {
    var body = characters
    if padded {
      guard body.count % 4 == 0 else { return nil }
      var padding = 0
      while padding < 2, body.last == UInt8(ascii: "=") {
        body.removeLast()
        padding += 1
      }
      guard (body.count + padding) % 4 == 0, padding == (4 - body.count % 4) % 4 else { return nil }
    }
    guard body.count % 4 != 1 else { return nil }
    var out: [UInt8] = []
    out.reserveCapacity(body.count * 3 / 4)
    var pending: UInt32 = 0
    var bits = 0
    for character in body {
      guard let value = value(of: character) else { return nil }
      pending = pending << 6 | value
      bits += 6
      if bits >= 8 {
        bits -= 8
        out.append(UInt8(truncatingIfNeeded: pending >> UInt32(bits)))
        pending &= (1 << UInt32(bits)) - 1
      }
    }
    return pending == 0 ? out : nil
  }

  private static func value(of character: UInt8) -> UInt32? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}

/// Lower-case hexadecimal, two characters a byte.
public enum Hex {
  private static let digits = Array("0123456789abcdef".utf8)

  @inlinable public static func encode(_ bytes: some Collection<UInt8>) -> String {
    encode(array: Array(bytes))
  }

  @usableFromInline static func encode(array bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      out.append(digits[Int(byte >> 4)])
      out.append(digits[Int(byte & 15)])
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Nil unless every character is one of 0-9 and a-f and their number is even.
  @inlinable public static func decode(_ text: some StringProtocol) -> [UInt8]? {
    decode(characters: Array(text.utf8))
  }

  @usableFromInline static func decode(characters: [UInt8]) -> [UInt8]? {
    guard characters.count % 2 == 0 else { return nil }
    var out: [UInt8] = []
    out.reserveCapacity(characters.count / 2)
    for i in stride(from: 0, to: characters.count, by: 2) {
      guard let high = digits.firstIndex(of: characters[i]),
        let low = digits.firstIndex(of: characters[i + 1])
      else { return nil }
      out.append(UInt8(high << 4 | low))
    }
    return out
  }
}
