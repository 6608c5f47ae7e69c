import ParleyCharter
import ParleyCrypto
import ParleyDelivery
import ParleyForms
import ParleyKeylog
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

/// Each numbered rule has a story that breaks it and no other, and the same story without the flaw.
@Suite struct Rules {
  @Test(arguments: Rule.allCases)
  func `a flaw is answered with its rule, and the same without it is taken`(_ rule: Rule) {
    for flawed in [true, false] {
      var scene = Scene()
      scene.tell(rule, flawed: flawed)
      #expect(scene.answers == (flawed ? [rule] : []), "\(rule), flawed: \(flawed)")
      let page = rule.rawValue.hasPrefix("M")
      let entries = scene.hand.log.leaves.count
      let held = Int(scene.pair.alfa.node.log(scene.hand.log.origin)?.size ?? 0)
      // A message rule leaves the leaf in the log; a log rule drops the item.
      if page || !flawed { #expect(held == entries || rule == .leafWithinReach) }
      let proved = scene.pair.alfa.events.contains {
        if case .forkProved = $0 { true } else { false }
      }
      #expect(proved == (flawed && rule == .leafAgrees))
    }
  }

  @Test func `the specification states every rule in its words`() throws {
    let rows = try SpecPage("admission").text.split(separator: "\n").filter {
      $0.hasPrefix("| L-") || $0.hasPrefix("| M-")
    }
    #expect(rows == Rule.allCases.map { "| \($0.rawValue) | \($0.sentence) |" })
  }
}

extension Scene {
  mutating func tell(_ rule: Rule, flawed: Bool) {
    switch rule {
    case .bundleFormed, .bundleForUs, .bundleFromMember: tellBundle(rule, flawed)
    case .leafFormed, .originGranted, .leafSigned, .leafAgrees, .leafFollows, .leafWithinReach:
      tellLeaf(rule, flawed)
    case .headSigned, .headAgrees, .cosignatureSound: tellHead(rule, flawed)
    case .charterHeld, .charterForward, .keysForward, .keysAgree, .seenForward, .seenOurs,
      .openOnce:
      tellEntry(rule, flawed)
    case .pageSize, .pageOpens, .contentFormed, .commitment: tellSealed(rule, flawed)
    case .pageFormed, .pageChannel, .pageAuthor, .pageAddressed, .pageCharter, .pageInTime,
      .pageNew, .officesNamed, .formAdmitted, .formRelease, .answersKnown, .formFields:
      tellPage(rule, flawed)
    case .signerCount, .signerKnown, .signatureGood, .signerInForce, .signerOffice, .signerTerm,
      .signerPersons, .signerRights:
      tellSigners(rule, flawed)
    case .amendmentFollows, .acceptsOne, .proposerDecides, .inForceCites:
      tellAmendment(rule, flawed)
    }
    if !hand.items.isEmpty { deliver() }
  }

  private mutating func tellBundle(_ rule: Rule, _ flawed: Bool) {
    let carol = text("carol.example") { Party($0) }
    switch rule {
    case .bundleFormed:
      let bytes = hand.bundle()
      deliver(bytes: flawed ? bytes.dropLast() : bytes)
    case .bundleForUs: deliver { if flawed { $0 = $0.readdressed(to: carol) } }
    default: deliver { if flawed { $0 = $0.readdressed(from: carol) } }
    }
  }

  private mutating func tellLeaf(_ rule: Rule, _ flawed: Bool) {
    deliver()
    let next = hand.entry(.beat)
    switch rule {
    case .leafFormed where flawed:
      let lines = ["\(next.origin)", "\(hand.member.party)/w"].map { testKey($0).sign(next.text) }
      hand.items = [Item(.entry, NoteText.assemble(next.text, lines))]
    case .originGranted where flawed:
      let other = Origin(party: hand.member.party, entropy: [UInt8](repeating: 7, count: 10))
      hand.items = [Item(.entry, hand.entry(.beat) { $0.origin = other }.signedLeaf)]
    case .leafSigned where flawed:
      let line = testKey("\(next.origin)", label: "another").sign(next.text)
      hand.items = [Item(.entry, NoteText.assemble(next.text, [line]))]
    case .leafAgrees where flawed:
      let other = hand.entry(hand.opening()) {
        $0.index = 0
        $0.after = Tree.emptyRoot
        $0.at = noon.adding(seconds: 5)
      }
      hand.items = [Item(.entry, other.signedLeaf)]
    case .leafFollows where flawed:
      hand.items = [
        Item(.entry, hand.entry(.beat) { $0.after = SHA256.hash("another") }.signedLeaf)
      ]
    case .leafWithinReach:
      for index in 2..<(2 + Limit.earlyEntries + (flawed ? 1 : 0)) {
        let early = hand.entry(.beat) { $0.index = Int64(index) }
        hand.items.append(Item(.entry, early.signedLeaf))
      }
    default: hand.append(.beat)
    }
  }

