import ParleyConsole
import Testing

/// What is shown, to the letter.
@Suite struct TranscriptTests {
  @Test func `the overview groups commands by topic`() async {
    let said = await Sample.run("--help")
    #expect(said.exit == .ok)
    #expect(
      said.out == """
        sample 1.2: a program for tests

        Usage: sample COMMAND [OPTION]... [ARGUMENT]...

        Running:
          serve  run the node

        Charters:
          charter propose  propose a charter to the other party
          charter sign     sign a charter

        Pages:
          print  print pages
          fail   fail with a rule

        The program itself:
          help        show the overview, or the help of a command
          completion  print a completion script for bash
          version     print the version

        Options of every command:
          -v, --verbose  say more
              --json     answer in JSON, one value a line
          -h, --help     show this help

        More about one: sample COMMAND --help

        """)
  }

  @Test(arguments: [
    "charter propose --help", "help charter propose", "--help charter propose",
    "charter propose -h --out x c.txt",
  ])
  func `the help of a command says all there is`(line: String) async {
    let said = await Sample.run(line, columns: 60)
    #expect(said.exit == .ok)
    #expect(
      said.out == """
        charter propose: propose a charter to the other party

        Usage: sample charter propose --out=FILE [OPTION]... CHARTER [NOTE]

        Nothing is sent before both have signed.

        Arguments:
          CHARTER  the text both sign
          NOTE     a remark

        Options:
          -o, --out=FILE     where to write
              --member=NAME  who is in it; may be repeated

        Options of every command:
          -v, --verbose  say more
              --json     answer in JSON, one value a line
          -h, --help     show this help

        Examples:
          # sign for our side
          sample charter propose --out=signed.txt channel.charter

        Exit status:
          0   done
          64  wrong use of the command line
          65  the input is malformed
          66  a file to read is not there

        """)
  }

  @Test func `choices stand in the help`() async {
    let said = await Sample.run("serve --help")
    #expect(said.out.contains("\n      --log=LEVEL  how much to say (debug, info)\n"))
  }

  @Test(arguments: [
    ("", ExitCode.usage), ("charter", .usage), ("charter --help", .ok), ("help", .ok),
    ("help charter", .ok), ("version", .ok), ("--version", .ok), ("charter sign", .negative),
  ])
  func `what calls no command is answered`(line: String, exit: ExitCode) async {
    let said = await Sample.run(line)
    #expect(said.exit == exit)
    #expect((exit == .ok) == !said.out.isEmpty)
  }

  @Test func `an error has a cause, a rule and a next step, and cannot play with the terminal`()
    async
  {
    let said = await Sample.run("fail")
    #expect(
      said
        == .init(
          exit: .refused, out: "",
          err: """
            sample: the peer says <U+202E>olleh<U+001B>[2J [ADM-3]
              next: sample print 1

            """))
  }

  @Test func `with --json both answers and errors are JSON`() async {
    #expect(await Sample.run("serve --json").out == #"{"port":8443,"force":false}"# + "\n")
    #expect(await Sample.run("--json serve -f").out == #"{"port":8443,"force":true}"# + "\n")
    #expect(
      await Sample.run("version --json").out == #"{"program":"sample","version":"1.2"}"# + "\n")
    let said = await Sample.run("fail --json")
    #expect(
      said.err == #"{"error":{"exit":79,"kind":"refused","#
        + #""cause":"the peer says \u202eolleh\u001b[2J","rule":"ADM-3","next":"sample print 1"}}"#
        + "\n")
    #expect(await Sample.run("serve --json --prot").err.hasPrefix(#"{"error":{"exit":64,"#))
  }

  @Test func `an answer that cannot be written is a failure`() async {
    let err = Collected()
    let full = Outlet { _ in 28 }
    let speech = Speech(program: "sample", output: full, errors: err.outlet())
    #expect(await Sample.program.main(["serve"], speech: speech) == .inputOutput)
    #expect(err.text.contains("No space left on device"))
  }

  @Test func `exit codes are the promised numbers, each with a meaning and a name of its own`() {
    #expect(
      ExitCode.allCases.map(\.rawValue)
        == [0, 1, 64, 65, 66, 69, 70, 71, 73, 74, 75, 77, 78, 79])
    #expect(Set(ExitCode.allCases.map(\.meaning)).count == ExitCode.allCases.count)
    #expect(Set(ExitCode.allCases.map(\.name)).count == ExitCode.allCases.count)
  }
}
