import ParleyCrypto

/// Canonical base64 of one type byte and a 32-byte seed: 33 bytes, 44 characters, no padding.
///
/// `ParleyWire.Base64` works on arrays and strings, in which no secret may stand.
enum SecretBase64 {
  static let characters = 44
  private static let seedBytes = 32

  /// The text `head` followed by the base64.
  static func text(head: [UInt8], type: UInt8, seed: Span<UInt8>) -> SecretBytes {
    precondition(seed.count == seedBytes, "a seed is 32 bytes")
    // Unsafe: every index is below the count that was asked for.
    return unsafe SecretBytes(count: head.count + characters) { out in
      for (i, byte) in head.enumerated() { unsafe out[i] = byte }
      func byte(_ i: Int) -> UInt32 { UInt32(i == 0 ? type : seed[i - 1]) }
      for group in 0..<11 {
        let bits = byte(3 * group) << 16 | byte(3 * group + 1) << 8 | byte(3 * group + 2)
        for k in 0..<4 {
          let value = UInt8(truncatingIfNeeded: bits >> UInt32(18 - 6 * k)) & 63
          unsafe out[head.count + 4 * group + k] = character(value)
        }
      }
    }
  }

  /// The first byte of the base64 at an offset, which is not secret; nil if it is not base64.
  static func firstByte(_ text: Span<UInt8>, from offset: Int) -> UInt8? {
    guard let a = value(text[offset]), let b = value(text[offset + 1]) else { return nil }
    return a << 2 | b >> 4
  }

  /// The 32 bytes behind the first; nil if a character is not base64.
  static func seed(_ text: Span<UInt8>, from offset: Int) -> SecretBytes? {
    guard text.count == offset + characters else { return nil }
    var valid = true
    // Unsafe: byte 0 is the type and is left out; bytes 1 to 32 go to 0 to 31.
    let seed = unsafe SecretBytes(count: seedBytes) { out in
      for group in 0..<11 {
        var bits: UInt32 = 0
        for k in 0..<4 {
          let value = value(text[offset + 4 * group + k])
          if value == nil { valid = false }
          bits = bits << 6 | UInt32(value ?? 0)
        }
        for k in 0..<3 where 3 * group + k > 0 {
          unsafe out[3 * group + k - 1] = UInt8(truncatingIfNeeded: bits >> UInt32(16 - 8 * k))
        }
      }
    }
    guard valid else { return nil }
    return consume seed
  }

  private static func character(_ value: UInt8) -> UInt8 {
    switch value {
    case 0..<26: UInt8(ascii: "A") + value
    case 26..<52: UInt8(ascii: "a") + value - 26
    case 52..<62: UInt8(ascii: "0") + value - 52
    case 62: UInt8(ascii: "+")
    default: UInt8(ascii: "/")
    }
  }

  private static func value(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