  private mutating func tellHead(_ rule: Rule, _ flawed: Bool) {
    deliver()
    switch rule {
    case .headSigned: hand.items = [hand.head(label: flawed ? "another" : "")]
    case .headAgrees: hand.items = [hand.head(root: flawed ? SHA256.hash("another") : nil)]
    default:
      guard let ours = pair.alfa.node.log(pair.alfa.member.origin) else { return }
      let key = testKey("\(hand.member.party)/m", .cosignature, label: flawed ? "another" : "")
      let line = key.cosign(ours.checkpoint.text, at: noon)
      hand.items = [Item(.cosign, Array("\(ours.origin) \(ours.size)\n\(line)\n".utf8))]
    }
  }

  private mutating func tellEntry(_ rule: Rule, _ flawed: Bool) {
    guard let ours = pair.alfa.node.log(pair.alfa.member.origin)?.position else { return }
    let keyLog = hand.member.keyLog
    switch rule {
    case .charterHeld: hand.append(.beat) { $0.charter = flawed ? 0 : 1 }
    case .charterForward:
      amend()
      hand.append(.beat) { $0.charter = 2 }
      hand.append(.beat) { $0.charter = flawed ? 1 : 2 }
    case .keysForward:
      let earlier = LogHead(
        keyLog.origin, size: keyLog.size - 1, root: keyLog.root(at: keyLog.size - 1))
      hand.append(.beat) { if flawed { $0.keys = earlier } }
    case .keysAgree:
      let other = LogHead(keyLog.origin, size: keyLog.size, root: SHA256.hash("another"))
      hand.append(.beat) { if flawed { $0.keys = other } }
    case .seenForward:
      hand.append(.beat, seen: [ours])
      hand.append(.beat, seen: flawed ? [ours] : [])
    case .seenOurs:
      let other = LogHead(ours.origin, size: ours.size, root: SHA256.hash("another"))
      hand.append(.beat, seen: [flawed ? other : ours])
    default: hand.append(flawed ? hand.opening() : .beat)
    }
  }

  private mutating func tellSealed(_ rule: Rule, _ flawed: Bool) {
    var flaws = Hand.Flaws()
    switch rule {
    case .pageSize where flawed:
      flaws.reference = { SealedReference(size: $0.size + 1, hash: $0.hash, commit: $0.commit) }
    case .pageOpens where flawed: flaws.recipients = [hand.member.party]
    case .contentFormed where flawed: flaws.plaintext = Array("nothing\n".utf8)
    case .commitment where flawed:
      flaws.reference = {
        SealedReference(size: $0.size, hash: $0.hash, commit: SHA256.hash("another"))
      }
    default: break
    }
    hand.record(notice(), flaws)
  }

  private mutating func tellPage(_ rule: Rule, _ flawed: Bool) {
    switch rule {
    case .pageNew:
      let first = hand.record(notice())
      var flaws = Hand.Flaws()
      flaws.again = flawed ? nil : first
      hand.record(notice(), flaws)
    case .formRelease:
      let names = flawed ? ["1"] : ["1", "2"]
      hand.record(notice(signers: names) { $0.release = names.count })
    case .answersKnown:
      let known = pair.notify()
      hand.record(
        pair.page(
          .acknowledge, from: hand.member, to: pair.alfa.member,
          re: [flawed ? SHA256.hash("another") : known], fields: []))
    case .formFields:
      hand.record(notice(fields: Pair.launch.dropLast(flawed ? 1 : 0)))
    case .pageFormed: hand.record(flawed ? notice().swappingSignatures : notice())
    default: hand.record(notice { if flawed { spoil(&$0, rule) } })
    }
  }

  private func spoil(_ page: inout Page, _ rule: Rule) {
    func office(_ name: String) -> Office { text(name) { Office($0) } }
    switch rule {
    case .pageChannel: page.channel = SHA256.hash("another")
    case .pageAuthor: page.from = office("alfa.example/watch")
    case .pageAddressed: page.to = [office("carol.example/watch")]
    case .pageCharter: page.charter = 2
    case .pageInTime: page.issueBy = noon
    case .officesNamed: page.to = [office("alfa.example/press"), office("alfa.example/watch")]
    case .formAdmitted: page.form = text("rumour/1") { FormID($0) }
    default: break
    }
  }

  /// Grants a third officer's key.
  private mutating func grant(
    person: String = "p3", office: String = "watch", rights: [Grant.Right] = [.release],
    until: Timestamp? = nil
  ) {
    regrant {
      $0.grant(
        .officer, "\($0.party)/o/3", person: person, office: "\($0.party)/\(office)",
        rights: rights, until: until)
    }
  }

  private mutating func tellSigners(_ rule: Rule, _ flawed: Bool) {
    switch rule {
    case .signerCount:
      hand.record(notice(signers: flawed ? ["1"] : ["1", "2"]))
      return
    case .signerKnown: if !flawed { grant() }
    case .signatureGood:
      grant()
      hand.record(flawed ? notice(signers: ["1", "3"]).changingLastSignature : notice())
      return
    case .signerInForce:
      grant()
      if flawed {
        regrant {
          let last = $0.keyLog.size - 1
          $0.append(.revoke(last, .superseded, since: nil), by: $0.registrar())
        }
      }
    case .signerOffice: grant(office: flawed ? "press" : "watch")
    case .signerTerm: grant(until: flawed ? noon : nil)
    case .signerPersons: grant(person: flawed ? "p1" : "p3")
    default: grant(rights: flawed ? [.answer] : [.release])
    }
    hand.record(notice(signers: ["1", "3"]))
  }
}
