import ParleyCrypto
package import ParleyKeylog
import ParleyNote
package import ParleyRecord
import ParleyTlog
import ParleyWire

extension DataDirectory {
  /// The party's own card, its head signed by the node's head key.
  package func card(_ disclosure: KeyLog.Disclosure) throws(CustodyError) -> Card {
    let log = try keyLog()
    let key = try KeyFile.signerKey(at(Place.head))
    guard key.verifier == log.headKey else {
      throw .malformed(path: at(Place.head), expected: "the key log's head key")
    }
    let text = log.checkpoint.text
    let head = NoteText.assemble(text, [key.sign(text)])
    let grants = log.leaves.compactMap(\.grant).filter { disclosure.includes($0) }
    return VerifiedCard.make(log, head: head, grants: grants)
  }

  /// The cards of all peers, by party.
  package func peers() throws(CustodyError) -> [VerifiedCard] {
    var cards: [VerifiedCard] = []
    for name in try Files.names(in: at("peers")) {
      guard let party = Party(name) else { continue }
      if let card = try peer(party) { cards.append(card) }
    }
    return cards
  }

  package func peer(_ party: Party) throws(CustodyError) -> VerifiedCard? {
    let path = at(Place.card(party))
    guard Files.exists(path) else { return nil }
    let bytes = try Files.read(path)
    guard let card = try? VerifiedCard(bytes), card.party == party else {
      throw .malformed(path: path, expected: "the card of \(party)")
    }
    return card
  }

  /// The key logs of this party and its peers, as charters are checked by them.
  package func keyLogs() throws(CustodyError) -> [Party: KeyLog] {
    var logs = [party: try keyLog()]
    for card in try peers() { logs[card.party] = card.keyLog }
    return logs
  }

  /// What an import of a card did.
  package enum CardImport: Hashable, Sendable {
    case first
    /// The peer's key log grew, or more of it was disclosed.
    case updated(from: Int64)
    /// Nothing in it was new; an old card is normal mail.
    case unchanged
  }

  /// Keeps a peer's card beside what is known of that peer.
  ///
  /// The first card must have been compared by voice. A later one must be of the same key log; one
  /// that contradicts it is kept as evidence and refused.
  package func keep(_ card: VerifiedCard) throws(CustodyError) -> CardImport {
    guard card.party != party else { throw .refused("this is our own card") }
    guard card.party.world == party.world else {
      throw .refused("\(card.party) and \(party) are of different worlds: live and exercise")
    }
    let place = Place.card(card.party)
    try Files.makeFolder(at("peers"))
    try Files.makeFolder(at("peers/\(card.party)"))
    guard let known = try peer(card.party) else {
      try Files.write(SecretBytes(copying: card.bytes), to: at(place))
      return .first
    }
    guard known.keyLog.partyID == card.keyLog.partyID else {
      throw .refused(
        "this is another key log than the one that was compared by voice for \(card.party)")
    }
    guard let merged = card.merging(known) else { throw try contradiction(card) }
    if merged.bytes == known.bytes { return .unchanged }
    try Files.write(SecretBytes(copying: merged.bytes), to: at(place), replacing: true)
    return .updated(from: known.keyLog.size)
  }

  /// Two signed histories of one key log: kept, because it is proof.
  private func contradiction(_ card: VerifiedCard) throws(CustodyError) -> CustodyError {
    let name = Hex.encode(SHA256.hash(card.bytes).bytes.prefix(8))
    let path = at("peers/\(card.party)/contradiction-\(name).card")
    let kept = try Files.names(in: Files.parent(path)).count { $0.hasPrefix("contradiction-") }
    if !Files.exists(path), kept < Limit.contradictions {
      try Files.write(SecretBytes(copying: card.bytes), to: path)
    }
    return .refused("the card contradicts the key log of \(card.party) held here; kept as \(path)")
  }
}
