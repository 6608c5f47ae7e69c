import Glibc
package import ParleyCrypto

/// Where a passphrase comes from: `--passphrase-file FILE`, or the person at the terminal.
package enum Passphrase {
  package static let option = Option(
    "passphrase-file", .file, "read the passphrase from the first line of a file")

  private static let attempts = 3

  /// Gives each passphrase to `open` until it returns something; nil means that it was wrong.
  ///
  /// A file is read once. A person may try three times.
  package static func unlock<Opened: ~Copyable>(
    _ prompt: String, file: String?,
    open: (borrowing SecretBytes) throws(CommandError) -> Opened?
  ) throws(CommandError) -> Opened {
    if let file {
      let secret = try read(file: file)
      if let opened = try open(secret) { return opened }
      throw CommandError(
        .permission, "the passphrase in \(file) is wrong", next: "see which key it belongs to")
    }
    let dialogue = try Dialogue(otherwise: "give --\(option.name)")
    for attempt in 1...attempts {
      let secret = try dialogue.passphrase(prompt)
      if let opened = try open(secret) { return opened }
      if attempt < attempts { dialogue.show("That is not the passphrase.\n") }
    }
    throw CommandError(
      .permission, "the passphrase was wrong three times",
      next: "start again when you have it; nobody can recover it")
  }

  /// A new passphrase, typed twice.
  package static func new(_ prompt: String, file: String?) throws(CommandError) -> SecretBytes {
    if let file { return try read(file: file) }
    let dialogue = try Dialogue(otherwise: "give --\(option.name)")
    for _ in 1...attempts {
      let first = try dialogue.passphrase(prompt)
      let second = try dialogue.passphrase("The same again:")
      if same(first, second) { return first }
      dialogue.show("The two differ.\n")
    }
    throw CommandError(.badData, "the passphrase was not typed the same twice")
  }

  // Both come from one person at one terminal, so there is nobody to time this.
  static func same(_ a: borrowing SecretBytes, _ b: borrowing SecretBytes) -> Bool {
    guard a.count == b.count else { return false }
    return a.withBytes { x in
      b.withBytes { y in
        var difference: UInt8 = 0
        for i in 0..<x.count { difference |= x[i] ^ y[i] }
        return difference == 0
      }
    }
  }

  /// The first line of a file. A file that others may read is refused: it keeps no secret.
  static func read(file: String) throws(CommandError) -> SecretBytes {
    let descriptor = Terminal.open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else {
      let exit: ExitCode = errno == ENOENT ? .noInput : errno == EACCES ? .permission : .inputOutput
      throw CommandError(exit, "\(file): \(Terminal.message(errno))")
    }
    defer { _ = close(descriptor) }
    var status = stat()
    // Unsafe: the call fills the struct it is given.
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw CommandError(.inputOutput, "\(file): \(Terminal.message(errno))")
    }
    let regular = status.st_mode & S_IFMT == S_IFREG
    guard !regular || status.st_mode & 0o077 == 0 else {
      throw CommandError(
        .permission, "others may read \(file)", next: "chmod 600 \(file), and change the passphrase"
      )
    }
    return try SecretLine.read(from: descriptor, edited: false)
  }
}
