import Glibc

/// The few questions asked of the terminal and the environment.
package enum Terminal {
  package static let fallbackColumns = 100
  private static let sensibleColumns = 40...240

  /// Set to anything but nothing: a value of the environment, else nil.
  package static func environment(_ name: String) -> String? {
    // Unsafe: getenv lends memory that only setenv, which is never called here, could change.
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// NO_COLOR is the convention of no-color.org.
  static var wantsColour: Bool { environment("NO_COLOR") == nil && environment("TERM") != "dumb" }

  static func columns(of descriptor: Int32) -> Int {
    var size = winsize()
    // Unsafe: the call fills the struct it is given.
    if unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col).clamped(to: sensibleColumns)
    }
    let asked = environment("COLUMNS").flatMap { Int($0) }
    return (asked ?? fallbackColumns).clamped(to: sensibleColumns)
  }

  /// Writes all of the text; 0, or the error number of the write that failed.
  static func write(_ text: String, to descriptor: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      var done = 0
      while done < bytes.count {
        // Unsafe: the buffer lives for this closure, and `done` stays inside it.
        let count = unsafe Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
        if count > 0 {
          done += count
        } else if errno != EINTR {
          return count == 0 ? EIO : errno
        }
      }
      return 0
    }
  }
}

extension Comparable {
  func clamped(to range: ClosedRange<Self>) -> Self {
    min(max(self, range.lowerBound), range.upperBound)
  }
}

extension Terminal {
  /// What the system calls an error number.
  package static func message(_ number: Int32) -> String {
    // Unsafe: strerror lends a static text, copied at once.
    guard let text = unsafe strerror(number) else { return "error \(number)" }
    return unsafe String(cString: text)
  }
}

extension Terminal {
  /// A descriptor, or -1 with `errno` set.
  package static func open(_ path: String, _ flags: Int32) -> Int32 {
    // Unsafe: open is variadic in C; without O_CREAT it takes no third argument.
    unsafe Glibc.open(path, flags)
  }

  /// The next byte, or nil at the end.
  static func byte(from descriptor: Int32) throws(CommandError) -> UInt8? {
    var byte: UInt8 = 0
    while true {
      // Unsafe: the call writes at most the one byte it is given.
      switch unsafe read(descriptor, &byte, 1) {
      case 1: return byte
      case 0: return nil
      default:
        if errno == EINTR { continue }
        throw CommandError(.inputOutput, "reading failed: \(message(errno))")
      }
    }
  }
}
