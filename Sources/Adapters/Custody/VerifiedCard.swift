package import ParleyKeylog
import ParleyNote
package import ParleyRecord
import ParleyTlog
package import ParleyWire

/// Why a card is not what a party would hand over.
package enum CardError: Error, Hashable, Sendable {
  case malformed(WireError)
  /// An entry or a grant of its key log does not stand.
  case keyLog(KeyLogError)
  /// The entries are of another party than the card says.
  case otherParty
  /// There is no head over exactly these entries, signed by the key that the inception names.
  case head

  package var words: String {
    switch self {
    case .malformed: "it is not a card"
    case .keyLog(let error): "its key log does not stand: \(error.words) [\(error.rule)]"
    case .otherParty: "its key log is of another party than it says"
    case .head: "it has no good head over its entries"
    }
  }
}

/// A card whose key log stands from its beginning and whose head was signed over exactly that.
///
/// That its party is the party one thinks of is not among this: for that the id is compared by
/// voice.
package struct VerifiedCard: Hashable, Sendable {
  package let keyLog: KeyLog
  package let bytes: [UInt8]

  package var party: Party { keyLog.party }

  package init(_ bytes: [UInt8]) throws(CardError) {
    let card: Card
    do { card = try Card(bytes) } catch { throw .malformed(error) }
    let log: KeyLog
    do { log = try Self.keyLog(card.items) } catch { throw .keyLog(error) }
    guard log.party == card.party else { throw .otherParty }
    let heads = card.items.filter { $0.kind == .head }
    guard heads.count == 1,
      let head = try? VerifiedCheckpoint(bytes: heads[0].bytes, log: log.headKey),
      head.checkpoint == log.checkpoint
    else { throw .head }
    keyLog = log
    self.bytes = bytes
  }

  private static func keyLog(_ items: [Item]) throws(KeyLogError) -> KeyLog {
    let entries = items.filter { $0.kind == .key }.map(\.bytes)
    guard let first = entries.first else { throw .misplacedInception }
    var log = try KeyLog(inception: first)
    for entry in entries.dropFirst() { try log.append(entry) }
    for item in items where item.kind == .grant { try log.disclose(item.bytes) }
    return log
  }

  /// A card of this key log with the grants chosen.
  static func make(_ log: KeyLog, head: [UInt8], grants: [Grant]) -> Card {
    Card(
      party: log.party,
      items: log.leaves.map { Item(.key, $0.bytes) } + grants.map { Item(.grant, $0.text) }
        + [Item(.head, head)])
  }

  /// This card with what an earlier one of the same log disclosed beside; nil when the two
  /// contradict each other.
  func merging(_ earlier: VerifiedCard) -> VerifiedCard? {
    let common = min(keyLog.size, earlier.keyLog.size)
    guard keyLog.partyID == earlier.keyLog.partyID,
      keyLog.root(at: common) == earlier.keyLog.root(at: common)
    else { return nil }
    let longer = keyLog.size >= earlier.keyLog.size ? self : earlier
    var log = longer.keyLog
    for leaf in keyLog.leaves + earlier.keyLog.leaves {
      if let grant = leaf.grant { try? log.disclose(grant.text) }
    }
    guard let card = try? Card(longer.bytes),
      let head = card.items.first(where: { $0.kind == .head })
    else { return nil }
    let grants = log.leaves.compactMap(\.grant)
    return try? VerifiedCard(Self.make(log, head: head.bytes, grants: grants).bytes)
  }
}

extension KeyLog {
  /// Which grants a card discloses. Offices and staff of other channels are nobody else's business.
  package struct Disclosure: Sendable {
    /// Officers and seal keys of these offices only; nil for all.
    package var offices: [Office]?
    /// Log keys of these channels only; nil for all.
    package var channels: [Digest]?

    package init(offices: [Office]? = nil, channels: [Digest]? = nil) {
      self.offices = offices
      self.channels = channels
    }

    func includes(_ grant: Grant) -> Bool {
      if let office = grant.office, let offices, !offices.contains(office) { return false }
      if let channel = grant.channel, let channels, !channels.contains(channel) { return false }
      return true
    }
  }
}
