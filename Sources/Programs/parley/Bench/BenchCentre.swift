import Glibc
import ParleyCharter
import ParleyConsole
import ParleyCrypto
import ParleyCustody
import ParleyForms
import ParleyKeylog
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleyRuntime
import ParleyWire
import Synchronization

/// Two whole centres on this machine: data directories, SQLite journals, mutual TLS on loopback.
struct BenchCentres: Sendable {
  let alfa: Centre
  let bravo: Centre
  let channel: Digest
  let scratch: Scratch

  struct Centre: Sendable {
    let directory: DataDirectory
    let officers: [HeldKey]
  }

  init(in folder: String) throws(CommandError) {
    scratch = try Scratch(in: folder)
    let vault = Vault(passphrase: SecretBytes(copying: "measures".utf8), logN: 2)
    (alfa, bravo, channel) = try custody { [scratch] () throws(CustodyError) in
      let a = try Self.centre("alfa.example", scratch, vault)
      let b = try Self.centre("bravo.example", scratch, vault)
      return (a, b, try Self.charter(a.directory, b.directory, vault))
    }
  }

  private static func centre(
    _ name: String, _ scratch: Scratch, _ vault: Vault
  ) throws(CustodyError) -> Centre {
    let party = known(Party(name))
    let office = known(Office("\(name)/watch"))
    var plan = Inception(party: party, offices: [office])
    let port = freePort()
    plan.addresses = ["https://127.0.0.1:\(port)"]
    let listen = Configuration.Listen(host: "127.0.0.1", port: port)
    let entropy = SystemEntropy()
    let made = try Ceremony.incept(plan, vault: vault, entropy: entropy, at: SystemClock.now)
    let directory = try DataDirectory.create(
      "\(scratch.path)/\(name)", made, configuration: Configuration(party: party, listen: listen))
    var appointed = Ceremony(try directory.keyLog(), at: SystemClock.now, entropy: entropy)
    let registrar = try directory.registrar(vault.passphrase)
    var officers: [HeldKey] = []
    for post in ["1", "2"] {
      let (key, grant) = try OfficerSeat.request(
        office, post: post, person: "p\(post)", rights: [.draft, .release], from: SystemClock.now,
        until: nil, entropy: entropy)
      try appointed.appoint(grant, registrar: registrar)
      officers.append(key)
    }
    try directory.commit(appointed)
    return Centre(directory: directory, officers: officers)
  }

  /// A charter that both sign and install, with a log of each.
  private static func charter(
    _ a: DataDirectory, _ b: DataDirectory, _ vault: Vault
  ) throws(CustodyError) -> Digest {
    let directories = [a, b]
    var members: [Charter.Member] = []
    for each in directories {
      members.append(.init(party: each.party, id: try each.keyLog().partyID))
    }
    let charter = Charter(
      version: 1, follows: nil, succeeds: nil, title: "Measures", parties: members,
      offices: directories.map {
        .init(office: known(Office("\($0.party)/watch")), words: "notices of launches")
      },
      forms: Catalogue.shipped.forms.map {
        .init(form: $0.id, digest: $0.digest, release: $0.id == .launch1988 ? 2 : $0.release)
      },
      targets: [60, 300, 3_600, 14_400], languages: ["en"], terms: Terms(), witnesses: [],
      quorum: 1, amend: 2)
    var file = known(CharterFile(charter.text))
    for each in directories {
      var ceremony = Ceremony(
        try each.keyLog(), at: SystemClock.now, entropy: SystemEntropy())
      try ceremony.openLog(
        charter.digest, registrar: try each.registrar(vault.passphrase), vault: vault)
      try each.commit(ceremony)
      file = file.signed(by: try each.treatyKey(vault.passphrase))
    }
    for (mine, other) in [(a, b), (b, a)] {
      let card = try other.card(KeyLog.Disclosure())
      _ = try mine.keep(known(try? VerifiedCard(card.bytes)))
    }
    for each in directories { _ = try each.install(file) }
    return charter.digest
  }

