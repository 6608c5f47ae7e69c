import ParleyCharter
import ParleyCrypto
package import ParleyDirectory
package import ParleyForms
import ParleyKeylog
package import ParleyNote
package import ParleyRecord
package import ParleySeal
package import ParleyWire

/// A page against which no rule speaks, and who signed it.
package struct AdmittedPage: Hashable, Sendable {
  package let page: Page
  package let signers: [PageSigner]

  fileprivate init(page: Page, signers: [PageSigner]) {
    self.page = page
    self.signers = signers
  }
}

/// Why a page is not admitted.
package enum PageFault: Error, Hashable, Sendable {
  case rule(Rule, [FieldFault])
  case waiting(Waiting)

  static func rule(_ rule: Rule) -> PageFault { .rule(rule, []) }

  package var judgement: Judgement {
    switch self {
    case .rule(let rule, _): .refused(rule)
    case .waiting(let reason): .waiting(reason)
    }
  }
}

/// What the rules of a page are read against: the entry that records it, or would.
package struct PageContext: Sendable {
  package var party: Party
  package var charter: Int64
  package var keysSize: Int64
  package var at: Timestamp
  /// The entry itself, once there is one; and the entry it seals anew.
  package var entry: Digest?
  package var again: Digest?
  /// One of two persons has signed, and the other is still to read it.
  package var isDraft: Bool

  package init(
    party: Party, charter: Int64, keysSize: Int64, at: Timestamp, entry: Digest? = nil,
    again: Digest? = nil, isDraft: Bool = false
  ) {
    self.party = party
    self.charter = charter
    self.keysSize = keysSize
    self.at = at
    self.entry = entry
    self.again = again
    self.isDraft = isDraft
  }
}

// Rules M-8 to M-11: the page, sealed.
extension Channel {
  package func open(_ reference: SealedReference, with ring: borrowing KeyRing)
    throws(PageFault) -> SealedContent
  {
    guard let bytes = sealed[reference.hash] else { throw .waiting(.page) }
    guard Int64(bytes.count) == reference.size else { throw .rule(.pageSize) }
    let plaintext: [UInt8]
    do {
      plaintext = try Seal.open(bytes, with: ring).plaintext
    } catch { throw .rule(.pageOpens) }
    guard let content = try? SealedContent(plaintext: plaintext), content.world == world else {
      throw .rule(.contentFormed)
    }
    guard content.commit == reference.commit else { throw .rule(.commitment) }
    return content
  }
}

// Rules M-12 to M-31: the page, opened.
extension Channel {
  /// Judges a signed page, ours before it is recorded as well as theirs after it was opened.
  package func admit(
    page bytes: [UInt8], _ context: PageContext, directory: Directory, catalogue: Catalogue
  ) throws(PageFault) -> AdmittedPage {
    let (note, page) = try Self.read(bytes)
    guard page.channel == id else { throw .rule(.pageChannel) }
    guard page.from.party == context.party else { throw .rule(.pageAuthor) }
    // No side-words: who would speak to some of the members opens another channel.
    let addressed = Set(page.to.map(\.party))
    guard charter.peers(of: context.party).allSatisfy({ addressed.contains($0) }),
      !addressed.contains(context.party)
    else { throw .rule(.pageAddressed) }
    guard page.charter == context.charter, let charter = charter(version: page.charter) else {
      throw .rule(.pageCharter)
    }
    guard context.at <= page.issueBy else { throw .rule(.pageInTime) }
    try judgeNew(page, context)
    guard ([page.from] + page.to).allSatisfy({ charter.mandate(of: $0) != nil }) else {
      throw .rule(.officesNamed)
    }
    guard let admitted = charter.admits(page.form), let form = catalogue[page.form],
      form.digest == admitted.digest
    else { throw .rule(.formAdmitted) }
    let signers = try judgeSigners(note, page, context, form, directory)
    guard page.release >= admitted.release else { throw .rule(.formRelease) }
    try judgeFields(page, form, catalogue)
    return AdmittedPage(page: page, signers: signers)
  }

  /// The page that bytes claim to hold, with its note (M-12).
  package static func read(_ bytes: [UInt8]) throws(PageFault) -> (UnverifiedNote, Page) {
    guard let note = try? UnverifiedNote(bytes, limit: Limit.pageBytes),
      let page = try? Page(text: note.claimedText)
    else { throw .rule(.pageFormed) }
    let names = note.signatures.map(\.name)
    guard zip(names, names.dropFirst()).allSatisfy({ bytewiseLess($0, $1) }) else {
      throw .rule(.pageFormed)
    }
    return (note, page)
  }

  private func judgeNew(_ page: Page, _ context: PageContext) throws(PageFault) {
    guard let first = entry(ofPage: page.id, by: context.party), first != context.entry else {
      return
    }
    guard let again = context.again, messages[again]?.content?.page.id == page.id else {
      throw .rule(.pageNew)
    }
  }

  private func judgeSigners(
    _ note: UnverifiedNote, _ page: Page, _ context: PageContext, _ form: Form,
    _ directory: Directory
  ) throws(PageFault) -> [PageSigner] {
    do {
      return try directory.signers(
        of: note, page: page, keysAt: context.keysSize, claimed: context.at,
        isAct: form.kind == .act, isDraft: context.isDraft)
    } catch {
      // A name that no disclosed grant explains may be explained by one that is still to come.
      if error == .unknownKey, context.entry != nil,
        (directory.state(of: context.party, at: context.keysSize)?.undisclosed ?? 1) > 0
      {
        throw .waiting(.keyLog(size: context.keysSize))
      }
      throw .rule(error.rule)
    }
  }

  private func judgeFields(_ page: Page, _ form: Form, _ catalogue: Catalogue) throws(PageFault) {
    var answering: Form?
    for answered in page.re {
      guard let message = messages[answered] else {
        // It may stand in the history of a forked log that is not the one held here, and then never
        // comes: the page is flagged, and its author is not held to account for the fork.
        if isForked { continue }
        if isIncomplete { throw .waiting(.gap) }
        throw .rule(.answersKnown)
      }
      if let form = message.content?.page.form { answering = catalogue[form] }
    }
    let faults = form.check(page, answering: answering)
    guard faults.isEmpty else { throw .rule(.formFields, faults) }
  }

  private var isForked: Bool {
    logs.values.contains { !$0.contradictions.isEmpty }  // any order: a question of all
  }

  /// Whether entries of this channel are known, or may be, that are not held here. Among three, the
  /// answer to a third party's message may be here before the message.
  private var isIncomplete: Bool {
    // What of ours was lost may be answered before it is returned.
    if charter.parties.count > 2 || !rolledBack.isEmpty { return true }
    // any order: a question of all
    return logs.values.contains { log in
      log.gap != nil
        || log.seen.contains { !$0.key.isKeyLog && $0.value > logs[$0.key]?.size ?? 0 }
    }
  }
}

extension SignerFault {
  /// The rule that the fault breaks.
  package var rule: Rule {
    switch self {
    case .unknownKey: .signerKnown
    case .badSignature: .signatureGood
    case .revoked: .signerInForce
    case .otherOffice: .signerOffice
    case .outsideTerm: .signerTerm
    case .count: .signerCount
    case .samePerson: .signerPersons
    case .rights: .signerRights
    }
  }
}
