/// The names of keys (C2SP signed-note).
public enum KeyName {
  // Unicode's White_Space, as a fixed list: two readers with different tables must not disagree.
  private static let whiteSpace: [ClosedRange<UInt32>] = [
    0x0009...0x000D, 0x0020...0x0020, 0x0085...0x0085, 0x00A0...0x00A0, 0x1680...0x1680,
    0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000,
  ]

  /// Whether this names a key: at least one character, no white space, no `+`, and none of the
  /// control characters that no note may hold.
  public static func isValid(_ s: some StringProtocol) -> Bool {
    !s.isEmpty && Substring(s).unicodeScalars.allSatisfy(mayStand)
  }

  private static func mayStand(_ scalar: Unicode.Scalar) -> Bool {
    // Nearly every name is of visible ASCII characters.
    if (0x21...0x7E).contains(scalar.value) { return scalar != "+" }
    return scalar.value > 0x20 && !whiteSpace.contains { $0.contains(scalar.value) }
  }

  /// Whether two names have the same bytes. Swift's own equality of strings takes different
  /// spellings of one character for the same; names are not normalised.
  package static func same(_ a: some StringProtocol, _ b: some StringProtocol) -> Bool {
    a.utf8.elementsEqual(b.utf8)
  }
}
