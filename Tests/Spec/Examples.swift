import ParleyCrypto
import ParleyEvidence
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleySeal
import ParleyTestKit
import ParleyTlog
import ParleyWire

/// What the pages of Docs/Spec show, made from fixed keys: one notice of Alfa's, released by two
/// persons, and Bravo's answer to it.
struct Examples {
  let channel: TestChannel
  let page: [UInt8]
  let content: SealedContent
  let sealed: [UInt8]
  let notice: Digest
  let receipt: Digest

  init() {
    var channel = TestChannel()
    let (alfa, bravo) = (channel.alfa.party, channel.bravo.party)
    notice = channel.page(
      "launch-1988/1", from: alfa, release: 2,
      fields: [
        ("class", "icbm"), ("planned", "2026-11-25"), ("launch-area", "area Plesetsk"),
        ("impact-area", "circle 57.5,161.25 60km"),
        ("remark", "The window opens at 06:00 UTC; no second launch follows."),
      ]
    ) { [position = LogPosition(channel.log(bravo).origin, 1)] page in
      page.until = noon.adding(seconds: 86_400)
      page.read = [position]
    }
    receipt = channel.receive(notice, by: bravo)
    guard let content = channel.opened[notice],
      let sealed = channel.sealed.values.first, channel.sealed.count == 1
    else { preconditionFailure("one page was recorded") }
    self.channel = channel
    self.content = content
    self.sealed = sealed
    page = content.page
  }

  var alfa: TestParty { channel.alfa }
  var bravo: TestParty { channel.bravo }

  func leaf(_ party: TestParty, _ index: Int) -> [UInt8] { channel.log(party.party).leaves[index] }

  /// The receipt's bundle: text from the first byte to the last.
  var reply: Bundle {
    let ours = channel.log(bravo.party)
    return Bundle(
      from: bravo.party, to: alfa.party, channel: channel.channel,
      have: [
        LogPosition(channel.log(alfa.party).origin, 2),
        LogPosition(alfa.keyLog.origin, alfa.keyLog.size),
      ],
      items: [
        Item(.entry, ours.leaves[1]), Item(.head, ours.signedHead().note),
        Item(.cosign, cosignature),
      ])
  }

  /// The notice's bundle, whose last item is the sealed page.
  var request: Bundle {
    let ours = channel.log(alfa.party)
    return Bundle(
      from: alfa.party, to: bravo.party, channel: channel.channel,
      have: [
        LogPosition(channel.log(bravo.party).origin, 1),
        LogPosition(bravo.keyLog.origin, bravo.keyLog.size),
      ], want: [.reply],
      items: [
        Item(.entry, ours.leaves[1]), Item(.head, ours.signedHead().note), Item(.page, sealed),
      ])
  }

  /// Bravo's mirror on Alfa's head: everything below it is held.
  var cosignature: [UInt8] {
    let head = channel.log(alfa.party).signedHead(cosignedBy: ["\(bravo.party)/m"])
    let position = LogPosition(channel.log(alfa.party).origin, 2)
    return head.cosignatures.flatMap { Array("\(position.text)\n\($0)\n".utf8) }
  }

  /// Bravo's log as Bravo did not show it to Alfa: a refusal where the receipt stands.
  private var branch: TestChannel {
    var branch = TestChannel()
    branch.append(.evidence([.refused(notice, rule: "M-30")]), by: bravo.party)
    branch.append(.beat, by: bravo.party)
    return branch
  }

  /// Two entries at one index.
  var leafFork: LeafFork {
    LeafFork(Self.note(leaf(bravo, 1)), Self.note(branch.log(bravo.party).leaves[1]))
  }

  /// Two heads of two sizes, and the nodes between them.
  var forkProof: ForkProof {
    let other = branch.log(bravo.party)
    let proof = ForkProof(
      tree: other.tree, older: Self.note(channel.log(bravo.party).signedHead().note),
      newer: Self.note(other.signedHead().note))
    guard let proof else { preconditionFailure("two histories") }
    return proof
  }

  private static func note(_ bytes: [UInt8]) -> UnverifiedNote {
    guard let note = try? UnverifiedNote(bytes) else { preconditionFailure("a note of ours") }
    return note
  }

  /// The identity with which Bravo's watch opens the sealed page, as `age -d -i` reads it.
  var identity: [UInt8] {
    testIdentity("\(bravo.party)/watch").secretText().withBytes { text in
      text.indices.map { text[$0] }
    } + [0x0A]
  }
}
