import Glibc
import ParleyCrypto
import Testing

@testable import ParleyConsole

/// The two ends of a pseudo-terminal: where a person types, and where the program asks.
private struct PseudoTerminal {
  let person: Int32
  let seat: Int32

  init() throws {
    person = Terminal.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(person >= 0)
    var locked: Int32 = 0
    var number: UInt32 = 0
    // TIOCSPTLCK and TIOCGPTN, which Swift does not import: unlock the seat, ask for its number.
    try #require(ioctl(person, 0x4004_5431, &locked) == 0)
    try #require(ioctl(person, 0x8004_5430, &number) == 0)
    seat = Terminal.open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(seat >= 0)
  }

  /// Types once a question has been put, as the terminal forgets what came before; gives back what
  /// the person sees until the seat is left.
  func type(_ text: String, ask: (borrowing Dialogue) throws -> Void) throws -> String {
    let typist = Typist(person: person, text: text)
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { typist in
        Unmanaged<Typist>.fromOpaque(typist!).takeUnretainedValue().work()
        return nil
      }, Unmanaged.passUnretained(typist).toOpaque())
    defer { #expect(close(person) == 0) }
    let result = Result { try ask(Dialogue(descriptor: seat)) }
    pthread_join(thread, nil)
    try result.get()
    return String(decoding: typist.seen, as: UTF8.self)
  }
}

private final class Typist: @unchecked Sendable {
  let person: Int32
  let text: String
  private(set) var seen: [UInt8] = []

  init(person: Int32, text: String) {
    self.person = person
    self.text = text
  }

  func work() {
    var typed = false
    // Reading fails once nobody holds the seat any more.
    while let byte = try? Terminal.byte(from: person) {
      seen.append(byte)
      if byte == UInt8(ascii: ":"), !typed {
        typed = true
        _ = Terminal.write(text, to: person)
      }
    }
  }
}

@Suite struct DialogueTests {
  @Test(arguments: [("yes\n", true), ("y\n", false), ("\n", false), ("YES\n", false)])
  func `only yes is yes`(typed: String, expected: Bool) throws {
    let seen = try PseudoTerminal().type(typed) { dialogue in
      let answer = try dialogue.confirms("Sign?")
      #expect(answer == expected)
    }
    #expect(seen.contains("Sign? Type yes to go on:"))
  }

  @Test(arguments: [
    ("correct horse\n", "correct horse"), ("xé\u{7F}y\r", "xy"), ("wrong\u{15}right\u{4}", "right"),
    ("\u{7F}\u{8}a\n", "a"),
  ])
  func `a passphrase is typed unseen, with the usual keys`(typed: String, secret: String) throws {
    let seen = try PseudoTerminal().type(typed) { dialogue in
      let read = try dialogue.passphrase("Passphrase:")
      let right = Passphrase.same(read, SecretBytes(copying: Array(secret.utf8)))
      #expect(right)
    }
    #expect(seen == "Passphrase: \r\n")
  }

  @Test(arguments: [(0o600, nil), (0o640, ExitCode.permission), (0o604, .permission)])
  func `a passphrase in a file that others may read is refused`(
    mode: Int, exit: ExitCode?
  ) throws {
    var template = Array("/tmp/parley-console-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    let name = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(name) }
    #expect(Terminal.write("correct horse\nnot this\n", to: descriptor) == 0)
    #expect(fchmod(descriptor, mode_t(mode)) == 0)
    close(descriptor)
    do throws(CommandError) {
      let secret = try Passphrase.new("", file: name)
      #expect(exit == nil)
      let right = Passphrase.same(secret, SecretBytes(copying: Array("correct horse".utf8)))
      let wrong = Passphrase.same(secret, SecretBytes(copying: Array("correct horsf".utf8)))
      #expect(right && !wrong)
    } catch {
      #expect(error.exit == exit)
    }
  }

  @Test func `a wrong passphrase in a file is an error with its own code`() throws {
    for (file, exit) in [("/nonexistent/file", ExitCode.noInput), ("/dev/null", .badData)] {
      let error = #expect(throws: CommandError.self) {
        try Passphrase.unlock("", file: file) { _ throws(CommandError) -> Int? in 1 }
      }
      #expect(error?.exit == exit)
    }
  }
}
