/// Unsigned decimals as signed texts spell them: `0`, or digits without a leading zero, at most 18
/// of them, so that every value fits a signed 64-bit integer.
public enum Decimal {
  public static func parse(_ text: some StringProtocol) -> Int64? {
    let digits = text.utf8
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
