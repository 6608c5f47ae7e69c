/// A decimal number held exactly, to six places after the point, in its one spelling.
///
/// No leading zero, no zero at the end of a fraction, no `-0`; at most nine digits before the
/// point.
package struct FixedDecimal: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Millionths.
  package let micro: Int64

  private static let one: Int64 = 1_000_000

  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    let negative = bytes.first == UInt8(ascii: "-")
    let digits = negative ? bytes.dropFirst() : bytes[...]
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Self.digits(parts[0], 1...9),
      parts[0].count == 1 || parts[0].first != UInt8(ascii: "0")
    else { return nil }
    var value = whole * Self.one
    if parts.count == 2 {
      guard let fraction = Self.digits(parts[1], 1...6), parts[1].last != UInt8(ascii: "0") else {
        return nil
      }
      value += (parts[1].count..<6).reduce(fraction) { scaled, _ in scaled * 10 }
    }
    guard !negative || value != 0 else { return nil }
    micro = negative ? -value : value
  }

  private static func digits(_ text: some Collection<UInt8>, _ count: ClosedRange<Int>) -> Int64? {
    guard count.contains(text.count), text.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return text.reduce(0) { $0 * 10 + Int64($1 - 48) }
  }

  /// Digits after the point.
  package var decimals: Int {
    var rest = abs(micro % Self.one)
    var digits = rest == 0 ? 0 : 6
    while digits > 0, rest % 10 == 0 {
      rest /= 10
      digits -= 1
    }
    return digits
  }

  package var description: String {
    let size = abs(micro)
    var out = (micro < 0 ? "-" : "") + String(size / Self.one)
    if decimals > 0 {
      let fraction = String(size % Self.one)
      let padded = String(repeating: "0", count: 6 - fraction.utf8.count) + fraction
      out += "." + padded.prefix(decimals)
    }
    return out
  }

  package static func < (a: FixedDecimal, b: FixedDecimal) -> Bool { a.micro < b.micro }
}
