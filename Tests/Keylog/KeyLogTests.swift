import ParleyCrypto
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

@Suite struct KeyLogTests {
  private let channel = SHA256.hash("a channel")

  /// A party with a watch and a node.
  private func party(threshold: Int = 1, roots: Int = 1, registrars: Int = 1) -> TestParty {
    var party = TestParty(
      "alfa.example", threshold: threshold, roots: roots, registrars: registrars)
    party.grantWatch()
    party.grantNode(in: channel)
    return party
  }

  private func error(_ body: () throws -> Void) -> KeyLogError? {
    do { try body() } catch { return error as? KeyLogError }
    return nil
  }

  private func refusal(_ party: TestParty, _ leaf: [UInt8]) -> KeyLogError? {
    var log = party.keyLog
    return error { try log.append(leaf) }
  }

  @Test func aLogReadsBackWhole() throws {
    let party = party(threshold: 2, roots: 3)
    let leaves = party.keyLog.leaves
    var log = try KeyLog(inception: leaves[0].bytes)
    for leaf in leaves.dropFirst() { try log.append(leaf.bytes) }
    for leaf in leaves { if let grant = leaf.grant { try log.disclose(grant.text) } }
    #expect(log == party.keyLog)
    #expect(log.partyID == leaves[0].entry.id)
    #expect(
      log.root(at: log.size) == MerkleTree(leafHashes: leaves.map { Tree.leafHash($0.bytes) }).root)
    // A repeat is silent.
    for leaf in leaves { try log.append(leaf.bytes) }
    #expect(log == party.keyLog)
  }

  @Test func malformedForeignAndOutOfOrder() throws {
    let party = party()
    let leaf = party.leaf(.grant(channel), by: party.registrar())
    #expect(refusal(party, []) == .malformed)
    #expect(refusal(party, leaf + [0x0A]) == .malformed)
    #expect(
      refusal(party, party.leaf(.grant(channel), by: [.init("a"), .init("a")])) == .malformed)
    let other = TestParty("bravo.example")
    #expect(refusal(party, other.leaf(.grant(channel), by: other.registrar())) == .foreign)
    var longer = party
    longer.append(.grant(channel), by: party.registrar())
    let late = longer.leaf(.grant(channel), by: party.registrar())
    #expect(refusal(party, late) == .outOfOrder(expected: party.keyLog.size))
  }

  @Test func inceptions() throws {
    let party = party()
    let inception = party.keyLog.leaves[0].bytes
    let other = TestParty("alfa.example", threshold: 1, roots: 2).keyLog.leaves[0].bytes
    #expect(refusal(party, other) == .misplacedInception)
    #expect(
      error { _ = try KeyLog(inception: party.keyLog.leaves[1].bytes) } == .misplacedInception)
    var unsigned = inception
    unsigned[unsigned.count - 6] ^= 1
    #expect(error { _ = try KeyLog(inception: unsigned) } == .notSignedByRoots)
    // The head key is one of the roots.
    let roots = TestParty.roots(party.party, 1, 1, 1)
    let head = VerifierKey(name: "alfa.example/keys", type: .ed25519, key: roots.keys[0].key)
    let entry = KeyEntry(
      origin: party.keyLog.origin, index: 0, after: Tree.emptyRoot, at: noon,
      kind: .incept(roots, next: channel, head: head))
    #expect(
      error { _ = try KeyLog(inception: TestParty.sign(entry, party.rootSigners(1))) }
        == .keyUsedTwice)
  }

  @Test func aForkIsOnlyWhatTheRightKeySigned() {
    let party = party()
    var (a, b) = (party, party)
    a.append(.grant(channel), by: party.registrar())
    let index = party.keyLog.size
    // The registrar signed another entry at an index held, or one on another root.
    let rival = b.leaf(.grant(SHA256.hash("rival")), by: party.registrar())
    #expect(refusal(a, rival) == .fork(at: index))
    b.append(.grant(SHA256.hash("rival")), by: party.registrar())
    let onto = b.leaf(.grant(channel), by: party.registrar())
    #expect(refusal(a, onto) == .fork(at: index + 1))
    // Anyone can write these; they accuse nobody.
    let thief = TestParty.Signer("alfa.example/g/1", label: "thief")
    #expect(refusal(a, party.leaf(.grant(SHA256.hash("x")), by: [thief])) == .unprovedContradiction)
    let root = TestParty.Signer("alfa.example/r/1-1", label: "thief")
    #expect(refusal(a, party.leaf(.grant(SHA256.hash("x")), by: [root])) == .notSignedByRoots)
  }

  @Test func rootsAndTheirThreshold() {
    let party = party(threshold: 2, roots: 3)
    let kind = KeyEntry.Kind.grant(channel)
    func root(_ n: Int) -> TestParty.Signer { .init("alfa.example/r/1-\(n)") }
    #expect(refusal(party, party.leaf(kind, by: [root(1), root(3)])) == nil)
    #expect(refusal(party, party.leaf(kind, by: [root(1), root(2), root(3)])) == nil)
    #expect(refusal(party, party.leaf(kind, by: [root(1)])) == .notSignedByRoots)
    #expect(refusal(party, party.leaf(kind, by: [root(1), root(9)])) == .notSignedByRoots)
    #expect(refusal(party, party.leaf(kind, by: [root(3), root(1)])) == .malformed)
    #expect(
      refusal(party, party.leaf(kind, by: [root(1), .init("alfa.example/x")])) == .wrongSigner)
    #expect(refusal(party, party.leaf(kind, by: [.init("bravo.example/g/1")])) == .wrongSigner)
    // A registrar neither rotates nor closes.
    let successor = testKey("alfa.example/c/aaaaaaaaaaaaaaaa").verifier
    let head = LogHead(party.origin, size: 3, root: channel)
    let close = KeyEntry.Kind.close(head, .lost, successor: successor)
    #expect(refusal(party, party.leaf(close, by: party.registrar())) == .notSignedByRoots)
    #expect(refusal(party, party.leaf(close, by: party.rootSigners())) == nil)
  }

  @Test func rotationKeepsToTheCommitment() {
    var party = party()
    let next = TestParty.roots(party.party, 2, 1, 1)
    let third = TestParty.roots(party.party, 3, 1, 1)
    let promised = KeyEntry.Kind.rotate(next, next: third.commitment)
    // Signed by the roots that leave, not by those that come.
    #expect(refusal(party, party.leaf(promised, by: party.rootSigners(1))) == .notSignedByRoots)
    let other = KeyEntry.Kind.rotate(third, next: next.commitment)
    #expect(refusal(party, party.leaf(other, by: party.rootSigners(3))) == .rootsNotCommitted)
    party.rotate()
    #expect(party.keyLog.leaves.last?.entry.kind == promised)
    // The old roots are gone, the new ones rule.
    let kind = KeyEntry.Kind.grant(channel)
    #expect(refusal(party, party.leaf(kind, by: party.rootSigners(1))) == .notSignedByRoots)
    #expect(refusal(party, party.leaf(kind, by: party.rootSigners(2))) == nil)
    party.rotate()
    #expect(party.keyLog.size == party.keyLog.head.size)
  }

  @Test func disclosureInAnyOrder() throws {
    let whole = party(registrars: 2).keyLog
    let grants = whole.leaves.compactMap(\.grant)
    var order = grants
    var generator = Generator(seed: 7)
    for _ in 0..<20 {
      order.shuffle(using: &generator)
      var log = try KeyLog(inception: whole.leaves[0].bytes)
      // Some grants are known while the log still grows, the others long after.
      for leaf in whole.leaves.dropFirst() {
        try log.append(leaf.bytes)
        if let grant = leaf.grant, generator.next() % 3 == 0 { try log.disclose(grant.text) }
      }
      for grant in order { try log.disclose(grant.text) }
      #expect(log == whole)
    }
    let bare = whole.leaves
    var log = try KeyLog(inception: bare[0].bytes)
    for leaf in bare.dropFirst() { try log.append(leaf.bytes) }
    #expect(KeyState(log, at: log.size).undisclosed == grants.count)
    #expect(KeyState(log, at: log.size).everGranted(nil).isEmpty)
  }

  @Test func unknownGrants() {
    let party = party()
    var log = party.keyLog
    let stray = party.makeGrant(.witness, "alfa.example/w")
    #expect(error { try log.disclose(stray.text) } == .unknownGrant)
    #expect(error { try log.disclose(Array("parley grant v1\n".utf8)) } == .unknownGrant)
  }

  @Test func oneKeyOneNameOneRole() throws {
    var party = party()
    // The bytes of the mirror's key under the witness's name, with its own consent.
    let key = testKey("alfa.example/m", .cosignature).verifier.key
    let grant = Grant(
      party: party.party, salt: channel, role: .witness,
      key: .signing(VerifierKey(name: "alfa.example/w", type: .cosignature, key: key)), from: noon
    ).proved(by: testSecret("alfa.example/m", .cosignature))
    party.append(.grant(grant.hash), by: party.registrar())
    var log = party.keyLog
    #expect(error { try log.disclose(grant.text) } == .keyUsedTwice)
    // The same key for the same name once more: a longer term.
    party.grant(.mirror, "alfa.example/m", until: noon.adding(seconds: 9))
    #expect(KeyState(party.keyLog, at: party.keyLog.size).grants(.mirror).count == 2)
  }

  @Test func rootsReuseNoOtherKey() {
    // A party whose next root is its head key under a root's name.
    let origin = text("alfa.example/keys") { Origin($0) }
    let head = testKey("alfa.example/keys").verifier
    let next = VerifierKey(name: "alfa.example/r/2-1", type: .ed25519, key: head.key)
    guard let roots = RootSet(threshold: 1, keys: [next]) else { return }
    let first = TestParty.roots(origin.party, 1, 1, 1)
    let inception = KeyEntry(
      origin: origin, index: 0, after: Tree.emptyRoot, at: noon,
      kind: .incept(first, next: roots.commitment, head: head))
    let leaf = TestParty.sign(inception, [.init("alfa.example/r/1-1")])
    guard var log = try? KeyLog(inception: leaf) else {
      Issue.record("the inception stands")
      return
    }
    let rotation = KeyEntry(
      origin: origin, index: 1, after: log.head.root, at: noon,
      kind: .rotate(roots, next: channel))
    let signer = SignerKey(
      name: next.name, type: .ed25519, key: testSecret("alfa.example/keys"))
    let bytes = NoteText.assemble(rotation.text, [signer.sign(rotation.text)])
    #expect(error { try log.append(bytes) } == .keyUsedTwice)
  }

  @Test func closes() {
    var party = party()
    let successor = testKey("alfa.example/c/aaaaaaaaaaaaaaaa").verifier
    let head = LogHead(party.origin, size: 3, root: channel)
    party.append(.close(head, .compromised, successor: successor), by: party.rootSigners())
    let state = KeyState(party.keyLog, at: party.keyLog.size)
    #expect(state.close(of: party.origin)?.head == head)
    #expect(KeyState(party.keyLog, at: party.keyLog.size - 1).close(of: party.origin) == nil)
    // No party closes another's log, or a key log, or names a successor that is not its own.
    let other = TestParty("bravo.example").origin
    for (origin, key) in [
      (other, successor), (party.keyLog.origin, successor),
      (party.origin, testKey("\(other)").verifier),
      (party.origin, testKey("alfa.example/keys").verifier),
    ] {
      let kind = KeyEntry.Kind.close(
        LogHead(origin, size: 3, root: channel), .lost, successor: key)
      #expect(refusal(party, party.leaf(kind, by: party.rootSigners())) == .malformed)
    }
  }

  @Test func everyRuleHasItsNumber() {
    let rules: [KeyLogError] = [
      .malformed, .foreign, .outOfOrder(expected: 0), .fork(at: 0), .misplacedInception,
      .notSignedByRoots, .wrongSigner, .rootsNotCommitted, .keyUsedTwice, .unknownGrant,
      .nothingToRevoke, .unprovedContradiction,
    ]
    #expect(rules.map(\.rule) == (1...12).map { "K-\($0)" })
  }
}
