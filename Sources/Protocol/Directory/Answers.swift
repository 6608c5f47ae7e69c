package import ParleyCharter
package import ParleyKeylog
package import ParleyNote
package import ParleyRecord
package import ParleySeal
package import ParleyWire

// The questions of the protocol.
extension Directory {
  /// The key of a channel log: granted for this log and this channel at some size up to `size`.
  ///
  /// A log keeps its key for its lifetime, so a grant that was revoked later still names it; what
  /// is revoked is the right to go on, which roots declare by closing the log.
  package func logKey(_ origin: Origin, channel: Digest) -> KeyState.Standing? {
    guard let log = keyLog(of: origin.party) else { return nil }
    let state = KeyState(log, at: log.size)
    return state.everGranted(.log).first { standing in
      standing.grant.signer?.name == origin.description && standing.grant.channel == channel
    }
  }

  /// The channel logs that a party has been granted in a channel, oldest first.
  package func logs(of party: Party, channel: Digest) -> [VerifierKey] {
    guard let log = keyLog(of: party) else { return [] }
    return KeyState(log, at: log.size).everGranted(.log)
      .filter { $0.grant.channel == channel }.compactMap(\.grant.signer)
  }

  /// The newest seal key of an office. Sealing to the newest known key is always allowed, even past
  /// its term: when a party is dark its last key must stay usable.
  package func sealKey(of office: Office) -> Recipient? {
    guard let state = newest(office.party) else { return nil }
    guard
      case .seal(let text) = state.grants(.seal).last(where: { $0.grant.office == office })?.grant
        .key
    else { return nil }
    return Recipient(text)
  }

  /// The mirror keys of a party, newest last; every one ever granted, since a cosignature outlives
  /// its key.
  package func mirrors(of party: Party) -> [VerifierKey] {
    guard let log = keyLog(of: party) else { return [] }
    return KeyState(log, at: log.size).everGranted(.mirror).compactMap(\.grant.signer)
  }

  /// The certificates that a party's node may present, and where it answers.
  package func links(of party: Party) -> [(pin: Digest, addresses: [String])] {
    guard let state = newest(party) else { return [] }
    return state.grants(.link).compactMap { standing in
      guard case .pin(let pin) = standing.grant.key else { return nil }
      return (pin, standing.grant.addresses)
    }
  }

  /// The grants that a peer needs to judge this party's words in a channel, with their place in the
  /// key log: what is granted for other channels and offices stays undisclosed.
  package func disclosures(of party: Party, to charter: Charter, channel: Digest)
    -> [KeyState.Standing]
  {
    guard let log = keyLog(of: party) else { return [] }
    let offices = Set(charter.offices.map(\.office))
    return KeyState(log, at: log.size).everGranted(nil).filter { standing in
      let grant = standing.grant
      if let bound = grant.channel, bound != channel { return false }
      if let office = grant.office, !offices.contains(office) { return false }
      return true
    }
  }
}

/// One good signature under a page, and by whose authority.
package struct PageSigner: Hashable, Sendable {
  package let key: VerifierKey
  package let grant: KeyState.Standing
  /// Where the party's key log reported the key stolen after the state that judged it, if it did.
  package let compromisedAt: Int64?

  package init(key: VerifierKey, grant: KeyState.Standing, compromisedAt: Int64?) {
    self.key = key
    self.grant = grant
    self.compromisedAt = compromisedAt
  }
}

/// Why a page's signatures do not speak for its office.
package enum SignerFault: Error, Hashable, Sendable {
  /// No officer's key of this party is known under a name that signed.
  case unknownKey
  /// A known officer's signature does not fit the text.
  case badSignature
  /// The key was granted and revoked before the key-log head that the entry names.
  case revoked(KeyEntry.Reason)
  /// The key is granted for another office or channel.
  case otherOffice
  /// The entry's claimed time is before or after the grant's term.
  case outsideTerm
  /// The number of signatures is not the one that the page states.
  case count
  /// Both signatures are one person's.
  case samePerson
  /// The persons do not hold the rights that the form and the release ask for.
  case rights
}

extension Directory {
  /// Judges the signatures under a page at a size of the party's key log.
  ///
  /// - Parameters:
  ///   - claimed: the entry's time, compared with each grant's term.
  ///   - isAct: whether one officer of the watch may sign it with the right `answer`.
  ///   - isDraft: whether the first of two signatures is enough for now.
  package func signers(
    of note: UnverifiedNote, page: Page, keysAt size: Int64, claimed: Timestamp, isAct: Bool,
    isDraft: Bool = false
  ) throws(SignerFault) -> [PageSigner] {
    guard let state = state(of: page.from.party, at: size) else { throw .unknownKey }
    guard note.signatures.count == (isDraft ? 1 : page.release) else { throw .count }
    let held = state.everGranted(.officer)
    var signers: [PageSigner] = []
    for line in note.signatures {
      signers.append(try signer(line, note, page, state: state, held: held, claimed: claimed))
    }
    let persons = signers.compactMap(\.grant.grant.person)
    guard Set(persons).count == signers.count else { throw .samePerson }
    let rights = signers.map { Set($0.grant.grant.rights) }
    guard isDraft ? Self.drafts(rights[0]) : Self.suffices(rights, isAct: isAct) else {
      throw .rights
    }
    return signers
  }

  private func signer(
    _ line: SignatureLine, _ note: UnverifiedNote, _ page: Page, state: KeyState,
    held: [KeyState.Standing], claimed: Timestamp
  ) throws(SignerFault) -> PageSigner {
    let known = held.filter { $0.grant.signer?.name == line.name && $0.grant.signer?.id == line.id }
    guard let standing = known.last, let key = standing.grant.signer else { throw .unknownKey }
    guard key.verifies(line, on: note.claimedText) != nil else { throw .badSignature }
    let inForce = known.filter { state.revocation(of: $0.index) == nil }
    if inForce.isEmpty, let revocation = state.revocation(of: standing.index) {
      throw .revoked(revocation.reason)
    }
    let fitting = inForce.filter { candidate in
      candidate.grant.office == page.from
        && (candidate.grant.channel == nil || candidate.grant.channel == page.channel)
    }
    guard !fitting.isEmpty else { throw .otherOffice }
    guard let found = fitting.last(where: { $0.grant.covers(claimed) }) else { throw .outsideTerm }
    let later = newest(page.from.party)?.revocation(of: found.index)
    return PageSigner(
      key: key, grant: found, compromisedAt: later?.reason == .compromised ? later?.index : nil)
  }

  /// Two persons: one drafts, the other releases. One person: release, or for an act, answer.
  private static func suffices(_ rights: [Set<Grant.Right>], isAct: Bool) -> Bool {
    if rights.count == 1 {
      return rights[0].contains(.release) || (isAct && rights[0].contains(.answer))
    }
    let (a, b) = (rights[0], rights[1])
    return (drafts(a) && b.contains(.release)) || (drafts(b) && a.contains(.release))
  }

  private static func drafts(_ rights: Set<Grant.Right>) -> Bool {
    rights.contains(.draft) || rights.contains(.release)
  }
}
