// How the programs speak. The rules:
//
// 1. Data goes to standard output; everything else goes to standard error.
// 2. With --json, standard output carries one JSON value a line and nothing else, and an error is a
//    JSON value on standard error.
// 3. An error has a cause and a next step. One kind of failure has one exit code (ExitCode.swift).
// 4. What came from outside is neutralised before it is shown: it cannot move the cursor, turn the
//    direction of a line, or hide.
// 5. Colour says nothing that the words do not say; it is used on a terminal only, and not when
//    NO_COLOR is set.
// 6. Nothing is asked of a person unless there is a terminal; then it is asked there (Ask.swift).
// 7. Lines that scripts may parse are those of --json. Other wording may improve at any time.

import ParleyWire

/// The two outlets of a program, and its manner of using them.
package struct Speech: Sendable {
  package let program: String
  package let output: Outlet
  package let errors: Outlet

  package init(
    program: String, output: Outlet = .standardOutput, errors: Outlet = .standardError
  ) {
    self.program = program
    self.output = output
    self.errors = errors
  }

  /// A line of data. Text from outside is passed through `shown` first.
  package func say(_ line: String = "", _ style: Palette.Style? = nil) {
    output.write(output.palette.paint(line, style) + "\n")
  }

  package func say(_ value: JSONValue) { output.write(value.text + "\n") }

  /// Text that is complete with its line feeds: a page, a table.
  package func pour(_ text: String) { output.write(text) }

  /// A line for the person, never for a pipe.
  package func remark(_ line: String, _ style: Palette.Style? = nil) {
    errors.write(errors.palette.paint(line, style) + "\n")
  }

  package func report(_ error: CommandError, json: Bool = false) {
    guard !json else {
      errors.write(error.json.text + "\n")
      return
    }
    let rule = error.rule.map { " [\($0)]" } ?? ""
    remark("\(program): \(Self.shown(error.cause, lines: true))\(rule)", .red)
    if let next = error.next { remark("  next: \(Self.shown(next, lines: true))") }
  }

  /// Untrusted text made fit to be seen. `lines` keeps line feeds.
  package static func shown(_ text: some StringProtocol, lines: Bool = false) -> String {
    SafeText.neutralised(text, lines: lines)
  }
}

/// A line that is overwritten while work goes on; silent unless someone is watching.
package struct Progress: ~Copyable {
  private let outlet: Outlet
  private let label: String
  private var shown = false

  package init(_ label: String, on outlet: Outlet) {
    self.label = label
    self.outlet = outlet
  }

  package mutating func step(_ done: Int, of total: Int? = nil, _ remark: String = "") {
    guard outlet.isTerminal else { return }
    let count = total.map { "\(done)/\($0)" } ?? "\(done)"
    let line = [label, count, Speech.shown(remark)].filter { !$0.isEmpty }.joined(separator: " ")
    outlet.write("\r\u{1B}[K" + DisplayWidth.cut(line, to: outlet.columns - 1))
    shown = true
  }

  /// The line goes; what comes next begins where it stood.
  deinit { if shown { outlet.write("\r\u{1B}[K") } }
}