  /// A port that nobody listened on a moment ago.
  private static func freePort() -> UInt16 {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    // Unsafe: the calls read and fill the address for their length.
    let bound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bare in
        unsafe bind(socket, bare, size) == 0 && getsockname(socket, bare, &size) == 0
      }
    }
    precondition(bound, "loopback has a free port")
    return UInt16(bigEndian: address.sin_port)
  }

  /// A launch notification of Alfa's with a body of 1 KiB and two officers' signatures.
  func page(_ number: Int) -> Input {
    let now = SystemClock.now
    let nonce = Array(SHA256.hash("nonce \(number)").bytes.prefix(15))
    let page = Page(
      channel: channel, charter: 1, form: .launch1988,
      from: known(Office("\(alfa.directory.party)/watch")),
      to: [known(Office("\(bravo.directory.party)/watch"))], release: 2, precedence: .priority,
      at: now, issueBy: now.adding(seconds: 3_600), nonce: nonce, fields: BenchPair.body)
    let lines = alfa.officers.map { $0.key.sign(page.text) }
    let entropy = SystemEntropy()
    return .page(
      NoteText.assemble(page.text, lines),
      IssueEntropy(salt: entropy.bytes(32), seed: entropy.bytes(32)))
  }
}

/// Both centres running in this process, and the sender's ear for receipts.
struct BenchLine: Sendable {
  let centres: BenchCentres
  let alfa: Serving
  let bravo: Serving
  let receipts = Receipts()

  init(_ centres: BenchCentres) async throws(CommandError) {
    self.centres = centres
    let receipts = receipts
    do throws(StartFault) {
      bravo = try await Serving(OpenedNode(centres.bravo.directory.path), log: NodeLog { _ in })
      alfa = try await Serving(
        OpenedNode(centres.alfa.directory.path), log: NodeLog { receipts.hear($0) })
    } catch { throw CommandError(.system, "a centre of the measures does not start: \(error)") }
  }

  /// One notice from its officers' pens until the receipt is verified and durable at its sender.
  func send(_ number: Int) async throws(CommandError) {
    do throws(Runtime.Halt) {
      let outcome = try await alfa.runtime.take(centres.page(number))
      for case .recorded(let id) in outcome.events { return await receipts.wait(for: id.base64) }
      throw .draining
    } catch { throw CommandError(.system, "a notice of the measures was not recorded: \(error)") }
  }

  /// So many notices, at most 64 of them on their way at once.
  func sendTogether(from first: Int, count: Int) async throws(CommandError) {
    let lanes = 64
    let failed = await withTaskGroup(of: Bool.self) { group in
      for lane in 0..<lanes {
        group.addTask {
          for number in stride(from: first + lane, to: first + count, by: lanes) {
            do throws(CommandError) { try await send(number) } catch { return true }
          }
          return false
        }
      }
      return await group.contains(true)
    }
    if failed { throw CommandError(.system, "a notice of the measures was lost") }
  }

  func stop() async {
    await alfa.stop(grace: .zero)
    await bravo.stop(grace: .zero)
  }
}

/// Receipts as the sender's log tells them, which it does when they are durable.
final class Receipts: Sendable {
  private struct Book {
    var came: Set<String> = []
    var waiting: [String: CheckedContinuation<Void, Never>] = [:]
  }

  private let book = Mutex(Book())
  private static let mark = " received-by-peer message="

  func hear(_ line: String) {
    guard let range = line.firstRange(of: Self.mark) else { return }
    let id = String(line[range.upperBound...].prefix(44))
    let waiter = book.withLock { book in
      if book.waiting[id] == nil { book.came.insert(id) }
      return book.waiting.removeValue(forKey: id)
    }
    waiter?.resume()
  }

  func wait(for id: String) async {
    await withCheckedContinuation { continuation in
      let isThere = book.withLock { book in
        if book.came.remove(id) != nil { return true }
        book.waiting[id] = continuation
        return false
      }
      if isThere { continuation.resume() }
    }
  }
}
