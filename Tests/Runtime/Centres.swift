import Glibc
import ParleyCharter
import ParleyCrypto
import ParleyCustody
import ParleyForms
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyRuntime
import ParleyWire
import Synchronization
import Testing

/// A folder for one test, gone with it. Its path is short: a Unix socket's has at most 107 bytes.
final class Scratch: Sendable {
  let root: String

  init() throws {
    var template = Array("/tmp/parley-rt-XXXXXX".utf8CString)
    root = try #require(mkdtemp(&template).map { String(cString: $0) })
  }

  deinit { Scratch.remove(root) }

  func folder(_ name: String) -> String {
    mkdir("\(root)/\(name)", 0o700)
    return "\(root)/\(name)"
  }

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
    if unlink(path) == 0 { return }
    for name in names(path) { remove(path + "/" + name) }
    rmdir(path)
  }

  static func copy(_ from: String, to: String) throws {
    mkdir(to, 0o700)
    for name in names(from) {
      try write(try bytes("\(from)/\(name)"), to: "\(to)/\(name)")
    }
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var out: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&piece, 1, piece.count, file), count > 0 {
      out += piece[..<count]
    }
    return out
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    defer { close(file) }
    try #require(Glibc.write(file, bytes, bytes.count) == bytes.count)
  }
}

/// A party with a data directory of its own and one officer who may do everything.
struct Centre {
  let party: Party
  let path: String
  let officer: HeldKey
  let vault = Vault(passphrase: SecretBytes(copying: "correct horse".utf8), logN: 2)

  var watch: Office { get throws { try #require(Office("\(party)/watch")) } }
  var directory: DataDirectory { get throws { try DataDirectory(path) } }
  static let now = Timestamp("2026-11-23T09:00:00Z")

  init(
    _ name: String, port: UInt16?, peer: String, in scratch: Scratch
  ) throws {
    party = try #require(Party(name))
    path = "\(scratch.root)/\(name.prefix(while: { $0 != "." }))"
    let entropy = SystemEntropy()
    let at = try #require(Self.now)
    let watch = try #require(Office("\(party)/watch"))
    var plan = Inception(party: party, offices: [watch])
    if let port { plan.addresses = ["https://127.0.0.1:\(port)"] }
    var ceremony = try Ceremony.incept(plan, vault: vault, entropy: entropy, at: at)
    let settings = Configuration(
      party: party, listen: port.map { .init(host: "127.0.0.1", port: $0) },
      drops: [
        .init(
          peer: try #require(Party(peer)), in: scratch.folder("\(party)-in"),
          out: scratch.folder("\(party)-out"))
      ])
    let made = try DataDirectory.create(path, ceremony, configuration: settings)
    let request = try OfficerSeat.request(
      watch, post: "watch-1", person: "p-1", rights: [.answer, .draft, .release], from: at,
      until: nil, entropy: entropy)
    officer = request.key
    ceremony = Ceremony(try made.keyLog(), at: at, entropy: entropy)
    try ceremony.appoint(request.grant, registrar: made.registrar(vault.passphrase))
    try made.commit(ceremony)
  }

  /// Signs the charter, and makes our log in its channel.
  func sign(_ charter: CharterFile) throws -> CharterFile {
    let directory = try directory
    let at = try #require(Self.now)
    var ceremony = Ceremony(try directory.keyLog(), at: at, entropy: SystemEntropy())
    try ceremony.openLog(
      charter.charter.digest, registrar: directory.registrar(vault.passphrase), vault: vault)
    try directory.commit(ceremony)
    return charter.signed(by: try directory.treatyKey(vault.passphrase))
  }

  func know(_ other: Centre) throws {
    let card = try other.directory.card(KeyLog.Disclosure())
    _ = try directory.keep(VerifiedCard(card.bytes))
  }
}

/// Two parties with a charter in force between them, each with drop folders for the other.
final class Pair: Sendable {
  let scratch: Scratch
  let alfa: Centre
  let bravo: Centre
  let channel: Digest
  let quiet = NodeLog { _ in }

  init(network: Bool = true) throws {
    scratch = try Scratch()
    let ports = network ? try (freePort(), freePort()) : nil
    alfa = try Centre("alfa.example", port: ports?.0, peer: "bravo.example", in: scratch)
    bravo = try Centre("bravo.example", port: ports?.1, peer: "alfa.example", in: scratch)
    try alfa.know(bravo)
    try bravo.know(alfa)
    let logs = [try alfa.directory.keyLog(), try bravo.directory.keyLog()]
    let charter = Charter(
      version: 1, follows: nil, succeeds: nil, title: "Launches",
      parties: logs.map { Charter.Member(party: $0.party, id: $0.partyID) },
      offices: [
        .init(office: try alfa.watch, words: "speaks"),
        .init(office: try bravo.watch, words: "speaks"),
      ],
      forms: Catalogue.shipped.forms.map { .init(form: $0.id, digest: $0.digest, release: 1) },
      targets: [60, 300, 3_600, 86_400], languages: ["en"], terms: Terms(), witnesses: [],
      quorum: 1, amend: 2)
    channel = charter.digest
    let file = try #require(CharterFile(charter.text))
    let signed = try bravo.sign(try alfa.sign(file))
    try alfa.know(bravo)
    try bravo.know(alfa)
    for centre in [alfa, bravo] { _ = try centre.directory.install(signed) }
  }

  func start(_ centre: Centre, log: NodeLog? = nil, restored: Bool = false) async throws -> Serving
  {
    try await Serving(OpenedNode(centre.path, restored: restored), log: log ?? quiet)
  }

  /// A launch notification, signed by the officer of `from`.
  func page(
    from: Centre, to: Centre, _ precedence: Precedence = .priority, area: String = "Plesetsk"
  ) throws -> [UInt8] {
    let now = try #require(NodeClockNow.civil)
    let page = Page(
      channel: channel, charter: 1, form: .launch1988, from: try from.watch, to: [try to.watch],
      release: 1, precedence: precedence, at: now, issueBy: now.adding(seconds: 3_600),
      nonce: SystemEntropy().bytes(15),
      fields: [
        try #require(Field("class", "icbm")), try #require(Field("planned", "2026-11-25")),
        try #require(Field("launch-area", "area \(area)")),
        try #require(Field("impact-area", "circle 57.5,161.25 60km")),
      ])
    return NoteText.assemble(page.text, [from.officer.key.sign(page.text)])
  }
}

enum NodeClockNow {
  static var civil: Timestamp? { Timestamp(seconds: ClockReading.now().civil / 1_000) }
}

/// A port that was free a moment ago.
func freePort() throws -> UInt16 {
  let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  defer { close(descriptor) }
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  var size = socklen_t(MemoryLayout<sockaddr_in>.size)
  let bound = withUnsafeMutablePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
    }
  }
  try #require(bound)
  return UInt16(bigEndian: address.sin_port)
}

/// Waits for what another thread will make true; false after ten seconds.
func eventually(_ condition: () async throws -> Bool) async rethrows -> Bool {
  for _ in 0..<500 {
    if try await condition() { return true }
    try? await Task.sleep(for: .milliseconds(20))
  }
  return false
}
