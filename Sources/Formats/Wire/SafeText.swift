/// What may stand in a field of a signed text, and how untrusted text is shown.
public enum SafeText {
  // A fixed list and not the Unicode tables of whoever reads: two parties with different tables
  // must not disagree on what is well formed. Grows only with a new version of the page format.
  private static let forbidden: [ClosedRange<UInt32>] = [
    0x0000...0x001F, 0x007F...0x009F,  // C0, DEL, C1
    0x00AD...0x00AD, 0x034F...0x034F, 0x115F...0x1160, 0x17B4...0x17B5,  // drawn as nothing
    0x061C...0x061C, 0x180B...0x180F,
    0x200B...0x200B, 0x200E...0x200F,  // zero width space, direction marks
    0x2028...0x202E, 0x2060...0x206F,  // separators, embeddings, overrides, isolates
    0x3164...0x3164, 0xD800...0xF8FF,  // surrogates, private use
    0xFDD0...0xFDEF, 0xFFFE...0xFFFF, 0x1FFFE...0x1FFFF,  // no characters at all
    0x2FFFE...0x2FFFF, 0x3FFFE...0x3FFFF, 0x4FFFE...0x4FFFF, 0x5FFFE...0x5FFFF,
    0x6FFFE...0x6FFFF, 0x7FFFE...0x7FFFF, 0x8FFFE...0x8FFFF, 0x9FFFE...0x9FFFF,
    0xAFFFE...0xAFFFF, 0xBFFFE...0xBFFFF, 0xCFFFE...0xCFFFF, 0xDFFFE...0xDFFFF,
    0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFA0...0xFFA0, 0xFFF0...0xFFFB,
    0x1BCA0...0x1BCA3, 0x1D173...0x1D17A,  // formats of shorthand and music, drawn as nothing
    0xE0000...0x10FFFF,  // tags, variation selectors, private planes
  ]

  /// Whether a signer may sign this scalar inside a field: no controls, no characters that reorder
  /// or hide what is read, no line or paragraph separators, nothing private.
  public static func mayBeSigned(_ scalar: Unicode.Scalar) -> Bool {
    // Nearly all text is below the first format character.
    if scalar.value < 0x7F { return scalar.value >= 0x20 }
    return !forbidden.contains { $0.contains(scalar.value) }
  }

  /// Whether every scalar may be signed. ZWJ and ZWNJ are allowed: Persian and Hindi need them.
  @inlinable public static func mayBeSigned(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.allSatisfy(mayBeSigned)
  }

  /// The text with every scalar that may deceive a reader written out, as in `<U+202E>`.
  ///
  /// Line feeds stay when `lines` is set; everything else that a signer may not sign is shown by
  /// its number, so that a terminal or page shows what is there and obeys none of it.
  public static func neutralised(_ text: some StringProtocol, lines: Bool = false) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if mayBeSigned(scalar) || (lines && scalar == "\n") {
        out.append(scalar)
      } else {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - hex.utf8.count)) + hex
        out.append(contentsOf: "<U+\(padded)>".unicodeScalars)
      }
    }
    return String(out)
  }
}
