import Glibc
package import ParleyCrypto

/// Questions put to the person at the terminal, and nowhere else: an answer cannot come from a pipe
/// by accident, and standard output stays clean.
package struct Dialogue: ~Copyable {
  private static let answerLimit = 4_096
  private let terminal: Int32

  /// - Parameter otherwise: what to do where there is no terminal, as in "give --yes".
  package init(otherwise: String) throws(CommandError) {
    let descriptor = Terminal.open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else {
      throw CommandError(.usage, "there is no terminal to ask on", next: otherwise)
    }
    self.init(descriptor: descriptor)
  }

  /// Takes over an open terminal (in tests, a pseudo-terminal).
  package init(descriptor: Int32) { terminal = descriptor }

  deinit {
    let closed = close(terminal)
    assert(closed == 0, "a dialogue owns its descriptor")
  }

  /// Text that is shown before a question: what is about to be signed, for instance.
  package borrowing func show(_ text: String) { _ = Terminal.write(text, to: terminal) }

  /// One line, without its line feed.
  package borrowing func line(_ prompt: String) throws(CommandError) -> String {
    show(prompt + " ")
    var bytes: [UInt8] = []
    while let byte = try Terminal.byte(from: terminal), byte != UInt8(ascii: "\n") {
      guard bytes.count < Self.answerLimit else {
        throw CommandError(.badData, "the answer is longer than \(Self.answerLimit) bytes")
      }
      bytes.append(byte)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandError(.badData, "the answer is not UTF-8", next: "set the terminal to UTF-8")
    }
    return text
  }

  /// Whether the answer is `yes`, in full; anything else is no.
  ///
  /// One letter is too easily struck for what this tool asks: every question is about a signature.
  package borrowing func confirms(_ question: String) throws(CommandError) -> Bool {
    try line("\(question) Type yes to go on:") == "yes"
  }

  /// A passphrase, typed without echo. Control-C gives up.
  package borrowing func passphrase(_ prompt: String) throws(CommandError) -> SecretBytes {
    var saved = termios()
    // Unsafe: the calls read and fill the structs they are given.
    guard unsafe tcgetattr(terminal, &saved) == 0 else { throw Self.refusedByTerminal }
    var silent = saved
    // Keys arrive one by one and Control-C as a byte, so that no signal can leave the echo off.
    silent.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
    guard unsafe tcsetattr(terminal, TCSAFLUSH, &silent) == 0 else {
      throw Self.refusedByTerminal
    }
    defer {
      _ = unsafe tcsetattr(terminal, TCSAFLUSH, &saved)
      show("\n")
    }
    // Asked last: what is typed from here on is not echoed.
    show(prompt + " ")
    return try SecretLine.read(from: terminal, edited: true)
  }

  private static var refusedByTerminal: CommandError {
    CommandError(.system, "the terminal does not let its echo be switched off")
  }
}

/// Reads one line of secret bytes without leaving copies behind.
enum SecretLine {
  static let limit = 1_024

  /// - Parameter edited: whether the bytes are keys struck (backspace, Control-U, Control-C).
  static func read(from descriptor: Int32, edited: Bool) throws(CommandError) -> SecretBytes {
    var count = 0
    // Unsafe: the memory has `limit` bytes, and `count` stays below that.
    let scratch = unsafe try SecretBytes(count: limit) { memory throws(CommandError) in
      reading: while let byte = try Terminal.byte(from: descriptor) {
        switch byte {
        case 0x0A: break reading
        case 0x0D where edited, 0x04 where edited: break reading
        case 0x03 where edited: throw CommandError(.negative, "given up")
        case 0x7F where edited, 0x08 where edited:
          // A character of several bytes goes as a whole.
          while count > 0 {
            count -= 1
            if unsafe memory[count] & 0xC0 != 0x80 { break }
          }
        case 0x15 where edited: count = 0
        default:
          guard count < limit else {
            throw CommandError(.badData, "a passphrase has at most \(limit) bytes")
          }
          unsafe memory[count] = byte
          count += 1
        }
      }
    }
    guard count > 0 else { throw CommandError(.badData, "the passphrase is empty") }
    let length = count
    return scratch.withBytes { span in
      unsafe SecretBytes(count: length) { memory in
        for i in 0..<length { unsafe memory[i] = span[i] }
      }
    }
  }
}
