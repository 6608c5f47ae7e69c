import ParleyEvidence
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

/// For each rule of exchange files, a file that breaks it alone. Rules E-21 to E-24, which are of
/// single messages, stand in `PageRuleTests`.
@Suite struct RuleTests {
  private let channel: TestChannel
  private let message: ExchangeFile
  private let whole: ExchangeFile

  init() throws {
    let (channel, ids) = TestChannel.notice()
    self.channel = channel
    message = try channel.builder.messageFile(ids[0])
    whole = try channel.builder.channelFile()
  }

  private func expect(
    _ rule: String, _ file: ExchangeFile, _ location: SourceLocation = #_sourceLocation
  ) {
    let verdict = Exchange.check(file.rawBytes)
    #expect(verdict.rules == [rule], sourceLocation: location)
    #expect(verdict.proved == [], sourceLocation: location)
  }

  @Test func container() {
    #expect(Exchange.check(message.bytes + [0x0A]).rules == ["E-1"])
    #expect(Exchange.check(Array(message.bytes.dropLast())).rules == ["E-1"])
    #expect(Exchange.check([]).rules == ["E-1"])
    var swapped = message
    swapped.items.swapAt(0, message.items.count - 1)
    expect("E-1", swapped)
  }

  @Test func order() {
    for kind in [ItemKind.key, .grant, .entry, .head, .cosign, .page, .opened] {
      var file = whole
      // What stands before an inception has no log: key logs are swapped further on.
      let first = kind == .key ? 1 : 0
      file.items.swapAt(whole.place(kind, first), whole.place(kind, first + 1))
      expect("E-2", file)
      var twice = whole
      twice.items.insert(whole.items[whole.place(kind)], at: whole.place(kind))
      expect("E-2", twice)
    }
  }

  @Test func orphans() {
    var other = TestParty("aaa.example")
    other.grantNode(in: channel.channel)
    var file = whole
    let leaves = other.keyLog.leaves.map { Item(.key, $0.bytes) }
    file.items.insert(contentsOf: leaves, at: whole.place(.key))
    expect("E-3", file)
    expect("E-3", whole.replacing(.head) { $0 = other.keyHead })
    expect("E-3 K-10", whole.replacing(.grant) { $0 = Array("parley grant v1\n".utf8) })
    let (size, line) = (channel.log(channel.alfa.party).tree.size, "\u{2014} a/m AAAAAAE=")
    expect(
      "E-3",
      whole.replacing(.cosign) {
        $0 = Array("\(channel.alfa.origin) \(size - 1)\n\(line)\n".utf8)
      })
    expect("E-3", whole.adding(.policy, whole.items[whole.place(.policy)].bytes))
  }

  @Test func missing() {
    expect("E-4", whole.removing(.charter))
    expect("E-4", whole.removing(.head, 1))
    expect("E-4", whole.removing(.policy, 1))
    expect("E-4", message.removing(.proof, 2))
    var file = whole
    file.items.removeAll { $0.kind == .entry }
    expect("E-4", file)
  }

  @Test func keyLogs() {
    expect("E-5 K-6", whole.replacing(.key, 1) { $0[$0.count - 6] ^= 1 })
    expect("E-5 K-1", whole.replacing(.key, 1) { $0[0] ^= 1 })
    expect("E-2", whole.removing(.key, 1))
  }

  @Test func sharedKeys() throws {
    var channel = channel
    // Bravo grants as its witness the bytes of Alfa's mirror.
    let stolen = testKey("\(channel.alfa.party)/m", .cosignature).verifier.key
    let name = "\(channel.bravo.party)/w"
    let grant = Grant(
      party: channel.bravo.party, salt: channel.channel, role: .witness,
      key: .signing(VerifierKey(name: name, type: .cosignature, key: stolen)), from: noon
    ).proved(by: testSecret("\(channel.alfa.party)/m", .cosignature))
    channel.bravo.append(.grant(grant.hash), by: channel.bravo.registrar())
    var file = try channel.builder.channelFile()
    let last = file.place(.grant, file.items.count { $0.kind == .grant } - 1)
    file.items.insert(Item(.grant, grant.text), at: last + 1)
    expect("E-6", file)
  }

  @Test func charters() {
    expect("E-7 C-4", whole.replacing(.charter) { $0[$0.count - 6] ^= 1 })
    expect("E-7 C-1", whole.replacing(.charter) { $0[0] ^= 1 })
    expect("E-7", whole.of(otherDigest))
  }

  private var otherDigest: Digest { channel.alfa.keyLog.root(at: 1) }

