import ParleyCharter
import ParleyCrypto
import ParleyCustody
import ParleyKeylog
import ParleyRecord
import ParleyWire
import Testing

@Suite struct CharterTests {
  private func charter(_ centres: [Centre]) throws -> Charter {
    let form = try #require(FormID("launch-1988/1"))
    return Charter(
      version: 1, follows: nil, succeeds: nil, title: "Notices of launches",
      parties: try centres.map {
        Charter.Member(party: $0.directory.party, id: try $0.directory.keyLog().partyID)
      },
      offices: try centres.map { Charter.Mandate(office: try $0.office, words: "the watch") },
      forms: [.init(form: form, digest: SHA256.hash("form"), release: 2)],
      targets: [60, 300, 3_600, 86_400], languages: ["en"], terms: Terms(), witnesses: [],
      quorum: 1, amend: 2)
  }

  private func introduce(_ a: Centre, _ b: Centre) throws {
    _ = try a.directory.keep(VerifiedCard(b.directory.card(.init()).bytes))
    _ = try b.directory.keep(VerifiedCard(a.directory.card(.init()).bytes))
  }

  @Test func `two parties sign, and the charter binds both`() throws {
    let scratch = try Scratch()
    let alfa = try Centre("alfa.example", in: scratch)
    let bravo = try Centre("bravo.example", in: scratch, seed: 2)
    try introduce(alfa, bravo)
    let text = try charter([alfa, bravo])
    let proposal = try #require(CharterFile(text.text))
    let logs = try alfa.directory.keyLogs()
    #expect(proposal.signers(logs).isEmpty)
    #expect(throws: CustodyError.self) { try alfa.directory.install(proposal) }

    let half = proposal.signed(by: try alfa.directory.treatyKey(alfa.vault.passphrase))
    #expect(half.signers(logs) == [alfa.directory.party])
    #expect(throws: CustodyError.self) { try bravo.directory.install(half) }

    let whole = half.signed(by: try bravo.directory.treatyKey(bravo.vault.passphrase))
    #expect(whole.signers(logs) == [alfa.directory.party, bravo.directory.party])
    #expect(
      whole.signed(by: try bravo.directory.treatyKey(bravo.vault.passphrase)) == whole,
      "signing again changes nothing")
    for centre in [alfa, bravo] {
      let installed = try centre.directory.install(whole)
      #expect(installed.channel == text.digest)
      #expect(try centre.directory.install(whole).charter == installed.charter)
      #expect(try centre.directory.charters() == [installed.charter])
    }
  }

  @Test func `a stranger's charter, and one that follows nothing here, are not installed`() throws {
    let scratch = try Scratch()
    let centres = try (1...3).map { i in
      try Centre("party\(i).example", in: scratch, seed: UInt64(i))
    }
    try introduce(centres[0], centres[1])
    try introduce(centres[0], centres[2])
    try introduce(centres[1], centres[2])
    var text = try charter(Array(centres[1...]))
    func signed(_ charter: Charter, _ signers: ArraySlice<Centre>) throws -> CharterFile {
      var file = try #require(CharterFile(charter.text))
      for centre in signers {
        file = file.signed(by: try centre.directory.treatyKey(centre.vault.passphrase))
      }
      return file
    }
    #expect(throws: CustodyError.self) {
      try centres[0].directory.install(signed(text, centres[1...]))
    }
    let first = try signed(text, centres[1...])
    text.follows = text.digest
    text.version = 2
    text.proposer = centres[1].directory.party
    let second = try signed(text, centres[1...])
    #expect(throws: CustodyError.self) { try centres[1].directory.install(second) }
    let channel = try centres[1].directory.install(first).channel
    #expect(try centres[1].directory.install(second).channel == channel)
    #expect(try centres[1].directory.charters().map(\.charter.version) == [1, 2])
  }

  @Test func `what is neither text nor note is no charter file`() throws {
    #expect(CharterFile(Array("hello\n".utf8)) == nil)
  }
}
