// Texts are divided by bytes. Swift compares characters, and a space with a combining accent after
// it is a character of its own that is no space.

/// The parts of a text between one byte, empty ones kept; at most so many, the last one whole.
func parted(
  _ text: some StringProtocol, at separator: Unicode.Scalar, most: Int = .max
) -> [Substring] {
  Substring(text).utf8.split(
    separator: UInt8(ascii: separator), maxSplits: most - 1, omittingEmptySubsequences: false
  ).map(Substring.init)
}

/// Whether a text neither begins nor ends with a space.
func isTrimmed(_ text: some StringProtocol) -> Bool {
  let bytes = Substring(text).utf8
  return bytes.first != 0x20 && bytes.last != 0x20
}
