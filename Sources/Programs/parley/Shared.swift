import ParleyConsole
import ParleyCrypto
import ParleyCustody
import ParleyKeylog
import ParleyRecord
import ParleyWire

/// Options that several commands take, each meaning the same everywhere.
enum Shared {
  static let data = Option(
    "data", .folder, "the data directory (else PARLEY_DATA, else parley-data)")
  static let offline = Option(
    "offline", .folder, "where the offline folder is now, if it was moved apart")
  static let work = Option(
    "work", .number(1...22), "scrypt work factor of new key files; below 18 is weak: for trials")
  static let yes = Flag("yes", "do not ask; what is shown has been checked")
  static let passphrase = ParleyConsole.Passphrase.option

  /// What every command takes that unlocks keys which are kept apart.
  static let unlocking: [any DeclaredOption] = [offline, passphrase]

  static func directory(_ call: Invocation) throws(CommandError) -> DataDirectory {
    try custody { () throws(CustodyError) in try DataDirectory(path(call)) }
  }

  static func path(_ call: Invocation) -> String {
    call[data] ?? Terminal.environment("PARLEY_DATA") ?? "parley-data"
  }

  /// Asks for a passphrase until what `open` unlocks opens: a wrong one may be typed three times.
  static func unlock<Opened>(
    _ call: Invocation, _ prompt: String = "Passphrase of the offline keys:", work: Int? = nil,
    open: (Vault) throws(CustodyError) -> Opened
  ) throws(CommandError) -> (opened: Opened, vault: Vault) {
    try ParleyConsole.Passphrase.unlock(prompt, file: call[passphrase]) {
      secret throws(CommandError) -> (opened: Opened, vault: Vault)? in
      let vault = Vault(passphrase: secret.copy(), logN: work ?? Vault.defaultLogN)
      do throws(CustodyError) {
        return (try open(vault), vault)
      } catch {
        if case .wrongPassphrase = error { return nil }
        throw CommandError(error)
      }
    }
  }

  /// A question about a signature; `--yes` answers it.
  static func confirm(
    _ call: Invocation, _ lines: [String], _ question: String
  ) throws(CommandError) {
    let text = lines.map { $0 + "\n" }.joined()
    if call[yes] { return call.speech.errors.write(text) }
    let dialogue = try Dialogue(otherwise: "read what is to be signed, then give --yes")
    dialogue.show(text)
    guard try dialogue.confirms(question) else {
      throw CommandError(.negative, "not confirmed; nothing was changed")
    }
  }

  /// Makes a change to the key log that a registrar signs.
  ///
  /// - Parameter work: the work factor of key files that it makes.
  static func change(
    _ call: Invocation, _ directory: DataDirectory, work: Int? = nil,
    _ make: (inout Ceremony, HeldKey, Vault) throws(CustodyError) -> Void
  ) throws(CommandError) -> Ceremony {
    let (registrar, vault) = try unlock(call, work: work) { vault throws(CustodyError) in
      try directory.registrar(vault.passphrase, offline: call[offline])
    }
    return try custody { () throws(CustodyError) in
      var ceremony = Ceremony(
        try directory.keyLog(), at: SystemClock.now, entropy: SystemEntropy())
      try make(&ceremony, registrar, vault)
      try directory.commit(ceremony)
      return ceremony
    }
  }
}

/// Runs what may fail in custody; the failure becomes the command's.
func custody<Value>(
  _ body: () throws(CustodyError) -> Value
) throws(CommandError) -> Value {
  do { return try body() } catch { throw CommandError(error) }
}

extension CommandError {
  init(_ error: CustodyError) {
    let exit: ExitCode
    switch error {
    case .missing: exit = .noInput
    case .exists: exit = .cannotCreate
    case .permissions, .ownership, .wrongPassphrase: exit = .permission
    case .wrongKind, .malformed, .keyLog: exit = .badData
    case .configuration: exit = .configuration
    case .changedMeanwhile, .busy: exit = .tryAgain
    case .diskFull: exit = .inputOutput
    case .tooMuchWork, .system: exit = .system
    case .unknown, .refused: exit = .refused
    }
    var rule: String?
    if case .keyLog(let error, _) = error { rule = error.rule }
    self.init(exit, error.cause, next: error.next, rule: rule)
  }
}

// How names and times are given on the command line.
extension ValueKind where Value == Party {
  static var party: ValueKind {
    ValueKind("PARTY", expected: "a party: two or more labels joined by dots") { Party($0) }
  }
}

extension ValueKind where Value == Office {
  static var office: ValueKind {
    ValueKind("OFFICE", expected: "an office, as in alfa.example/watch") { Office($0) }
  }
}

extension ValueKind where Value == Timestamp {
  static var time: ValueKind {
    ValueKind("TIME", expected: "a time, as in 2026-11-23T09:00:00Z") { Timestamp($0) }
  }
}

extension ValueKind where Value == Digest {
  static var hash: ValueKind {
    ValueKind("HASH", expected: "a hash: 44 characters of base64") { Digest(base64: $0) }
  }
}

extension ValueKind where Value == String {
  /// An office's post, an officer's post or a person: a label.
  static func label(_ placeholder: String) -> ValueKind {
    ValueKind(placeholder, expected: "a label of a-z, 0-9 and -") {
      Field($0, "-") == nil ? nil : $0
    }
  }

  static var address: ValueKind {
    ValueKind("URL", expected: "an https URL") {
      $0.hasPrefix("https://") && $0.utf8.count > 8 && !$0.contains(" ") ? $0 : nil
    }
  }
}
