import ParleyCharter
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyWire

/// Why a page that was committed to is no valid message.
struct PageFault: Error {
  let rule: Fault.Rule
  let sentence: String

  init(_ rule: Fault.Rule, _ sentence: String) {
    self.rule = rule
    self.sentence = sentence
  }
}

/// A page held to the rules of messages: of this entry, admitted by the charter, and signed by
/// officers entitled to it.
struct PageCheck {
  let page: Page
  /// The grants by which its signers were entitled, as many as persons signed.
  let signers: [KeyState.Standing]

  /// The acts of the watch: pages that answer, for which the right `answer` is enough.
  static let acts = ["acknowledge", "read-back", "read-back-accept", "reply", "standby"]

  init(_ content: SealedContent, _ entry: Entry, _ checker: Checker) throws(PageFault) {
    guard let note = try? UnverifiedNote(content.page, limit: Limit.pageBytes),
      let page = try? Page(text: note.claimedText)
    else { throw PageFault(.pageText, "its page is not a signed page") }
    self.page = page
    guard page.channel == checker.file.channel, page.from.party == entry.origin.party,
      page.charter == entry.charter, page.world == checker.file.world
    else { throw PageFault(.pageText, "its page is for another channel, party or charter") }
    try Self.admit(page, checker.charters[Int(entry.charter) - 1].charter)
    guard let keyLog = checker.keyLogs[entry.origin.party] else {
      preconditionFailure("an entry that was read has its party's key log")
    }
    let state = KeyState(keyLog, at: entry.keys.size)
    let officers = state.grants(.officer).filter {
      $0.grant.office == page.from && checker.holdsHere($0)
    }
    signers = try Self.signers(of: note, page, officers)
  }

  private static func admit(_ page: Page, _ charter: Charter) throws(PageFault) {
    guard let form = charter.admits(page.form) else {
      throw PageFault(.form, "the charter does not admit the form \(page.form)")
    }
    guard page.release >= form.release else {
      throw PageFault(.form, "the charter asks for \(form.release) persons on \(page.form)")
    }
    let offices = [page.from] + page.to
    guard offices.allSatisfy({ charter.mandate(of: $0) != nil }) else {
      throw PageFault(.form, "an office that the charter does not have")
    }
  }

  private static func signers(
    of note: UnverifiedNote, _ page: Page, _ officers: [KeyState.Standing]
  ) throws(PageFault) -> [KeyState.Standing] {
    let names = note.signatures.map(\.name)
    guard names.count == page.release, zip(names, names.dropFirst()).allSatisfy(bytewiseLess)
    else { throw PageFault(.officers, "not \(page.release) signature lines in their order") }
    var keys: [VerifierKey] = []
    for key in officers.compactMap(\.grant.signer) where !keys.contains(key) { keys.append(key) }
    guard let verified = try? note.verified(by: keys), verified.signers.count == names.count else {
      throw PageFault(.officers, "a signature that is no officer's of \(page.from) at that time")
    }
    // A key may be granted twice, for a longer term; any of its grants may entitle it.
    let choices = verified.signers.map { signer in
      officers.filter { $0.grant.signer == signer.key }
    }
    if page.release == 1 {
      let enough: [Grant.Right] = acts.contains(page.form.name) ? [.answer, .release] : [.release]
      let entitled = choices[0].first { grant in enough.contains { grant.has($0) } }
      guard let entitled else { throw PageFault(.officers, "its signer may not release it") }
      return [entitled]
    }
    for (first, second) in [(choices[0], choices[1]), (choices[1], choices[0])] {
      // Who may release may draft.
      for drafter in first where drafter.has(.draft) || drafter.has(.release) {
        let other = second.first {
          $0.has(.release) && $0.grant.person != drafter.grant.person
        }
        if let other { return [drafter, other] }
      }
    }
    throw PageFault(.officers, "not drafted and released by two different persons")
  }
}

extension KeyState.Standing {
  func has(_ right: Grant.Right) -> Bool { grant.rights.contains(right) }
}
