import ParleyAdoption
import ParleyRecord
import ParleyTestKit
import ParleyWire
import Testing

@Suite struct LineTests {
  static let texts: [String] = [
    "agreement a\n", "\n", "\n\n", "  indented\n\n  and after an empty line\n",
    String(repeating: "x", count: 400) + "\n", String(repeating: "x", count: 401) + "\n",
    String(repeating: "запрос ", count: 300) + "!\n",
    String(repeating: "a", count: 399) + " b\n", String(repeating: "a", count: 399) + "   b\n",
    "| a line that begins with a bar\n+ and one with a plus\n",
  ]

  @Test(arguments: texts) func `a text travels to the byte`(text: String) throws {
    let fields = try AgreementLines.fields(Array(text.utf8))
    #expect(try AgreementLines.text(fields) == Array(text.utf8))
    for field in fields {
      #expect(field.value.utf8.count <= 900 && field.value.unicodeScalars.count <= 500)
      #expect(field.value.utf8.last != 0x20)
    }
  }

  @Test(arguments: [
    ("", AgreementLines.Fault.empty), ("a", .noLineFeedAtEnd), ("a \n", .line(1)),
    ("a\n\tb\n", .line(2)), ("a\r\n", .line(1)), ("a\u{202E}b\n", .line(1)),
    (String(repeating: "\n", count: 5_000), .tooLong),
  ])
  func `a text that cannot be signed as it is, is refused with its line`(
    text: String, fault: AgreementLines.Fault
  ) {
    #expect(throws: fault) { try AgreementLines.fields(Array(text.utf8)) }
  }

  @Test(arguments: [
    ["+a"], ["a"], ["|a", "b"], ["|a", "+b"], ["|" + String(repeating: "x", count: 401)],
  ])
  func `fields that no text is written as are refused`(values: [String]) {
    let fields = values.compactMap { Field("line", $0) }
    #expect(throws: AgreementLines.Fault.notOneSpelling) { try AgreementLines.text(fields) }
  }

  @Test func `bytes that are not UTF-8 are refused`() {
    #expect(throws: AgreementLines.Fault.notUTF8) { try AgreementLines.fields([0xFF, 0x0A]) }
  }
}
