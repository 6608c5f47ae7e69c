import ParleyCharter
import ParleyDelivery
import ParleyForms
import ParleyKeylog
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleyTestKit
import ParleyWire
import Testing

/// A notice that two persons must sign, and a signer whose key was stolen.
@Suite struct Releases {
  private static func signed(_ page: [UInt8], by posts: [Int]) -> [UInt8] {
    guard let note = try? UnverifiedNote(page) else { preconditionFailure("a page of ours") }
    return NoteText.assemble(note.claimedText, posts.map { note.signatures[$0] })
  }

  @Test func `a draft waits for its release and is then recorded`() throws {
    var pair = Pair()
    pair.settle()
    let page = pair.launch()
    let drafted = pair.alfa.issue(Self.signed(page, by: [0]), at: pair.now)
    #expect(drafted.refusal == nil && drafted.packets.isEmpty)
    #expect(pair.alfa.node.drafts().map(\.signers) == [["1"]])
    #expect(pair.alfa.issue(Self.signed(page, by: [0]), at: pair.now).records.isEmpty)
    let released = pair.alfa.issue(page, at: pair.now)
    #expect(released.refusal == nil)
    #expect(pair.alfa.node.drafts().isEmpty)
    let message = try #require(pair.alfa.node.messages().first)
    #expect(message.signers == ["1", "2"])
    #expect(pair.alfa.issue(page, at: pair.now).refusal == .alreadyRecorded(message.id))
    #expect(
      pair.alfa.issue(Self.signed(page, by: [0]), at: pair.now).refusal
        == .alreadyRecorded(message.id))
  }

  @Test func `one person is not two, and a stripped signature is no single release`() {
    var pair = Pair()
    var member = pair.alfa.member
    member.grant(
      .officer, "alfa.example/o/3", person: "p1", office: "alfa.example/watch", rights: [.release])
    pair.alfa.take(.keys(Pair.card(member)), at: pair.now)
    func page(_ names: [String], release: Int = 2) -> [UInt8] {
      pair.page(
        .launch1988, from: member, to: pair.bravo.member, release: release, fields: Pair.launch,
        signers: names.map { "alfa.example/o/\($0)" })
    }
    let rules: [(page: [UInt8], rule: Rule)] = [
      (page(["1", "3"]), .signerPersons), (page(["1"], release: 1), .formRelease),
      (page(["1", "2"], release: 1), .signerCount),
    ]
    for (page, rule) in rules {
      #expect(pair.alfa.issue(page, at: pair.now).refusal == .rule(rule, []))
    }
    #expect(pair.alfa.node.messages().isEmpty && pair.alfa.node.drafts().isEmpty)
  }

  @Test func `a draft that is released too late is refused, and given up`() throws {
    var pair = Pair()
    let page = pair.launch()
    #expect(pair.alfa.issue(Self.signed(page, by: [0]), at: pair.now).refusal == nil)
    pair.pass(seconds: 3_601)
    #expect(pair.alfa.issue(page, at: pair.now).refusal == .rule(.pageInTime, []))
    let draft = try #require(pair.alfa.node.drafts().first)
    #expect(pair.alfa.take(.discard(draft.page.id), at: pair.now).refusal == nil)
    #expect(pair.alfa.node.drafts().isEmpty)
    #expect(pair.alfa.take(.discard(draft.page.id), at: pair.now).refusal == .unknownDraft)
  }

  @Test(arguments: [true, false])
  func `a stolen key puts in question what was not received before the report`(late: Bool) {
    var scene = Scene()
    scene.deliver()
    let grant = scene.hand.member.keyLog.leaves.firstIndex {
      $0.grant?.signer?.name == "bravo.example/o/2"
    }
    let stolen = KeyEntry.Kind.revoke(Int64(grant ?? 0), .compromised, since: nil)
    let id: Digest
    if late {
      // The entry names the key log before the report; it comes after it.
      id = scene.hand.record(scene.notice())
      scene.regrant { $0.append(stolen, by: $0.registrar()) }
      _ = scene.pair.notify()
      scene.deliver()
    } else {
      id = scene.hand.record(scene.notice())
      scene.deliver()
      scene.regrant { $0.append(stolen, by: $0.registrar()) }
      _ = scene.pair.notify()
    }
    #expect(scene.judgement(id) == .accepted)
    #expect(scene.pair.alfa.node.message(id)?.flags == (late ? [.inQuestion] : []))
    scene.hand.append(.questioned(affirm: [id], disown: []))
    scene.deliver()
    #expect(scene.pair.alfa.node.message(id)?.flags == [])
  }

  @Test func `a page to an office whose seal key is not known is not recorded`() {
    let staff = text("bravo.example/staff") { Office($0) }
    var pair = Pair { $0.offices.insert(.init(office: staff, words: "the staff"), at: 1) }
    pair.settle()
    let page = pair.page(
      .launch1988, from: pair.alfa.member, to: pair.bravo.member, release: 2, fields: Pair.launch
    ) { $0.to = [staff] + $0.to }
    let outcome = pair.alfa.issue(page, at: pair.now)
    #expect(
      outcome.refusal
        == .malformed(
          "no seal key of bravo.example/staff is known here; ask its party for a new card"))
    #expect(outcome.records.isEmpty)
    #expect(pair.alfa.issue(pair.launch(), at: pair.now).refusal == nil)
  }
}
