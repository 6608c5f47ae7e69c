import ParleyEvidence
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyTestKit
import ParleyWire
import Testing

/// What a file leaves open: none of it is a fault, and none of it is called proved.
@Suite struct DoubtTests {
  private let alfa = text("alfa.example") { Party($0) }
  private let bravo = text("bravo.example") { Party($0) }

  /// Alfa sends a note and revokes the officer's key; Bravo receives before or after it has seen
  /// the revocation.
  private func revoked(
    _ reason: KeyEntry.Reason, receivedFirst: Bool
  ) -> (channel: TestChannel, id: Digest) {
    var channel = TestChannel()
    let id = channel.page(from: alfa)
    if receivedFirst { channel.receive(id, by: bravo) }
    let index = channel.alfa.keyLog.leaves.firstIndex { $0.grant?.role == .officer } ?? 0
    channel.alfa.append(
      .revoke(Int64(index), reason, since: noon), by: channel.alfa.registrar())
    if !receivedFirst { channel.receive(id, by: bravo) }
    channel.append(.beat, by: bravo, seen: channel.seen(by: bravo))
    return (channel, id)
  }

  @Test func aCompromisedKeyPutsLaterReceiptsInQuestion() {
    #expect(revoked(.compromised, receivedFirst: false).channel.verdict.doubts("in-question"))
    let before = revoked(.compromised, receivedFirst: true).channel.verdict
    #expect(!before.doubts("in-question"))
    #expect(before.proves("authored"))
  }

  @Test func endedAndSupersededKeysPutNothingInQuestion() {
    for reason in [KeyEntry.Reason.ended, .superseded] {
      let verdict = revoked(reason, receivedFirst: false).channel.verdict
      #expect(verdict.faults == [])
      #expect(!verdict.doubts("in-question"))
    }
  }

  @Test func oneMessageAloneCannotShowWhatCameFirst() throws {
    let (channel, id) = revoked(.compromised, receivedFirst: true)
    let verdict = Exchange.check(try channel.builder.messageFile(id).bytes)
    #expect(verdict.faults == [])
    #expect(verdict.doubts("in-question"))
  }

  @Test func affirmedAndDisowned() {
    var (channel, id) = revoked(.compromised, receivedFirst: false)
    var other = channel
    channel.append(.questioned(affirm: [id], disown: []), by: alfa)
    #expect(!channel.verdict.doubts("in-question"))
    #expect(channel.verdict.proves("affirmed"))
    other.append(.questioned(affirm: [], disown: [id]), by: alfa)
    #expect(other.verdict.doubts("disowned"))
    // Nobody affirms for another party.
    var third = revoked(.compromised, receivedFirst: false).channel
    third.append(.questioned(affirm: [id], disown: []), by: bravo)
    #expect(third.verdict.doubts("in-question"))
  }

  @Test func aClosedLogDisownsWhatIsBeyond() {
    var channel = TestChannel()
    let log = channel.log(alfa)
    let successor = testKey("alfa.example/c/aaaaaaaaaaaaaaaa").verifier
    channel.alfa.append(
      .close(log.head, .compromised, successor: successor), by: channel.alfa.rootSigners())
    let id = channel.page(from: alfa)
    channel.receive(id, by: bravo)
    #expect(channel.verdict.faults == [])
    #expect(channel.verdict.doubts("after-close"))
  }

  @Test func receipts() {
    var channel = TestChannel()
    let id = channel.page(from: alfa)
    #expect(channel.verdict.doubts("no-receipt"))
    #expect(channel.verdict.doubts("unanswered"))
    var bare = channel
    bare.append(.evidence([.received(id, proof: nil)]), by: bravo)
    #expect(bare.verdict.proves("delivered"))
    #expect(!bare.verdict.doubts("receipt-false"))
    // Bravo repeats the proof that Alfa's own log would have.
    let stolen = channel.opened[id]?.proof(for: channel.alfa.origin)
    channel.append(.evidence([.received(id, proof: stolen)]), by: bravo)
    #expect(channel.verdict.faults == [])
    #expect(channel.verdict.doubts("receipt-false"))
    #expect(!channel.verdict.proves("unsealed"))
    // One's own receipt is none.
    var own = TestChannel()
    let note = own.page(from: alfa)
    own.append(.evidence([.received(note, proof: nil)]), by: alfa)
    #expect(own.verdict.doubts("no-receipt"))
  }

