import Glibc
import Synchronization

/// Where text goes: a file descriptor, or memory in a test.
///
/// Writing never throws, so that a remark needs no `try`; what failed is kept, and a command that
/// could not write its answer does not end with 0 (see `CommandLineProgram`).
package final class Outlet: Sendable {
  package let isTerminal: Bool
  /// How many columns a line may take: the terminal's, COLUMNS, or 100.
  package let columns: Int
  package let palette: Palette

  private let put: @Sendable (String) -> Int32
  private let failure = Atomic<Int32>(0)

  package static let standardOutput = Outlet(descriptor: STDOUT_FILENO)
  package static let standardError = Outlet(descriptor: STDERR_FILENO)

  /// - Parameter put: writes all of the text and returns 0, or the system's error number.
  package init(
    isTerminal: Bool = false, columns: Int = Terminal.fallbackColumns, coloured: Bool = false,
    put: @escaping @Sendable (String) -> Int32
  ) {
    self.isTerminal = isTerminal
    self.columns = columns
    self.palette = Palette(coloured: coloured)
    self.put = put
  }

  package convenience init(descriptor: Int32) {
    let terminal = isatty(descriptor) == 1
    self.init(
      isTerminal: terminal, columns: Terminal.columns(of: descriptor),
      coloured: terminal && Terminal.wantsColour
    ) { Terminal.write($0, to: descriptor) }
  }

  package func write(_ text: String) {
    guard !text.isEmpty else { return }
    let number = put(text)
    if number != 0 {
      _ = failure.compareExchange(expected: 0, desired: number, ordering: .relaxed)
    }
  }

  /// The error number of the first write that failed; 0 if all went well.
  package var firstFailure: Int32 { failure.load(ordering: .relaxed) }
}

/// An outlet that keeps what it is given, for tests.
package final class Collected: Sendable {
  private let kept = Mutex("")

  package init() {}

  package var text: String { kept.withLock { $0 } }

  package func outlet(
    isTerminal: Bool = false, columns: Int = 80, coloured: Bool = false
  ) -> Outlet {
    Outlet(isTerminal: isTerminal, columns: columns, coloured: coloured) { text in
      self.kept.withLock { $0 += text }
      return 0
    }
  }
}

/// Emphasis on a terminal; plain text everywhere else.
package struct Palette: Sendable {
  package enum Style: Int, Sendable {
    case bold = 1
    case dim = 2
    case red = 31
    case green = 32
    case yellow = 33
    case cyan = 36
  }

  package let coloured: Bool

  package init(coloured: Bool) { self.coloured = coloured }

  package func paint(_ text: String, _ style: Style?) -> String {
    guard coloured, let style, !text.isEmpty else { return text }
    return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
  }
}
