import ParleyCrypto
import ParleyCustody
import ParleyKeylog
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleySeal
import ParleyWire
import Testing

@Suite struct CeremonyTests {
  @Test func `an inception grants everything a node needs`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    let state = try alfa.state()
    for role in Grant.Role.allCases where role != .officer && role != .log {
      #expect(state.grants(role).count == 1, "\(role)")
    }
    #expect(state.grants(.link).first?.grant.addresses == ["https://127.0.0.1:8443"])
    #expect(state.undisclosed == 0)
    let keys = try loadKeys(alfa.directory)
    #expect(keys.seal.count == 1)
    #expect(keys.mirror.verifier.name == "alfa.example/m")
    #expect(keys.witness.verifier.type == .cosignature)
    #expect(keys.keyLogHead.verifier.name == "alfa.example/keys")
  }

  @Test func `the same entropy and time make the same key log`() throws {
    let plan = try Centre.plan("alfa.example")
    let logs = try (0..<2).map { _ in
      try Ceremony.incept(
        plan, vault: Centre.vault(), entropy: SeededEntropy(7), at: Centre.time()
      ).keyLog
    }
    #expect(logs[0] == logs[1])
    let other = try Ceremony.incept(
      plan, vault: Centre.vault(), entropy: SeededEntropy(8), at: Centre.time())
    #expect(other.keyLog.partyID != logs[0].partyID)
  }

  @Test func `no two keys of a party have the same bytes`() throws {
    let log = try Ceremony.incept(
      Centre.plan("alfa.example"), vault: Centre.vault(), entropy: SeededEntropy(),
      at: Centre.time()
    ).keyLog
    let keys = log.leaves.compactMap { $0.grant?.signer?.key.bytes } + [log.headKey.key.bytes]
    #expect(Set(keys).count == keys.count)
  }

  @Test(arguments: [(0, 3), (4, 3), (1, 0), (1, 9)])
  func `roots that cannot be are refused`(threshold: Int, roots: Int) throws {
    var plan = try Centre.plan("alfa.example")
    plan.threshold = threshold
    plan.roots = roots
    #expect(throws: CustodyError.self) {
      try Ceremony.incept(
        plan, vault: Centre.vault(), entropy: SeededEntropy(), at: Centre.time())
    }
  }

  @Test func `an officer is appointed by a request, and the post is then taken`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    let request = try OfficerSeat.request(
      alfa.office, post: "watch-3", person: "p-17", rights: [.draft, .answer], from: alfa.now,
      until: nil, entropy: alfa.entropy)
    var ceremony = try alfa.ceremony()
    try ceremony.appoint(request.grant, registrar: alfa.registrar())
    #expect(throws: CustodyError.self) {
      try ceremony.appoint(request.grant, registrar: alfa.registrar())
    }
    try alfa.directory.commit(ceremony)
    let officer = try #require(try alfa.state().grants(.officer).first)
    #expect(officer.grant.signer == request.key.verifier)
    #expect(officer.grant.rights == [.answer, .draft])
    ceremony = try alfa.ceremony()
    try ceremony.revoke(officer.index, .ended, by: [alfa.registrar()])
    try alfa.directory.commit(ceremony)
    #expect(try alfa.state().grants(.officer).isEmpty)
  }

  @Test func `a log comes with a successor whose grant is not disclosed`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    let channel = SHA256.hash("a charter")
    var ceremony = try alfa.ceremony()
    try ceremony.openLog(channel, registrar: alfa.registrar(), vault: alfa.vault)
    let size = ceremony.keyLog.size
    try ceremony.openLog(channel, registrar: alfa.registrar(), vault: alfa.vault)
    #expect(ceremony.keyLog.size == size, "a second opening changes nothing")
    try alfa.directory.commit(ceremony)
    #expect(try alfa.state().grants(.log).count == 1)
    #expect(try alfa.state().undisclosed == 1)
    let first = try #require(try loadKeys(alfa.directory).logs.first)

    let reserve = try alfa.directory.reserve(channel, alfa.vault.passphrase)
    #expect(reserve.key.verifier == first.successor)
    ceremony = try alfa.ceremony()
    try ceremony.succeed(
      with: reserve.key, grant: reserve.grant, registrar: alfa.registrar(), vault: alfa.vault)
    try alfa.directory.commit(ceremony)
    #expect(try alfa.state().grants(.log).map(\.grant.signer?.name).contains(first.successor.name))
    let keys = try loadKeys(alfa.directory)
    let successor = try #require(Origin(first.successor.name))
    #expect(keys.log(successor)?.signer.verifier == first.successor)
    #expect(keys.log(successor)?.successor != first.successor)
    let next = try alfa.directory.reserve(channel, alfa.vault.passphrase)
    #expect(next.key.verifier == keys.log(successor)?.successor)
  }

  @Test func `a new seal key supersedes the old one, which still opens`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    var ceremony = try alfa.ceremony()
    try ceremony.openOffice(
      alfa.office, registrar: alfa.registrar(), number: alfa.directory.nextSealNumber())
    try alfa.directory.commit(ceremony)
    let grants = try alfa.state().grants(.seal)
    #expect(grants.count == 1)
    let ring = try loadKeys(alfa.directory)
    #expect(ring.seal.count == 2)
    #expect(grants.first?.grant.key == .seal(ring.seal.recipients[0].description))
  }

  @Test func `roots rotate to those they committed to, twice`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    for round in 1...2 {
      let next = try alfa.directory.nextRoots(alfa.vault.passphrase)
      var ceremony = try alfa.ceremony()
      try ceremony.rotateRoots(to: next.set, keys: next.keys, vault: alfa.vault)
      try alfa.directory.commit(ceremony)
      #expect(try alfa.directory.keyLog().roots == next.set)
      #expect(next.set.keys.map(\.name).contains("alfa.example/r/\(3 * round + 1)"))
    }
    let roots = try alfa.directory.roots(alfa.vault.passphrase)
    var ceremony = try alfa.ceremony()
    let treaty = try #require(try alfa.state().grants(.treaty).first)
    #expect(throws: CustodyError.self, "a registrar cannot end what roots granted") {
      try ceremony.revoke(treaty.index, .compromised, by: [alfa.registrar()])
    }
    ceremony = try alfa.ceremony()
    try ceremony.revoke(treaty.index, .compromised, by: roots)
    try alfa.directory.commit(ceremony)
    #expect(try alfa.state().grants(.treaty).isEmpty)
  }

  @Test func `a log is closed once, by the roots`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    var ceremony = try alfa.ceremony()
    try ceremony.openLog(
      SHA256.hash("a charter"), registrar: alfa.registrar(), vault: alfa.vault)
    try alfa.directory.commit(ceremony)
    let key = try #require(try loadKeys(alfa.directory).logs.first)
    let head = LogHead(key.origin, size: 4, root: SHA256.hash("root"))
    let roots = try alfa.directory.roots(alfa.vault.passphrase)
    ceremony = try alfa.ceremony()
    try ceremony.closeLog(head, .lost, successor: key.successor, roots: roots)
    #expect(throws: CustodyError.self) {
      try ceremony.closeLog(head, .lost, successor: key.successor, roots: roots)
    }
    #expect(ceremony.state.close(of: key.origin)?.head == head)
  }

  @Test func `cosigning keys are renewed under the same names`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    let before = try loadKeys(alfa.directory).mirror.verifier
    var ceremony = try alfa.ceremony()
    try ceremony.renewCosigners(registrar: alfa.registrar())
    try alfa.directory.commit(ceremony)
    let keys = try loadKeys(alfa.directory)
    #expect(keys.mirror.verifier.name == before.name)
    #expect(keys.mirror.verifier != before)
    #expect(try alfa.state().grants(.mirror).count == 1)
  }
}
