import ParleyConsole
import Testing

@Suite struct JSONTests {
  private static let texts: [(JSONValue, String)] = [
    (.null, "null"), (true, "true"), (-7, "-7"), (1.5, "1.5"), ("", #""""#),
    (.integer(.max), "9223372036854775807"),
    ("a\"b\\c/", #""a\"b\\c/""#), ("\n\r\t\u{0}\u{1F}", #""\n\r\t\u0000\u001f""#),
    ("\u{7F}\u{85}\u{202E}\u{2028}", #""\u007f\u0085\u202e\u2028""#),
    ("é日👍", #""é日👍""#), ("\u{E0041}", #""\udb40\udc41""#),
    ([], "[]"), ([1, "x", nil], #"[1,"x",null]"#), ([:], "{}"),
    (["b": 1, "a": ["c": [false]]], #"{"b":1,"a":{"c":[false]}}"#),
    (.string(nil), "null"),
  ]

  @Test(arguments: texts)
  func `a value has one text`(value: JSONValue, text: String) {
    #expect(value.text == text)
  }
}
