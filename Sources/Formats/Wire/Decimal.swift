/// Unsigned decimals as signed texts spell them: `0`, or digits without a leading zero, at most 18
/// of them, so that every value fits a signed 64-bit integer.
public enum Decimal {
  @inlinable public static func parse(_ text: some StringProtocol) -> Int64? {
    parse(digits: Array(text.utf8))
  }

  @usableFromInline static func parse(digits: [UInt8]) -> Int64? {
    guard (1...18).contains(digits.count) else { return nil }
    if digits.count > 1, digits.first == UInt8(ascii: "0") { return nil }
    var value: Int64 = 0
    for digit in digits {
      guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int64(digit - UInt8(ascii: "0"))
    }
    return value
  }
}
