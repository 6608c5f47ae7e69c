import ParleyCharter
import ParleyCrypto
import ParleyCustody
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyWire
import Testing

@Suite struct CardTests {
  private func card(_ centre: Centre) throws -> VerifiedCard {
    try VerifiedCard(centre.directory.card(.init()).bytes)
  }

  @Test func `a card goes round, grows, and is then known`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    let bravo = try Centre("bravo.example", in: scratch, seed: 2)
    let first = try card(bravo)
    #expect(try alfa.directory.keep(first) == .first)
    #expect(try alfa.directory.keep(first) == .unchanged)
    #expect(try alfa.directory.peer(first.party)?.keyLog == bravo.directory.keyLog())

    var ceremony = try bravo.ceremony()
    try ceremony.openLog(SHA256.hash("x"), registrar: bravo.registrar(), vault: bravo.vault)
    try bravo.directory.commit(ceremony)
    #expect(try alfa.directory.keep(card(bravo)) == .updated(from: first.keyLog.size))
    #expect(try alfa.directory.keep(first) == .unchanged, "an old card is normal mail")
    #expect(try alfa.directory.peers().map(\.keyLog) == [bravo.directory.keyLog()])
  }

  @Test func `what two cards disclosed is kept together`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    let bravo = try Centre("bravo.example", in: scratch, seed: 2)
    let nothing = try VerifiedCard(bravo.directory.card(.init(offices: [])).bytes)
    let state = KeyState(nothing.keyLog, at: nothing.keyLog.size)
    #expect(state.grants(.seal).isEmpty && state.undisclosed == 1)
    #expect(try alfa.directory.keep(nothing) == .first)
    #expect(try alfa.directory.keep(card(bravo)) == .updated(from: nothing.keyLog.size))
    #expect(try alfa.directory.keep(nothing) == .unchanged)
    #expect(try alfa.directory.peers().first?.keyLog == bravo.directory.keyLog())
  }

  @Test func `another key log under the same name is refused`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    let bravo = try Centre("bravo.example", in: scratch, seed: 2)
    let other = try Scratch()
    let impostor = try Centre("bravo.example", in: other, seed: 3)
    _ = try alfa.directory.keep(card(bravo))
    #expect(throws: CustodyError.self) { try alfa.directory.keep(card(impostor)) }
    #expect(throws: CustodyError.self, "our own") { try alfa.directory.keep(card(alfa)) }
    let drill = try Centre("exercise.bravo.example", in: other, seed: 4)
    #expect(throws: CustodyError.self, "another world") { try alfa.directory.keep(card(drill)) }
    #expect(try alfa.directory.peers().map(\.keyLog.partyID) == [bravo.directory.keyLog().partyID])
  }

  @Test func `two histories of one key log are kept as proof`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    // The same entropy makes the same party; what it does next differs.
    let bravo = try Centre("bravo.example", in: scratch, seed: 2)
    let elsewhere = try Scratch()
    let twin = try Centre("bravo.example", in: elsewhere, seed: 2)
    _ = twin.entropy.bytes(64)
    for centre in [bravo, twin] {
      var ceremony = try centre.ceremony()
      try ceremony.renewCosigners(registrar: centre.registrar())
      try centre.directory.commit(ceremony)
    }
    _ = try alfa.directory.keep(card(bravo))
    for _ in 1...2 {
      let error = #expect(throws: CustodyError.self) { try alfa.directory.keep(card(twin)) }
      #expect(error?.cause.contains("contradicts") == true)
    }
    let kept = Scratch.names(alfa.directory.path + "/peers/bravo.example")
    #expect(kept.count == 2 && kept.contains { $0.hasPrefix("contradiction-") })
    #expect(try alfa.directory.peers().first?.keyLog == bravo.directory.keyLog())
  }

  @Test func `an altered card is refused, whichever byte it is`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    let good = try card(alfa).bytes
    #expect(throws: Never.self) { try VerifiedCard(good) }
    for i in stride(from: 0, to: good.count, by: 7) {
      var bad = good
      bad[i] ^= 2
      #expect(throws: CardError.self, "byte \(i)") { try VerifiedCard(bad) }
    }
  }

  @Test func `a hash is spoken whole, and differs when it differs`() throws {
    let digest = try #require(Digest([0x7F, 0x00] + [UInt8](repeating: 0, count: 29) + [1]))
    let words = VoiceWords(digest)
    // 127.0.0.1 is "lusab-babad" in the proposal.
    #expect(
      VoiceWords(try #require(Digest([127, 0, 0, 1] + [UInt8](repeating: 0, count: 28))))
        .words.prefix(2) == ["lusab", "babad"])
    #expect(words.words.count == 16 && words.rows.count == 4)
    #expect(words.words.last == "babad" && words.words.dropLast().last == "babab")
  }
}
