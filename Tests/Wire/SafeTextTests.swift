import ParleyWire
import Testing

@Suite("Safe text") struct SafeTextTests {
  @Test(arguments: [
    "plain ASCII ~", "Über, naïve, œuvre", "Отвод войск", "撤回部队", "نیم‌فاصله", "क्‍ष", "العَرَبِيَّة",
    "한국어", "𝔘𝔫𝔦", "🕊", "a\u{301}", "\u{A0}", "\u{FFFD}",
  ]) func maySign(_ text: String) {
    #expect(SafeText.mayBeSigned(text))
    #expect(SafeText.neutralised(text) == text)
  }

  @Test(arguments: [
    ("a\nb", "a<U+000A>b"), ("a\r\nb", "a<U+000D><U+000A>b"), ("\u{1B}[2J", "<U+001B>[2J"),
    ("a\u{202E}b", "a<U+202E>b"), ("\u{2066}x\u{2069}", "<U+2066>x<U+2069>"),
    ("\u{200B}", "<U+200B>"), ("\u{85}", "<U+0085>"), ("\u{2028}", "<U+2028>"),
    ("\u{FEFF}", "<U+FEFF>"), ("\u{E0041}", "<U+E0041>"), ("\u{10FFFF}", "<U+10FFFF>"),
    ("\u{0}", "<U+0000>"), ("\u{7F}", "<U+007F>"), ("\u{E000}", "<U+E000>"),
  ]) func shownByNumber(_ text: String, _ shown: String) {
    #expect(!SafeText.mayBeSigned(text))
    #expect(SafeText.neutralised(text) == shown)
    #expect(SafeText.mayBeSigned(SafeText.neutralised(text)))
  }

  @Test func linesMayStay() {
    #expect(SafeText.neutralised("a\nb\r", lines: true) == "a\nb<U+000D>")
  }

  /// The fixed list against the Unicode tables of this machine. The list rules; this finds what it
  /// has forgotten when the tables grow.
  @Test func nothingThatHidesOrReordersIsLeft() {
    let joiners: Set<UInt32> = [0x200C, 0x200D]
    var missed: [String] = []
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), SafeText.mayBeSigned(scalar) else { continue }
      let properties = scalar.properties
      let deceives =
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: true
        default:
          properties.isBidiControl || properties.isDefaultIgnorableCodePoint
            || properties.isNoncharacterCodePoint
        }
      if deceives, !joiners.contains(value) { missed.append(String(value, radix: 16)) }
    }
    #expect(missed.isEmpty, "\(missed)")
  }

  @Test func ordinaryLettersAreLeftAlone() {
    var refused: [String] = []
    for value in UInt32(0x20)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value), !SafeText.mayBeSigned(scalar) else { continue }
      let properties = scalar.properties
      if properties.isAlphabetic || properties.numericType != nil,
        !properties.isDefaultIgnorableCodePoint
      {
        refused.append(String(value, radix: 16))
      }
    }
    #expect(refused.isEmpty, "\(refused)")
  }
}