  @Test func withheldPages() throws {
    let (channel, ids) = TestChannel.notice()
    let whole = channel.verdict
    for file in [
      try channel.builder.channelFile(redact: true),
      try channel.builder.messageFile(ids[0], redact: true),
    ] {
      let verdict = Exchange.check(file.bytes)
      #expect(verdict.faults == [])
      #expect(!file.items.contains { $0.kind == .opened })
      #expect(verdict.doubts("content-withheld"))
      #expect(verdict.doubts("receipt-unchecked"))
      #expect(verdict.proves("recorded") && verdict.proves("delivered"))
      #expect(!verdict.proves("authored") && !verdict.proves("answered"))
      #expect(verdict.messages.map(\.id) == whole.messages.map(\.id))
    }
  }

  @Test func unsettled() throws {
    let (channel, _) = TestChannel.notice()
    var builder = channel.builder
    builder.logs = builder.logs.map { log in
      .init(
        origin: log.origin, key: log.key, leaves: log.leaves, tree: log.tree,
        heads: log.heads.map { .init(note: $0.note) })
    }
    let verdict = channel.verdict(of: builder)
    #expect(verdict.faults == [])
    #expect(verdict.doubts("not-settled") && !verdict.proves("settled"))
  }

  @Test func anOlderCosignedHeadIsKeptBesideTheNewest() throws {
    let (channel, _) = TestChannel.notice()
    var builder = channel.builder
    builder.logs = [alfa, bravo].map { party in
      let (log, other) = (channel.log(party), party == alfa ? bravo : alfa)
      return .init(
        origin: log.origin, key: testKey("\(log.origin)").verifier, leaves: log.leaves,
        tree: log.tree,
        heads: [log.signedHead(), log.signedHead(cosignedBy: ["\(other)/m"], at: 2)])
    }
    let verdict = channel.verdict(of: builder)
    #expect(verdict.faults == [])
    #expect(verdict.proves("settled") && verdict.doubts("not-settled"))
  }

  @Test func aCompromisedMirrorSettlesNothing() {
    var channel = TestChannel.notice().channel
    let index = channel.bravo.keyLog.leaves.firstIndex { $0.grant?.role == .mirror } ?? 0
    channel.bravo.append(
      .revoke(Int64(index), .compromised, since: nil), by: channel.bravo.registrar())
    channel.bravo.grant(.mirror, "bravo.example/m", label: "2")
    let verdict = channel.verdict
    #expect(verdict.faults == [])
    #expect(verdict.doubts("cosigner-compromised"))
    #expect(
      verdict.notProved.contains { $0.kind == "not-settled" && "\($0)".contains("\(alfa)/c") })
  }

  @Test func aHiddenRegistrarBringsNoKeyBack() throws {
    var channel = TestChannel()
    channel.alfa.grant(.registrar, "alfa.example/g/2")
    let index = channel.alfa.keyLog.leaves.firstIndex { $0.grant?.role == .officer } ?? 0
    channel.alfa.append(
      .revoke(Int64(index), .compromised, since: nil), by: channel.alfa.registrar(2))
    channel.page(from: alfa)
    #expect(channel.verdict.rules == ["E-22"])
    // The exporter leaves the second registrar out, so that the revocation cannot be checked.
    var file = try channel.builder.channelFile()
    file.items.removeAll {
      $0.kind == .grant && $0.bytes.firstRange(of: Array("alfa.example/g/2".utf8)) != nil
    }
    let verdict = Exchange.check(file.bytes)
    #expect(verdict.faults == [])
    #expect(verdict.doubts("revocation-unproved"))
  }

  @Test func claimedTimes() {
    var channel = TestChannel()
    channel.alfa.grant(
      .officer, "alfa.example/o/7", person: "p7", office: "alfa.example/watch",
      rights: [.release], from: noon.adding(seconds: 86_400))
    channel.page(from: alfa, signers: ["alfa.example/o/7"])
    channel.page(from: alfa) { $0.issueBy = noon }
    let verdict = channel.verdict
    #expect(verdict.faults == [])
    #expect(verdict.doubts("outside-term") && verdict.doubts("recorded-late"))
  }

  @Test func tooFewCosignersKnown() throws {
    let channel = TestChannel(quorum: 1)
    var file = try channel.builder.channelFile()
    // Nobody's mirror key: no policy follows, and none may stand there.
    file.items.removeAll {
      $0.kind == .cosign || $0.kind == .policy
        || ($0.kind == .grant && $0.bytes.firstRange(of: Array("role mirror".utf8)) != nil)
    }
    let verdict = Exchange.check(file.bytes)
    #expect(verdict.faults == [])
    #expect(verdict.doubts("cosigners-unknown") && verdict.doubts("not-settled"))
  }
}