  @Test func entries() throws {
    func with(_ edit: @escaping (inout Entry) -> Void) throws -> ExchangeFile {
      var channel = channel
      channel.append(.beat, by: channel.bravo.party, edit: edit)
      return try channel.builder.channelFile()
    }
    let keys = channel.alfa.keyLog.head
    expect("E-8", try with { $0.keys = LogHead($0.keys.origin, size: 3, root: keys.root) })
    expect("E-8", try with { $0.seen = [$0.keys] })
    expect(
      "E-8", try with { $0.act = .open(charter: keys.root, successor: keys.root, follows: nil) })
    expect("E-8", whole.replacing(.entry, 1) { $0[0] ^= 1 })
    expect(
      "E-14", try with { $0.seen = [LogHead(keys.origin, size: 1, root: keys.root)] })
    expect(
      "E-15", try with { $0.seen = [LogHead(keys.origin, size: keys.size, root: otherDigest)] })
    let early = channel.bravo.keyLog.root(at: 2)
    expect("E-14", try with { $0.keys = LogHead($0.keys.origin, size: 2, root: early) })
  }

  @Test func logKeys() {
    let text = Array("role log".utf8)
    let place = whole.items.indices.filter {
      whole.items[$0].kind == .grant && whole.items[$0].bytes.firstRange(of: text) != nil
    }
    var file = whole
    file.items.remove(at: place[0])
    expect("E-9", file)
    expect("E-10", whole.replacing(.entry, 2) { $0 = resigned($0, label: "thief") { $0 } })
  }

  @Test func heads() {
    expect("E-11", whole.replacing(.head) { $0 = resigned($0, label: "thief") { $0 } })
    expect("E-11", whole.replacing(.head) { $0 += Array("\u{2014} x AAAAAAE=\n".utf8) })
    let key = whole.items.indices.filter { whole.items[$0].kind == .head }[1]
    var file = whole
    file.items[key] = Item(.head, channel.alfa.keyHeadAt(3))
    expect("E-11", file)
  }

  @Test func wholeLogs() throws {
    expect("E-12", whole.removing(.entry, 2))
    expect("E-12", whole.removing(.entry, 3))
    var forged = channel
    forged.append(.beat, by: channel.alfa.party) { $0.after = otherDigest }
    expect("E-12", try forged.builder.channelFile())
  }

  @Test func proofs() {
    expect("E-13", message.replacing(.proof) { $0[24 + 6] ^= 1 })
    expect(
      "E-13",
      message.replacing(.proof) {
        let title = Array("c2sp.org/tlog-proof@v1\n".utf8)
        $0 = title + Array("extra AAAA\n".utf8) + $0.dropFirst(title.count)
      })
    expect("E-13", message.replacing(.proof) { $0 += Array("\u{2014} x AAAAAAE=\n".utf8) })
    expect("E-13", message.removing(.cosign))
  }

  @Test func cosignatures() {
    let log = channel.log(channel.alfa.party)
    func cosigned(by name: String, label: String = "") -> [UInt8] {
      let text = Checkpoint(
        origin: "\(log.origin)", size: log.tree.size, root: log.tree.root
      ).text
      let line = testKey(name, .cosignature, label: label).cosign(text, at: noon)
      return Array("\(log.origin) \(log.tree.size)\n\(line)\n".utf8)
    }
    expect("E-16", whole.replacing(.cosign) { $0 = cosigned(by: "\(channel.alfa.party)/m") })
    expect(
      "E-16",
      whole.replacing(.cosign) { $0 = cosigned(by: "\(channel.bravo.party)/m", label: "thief") })
    expect("E-16", whole.replacing(.cosign) { $0.removeLast() })
  }

  @Test func pagesPoliciesForks() {
    expect("E-17", whole.replacing(.page, 1) { $0[$0.count - 1] ^= 1 })
    expect("E-18", whole.replacing(.opened, 1) { $0[80] ^= 1 })
    expect("E-19", whole.replacing(.policy, 1) { $0[8] ^= 1 })
    var file = whole
    file.items.insert(Item(.fork, Array("fork 2\n".utf8)), at: whole.place(.opened))
    expect("E-20", file)
  }
}

extension ExchangeFile {
  /// The same items under another channel line.
  fileprivate func of(_ channel: Digest) -> ExchangeFile {
    ExchangeFile(world: world, channel: channel, items: items)
  }
}

extension TestParty {
  /// An older head of the key log.
  fileprivate func keyHeadAt(_ size: Int64) -> [UInt8] {
    let text = Checkpoint(
      origin: "\(keyLog.origin)", size: size, root: keyLog.root(at: size)
    ).text
    return NoteText.assemble(text, [testKey("\(keyLog.origin)").sign(text)])
  }
}
