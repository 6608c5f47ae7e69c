import Glibc

/// The question that stands between a page and a signature, and where its answer comes from.
package struct Consent {
  package enum Answer: Hashable, Sendable { case yes, no, shiftOver }

  /// The agent's own terminal, or a pipe in a demonstration.
  private let answers: Int32
  private let show: (String) -> Void

  package init(answers: Int32, show: @escaping (String) -> Void) {
    self.answers = answers
    self.show = show
  }

  /// Shows the lines and asks. Only `y` or `yes` is yes; the end of input is no.
  func ask(_ lines: [String], _ shift: Shift) -> Answer {
    // A key struck before the question was there does not answer it.
    if isatty(answers) == 1 { tcflush(answers, TCIFLUSH) }
    show(lines.map { $0 + "\n" }.joined())
    show("Sign? [y/N] ")
    var line: [UInt8] = []
    while let remaining = shift.remaining {
      var wait = pollfd(fd: answers, events: Int16(POLLIN), revents: 0)
      // Unsafe: the call reads and fills the struct it is given.
      guard unsafe poll(&wait, 1, remaining) > 0 else { continue }
      var byte: UInt8 = 0
      guard unsafe read(answers, &byte, 1) == 1 else {
        show("\n")
        return .no
      }
      if byte == UInt8(ascii: "\n") {
        let word = String(decoding: line, as: UTF8.self).lowercased()
        return word == "y" || word == "yes" ? .yes : .no
      }
      // Whatever is longer than a yes is a no, and is not kept.
      if line.count < 8 { line.append(byte) }
    }
    show("\nThe shift is over.\n")
    return .shiftOver
  }
}
