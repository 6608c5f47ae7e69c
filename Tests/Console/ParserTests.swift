@testable import ParleyConsole
import Testing

/// What a person types, and what the command sees or the person is told.
@Suite struct ParserTests {
  @Test(arguments: [
    ("serve", "serve 8443 info false false"),
    ("serve --port 1", "serve 1 info false false"),
    ("serve --port=65535", "serve 65535 info false false"),
    ("serve -p 80", "serve 80 info false false"),
    ("serve -p80", "serve 80 info false false"),
    ("serve -fvp80", "serve 80 info true true"),
    ("serve --po=80 --fo", "serve 80 info true false"),
    ("serve --log=debug", "serve 8443 debug false false"),
    ("-v serve", "serve 8443 info false true"),
    ("--verbose serve -f", "serve 8443 info true true"),
    ("print 1 2 99", "print [1, 2, 99]"),
    ("charter propose -o x c.txt", "propose c.txt -\nout x members []"),
    ("charter propose -o x c.txt n", "propose c.txt n\nout x members []"),
    ("charter propose c.txt --out=", "--out: '' is not the name of a file"),
    ("charter propose --out=a=b c.txt", "propose c.txt -\nout a=b members []"),
    ("charter propose -o - -- -c.txt --note", "propose -c.txt --note\nout - members []"),
    (
      "charter propose -o x - --member a --member=b",
      "propose - -\nout x members [\"a\", \"b\"]"
    ),
    ("serve --port", "--port needs a value"),
    ("serve --port 0", "--port: '0' is not a number from 1 to 65535"),
    ("serve --port 65536", "--port: '65536' is not a number from 1 to 65535"),
    ("serve --port 1 --port 2", "--port is given twice"),
    ("serve --force=yes", "--force takes no value"),
    ("serve --log=loud", "--log: 'loud' is not one of debug, info"),
    ("serve --prot 1", "there is no option --prot; did you mean --port?"),
    ("serve --zebra", "there is no option --zebra"),
    ("serve -x", "there is no option -x"),
    ("serve --=1", "there is no option --"),
    ("serve extra", "'extra' is one word too many"),
    ("charter propose c.txt", "--out is missing"),
    ("charter propose --out x", "CHARTER is missing"),
    ("charter propose --out x a b c", "'c' is one word too many"),
    ("print", "PAGE is missing"),
    ("print 1 100", "PAGE: '100' is not a number from 1 to 99"),
    ("serv", "there is no command 'serv'; did you mean 'serve'?"),
    ("charter prpose", "there is no command 'charter prpose'; did you mean 'charter propose'?"),
    ("zebra", "there is no command 'zebra'"),
    ("--prot serve", "there is no option --prot"),
  ])
  func `a command line is read or refused`(line: String, expected: String) async {
    let said = await Sample.run(line)
    if said.exit == .ok {
      #expect(said.out == expected + "\n")
      #expect(said.err == "")
    } else {
      #expect(said.exit == .usage)
      #expect(said.out == "")
      let first = said.err.split(separator: "\n").first.map(String.init)
      #expect(first == "sample: " + expected)
      #expect(said.err.contains("\n  next: sample"))
    }
  }

  @Test func `two long names with one beginning are told apart`() async {
    let said = await Sample.run("serve --ver --he")
    #expect(said.out.hasPrefix("serve: run the node"))
    let both = CommandLineProgram(
      name: "p", version: "0", summary: "",
      topics: [
        Topic(
          "T",
          [
            Command(
              "c", "", options: [Flag("red", ""), Flag("redder", ""), Flag("reddest", "")]
            ) { call throws(CommandError) in call[Flag("red", "")] ? .ok : .negative }
          ])
      ])
    let err = Collected()
    let speech = Speech(program: "p", output: Collected().outlet(), errors: err.outlet())
    #expect(await both.main(["c", "--redd"], speech: speech) == .usage)
    #expect(err.text.hasPrefix("p: --redd may mean --redder or --reddest\n"))
    #expect(await both.main(["c", "--red"], speech: speech) == .ok)
  }

  @Test(arguments: [
    ("", "", 0), ("serve", "serve", 0), ("sevre", "serve", 1), ("serv", "serve", 1),
    ("abc", "", 3), ("ca", "abc", 3), ("kitten", "sitting", 3),
  ])
  func `edits are counted`(a: String, b: String, count: Int) {
    #expect(Suggestion.edits(Array(a), Array(b)) == count)
    #expect(Suggestion.edits(Array(b), Array(a)) == count)
  }
}
