import Glibc
import ParleyCrypto
import ParleyCustody
import ParleyKeylog
import ParleyRecord
import ParleyWire
import Synchronization
import Testing

/// Bytes that look random and are the same in every run.
final class SeededEntropy: Entropy {
  private let counter: Mutex<UInt64>

  init(_ seed: UInt64 = 1) { counter = Mutex(seed << 32) }

  func secret(_ count: Int) -> SecretBytes {
    var bytes: [UInt8] = []
    while bytes.count < count {
      let n = counter.withLock { value in
        value += 1
        return value
      }
      bytes += SHA256.hash("entropy \(n)").bytes
    }
    return SecretBytes(copying: bytes.prefix(count))
  }
}

/// A folder for one test, gone with it.
final class Scratch: Sendable {
  let root: String

  init() throws {
    var template = Array("/tmp/parley-custody-XXXXXX".utf8CString)
    root = try #require(mkdtemp(&template).map { String(cString: $0) })
  }

  deinit { Scratch.remove(root) }

  func path(_ name: String) -> String { root + "/" + name }

  static func names(_ folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var found: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { found.append(name) }
    }
    return found.sorted()
  }

  static func remove(_ path: String) {
    for name in names(path) { remove(path + "/" + name) }
    if unlink(path) != 0 { rmdir(path) }
  }

  static func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  static func bytes(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var out: [UInt8] = []
    while case let c = fgetc(file), c != EOF { out.append(UInt8(truncatingIfNeeded: c)) }
    return out
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    defer { close(file) }
    try #require(Glibc.write(file, bytes, bytes.count) == bytes.count)
  }
}

/// A party with a data directory of its own, made with a work factor that costs nothing.
struct Centre {
  let directory: DataDirectory
  let vault: Vault
  let entropy: SeededEntropy
  let now: Timestamp

  var passphrase: SecretBytes { vault.passphrase.copy() }

  static func time(_ text: String = "2026-11-23T09:00:00Z") throws -> Timestamp {
    try #require(Timestamp(text))
  }

  static func vault(_ words: String = "correct horse") -> Vault {
    Vault(passphrase: SecretBytes(copying: words.utf8), logN: 2)
  }

  static func plan(_ name: String) throws -> Inception {
    let party = try #require(Party(name))
    var plan = Inception(party: party, offices: [try #require(Office("\(name)/watch"))])
    plan.addresses = ["https://127.0.0.1:8443"]
    return plan
  }

  init(_ name: String, in scratch: Scratch, seed: UInt64 = 1) throws {
    entropy = SeededEntropy(seed)
    vault = Self.vault()
    now = try Self.time()
    let plan = try Self.plan(name)
    let ceremony = try Ceremony.incept(plan, vault: vault, entropy: entropy, at: now)
    directory = try DataDirectory.create(
      scratch.path(name), ceremony, configuration: Configuration(party: plan.party))
  }

  var office: Office {
    get throws { try #require(Office("\(directory.party)/watch")) }
  }

  func ceremony() throws -> Ceremony {
    Ceremony(try directory.keyLog(), at: now, entropy: entropy)
  }

  func registrar() throws -> HeldKey { try directory.registrar(vault.passphrase) }

  func state() throws -> KeyState {
    let log = try directory.keyLog()
    return KeyState(log, at: log.size)
  }
}
