import ParleyWire
import Testing

@Suite("Lines") struct LineReaderTests {
  private func failure(_ bytes: [UInt8], limit: Int = 100, lineLimit: Int = 20) -> WireError? {
    do throws(WireError) {
      _ = try LineReader(bytes, limit: limit, lineLimit: lineLimit)
      return nil
    } catch { return error }
  }

  private func reader(_ text: String) throws -> LineReader {
    try LineReader(text.utf8, limit: 1_000)
  }

  @Test func whatIsText() {
    #expect(failure(Array("a\n".utf8)) == nil)
    #expect(failure(Array("\n".utf8)) == nil)
    #expect(failure(Array("é 漢 \u{1F30D}\n".utf8)) == nil)
    #expect(failure([]) == .unfinishedLine)
    #expect(failure(Array("a".utf8)) == .unfinishedLine)
    #expect(failure(Array("a\nb".utf8)) == .unfinishedLine)
    #expect(failure(Array("a\r\n".utf8)) == .forbiddenCharacter(offset: 1))
    #expect(failure(Array("ab\tc\n".utf8)) == .forbiddenCharacter(offset: 2))
    #expect(failure([0x61, 0x7F, 0x0A]) == .forbiddenCharacter(offset: 1))
    #expect(failure([0x00, 0x0A]) == .forbiddenCharacter(offset: 0))
  }

  @Test(
    arguments: [
      [0xFF], [0xC0, 0x80], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80],
      [0xE2, 0x82], [0xF8, 0x88, 0x80, 0x80, 0x80],
    ] as [[UInt8]]) func whatIsNotUTF8(_ bytes: [UInt8])
  {
    #expect(failure(bytes + [0x0A]) == .notUTF8)
  }

  @Test func bounds() {
    let line = Array(String(repeating: "x", count: 20).utf8)
    #expect(failure(line + [0x0A]) == nil)
    #expect(failure(line + [0x78, 0x0A]) == .tooLong(limit: 20))
    let text = [UInt8](repeating: 0x0A, count: 100)
    #expect(failure(text) == nil)
    #expect(failure(text + [0x0A]) == .tooLong(limit: 100))
  }

  @Test func everyByteIsALineOfItsOwnOrRefused() throws {
    for byte in UInt8.min...UInt8.max {
      let expect = byte == 0x0A || (0x20...0x7E).contains(byte)
      #expect((failure([byte, 0x0A]) == nil) == expect, "\(byte)")
    }
  }

  @Test func readsInOrder() throws {
    var lines = try reader("parley page v1\nname a b \nn 1\nn 2\n\nlast\n")
    try lines.exactly("parley page v1")
    #expect(try lines.field("name") == "a b ")
    #expect(try lines.fields("n") == ["1", "2"])
    #expect(try lines.fields("n") == [])
    try lines.exactly("")
    #expect(lines.peek == "last" && !lines.atEnd)
    #expect(throws: WireError.unexpected(line: 6, expected: "the end of the text")) {
      try lines.end()
    }
    #expect(try lines.line("anything") == "last")
    try lines.end()
    #expect(lines.atEnd && lines.peek == nil)
    #expect(throws: WireError.unexpected(line: 7, expected: "more")) { try lines.line("more") }
  }

  @Test(arguments: ["name", "name ", "names a", "nam a", " name a", "Name a", "name\u{A0}a", ""])
  func notAField(_ line: String) throws {
    var lines = try reader(line + "\n")
    #expect(lines.field(ifNamed: "name") == nil)
    #expect(throws: WireError.unexpected(line: 1, expected: "name VALUE")) {
      try lines.field("name")
    }
    #expect(lines.position == 0, "what was not read is not taken")
  }

  /// Bytes are compared, not characters: what looks alike in two normal forms is two texts.
  @Test func namesAreBytes() throws {
    var lines = try reader("caf\u{65}\u{301}\n")
    #expect(throws: WireError.self) { try lines.exactly("caf\u{E9}") }
    try lines.exactly("cafe\u{301}")
    var combined = try reader("n \u{301}a\n")
    #expect(try combined.field("n").unicodeScalars.count == 2)
    #expect(bytewiseLess("cafe\u{301}", "caf\u{E9}") && !bytewiseLess("caf\u{E9}", "cafe\u{301}"))
  }

  @Test func repeatsAreBounded() throws {
    let text = String(repeating: "n 1\n", count: 4)
    var lines = try reader(text)
    #expect(try lines.fields("n", limit: 4).count == 4)
    #expect(throws: WireError.tooLong(limit: 3)) {
      var again = try reader(text)
      _ = try again.fields("n", limit: 3)
    }
  }

  @Test func rising() {
    #expect([Int]().risesStrictly && [1].risesStrictly && [1, 2, 9].risesStrictly)
    #expect(![1, 1].risesStrictly && ![2, 1].risesStrictly && ![1, 3, 2].risesStrictly)
  }

  @Test func bytewiseOrder() {
    // UTF-16 would sort these the other way round.
    #expect(bytewiseLess("\u{FFFD}", "\u{10000}") && !bytewiseLess("\u{10000}", "\u{FFFD}"))
    #expect(bytewiseLess("", "a") && bytewiseLess("a", "aa") && !bytewiseLess("a", "a"))
    #expect(bytewiseLess("Z", "a") && bytewiseLess("a-b", "a.b"))
  }
}
