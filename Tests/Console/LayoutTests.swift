@testable import ParleyConsole
import Testing

@Suite struct LayoutTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("👍🏽", 2), ("한", 2), ("а", 1),
    ("\u{200D}", 0), ("☎\u{FE0F}", 2),
  ])
  func `width is what a terminal takes`(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test(arguments: [
    ("", 5, [""]), ("one two", 7, ["one two"]), ("one two", 6, ["one", "two"]),
    ("a\nb", 9, ["a", "b"]), ("abcdefgh", 3, ["abc", "def", "gh"]),
    ("x abcdefgh", 4, ["x", "abcd", "efgh"]), ("  one two", 6, ["  one", "  two"]),
    ("日本語", 4, ["日本", "語"]), ("日本", 1, ["日", "本"]), ("a  b", 9, ["a  b"]),
  ])
  func `lines are wrapped at blanks`(text: String, columns: Int, lines: [String]) {
    #expect(DisplayWidth.wrap(text, to: columns) == lines)
  }

  @Test(arguments: [("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("日本語", 5, "日本…")])
  func `what is cut is marked`(text: String, columns: Int, expected: String) {
    #expect(DisplayWidth.cut(text, to: columns) == expected)
  }

  @Test func `two parties stand beside each other`() {
    let columns = TwoColumns(columns: 33)
    let text =
      columns.header("Alfa", "Bravo")
      + columns.row("recorded 12", "")
      + columns.row("", "received 12, and the seal opens")
      + columns.row("日本 notice", "ok")
      + columns.across("Both logs hold it; each has signed the other's head.")
    #expect(
      text == """
        Alfa            | Bravo
        ----------------+----------------
        recorded 12     |
                        | received 12,
                        | and the seal
                        | opens
        日本 notice     | ok
        Both logs hold it; each has
        signed the other's head.

        """)
  }

  @Test func `colour does not move the columns`() {
    let columns = TwoColumns(columns: 23, palette: Palette(coloured: true))
    let row = columns.row(.init("one two three", .green), .init("x", .red))
    #expect(
      row == "\u{1B}[32mone two\u{1B}[0m    | \u{1B}[31mx\u{1B}[0m\n"
        + "\u{1B}[32mthree\u{1B}[0m      |\n")
    #expect(Palette(coloured: false).paint("x", .red) == "x")
  }

  @Test func `a table aligns, and wraps its last column`() {
    var table = Table(["serial", "size", "what"], alignments: [.left, .right])
    table.add("alfa/1/2026/1", "9", "launch notification of the first test")
    table.add("b", "1024", "")
    #expect(
      table.text(columns: 42) == """
        serial         size  what
        alfa/1/2026/1     9  launch notification
                             of the first test
        b              1024

        """)
  }

  @Test func `progress is for those who watch`() {
    let pipe = Collected()
    let terminal = Collected()
    for outlet in [pipe.outlet(), terminal.outlet(isTerminal: true, columns: 20)] {
      var progress = Progress("entries", on: outlet)
      progress.step(1, of: 9, "a\u{7}")
    }
    #expect(pipe.text == "")
    #expect(terminal.text == "\r\u{1B}[Kentries 1/9 a<U+00…\r\u{1B}[K")
  }
}
